//! A year is four digits, from 1991 to 2100.

use crate::report::Findings;
use crate::source::table::Cell;
use adaldyq_domain::year::Year;

pub fn year(cell: Cell, findings: &mut Findings) -> Option<Year> {
    let year = Some(cell.text).filter(|text| text.len() == 4).and_then(|text| Year::parse(text).ok());
    if year.is_none() {
        cell.fault(findings, if cell.is_empty() { "source-empty" } else { "source-year" }, &[]);
    }
    year
}

/// The year of a cell that holds a year or a whole date, or nothing.
pub fn year_or_date(cell: Cell, findings: &mut Findings) -> Option<Year> {
    if cell.is_empty() {
        return None;
    }
    let text = cell.text.get(..4).filter(|_| super::date::is_date(cell.text)).unwrap_or(cell.text);
    let year = Some(text).filter(|text| text.len() == 4).and_then(|text| Year::parse(text).ok());
    if year.is_none() {
        cell.fault(findings, "source-year", &[]);
    }
    year
}
