//! The small files: city, holidays, outcomes, items, rules, glossary, base map.

use super::{Sink, json};
use crate::source::Source;
use crate::source::lists::Item;
use adaldyq_domain::published::{CityFile, HolidaysFile, OutcomesFile};
use serde_json::json;

pub fn write(source: &Source, sink: &mut Sink) {
    sink("city.json", json(&city(source)));
    sink("holidays.json", json(&holidays(source)));
    sink("outcomes.json", json(&OutcomesFile { outcomes: source.outcomes.clone() }));
    sink("items.json", json(&items(source)));
    if !source.texts.rules.is_empty() {
        sink("rules.json", json(&json!({ "rules": source.texts.rules })));
    }
    if !source.texts.glossary.is_empty() {
        sink("glossary.json", json(&json!({ "terms": source.texts.glossary })));
    }
    if let Some(basemap) = &source.basemap {
        let collection = json!({ "type": "FeatureCollection", "features": basemap.features });
        sink("basemap.geojson", json(&collection));
    }
}

/// The names of the items, which only the page of one institution needs.
fn items(source: &Source) -> serde_json::Value {
    let named = |item: &Item| json!({ "code": item.code, "name": item.name });
    json!({ "items": source.lists.items.iter().map(named).collect::<Vec<_>>() })
}

fn city(source: &Source) -> CityFile {
    let city = source.city.clone();
    CityFile {
        id: city.id,
        name: city.name,
        published: city.published,
        demonstration: city.demonstration,
        licence: city.licence,
        credit: city.credit,
        registrar: city.registrar,
        contacts: city.contacts,
        working_hours: city.working_hours,
        fewest_peers: city.fewest_peers,
    }
}

/// Without a word of the city on how far its calendar goes, it is known to its last day.
fn holidays(source: &Source) -> HolidaysFile {
    let last = || source.holidays.last().map(|day| day.date.clone());
    let known_to = source.city.calendar_known_to.clone().or_else(last);
    HolidaysFile {
        known_to: known_to.unwrap_or_else(|| source.city.published.clone()),
        days: source.holidays.clone(),
    }
}
