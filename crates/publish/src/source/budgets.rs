//! The budget lines of a source, and their sums.

use super::institutions::Institution;
use super::lists::Lists;
use super::table::{Row, Table};
use crate::check::{amount, code, lifetime, overspent, twice, year};
use crate::report::{Findings, Spot};
use adaldyq_domain::catalogue::{Figures, Stage};
use adaldyq_domain::money::Tenge;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// One row of `budgets`; positions in the source's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    pub institution: u32,
    pub year: u16,
    pub group: u16,
    /// Nothing where the line is the whole group.
    pub item: Option<u16>,
    pub row: u32,
    pub approved: Option<Tenge>,
    pub adjusted: Option<Tenge>,
    pub executed: Option<Tenge>,
}

impl Line {
    pub fn figures(&self) -> Figures {
        Figures { approved: self.approved, adjusted: self.adjusted, executed: self.executed }
    }
}

/// All lines, sorted by institution, year, group and item.
#[derive(Debug, Default)]
pub struct Budgets {
    pub lines: Vec<Line>,
    /// Institutions with rows that were left out for a fault: their sums say nothing.
    doubtful: HashSet<u32>,
    file: Arc<str>,
    heading: Vec<String>,
}

const COLUMNS: [&str; 7] = ["institution", "year", "group", "item", "approved", "adjusted", "executed"];

impl Budgets {
    pub fn read(table: &Table, institutions: &[Institution], lists: &Lists, findings: &mut Findings) -> Self {
        let columns = table.columns(COLUMNS);
        let positions: HashMap<&str, usize> =
            institutions.iter().enumerate().map(|(at, institution)| (institution.id.as_str(), at)).collect();
        let mut lines = Vec::new();
        let mut doubtful = HashSet::new();
        for row in table.rows() {
            let faults = findings.count_so_far();
            lines.extend(line(row, columns, institutions, &positions, lists, findings));
            if findings.count_so_far() > faults {
                doubtful.extend(positions.get(row.at(columns[0]).text).map(|at| *at as u32));
            }
        }
        lines.sort_unstable();
        let budgets = Self { lines, doubtful, file: table.file.clone(), heading: table.heading().to_vec() };
        twice::check(&budgets, findings);
        budgets
    }

    pub fn is_doubtful(&self, institution: usize) -> bool {
        self.doubtful.contains(&(institution as u32))
    }

    pub fn spot(&self, row: u32, column: &str) -> Spot {
        let column = self.heading.iter().position(|name| name == column).unwrap_or(0) as u32 + 1;
        Spot { file: self.file.clone(), row, column }
    }

    /// The lines of one institution.
    pub fn of(&self, institution: u32) -> &[Line] {
        let start = self.lines.partition_point(|line| line.institution < institution);
        let end = self.lines.partition_point(|line| line.institution <= institution);
        &self.lines[start..end]
    }

    /// The line of an institution's year that stands first in the file.
    pub fn first(&self, institution: u32, year: u16) -> Option<&Line> {
        self.of(institution).iter().filter(|line| line.year == year).min_by_key(|line| line.row)
    }
}

fn line(
    row: Row,
    columns: [Option<usize>; 7],
    institutions: &[Institution],
    positions: &HashMap<&str, usize>,
    lists: &Lists,
    findings: &mut Findings,
) -> Option<Line> {
    let [institution, year, group, item, approved, adjusted, executed] = columns.map(|column| row.at(column));
    let at = positions.get(institution.text).copied();
    if at.is_none() {
        // Without the table, whose absence is reported, no id could be known.
        let ids = institutions.iter().map(|institution| institution.id.as_str());
        if institution.is_empty() {
            institution.fault(findings, "source-empty", &[]);
        } else if !institutions.is_empty() {
            code::unknown(institution, code::INSTITUTION, ids, findings);
        }
    }
    let in_year = year::year(year, findings);
    if let (Some(at), Some(in_year)) = (at, in_year) {
        lifetime::within(year, in_year, &institutions[at], findings);
    }
    let codes = lists.groups.iter().map(|group| group.code.as_str());
    let group = code::position(group, code::GROUP, codes, findings);
    let codes = lists.items.iter().map(|item| item.code.as_str());
    let item_at = if item.is_empty() { None } else { code::position(item, code::ITEM, codes, findings) };
    let [a, b, c] = [approved, adjusted, executed].map(|cell| amount::amount(cell, findings));
    overspent::check([adjusted, executed], a, b, c, findings);
    Some(Line {
        institution: at? as u32,
        year: in_year?.number(),
        group: group? as u16,
        item: item_at.map(|item| item as u16),
        row: row.number(),
        approved: a,
        adjusted: b,
        executed: c,
    })
}

/// The sums over groups and items, by year, stage and institution. Nothing where a part was not published.
#[derive(Debug, Default)]
pub struct Totals {
    /// Ascending.
    pub years: Vec<u16>,
    sums: HashMap<u16, Vec<Option<Figures>>>,
}

impl Totals {
    pub fn of<'a>(lines: impl Iterator<Item = &'a Line> + Clone, institutions: usize) -> Self {
        let years: BTreeSet<u16> = lines.clone().map(|line| line.year).collect();
        let mut sums: HashMap<u16, Vec<Option<Figures>>> =
            years.iter().map(|year| (*year, vec![None; institutions])).collect();
        for line in lines {
            let Some(column) = sums.get_mut(&line.year) else { continue };
            let sum = &mut column[line.institution as usize];
            *sum = Some(sum.map_or(line.figures(), |sum| add(sum, line.figures())));
        }
        Self { years: years.into_iter().collect(), sums }
    }

    /// Whether there is any line for that year.
    pub fn has(&self, year: u16, institution: usize) -> bool {
        self.figures(year, institution).is_some()
    }

    fn figures(&self, year: u16, institution: usize) -> Option<Figures> {
        *self.sums.get(&year)?.get(institution)?
    }

    pub fn get(&self, year: u16, institution: usize, stage: Stage) -> Option<Tenge> {
        let figures = self.figures(year, institution)?;
        match stage {
            Stage::Approved => figures.approved,
            Stage::Adjusted => figures.adjusted,
            Stage::Executed => figures.executed,
        }
    }
}

/// The sum of two figures; what one of them lacks, the sum lacks.
pub fn add(one: Figures, other: Figures) -> Figures {
    let sum = |one: Option<Tenge>, other: Option<Tenge>| one?.checked_add(other?);
    Figures {
        approved: sum(one.approved, other.approved),
        adjusted: sum(one.adjusted, other.adjusted),
        executed: sum(one.executed, other.executed),
    }
}
