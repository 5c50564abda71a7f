//! The amounts of a year as columns.

use super::{Placement, Sink, json};
use crate::source::Source;
use crate::source::budgets::Totals;
use adaldyq_domain::catalogue::{Amounts, Column, Stage};
use adaldyq_domain::money::Tenge;

/// Where a year's amounts lie in the release.
pub fn path(year: u16) -> String {
    format!("years/{year}.json")
}

/// Where a year's clients lie, where they are not in the index.
pub fn clients_path(year: u16) -> String {
    format!("clients/{year}.json")
}

pub fn write(source: &Source, placement: Placement, sink: &mut Sink) {
    for year in &source.totals.years {
        sink(&path(*year), json(&amounts(&source.totals, *year, source.institutions.len())));
        if !placement.is_inside(*year)
            && let Some(clients) = clients(source, *year)
        {
            sink(&clients_path(*year), json(&clients));
        }
    }
}

/// A year's sums over groups and items.
pub fn amounts(totals: &Totals, year: u16, institutions: usize) -> Amounts {
    columns(institutions, |at, stage| totals.get(year, at, stage))
}

/// One stage of a year.
pub fn stage(source: &Source, year: u16, stage: Stage) -> Vec<Option<Tenge>> {
    (0..source.institutions.len()).map(|at| source.totals.get(year, at, stage)).collect()
}

/// The three columns of what `amount` gives for each institution and stage.
pub fn columns(institutions: usize, amount: impl Fn(usize, Stage) -> Option<Tenge>) -> Amounts {
    let column = |stage: Stage| Column::Here((0..institutions).map(|at| amount(at, stage)).collect());
    Amounts {
        approved: column(Stage::Approved),
        adjusted: column(Stage::Adjusted),
        executed: column(Stage::Executed),
    }
}

/// A year's clients of each institution; nothing where none is known.
pub fn clients(source: &Source, year: u16) -> Option<Vec<Option<u32>>> {
    let count = |(at, institution)| source.clients.get(at, institution, &source.lists, year);
    let column: Vec<Option<u32>> = source.institutions.iter().enumerate().map(count).collect();
    column.iter().any(Option::is_some).then_some(column)
}
