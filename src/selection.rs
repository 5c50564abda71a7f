//! What is shown: the catalogue seen through the view, as memos that the parts share.

use crate::data::{Catalogue, Data, Loading};
use crate::view::ViewState;
use adaldyq_domain::catalogue::{Amounts, Figures};
use adaldyq_domain::lang::Lang;
use adaldyq_domain::measure::Measure;
use adaldyq_domain::search::SearchIndex;
use adaldyq_domain::selection::{Columns, Filters, Paint, Selection, Total, figures};
use adaldyq_domain::view::ClassPick;
use adaldyq_domain::year::Year;
use leptos::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;

/// The part of the view that decides what is shown and how it is coloured.
#[derive(Clone, PartialEq)]
struct Choice {
    year: Option<Year>,
    measure: Measure,
    group: Option<String>,
    kinds: Vec<String>,
    districts: Vec<String>,
    classes: Vec<ClassPick>,
}

/// A selection with what it was made from.
pub struct Shown {
    pub catalogue: Arc<Catalogue>,
    pub year: Year,
    pub measure: Measure,
    pub group: Option<String>,
    pub amounts: Arc<Amounts>,
    pub clients: Arc<Vec<Option<u32>>>,
    pub selection: Selection,
    /// The unit that all institutions of the selection count their clients in.
    pub unit: Option<String>,
    /// Parameters whose values the catalogue does not know.
    pub unknown: Vec<&'static str>,
}

impl Shown {
    pub fn figures(&self, row: u32) -> Figures {
        figures(&self.amounts, row as usize)
    }

    /// The chosen measure of an institution, also of one that the filters leave out.
    pub fn value(&self, row: u32) -> Option<f64> {
        if self.selection.paint.get(row as usize) != Some(&Paint::Outside) {
            return self.selection.values.get(row as usize).copied().flatten();
        }
        let clients = self.clients.get(row as usize).copied().flatten();
        self.measure.value(&self.figures(row), clients)
    }

    /// "Per client" compares only what counts the same unit.
    pub fn asks_for_kind(&self) -> bool {
        self.measure == Measure::PerClient && self.unit.is_none()
    }

    pub fn total(&self, rows: &[u32]) -> Total {
        self.selection.total(rows, &self.amounts, self.measure)
    }

    pub fn year_is_over(&self) -> bool {
        self.catalogue.is_over(self.year)
    }
}

#[derive(Clone, Copy)]
pub struct Showing {
    pub shown: Memo<Loading<Shown>>,
    /// Rows that pass the filters and the search: by rank where there is a search, else by value.
    pub listed: Memo<Arc<Vec<u32>>>,
}

impl Showing {
    /// Call once.
    pub fn open(data: Data, state: ViewState) -> Self {
        let choice = Memo::new(move |_| {
            state.with(|view| Choice {
                year: view.year,
                measure: view.measure,
                group: view.group.clone(),
                kinds: view.kinds.clone(),
                districts: view.districts.clone(),
                classes: view.classes.clone(),
            })
        });
        let shown = Memo::new(move |_| show(data, &choice.get()));
        let index = Memo::new(move |_| {
            data.catalogue.with(Loading::ready).map(|catalogue| Index(search_index(&catalogue)))
        });
        let query = Memo::new(move |_| state.with(|view| view.q.clone()));
        let listed = Memo::new(move |_| {
            let Some(shown) = shown.with(Loading::ready) else { return Arc::default() };
            let query = query.get();
            if query.trim().is_empty() {
                return Arc::new(by_value(&shown));
            }
            let rows: HashSet<u32> = shown.selection.rows.iter().copied().collect();
            let found = index.with(|index| index.as_ref().map(|index| index.0.find(&query, usize::MAX)));
            let hits = found.unwrap_or_default().into_iter().map(|hit| hit.position);
            Arc::new(hits.filter(|row| rows.contains(row)).collect())
        });
        Self { shown, listed }
    }

    pub fn ready(self) -> Option<Arc<Shown>> {
        self.shown.with(Loading::ready)
    }
}

/// Made once per catalogue; two are not compared.
struct Index(SearchIndex);

impl PartialEq for Index {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// Names and kinds in all languages.
pub fn search_index(catalogue: &Catalogue) -> SearchIndex {
    SearchIndex::build((0..catalogue.count() as u32).map(|row| {
        Lang::ALL
            .into_iter()
            .flat_map(move |lang| [catalogue.name(row, lang), catalogue.kind_name(row, lang)])
    }))
}

fn by_value(shown: &Shown) -> Vec<u32> {
    let mut rows = shown.selection.rows.clone();
    let value = |row: &u32| shown.value(*row).unwrap_or(f64::NEG_INFINITY);
    rows.sort_by(|a, b| value(b).total_cmp(&value(a)));
    rows
}

fn show(data: Data, choice: &Choice) -> Loading<Shown> {
    let catalogue = match data.catalogue.get() {
        Loading::Ready(catalogue) => catalogue,
        Loading::Failed(failure) => return Loading::Failed(failure),
        Loading::Waiting => return Loading::Waiting,
    };
    let mut unknown = Vec::new();
    let year = choice.year.filter(|year| {
        let known = catalogue.years().contains(year);
        if !known {
            unknown.push("year");
        }
        known
    });
    let year = year.unwrap_or_else(|| catalogue.default_year());
    let group = choice.group.clone().filter(|code| {
        let known = catalogue.index.groups.iter().any(|group| group.code == *code);
        if !known {
            unknown.push("group");
        }
        known
    });
    let amounts = match amounts(data, &catalogue, year, group.as_deref()) {
        Loading::Ready(amounts) => amounts,
        Loading::Failed(failure) => return Loading::Failed(failure),
        Loading::Waiting => return Loading::Waiting,
    };
    let clients = match data.clients(&catalogue, year) {
        Loading::Ready(clients) => clients,
        Loading::Failed(failure) => return Loading::Failed(failure),
        Loading::Waiting => return Loading::Waiting,
    };
    let filters = filters(&catalogue, choice, &mut unknown);
    let unit = common_unit(&catalogue, &filters, group.as_deref());
    let compared = choice.measure != Measure::PerClient || unit.is_some();
    let columns = Columns {
        kind: catalogue.index.institutions.kind.here().unwrap_or_default(),
        district: catalogue.index.institutions.district.here().unwrap_or_default(),
        in_group: &|row| group.as_deref().is_none_or(|code| catalogue.has_group(row as u32, code)),
        founded: &|row| catalogue.existed(row as u32, year),
        amounts: &amounts,
        clients: if compared { &clients } else { &[] },
    };
    let selection = Selection::of(&columns, &filters);
    if selection.unknown_class {
        unknown.push("class");
    }
    Loading::Ready(Arc::new(Shown {
        year,
        measure: choice.measure,
        group,
        amounts: Arc::clone(&amounts),
        clients: Arc::clone(&clients),
        selection,
        unit,
        unknown,
        catalogue: Arc::clone(&catalogue),
    }))
}

/// With a group, every amount is that group's.
fn amounts(data: Data, catalogue: &Catalogue, year: Year, group: Option<&str>) -> Loading<Amounts> {
    let Some(code) = group else { return data.year(catalogue, year) };
    match data.group(catalogue, code) {
        Loading::Ready(file) => {
            Loading::Ready(Arc::new(file.budgets.get(&year.to_string()).cloned().unwrap_or_default()))
        }
        Loading::Failed(failure) => Loading::Failed(failure),
        Loading::Waiting => Loading::Waiting,
    }
}

fn filters(catalogue: &Catalogue, choice: &Choice, unknown: &mut Vec<&'static str>) -> Filters {
    let mut positions = |chosen: &[String], ids: Vec<&str>, name: &'static str| -> Vec<u16> {
        let found: Vec<u16> = chosen
            .iter()
            .filter_map(|id| ids.iter().position(|known| known == id))
            .map(|p| p as u16)
            .collect();
        if found.len() < chosen.len() {
            unknown.push(name);
        }
        found
    };
    let kinds = catalogue.index.kinds.iter().map(|kind| kind.id.as_str()).collect();
    let districts = catalogue.index.districts.iter().map(|district| district.id.as_str()).collect();
    Filters {
        kinds: positions(&choice.kinds, kinds, "kind"),
        districts: positions(&choice.districts, districts, "district"),
        classes: choice.classes.clone(),
        measure: choice.measure,
    }
}

fn common_unit(catalogue: &Catalogue, filters: &Filters, group: Option<&str>) -> Option<String> {
    let kinds: &[u16] = catalogue.index.institutions.kind.here()?;
    let districts: &[u16] = catalogue.index.institutions.district.here()?;
    let chosen = |list: &[u16], value: u16| list.is_empty() || list.contains(&value);
    let mut units = (0..kinds.len() as u32)
        .filter(|row| chosen(&filters.kinds, kinds[*row as usize]))
        .filter(|row| chosen(&filters.districts, districts[*row as usize]))
        .filter(|row| group.is_none_or(|code| catalogue.has_group(*row, code)))
        .map(|row| catalogue.unit(row));
    let first = units.next()??;
    units.all(|unit| unit == Some(first)).then(|| first.to_owned())
}
