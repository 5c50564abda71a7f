//! A budget ten times that of the year before is often a slip of zeros: a warning.

use crate::report::Findings;
use crate::source::budgets::{Budgets, Totals};
use crate::source::institutions::Institution;
use adaldyq_domain::catalogue::Stage;
use adaldyq_domain::fault::Arg;

const TIMES: f64 = 10.0;

/// Warns where an institution's approved sum grew or shrank tenfold in a year.
pub fn check(budgets: &Budgets, totals: &Totals, institutions: &[Institution], findings: &mut Findings) {
    for (index, institution) in institutions.iter().enumerate().filter(|(at, _)| !budgets.is_doubtful(*at)) {
        for years in totals.years.windows(2) {
            let sum = |year| totals.get(year, index, Stage::Approved).filter(|sum| sum.amount() > 0);
            let (Some(before), Some(after)) = (sum(years[0]), sum(years[1])) else { continue };
            let times = after.as_f64() / before.as_f64();
            if years[1] != years[0] + 1 || (times < TIMES && times > 1.0 / TIMES) {
                continue;
            }
            let Some(line) = budgets.first(index as u32, years[1]) else { continue };
            let args = [
                ("institution", Arg::from(institution.id.as_str())),
                ("before", Arg::from(before.amount())),
                ("after", Arg::from(after.amount())),
                ("year", Arg::from(years[1].to_string())),
                ("earlier", Arg::from(years[0].to_string())),
            ];
            findings.warning(budgets.spot(line.row, "approved"), "source-jump", &args);
        }
    }
}
