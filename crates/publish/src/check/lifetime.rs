//! Money belongs to years in which the institution was there.

use crate::report::Findings;
use crate::source::institutions::Institution;
use crate::source::table::Cell;
use adaldyq_domain::fault::Arg;
use adaldyq_domain::year::Year;

/// Reports a closing before the opening.
pub fn order(closed: Cell, opened: Option<Year>, year: Option<Year>, findings: &mut Findings) {
    if let (Some(opened), Some(year)) = (opened, year)
        && year < opened
    {
        closed.fault(findings, "source-closed-early", &[("opened", Arg::from(opened.to_string()))]);
    }
}

/// Reports a year before the opening or after the closing.
pub fn within(cell: Cell, year: Year, institution: &Institution, findings: &mut Findings) {
    let named =
        |year: Year| [("institution", Arg::from(institution.id.as_str())), ("year", year.to_string().into())];
    if let Some(opened) = institution.opened.filter(|opened| year < *opened) {
        cell.fault(findings, "source-before-opened", &named(opened));
    }
    if let Some(closed) = institution.closed.filter(|closed| year > *closed) {
        cell.fault(findings, "source-after-closed", &named(closed));
    }
}
