//! A date is written as 2026-11-24.

use crate::report::Findings;
use crate::source::table::Cell;
use jiff::civil::Date;

pub fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<Date>().is_ok()
}

/// The date as it is written, in ISO 8601.
pub fn date(cell: Cell, findings: &mut Findings) -> String {
    if !is_date(cell.text) {
        cell.fault(findings, if cell.is_empty() { "source-empty" } else { "source-date" }, &[]);
    }
    cell.text.to_owned()
}
