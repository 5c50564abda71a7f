//! An id fits an address and a file name, and is used once.

use crate::report::Findings;
use crate::source::table::Cell;
use adaldyq_domain::fault::Arg;
use adaldyq_domain::id::InstitutionId;
use std::collections::HashMap;

/// Rows by id, to tell which came first.
pub type Seen = HashMap<String, u32>;

/// The institution's id; a fault where it cannot be one, or was used above.
pub fn id(cell: Cell, row: u32, seen: &mut Seen, findings: &mut Findings) -> Option<InstitutionId> {
    if cell.is_empty() {
        cell.fault(findings, "source-empty", &[]);
        return None;
    }
    let Ok(id) = InstitutionId::new(cell.text) else {
        cell.fault(findings, "source-id", &[]);
        return None;
    };
    once(cell, row, seen, findings).then_some(id)
}

/// Whether the cell's text was not used above; a fault where it was.
pub fn once(cell: Cell, row: u32, seen: &mut Seen, findings: &mut Findings) -> bool {
    match seen.get(cell.text) {
        Some(first) => {
            cell.fault(findings, "source-id-twice", &[("row", Arg::from(first.to_string()))]);
            false
        }
        None => seen.insert(cell.text.to_owned(), row).is_none(),
    }
}
