//! The budget lines that complaints are about.

use super::known::{Known, Line, NONE, Row};
use adaldyq_domain::complaint::life::Outcome;
use std::collections::BTreeMap;

/// What is asked about one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questioned {
    pub line: Line,
    /// Tenge at the day of the newest complaint about it.
    pub amount: Option<i64>,
    pub open: u64,
    pub total: u64,
    /// When the first of them was received.
    pub since: i64,
    pub outcomes: BTreeMap<Outcome, u64>,
    /// Replied to once, and open again.
    pub reopened: u64,
    newest: i64,
}

impl Known {
    /// Every line that is asked about, those with open complaints and the largest amounts first.
    pub fn questioned(&self) -> Vec<Questioned> {
        let mut lines: Vec<Option<Questioned>> = vec![None; self.lines.len()];
        for row in self.rows.iter().filter(|row| row.public && row.line != NONE) {
            match &mut lines[row.line as usize] {
                Some(questioned) => questioned.add(row),
                place => *place = Some(Questioned::of(self.lines[row.line as usize].clone(), row)),
            }
        }
        let mut lines: Vec<Questioned> = lines.into_iter().flatten().collect();
        lines.sort_by_key(|one| (one.open == 0, -one.amount.unwrap_or(0), one.since));
        lines
    }
}

impl Questioned {
    fn of(line: Line, row: &Row) -> Self {
        let (amount, since, newest) = (row.questioned, row.received, row.received);
        let outcomes = BTreeMap::new();
        let mut one = Self { line, amount, open: 0, total: 0, since, outcomes, reopened: 0, newest };
        one.add(row);
        one
    }

    fn add(&mut self, row: &Row) {
        self.total += 1;
        self.open += u64::from(row.status.is_open());
        self.reopened += u64::from(row.status.is_open() && row.reopened > 0);
        self.since = self.since.min(row.received);
        if let Some(outcome) = row.outcome {
            *self.outcomes.entry(outcome).or_default() += 1;
        }
        if row.received >= self.newest && row.questioned.is_some() {
            (self.newest, self.amount) = (row.received, row.questioned);
        }
    }
}
