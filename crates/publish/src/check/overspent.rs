//! More was executed than planned: a warning, since it happens.

use crate::report::Findings;
use crate::source::table::Cell;
use adaldyq_domain::fault::Arg;
use adaldyq_domain::money::Tenge;

/// Warns where a line's executed amount is above the adjusted one, or the approved one where none is known.
pub fn check(
    executed: Cell,
    amount: Option<Tenge>,
    approved: Option<Tenge>,
    adjusted: Option<Tenge>,
    findings: &mut Findings,
) {
    let (code, plan) = match adjusted {
        Some(adjusted) => ("source-above-adjusted", Some(adjusted)),
        None => ("source-above-approved", approved),
    };
    if let (Some(amount), Some(plan)) = (amount, plan)
        && amount > plan
    {
        let plan = ("plan", Arg::from(plan.amount()));
        executed.warning(findings, code, &[("executed", Arg::from(amount.amount())), plan]);
    }
}
