//! What a release holds: one file here per kind of output.
//!
//! Architecture invariant: the same source gives the same bytes. Nothing here reads a clock, a disk or a
//! hash map's order.

pub mod basics;
pub mod datapackage;
pub mod districts;
pub mod groups;
pub mod index;
pub mod institutions;
pub mod tables;
pub mod years;

use crate::source::Source;
use serde::Serialize;

/// Takes the files of a release one after the other: path inside the release, bytes.
pub type Sink<'a> = dyn FnMut(&str, Vec<u8>) + 'a;

/// Above so many institutions only what the first picture needs stays in the index.
const SMALL: usize = 5000;

/// What stays in the index, and what becomes a file of its own.
#[derive(Clone, Copy)]
pub struct Placement {
    pub large: bool,
    /// The oldest year whose amounts and clients are in the index.
    pub oldest_inside: u16,
}

impl Placement {
    pub fn of(source: &Source) -> Self {
        let large = source.institutions.len() > SMALL;
        let years = &source.totals.years;
        let inside = if large { 1 } else { 2 };
        let oldest_inside = years.get(years.len().saturating_sub(inside)).copied().unwrap_or(0);
        Self { large, oldest_inside }
    }

    pub fn is_inside(self, year: u16) -> bool {
        year >= self.oldest_inside
    }
}

/// Gives every file of the release to `sink`, always in the same order.
pub fn outputs(source: &Source, placement: Placement, sink: &mut Sink) {
    basics::write(source, sink);
    districts::write(source, sink);
    years::write(source, placement, sink);
    index::write_columns(source, placement, sink);
    groups::write(source, sink);
    tables::write(source, sink);
    institutions::write(source, sink);
}

/// Compact JSON.
pub fn json<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("published types have text keys and finite numbers")
}

/// The address of a file of a release.
pub fn address(release: &str, path: &str) -> String {
    format!("/data/r/{release}/{path}")
}
