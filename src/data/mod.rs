//! What is fetched: the catalogue, and the parts of it that come when they are first needed.

pub mod catalogue;
pub mod complaints;
pub mod entries;
pub mod fetch;
mod read;
pub mod store;

pub use catalogue::Catalogue;
pub use store::{Data, Loading};
