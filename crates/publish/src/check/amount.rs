//! An amount is whole tenge from 0, or empty: not published.

use super::number::whole;
use crate::report::Findings;
use crate::source::table::Cell;
use adaldyq_domain::money::Tenge;

/// The amount; nothing where none is published, or where a fault was reported.
pub fn amount(cell: Cell, findings: &mut Findings) -> Option<Tenge> {
    if cell.is_empty() {
        return None;
    }
    let number = whole(cell, findings)?;
    let tenge = i64::try_from(number).ok().and_then(|number| Tenge::new(number).ok());
    if tenge.is_none() {
        cell.fault(findings, "source-number-large", &[]);
    }
    tenge
}
