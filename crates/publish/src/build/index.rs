//! `index.json`: what the map needs and nothing more.

use super::tables::stage_code;
use super::{Placement, Sink, address, groups, json, years};
use crate::source::Source;
use crate::source::basemap::five_decimals;
use crate::source::institutions::Institution;
use adaldyq_domain::catalogue::{
    Amounts, City, Column, District, Index, Inline, Institutions, Kind, Stage, YearFacts,
};
use adaldyq_domain::lang::{Lang, Names};
use std::collections::BTreeMap;

const SCHEMA: u32 = 1;

/// Where a column of institutions lies, where it is not in the index.
fn column_path(name: &str) -> String {
    format!("columns/{name}.json")
}

fn stage_path(year: u16, stage: Stage) -> String {
    column_path(&format!("{}_{year}", stage_code(stage)))
}

/// The columns that leave a large index.
pub fn write_columns(source: &Source, placement: Placement, sink: &mut Sink) {
    if placement.large {
        for lang in Lang::ALL {
            sink(&column_path(&format!("name_{}", lang.code())), json(&names(source, lang)));
        }
        sink(&column_path("groups"), json(&group_codes(source)));
        // The first picture is coloured by the approved amounts of the newest year.
        for year in source.totals.years.iter().filter(|year| placement.is_inside(**year)) {
            for stage in [Stage::Adjusted, Stage::Executed] {
                sink(&stage_path(*year, stage), json(&years::stage(source, *year, stage)));
            }
            if let Some(clients) = years::clients(source, *year) {
                sink(&years::clients_path(*year), json(&clients));
            }
        }
    }
}

pub fn index(source: &Source, placement: Placement, release: &str) -> Index {
    let used_groups = groups::used(source);
    let kinds = used_kinds(source);
    Index {
        schema: SCHEMA,
        release: release.to_owned(),
        published: source.city.published.clone(),
        demonstration: source.city.demonstration,
        currency: "KZT".to_owned(),
        city: City {
            id: source.city.id.clone(),
            name: source.city.name.clone(),
            center: source.city.center,
            bounds: source.outlines.bounds().map(|corner| corner.map(five_decimals)),
        },
        years: source.totals.years.iter().map(|year| (year.to_string(), year_facts(source, *year))).collect(),
        groups: used_groups.iter().map(|group| source.lists.groups[*group].clone()).collect(),
        kinds: kinds.iter().map(|kind| source.lists.kinds[*kind].clone()).collect::<Vec<Kind>>(),
        districts: source
            .outlines
            .list
            .iter()
            .map(|outline| District { id: outline.id.clone(), name: outline.name.clone() })
            .collect(),
        institutions: institutions(source, placement, release, &kinds),
        budgets: budgets(source, placement, release),
        clients: clients(source, placement, release),
    }
}

fn institutions(source: &Source, placement: Placement, release: &str, kinds: &[usize]) -> Institutions {
    let list = &source.institutions;
    let first_year = source.totals.years.first().copied().unwrap_or(0);
    let position = |kind: usize| kinds.iter().position(|used| *used == kind).unwrap_or(0) as u16;
    let name = |lang: Lang| {
        if placement.large {
            Column::At(address(release, &column_path(&format!("name_{}", lang.code()))))
        } else {
            Column::Here(names(source, lang))
        }
    };
    Institutions {
        count: list.len() as u32,
        id: column(list, |institution| institution.id.clone()),
        kind: column(list, |institution| position(institution.kind)),
        district: column(list, |institution| institution.district as u16),
        lat: column(list, |institution| five_decimals(institution.at.lat)),
        lon: column(list, |institution| five_decimals(institution.at.lon)),
        place: column(list, |institution| institution.place),
        groups: if placement.large {
            Column::At(address(release, &column_path("groups")))
        } else {
            Column::Here(group_codes(source))
        },
        invented: column(list, |institution| u8::from(institution.invented)),
        name: Names { kk: name(Lang::Kk), ru: name(Lang::Ru), en: name(Lang::En) },
        opened: column(list, |institution| {
            institution.opened.map(u16::from).filter(|opened| *opened > first_year)
        }),
        closed: column(list, |institution| institution.closed.map(u16::from)),
    }
}

fn column<T>(list: &[Institution], value: impl Fn(&Institution) -> T) -> Column<T> {
    Column::Here(list.iter().map(value).collect())
}

fn names(source: &Source, lang: Lang) -> Vec<String> {
    source.institutions.iter().map(|institution| institution.name.get(lang).clone()).collect()
}

/// For each institution the codes of the groups that have money in any year.
fn group_codes(source: &Source) -> Vec<Vec<String>> {
    let mut codes: Vec<Vec<String>> = vec![Vec::new(); source.institutions.len()];
    for line in source.budgets.lines.iter().filter(|line| groups::money(line)) {
        let code = &source.lists.groups[usize::from(line.group)].code;
        let list = &mut codes[line.institution as usize];
        if !list.contains(code) {
            list.push(code.clone());
        }
    }
    codes.iter_mut().for_each(|list| list.sort());
    codes
}

/// Positions of the kinds that an institution has, in the order of the list.
fn used_kinds(source: &Source) -> Vec<usize> {
    let mut used: Vec<usize> = source.institutions.iter().map(|institution| institution.kind).collect();
    used.sort_unstable();
    used.dedup();
    used
}

fn year_facts(source: &Source, year: u16) -> YearFacts {
    let any = |stage: &Stage| {
        (0..source.institutions.len()).any(|at| source.totals.get(year, at, *stage).is_some())
    };
    let stages = [Stage::Approved, Stage::Adjusted, Stage::Executed];
    YearFacts { as_of: source.city.as_of(year), stages: stages.into_iter().filter(any).collect() }
}

fn budgets(source: &Source, placement: Placement, release: &str) -> BTreeMap<String, Inline<Amounts>> {
    let count = source.institutions.len();
    let table = |year: u16| {
        if !placement.is_inside(year) {
            return Inline::At(address(release, &years::path(year)));
        }
        let mut amounts = years::amounts(&source.totals, year, count);
        if placement.large {
            amounts.adjusted = Column::At(address(release, &stage_path(year, Stage::Adjusted)));
            amounts.executed = Column::At(address(release, &stage_path(year, Stage::Executed)));
        }
        Inline::Here(amounts)
    };
    source.totals.years.iter().map(|year| (year.to_string(), table(*year))).collect()
}

fn clients(source: &Source, placement: Placement, release: &str) -> BTreeMap<String, Column<Option<u32>>> {
    let column = |year: u16| {
        let clients = years::clients(source, year)?;
        let inside = placement.is_inside(year) && !placement.large;
        let column = if inside {
            Column::Here(clients)
        } else {
            Column::At(address(release, &years::clients_path(year)))
        };
        Some((year.to_string(), column))
    };
    source.totals.years.iter().filter_map(|year| column(*year)).collect()
}
