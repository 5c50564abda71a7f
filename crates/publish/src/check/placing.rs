//! `place` says how well a position is known.

use super::code::{WORD, position};
use crate::report::Findings;
use crate::source::table::Cell;
use adaldyq_domain::place::Placing;

pub fn placing(cell: Cell, findings: &mut Findings) -> Option<Placing> {
    let known = Placing::ALL.iter().map(|placing| placing.code());
    position(cell, WORD, known, findings).map(|found| Placing::ALL[found])
}
