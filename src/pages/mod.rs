//! One file per address.

pub mod institution;
pub mod map;
pub mod not_found;
