//! The tables again, as CSV for people and their programs.

use super::Sink;
use crate::source::Source;
use crate::source::institutions::Institution;
use crate::source::mapping::{self, Layout};
use crate::source::more::Served;
use adaldyq_domain::catalogue::{Change, Stage};
use adaldyq_domain::money::Tenge;
use adaldyq_domain::published::DayKind;
use adaldyq_domain::year::Year;
use csv::Writer;

/// The column that marks amounts which are no real ones.
pub const DEMONSTRATION: &str = "demonstration";

/// Tables whose rows are amounts of institutions, which a demonstration makes up.
const MADE_UP: [&str; 4] = ["budgets", "clients", "contracts", "history"];

/// Whether the rows of a table are marked.
pub fn is_marked(source: &Source, table: &str) -> bool {
    source.city.demonstration && MADE_UP.contains(&table)
}

pub fn write(source: &Source, sink: &mut Sink) {
    let mut out = |layout: &Layout, rows: &mut dyn FnMut(&mut Rows)| {
        let mut table = Rows::new(layout, is_marked(source, layout.name));
        rows(&mut table);
        sink(&format!("{}.csv", layout.name), table.bytes());
    };
    out(&mapping::INSTITUTIONS, &mut |rows| institutions(source, rows));
    out(&mapping::BUDGETS, &mut |rows| budgets(source, rows));
    out(&mapping::KINDS, &mut |rows| kinds(source, rows));
    for (layout, list) in [(&mapping::GROUPS, &source.lists.groups), (&mapping::ITEMS, &source.lists.items)] {
        out(layout, &mut |rows| {
            for code in list {
                rows.push([&code.code, &code.name.kk, &code.name.ru, &code.name.en]);
            }
        });
    }
    if !source.clients.rows.is_empty() {
        out(&mapping::CLIENTS, &mut |rows| clients(source, rows));
    }
    for (layout, table) in &source.texts.tables {
        out(layout, &mut |rows| {
            for row in table.rows() {
                rows.push(layout.columns().map(|column| row.get(column).text));
            }
        });
    }
    of_institutions(source, &mut out);
    of_the_city(source, &mut out);
}

/// The rows of one table, written as they come.
struct Rows {
    writer: Writer<Vec<u8>>,
    marked: bool,
}

impl Rows {
    fn new(layout: &Layout, marked: bool) -> Self {
        let mut writer = Writer::from_writer(Vec::new());
        let columns = layout.columns().chain(marked.then_some(DEMONSTRATION));
        write_row(&mut writer, columns);
        Self { writer, marked }
    }

    fn push<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        let cells: Vec<T> = cells.into_iter().collect();
        let mark = self.marked.then_some("1");
        write_row(&mut self.writer, cells.iter().map(AsRef::as_ref).chain(mark));
    }

    fn bytes(self) -> Vec<u8> {
        self.writer.into_inner().expect("memory can be written")
    }
}

fn write_row<'a>(writer: &mut Writer<Vec<u8>>, cells: impl Iterator<Item = &'a str>) {
    writer.write_record(cells).expect("memory can be written, and all rows are as long");
}

fn institutions(source: &Source, rows: &mut Rows) {
    for institution in &source.institutions {
        rows.push(institution_cells(source, institution));
    }
}

fn institution_cells(source: &Source, institution: &Institution) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let address = institution.address.clone().unwrap_or_default();
    let year = |year: Option<Year>| year.map(|year| year.to_string()).unwrap_or_default();
    vec![
        institution.id.clone(),
        institution.name.kk.clone(),
        institution.name.ru.clone(),
        institution.name.en.clone(),
        source.lists.kinds[institution.kind].id.clone(),
        source.outlines.list[institution.district].id.clone(),
        institution.at.lat.to_string(),
        institution.at.lon.to_string(),
        institution.place.code().to_owned(),
        u8::from(institution.invented).to_string(),
        text(&institution.parent),
        address.kk,
        address.ru,
        address.en,
        text(&institution.head),
        text(&institution.phone),
        text(&institution.site),
        year(institution.opened),
        year(institution.closed),
    ]
}

fn amount(amount: Option<Tenge>) -> String {
    amount.map(|tenge| tenge.amount().to_string()).unwrap_or_default()
}

fn budgets(source: &Source, rows: &mut Rows) {
    for line in &source.budgets.lines {
        rows.push([
            source.institutions[line.institution as usize].id.as_str(),
            &line.year.to_string(),
            &source.lists.groups[usize::from(line.group)].code,
            line.item.map_or("", |item| &source.lists.items[usize::from(item)].code),
            &amount(line.approved),
            &amount(line.adjusted),
            &amount(line.executed),
        ]);
    }
}

fn kinds(source: &Source, rows: &mut Rows) {
    for kind in &source.lists.kinds {
        let unit = kind.unit.as_deref().unwrap_or_default();
        rows.push([kind.id.as_str(), &kind.name.kk, &kind.name.ru, &kind.name.en, unit]);
    }
}

fn clients(source: &Source, rows: &mut Rows) {
    for clients in &source.clients.rows {
        let (institution, district) = match clients.of {
            Served::Institution(at) => (source.institutions[at as usize].id.as_str(), ""),
            Served::District(at) => ("", source.outlines.list[at as usize].id.as_str()),
        };
        let (year, value) = (clients.year.to_string(), clients.value.to_string());
        rows.push([year.as_str(), &value, &clients.source, institution, district]);
    }
}

type Out<'a> = dyn FnMut(&Layout, &mut dyn FnMut(&mut Rows)) + 'a;

fn of_institutions(source: &Source, out: &mut Out) {
    let id = |at: usize| source.institutions[at].id.as_str();
    if !source.contracts.is_empty() {
        out(&mapping::CONTRACTS, &mut |rows| {
            for (at, contract) in &source.contracts {
                let (year, amount) = (contract.year.to_string(), amount(contract.amount));
                let url = contract.url.as_deref().unwrap_or_default();
                let (number, date) = (contract.number.as_str(), contract.date.as_str());
                rows.push([
                    id(*at),
                    &year,
                    number,
                    date,
                    &contract.supplier,
                    &contract.subject,
                    &amount,
                    url,
                ]);
            }
        });
    }
    if !source.history.is_empty() {
        out(&mapping::HISTORY, &mut |rows| {
            source.history.iter().for_each(|(at, change)| rows.push(history(id(*at), change)))
        });
    }
}

fn of_the_city(source: &Source, out: &mut Out) {
    if !source.outcomes.is_empty() {
        out(&mapping::OUTCOMES, &mut |rows| {
            for outcome in &source.outcomes {
                let optional = |text: &Option<String>| text.clone().unwrap_or_default();
                let value = outcome.value.to_string();
                let (url, note) = (optional(&outcome.url), optional(&outcome.note));
                rows.push([outcome.year.as_str(), &outcome.measure, &value, &outcome.source, &url, &note]);
            }
        });
    }
    if !source.holidays.is_empty() {
        out(&mapping::HOLIDAYS, &mut |rows| {
            for day in &source.holidays {
                rows.push([day.date.as_str(), day_kind(day.kind), &day.name.kk, &day.name.ru, &day.name.en]);
            }
        });
    }
}

fn history(institution: &str, change: &Change) -> Vec<String> {
    vec![
        change.date.clone(),
        institution.to_owned(),
        change.year.to_string(),
        change.group.clone(),
        change.item.clone().unwrap_or_default(),
        stage_code(change.stage).to_owned(),
        amount(change.old),
        amount(change.new),
        change.reason.kk.clone(),
        change.reason.ru.clone(),
        change.reason.en.clone(),
    ]
}

pub fn stage_code(stage: Stage) -> &'static str {
    match stage {
        Stage::Approved => "approved",
        Stage::Adjusted => "adjusted",
        Stage::Executed => "executed",
    }
}

fn day_kind(kind: DayKind) -> &'static str {
    match kind {
        DayKind::Holiday => "holiday",
        DayKind::DayOff => "day_off",
        DayKind::WorkingDay => "working_day",
    }
}
