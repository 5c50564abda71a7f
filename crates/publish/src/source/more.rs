//! The tables beside institutions and budgets: clients, contracts, history, outcomes, holidays.

use super::institutions::Institution;
use super::lists::Lists;
use super::table::{Cell, Row, Table};
use crate::check::{amount, code, date, id, name, number, year};
use crate::report::Findings;
use adaldyq_domain::catalogue::{Change, Contract, Stage};
use adaldyq_domain::fault::Arg;
use adaldyq_domain::published::{CalendarDay, DayKind, Outcome};
use std::collections::HashMap;

/// How many an institution, or a district, serves in a year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClientRow {
    pub of: Served,
    pub year: u16,
    pub value: u32,
    pub source: String,
}

/// Positions in the source's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Served {
    Institution(u32),
    District(u32),
}

/// The client counts of a source.
#[derive(Debug, Default)]
pub struct Clients {
    /// Sorted by whom, then by year.
    pub rows: Vec<ClientRow>,
    values: HashMap<(Served, u16), u32>,
}

impl Clients {
    /// How many clients an institution has in a year. One whose kind is counted in residents, and that has no
    /// number of its own, serves its district.
    pub fn get(&self, at: usize, institution: &Institution, lists: &Lists, year: u16) -> Option<u32> {
        let own = self.values.get(&(Served::Institution(at as u32), year));
        let residents = lists.kinds[institution.kind].unit.as_deref() == Some("residents");
        let district = || self.values.get(&(Served::District(institution.district as u32), year));
        own.or_else(|| if residents { district() } else { None }).copied()
    }
}

/// What the cells of a table refer to.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub institutions: &'a [Institution],
    pub lists: &'a Lists,
    pub districts: &'a [super::districts::Outline],
}

impl Known<'_> {
    /// The position of the institution that the cell names.
    fn institution(self, cell: Cell, findings: &mut Findings) -> Option<usize> {
        // They are sorted by id; the search through all of them is for the message.
        match self.institutions.binary_search_by(|institution| institution.id.as_str().cmp(cell.text)) {
            Ok(at) => Some(at),
            // Without the table, whose absence is reported, no id could be known.
            Err(_) if self.institutions.is_empty() => None,
            Err(_) => {
                let ids = self.institutions.iter().map(|institution| institution.id.as_str());
                code::position(cell, code::INSTITUTION, ids, findings)
            }
        }
    }
}

pub fn clients(table: &Table, known: Known, findings: &mut Findings) -> Clients {
    let mut list: Vec<(ClientRow, u32)> =
        table.rows().filter_map(|row| Some((client_count(row, known, findings)?, row.number()))).collect();
    list.sort();
    for pair in list.windows(2) {
        let ((one, first), (other, second)) = (&pair[0], &pair[1]);
        if one.of == other.of && one.year == other.year {
            let spot = crate::report::Spot { row: *second, ..table.heading_spot(0) };
            findings.fault(spot, "source-clients-twice", &[("row", Arg::from(first.to_string()))]);
        }
    }
    let rows: Vec<ClientRow> = list.into_iter().map(|(clients, _)| clients).collect();
    let values = rows.iter().map(|clients| ((clients.of, clients.year), clients.value)).collect();
    Clients { rows, values }
}

fn client_count(row: Row, known: Known, findings: &mut Findings) -> Option<ClientRow> {
    let (institution, district) = (row.get("institution"), row.get("district"));
    let of = match (institution.is_empty(), district.is_empty()) {
        (false, true) => known.institution(institution, findings).map(|at| Served::Institution(at as u32)),
        (true, false) => {
            let ids = known.districts.iter().map(|outline| outline.id.as_str());
            code::position(district, code::DISTRICT, ids, findings).map(|at| Served::District(at as u32))
        }
        _ => {
            findings.fault(row.spot(Some(0)), "source-clients-whose", &[]);
            None
        }
    };
    let year = year::year(row.get("year"), findings);
    let cell = row.get("value");
    let value = if cell.is_empty() {
        cell.fault(findings, "source-empty", &[]);
        None
    } else {
        number::whole(cell, findings)
    };
    let value = value.and_then(|value| {
        let fits = u32::try_from(value).ok();
        if fits.is_none() {
            cell.fault(findings, "source-number-large", &[]);
        }
        fits
    });
    Some(ClientRow {
        of: of?,
        year: year?.number(),
        value: value?,
        source: row.get("source").text.to_owned(),
    })
}

/// Contracts with the positions of their institutions, in the order of the source.
pub fn contracts(table: &Table, known: Known, findings: &mut Findings) -> Vec<(usize, Contract)> {
    let read = |row: Row| {
        let at = known.institution(row.get("institution"), findings);
        let year = year::year(row.get("year"), findings);
        let mut filled = |column: &str| {
            let cell = row.get(column);
            if cell.is_empty() {
                cell.fault(findings, "source-empty", &[]);
            }
            cell.text.to_owned()
        };
        let (number, supplier, subject) = (filled("number"), filled("supplier"), filled("subject"));
        let date = date::date(row.get("date"), findings);
        let amount = amount::amount(row.get("amount"), findings);
        let url = row.get("url").optional().map(str::to_owned);
        Some((at?, Contract { year: year?.number(), number, date, supplier, subject, amount, url }))
    };
    table.rows().filter_map(read).collect()
}

/// Earlier published values with the positions of their institutions, in the order of the source.
pub fn history(table: &Table, known: Known, findings: &mut Findings) -> Vec<(usize, Change)> {
    table.rows().filter_map(|row| change(row, known, findings)).collect()
}

const STAGES: [(&str, Stage); 3] =
    [("approved", Stage::Approved), ("adjusted", Stage::Adjusted), ("executed", Stage::Executed)];

fn change(row: Row, known: Known, findings: &mut Findings) -> Option<(usize, Change)> {
    let at = known.institution(row.get("institution"), findings);
    let year = year::year(row.get("year"), findings);
    let groups = known.lists.groups.iter().map(|group| group.code.as_str());
    let group = code::position(row.get("group"), code::GROUP, groups, findings);
    let item_cell = row.get("item");
    let items = known.lists.items.iter().map(|item| item.code.as_str());
    let item =
        if item_cell.is_empty() { None } else { code::position(item_cell, code::ITEM, items, findings) };
    let stages = STAGES.iter().map(|(code, _)| *code);
    let stage = code::position(row.get("stage"), code::WORD, stages, findings);
    let date = date::date(row.get("date"), findings);
    let old = amount::amount(row.get("old"), findings);
    let new = amount::amount(row.get("new"), findings);
    let reason = name::optional_names(row, "reason", findings).unwrap_or_default();
    let change = Change {
        date,
        year: year?.number(),
        group: known.lists.groups[group?].code.clone(),
        item: item.map(|item| known.lists.items[item].code.clone()),
        stage: STAGES[stage?].1,
        old,
        new,
        reason,
    };
    Some((at?, change))
}

pub fn outcomes(table: &Table, findings: &mut Findings) -> Vec<Outcome> {
    const MEASURES: [&str; 6] =
        ["institutions", "coverage", "appeals", "criminal_cases", "cases_in_court", "electronic_services"];
    let read = |row: Row| {
        for column in ["year", "source"] {
            if row.get(column).is_empty() {
                row.get(column).fault(findings, "source-empty", &[]);
            }
        }
        let measure = code::position(row.get("measure"), code::WORD, MEASURES.iter().copied(), findings);
        let value = number::decimal(row.get("value"), findings);
        let text = |column: &str| row.get(column).optional().map(str::to_owned);
        Some(Outcome {
            year: row.get("year").text.to_owned(),
            measure: MEASURES[measure?].to_owned(),
            value: value?,
            source: row.get("source").text.to_owned(),
            url: text("url"),
            note: text("note"),
        })
    };
    table.rows().filter_map(read).collect()
}

/// Days off and days worked, by date.
pub fn holidays(table: &Table, findings: &mut Findings) -> Vec<CalendarDay> {
    const KINDS: [(&str, DayKind); 3] =
        [("holiday", DayKind::Holiday), ("day_off", DayKind::DayOff), ("working_day", DayKind::WorkingDay)];
    let mut seen = id::Seen::new();
    let read = |row: Row| {
        let date = date::date(row.get("date"), findings);
        id::once(row.get("date"), row.number(), &mut seen, findings);
        let kinds = KINDS.iter().map(|(code, _)| *code);
        let kind = code::position(row.get("kind"), code::WORD, kinds, findings);
        let name = name::names(row, "name", findings);
        Some(CalendarDay { date, kind: KINDS[kind?].1, name })
    };
    let mut days: Vec<CalendarDay> = table.rows().filter_map(read).collect();
    days.sort_by(|one, other| one.date.cmp(&other.date));
    days
}
