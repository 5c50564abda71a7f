//! The amounts of one functional group as columns.

use super::{Sink, json, years};
use crate::source::Source;
use crate::source::budgets::{Line, Totals};
use adaldyq_domain::catalogue::{GroupFile, Stage};
use adaldyq_domain::money::Tenge;

pub fn write(source: &Source, sink: &mut Sink) {
    for group in used(source) {
        let code = &source.lists.groups[group].code;
        sink(&format!("groups/{code}.json"), json(&file(source, group)));
    }
}

fn file(source: &Source, group: usize) -> GroupFile {
    let count = source.institutions.len();
    let lines = source.budgets.lines.iter().filter(|line| usize::from(line.group) == group);
    let totals = Totals::of(lines.clone(), count);
    let mut has_money = vec![false; count];
    for line in lines.filter(|line| money(line)) {
        has_money[line.institution as usize] = true;
    }
    let amount = |year: u16, at: usize, stage: Stage| {
        if totals.has(year, at) || !has_money[at] {
            return totals.get(year, at, stage);
        }
        // The year was published, and this group got nothing of it.
        source.totals.get(year, at, stage).map(|_| Tenge::ZERO)
    };
    let budgets = source.totals.years.iter();
    let budgets =
        budgets.map(|year| (year.to_string(), years::columns(count, |at, stage| amount(*year, at, stage))));
    GroupFile { group: source.lists.groups[group].code.clone(), budgets: budgets.collect() }
}

/// Positions of the groups that have money anywhere, by code.
pub fn used(source: &Source) -> Vec<usize> {
    let mut has_money = vec![false; source.lists.groups.len()];
    for line in source.budgets.lines.iter().filter(|line| money(line)) {
        has_money[usize::from(line.group)] = true;
    }
    let mut used: Vec<usize> = (0..has_money.len()).filter(|group| has_money[*group]).collect();
    used.sort_by_key(|group| &source.lists.groups[*group].code);
    used
}

/// Whether a line has any amount that is not zero.
pub fn money(line: &Line) -> bool {
    [line.approved, line.adjusted, line.executed].into_iter().flatten().any(|amount| amount > Tenge::ZERO)
}
