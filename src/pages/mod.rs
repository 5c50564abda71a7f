//! One file per address.

pub mod map;
pub mod not_found;
