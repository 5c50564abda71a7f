//! A source folder, read into what is published.
//!
//! Cells keep their file, row and column until the rules of [`crate::check`] have seen them.

pub mod basemap;
pub mod budgets;
pub mod city;
pub mod csv_table;
pub mod districts;
pub mod encoding;
pub mod folder;
pub mod geojson;
pub mod institutions;
pub mod keys;
pub mod lists;
pub mod mapping;
pub mod more;
pub mod table;
pub mod texts;
pub mod workbook;

use crate::check::jump;
use crate::report::Findings;
use adaldyq_domain::catalogue::{Change, Contract};
use adaldyq_domain::published::{CalendarDay, Outcome};
use budgets::{Budgets, Totals};
use city::City;
use districts::Outlines;
use folder::Folder;
use institutions::Institution;
use lists::Lists;
use more::{Clients, Known};
use std::path::Path;

/// Everything a source says. It may be published only where no fault was found.
pub struct Source {
    pub city: City,
    pub outlines: Outlines,
    pub basemap: Option<basemap::Basemap>,
    pub lists: Lists,
    pub institutions: Vec<Institution>,
    pub budgets: Budgets,
    pub totals: Totals,
    pub clients: Clients,
    pub contracts: Vec<(usize, Contract)>,
    pub history: Vec<(usize, Change)>,
    pub outcomes: Vec<Outcome>,
    pub holidays: Vec<CalendarDay>,
    pub texts: texts::Texts,
}

/// The part of a source that budgets refer to.
pub struct Frame {
    pub city: Option<City>,
    pub outlines: Outlines,
    pub lists: Lists,
    pub institutions: Vec<Institution>,
    pub clients: Clients,
}

impl Frame {
    /// Reads all that does not need budgets; what is missing or wrong is reported.
    pub fn read(folder: &mut Folder, findings: &mut Findings) -> Self {
        let city = folder.text("city.toml", true, findings);
        let city = city.and_then(|text| city::read("city.toml", &text, findings));
        let outlines = folder.text("districts.geojson", true, findings);
        let outlines = outlines
            .and_then(|text| geojson::Collection::read("districts.geojson", &text, findings))
            .map(|collection| Outlines::read(&collection, findings))
            .unwrap_or_default();
        let mut optional = |layout| folder.table(layout, findings);
        let (kinds, groups, items) =
            (optional(&mapping::KINDS), optional(&mapping::GROUPS), optional(&mapping::ITEMS));
        let lists = Lists::read(kinds.as_ref(), groups.as_ref(), items.as_ref(), findings);
        let institutions = folder
            .table(&mapping::INSTITUTIONS, findings)
            .map(|table| institutions::read(&table, &lists, &outlines, findings))
            .unwrap_or_default();
        let known = Known { institutions: &institutions, lists: &lists, districts: &outlines.list };
        let clients = folder
            .table(&mapping::CLIENTS, findings)
            .map(|table| more::clients(&table, known, findings))
            .unwrap_or_default();
        Self { city, outlines, lists, institutions, clients }
    }
}

/// Reads and checks a whole source; nothing where so much is missing that it cannot be one.
pub fn read(path: &Path, findings: &mut Findings) -> Option<Source> {
    let mut folder = Folder::open(path, findings)?;
    let frame = Frame::read(&mut folder, findings);
    let Frame { city, outlines, lists, institutions, clients } = frame;
    let known = Known { institutions: &institutions, lists: &lists, districts: &outlines.list };
    let budgets = folder
        .table(&mapping::BUDGETS, findings)
        .map(|table| Budgets::read(&table, &institutions, &lists, findings))
        .unwrap_or_default();
    let totals = Totals::of(budgets.lines.iter(), institutions.len());
    jump::check(&budgets, &totals, &institutions, findings);
    let contracts = folder.table(&mapping::CONTRACTS, findings);
    let contracts = contracts.map(|table| more::contracts(&table, known, findings)).unwrap_or_default();
    let history = folder.table(&mapping::HISTORY, findings);
    let history = history.map(|table| more::history(&table, known, findings)).unwrap_or_default();
    let outcomes = folder.table(&mapping::OUTCOMES, findings);
    let outcomes = outcomes.map(|table| more::outcomes(&table, findings)).unwrap_or_default();
    let holidays = folder.table(&mapping::HOLIDAYS, findings);
    let holidays = holidays.map(|table| more::holidays(&table, findings)).unwrap_or_default();
    let texts = texts::Texts::read(&mut folder, findings);
    let basemap = read_basemap(&folder, findings);
    folder.rest(findings);
    Some(Source {
        city: city?,
        outlines,
        basemap,
        lists,
        institutions,
        budgets,
        totals,
        clients,
        contracts,
        history,
        outcomes,
        holidays,
        texts,
    })
}

fn read_basemap(folder: &Folder, findings: &mut Findings) -> Option<basemap::Basemap> {
    const FILE: &str = "basemap.geojson";
    let text = folder.text(FILE, false, findings)?;
    let collection = geojson::Collection::read(FILE, &text, findings)?;
    Some(basemap::Basemap::read(&collection, findings))
}
