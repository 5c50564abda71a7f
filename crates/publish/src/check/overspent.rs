//! More was executed than planned: a warning, since it happens.

use crate::report::Findings;
use crate::source::table::Cell;
use adaldyq_domain::fault::Arg;
use adaldyq_domain::money::Tenge;

/// Warns where a line's executed amount is above the adjusted one, or the approved one where none is given.
pub fn check(
    [adjusted_cell, executed_cell]: [Cell; 2],
    approved: Option<Tenge>,
    adjusted: Option<Tenge>,
    executed: Option<Tenge>,
    findings: &mut Findings,
) {
    let (code, plan) = match adjusted {
        Some(adjusted) => ("source-above-adjusted", Some(adjusted)),
        None => ("source-above-approved", approved.filter(|_| adjusted_cell.is_empty())),
    };
    if let (Some(executed), Some(plan)) = (executed, plan)
        && executed > plan
    {
        let plan = ("plan", Arg::from(plan.amount()));
        executed_cell.warning(findings, code, &[("executed", Arg::from(executed.amount())), plan]);
    }
}
