//! A budget line is there once.

use crate::report::Findings;
use crate::source::budgets::{Budgets, Line};
use adaldyq_domain::fault::Arg;

/// Reports lines of the same institution, year, group and item, and groups that are given both as a whole
/// and by items, which would count twice. `lines` are sorted by those, then by row.
pub fn check(budgets: &Budgets, findings: &mut Findings) {
    for pair in budgets.lines.windows(2) {
        let (first, second) = (&pair[0], &pair[1]);
        if key(first) != key(second) {
            continue;
        }
        if first.item == second.item {
            let row = ("row", Arg::from(first.row.to_string()));
            findings.fault(budgets.spot(second.row, "item"), "source-line-twice", &[row]);
        } else if first.item.is_none() {
            let row = ("row", Arg::from(second.row.to_string()));
            findings.fault(budgets.spot(first.row, "item"), "source-line-whole", &[row]);
        }
    }
}

fn key(line: &Line) -> (u32, u16, u16) {
    (line.institution, line.year, line.group)
}
