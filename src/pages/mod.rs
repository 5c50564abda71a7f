//! One file per address.

pub mod complaint;
pub mod complaint_new;
pub mod complaints;
pub mod institution;
pub mod institutions;
pub mod map;
pub mod not_found;
pub mod outcomes;
