//! The terms of the rules are those that days are counted by: another number would print a term that no clock keeps.

use crate::report::Findings;
use crate::source::table::Cell;
use adaldyq_domain::complaint::life::{HIDING_TERM, OBJECTION_TERM, REDIRECT_TERM, REOPEN_DAYS};
use adaldyq_domain::complaint::working_days::TERM;
use adaldyq_domain::fault::Arg;

const COUNTED: [(&str, u32); 7] = [
    ("term", TERM),
    ("promise", TERM),
    ("redirect", REDIRECT_TERM),
    ("hearing", OBJECTION_TERM),
    ("objection-window", OBJECTION_TERM),
    ("moderation", HIDING_TERM),
    ("reopening", REOPEN_DAYS),
];

pub fn counted(id: Cell, value: Cell, findings: &mut Findings) {
    let Some((_, days)) = COUNTED.iter().find(|(rule, _)| *rule == id.text) else { return };
    if value.text.parse() != Ok(*days) {
        value.fault(findings, "source-counted-term", &[("days", Arg::from(i64::from(*days)))]);
    }
}
