//! One file per address.

pub mod about;
pub mod embed;
pub mod institution;
pub mod institutions;
pub mod map;
pub mod not_found;
pub mod outcomes;
