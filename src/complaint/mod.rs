//! Complaints in the page: the form and its draft, sending, the receipt, one complaint, and lists of them.

mod list;
mod sending;

pub use list::institution_complaints;

use crate::words::t;

/// The words for a code of the domain's: `topic-roads`, `status-received`, `hidden-personal-data`.
fn named(kind: &str, code: &str) -> String {
    t(&format!("{kind}-{}", code.replace('_', "-")))
}
