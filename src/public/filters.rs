//! The filters of the complaints, kept in the address: topic, district, institution, status, overdue, about a
//! budget, from and until a day.

use crate::complaint::named;
use crate::data::{Catalogue, Loading};
use crate::dom::{El, button, div, el, p, span, value_of};
use crate::parts::chips::chip_select;
use crate::selection::search_index;
use crate::session::Session;
use crate::words::{self, say, t};
use adaldyq_domain::complaint::life::Status;
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::search::SearchIndex;
use adaldyq_words::date;
use leptos::prelude::*;
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

const FILTERS: [&str; 8] =
    ["topic", "district", "institution", "status", "overdue", "budget", "since", "until"];
/// Names that are offered while an institution is typed.
const OFFERED: usize = 8;

/// What of the filters in the address can be used.
#[derive(Clone, PartialEq)]
pub struct Asked {
    /// As the calls take it: `&topic=roads&overdue=1`.
    pub query: String,
    /// Parameters that mean nothing here.
    pub unknown: Vec<&'static str>,
}

/// Reads the address, and follows it.
pub fn asked(session: Session, catalogue: &Catalogue) -> Asked {
    let given = FILTERS.map(|name| (name, session.view.parameter(name).unwrap_or_default()));
    let given = given.into_iter().filter(|(_, value)| !value.is_empty());
    // Several values stand with commas between them, as in the calls.
    let (good, unknown): (Vec<_>, Vec<_>) =
        given.partition(|(name, value)| value.split(',').all(|one| is_known(catalogue, name, one)));
    Asked {
        query: good.iter().map(|(name, value)| format!("&{name}={value}")).collect(),
        unknown: unknown.iter().map(|(name, _)| *name).collect(),
    }
}

fn is_known(catalogue: &Catalogue, name: &str, value: &str) -> bool {
    match name {
        "topic" => Topic::from_code(value).is_some(),
        "status" => Status::from_code(value).is_some(),
        "district" => catalogue.index.districts.iter().any(|district| district.id == value),
        "institution" => catalogue.row(value).is_some(),
        "overdue" | "budget" => value == "1",
        _ => date::from_iso(value).is_some(),
    }
}

pub fn filters(session: Session, catalogue: &Arc<Catalogue>) -> El {
    let lang = words::lang();
    let topics = Topic::ALL.map(|topic| (topic.code().to_owned(), named("topic", topic.code())));
    let statuses =
        Status::ALL.iter().map(|status| (status.code().to_owned(), named("status", status.code())));
    let districts = catalogue.index.districts.iter();
    let districts = districts.map(|district| (district.id.clone(), district.name.get(lang).clone()));
    let known = Arc::clone(catalogue);
    let clear = div("clear-place").swap(move || {
        let filtered = !asked(session, &known).query.is_empty();
        let chip = || button("chip", "").word("clear-filters").on_click(move || clear(session));
        filtered.then(chip).into_iter().collect()
    });
    div("chips").attr("role", "group").label("filters").children([
        choice(session, "topic", "complaints-topic", topics.into()),
        choice(session, "district", "filter-district", districts.collect()),
        choice(session, "status", "complaints-status", statuses.collect()),
        institution(session, catalogue),
        switch(session, "overdue", "complaints-overdue"),
        switch(session, "budget", "complaints-about-budget"),
        day(session, "since", "complaints-since"),
        day(session, "until", "complaints-until"),
        clear,
    ])
}

/// That parts of the address were not understood.
pub fn not_understood(asked: &Asked) -> Option<El> {
    let names = || say("address-not-understood", &[("names", asked.unknown.join(", ").into())]);
    (!asked.unknown.is_empty()).then(|| p("dropped", &names()).attr("role", "status"))
}

fn parameter(session: Session, name: &'static str) -> String {
    session.view.parameter(name).unwrap_or_default()
}

fn choice(session: Session, name: &'static str, word: &'static str, entries: Vec<(String, String)>) -> El {
    let mut options = vec![(String::new(), t(word))];
    options.extend(entries);
    let known: Vec<String> = options.iter().map(|(value, _)| value.clone()).collect();
    let chosen = move || Some(parameter(session, name)).filter(|one| known.contains(one)).unwrap_or_default();
    let filled = chosen.clone();
    chip_select(word, options, chosen, move || !filled().is_empty(), move |value| set(session, name, &value))
}

fn switch(session: Session, name: &'static str, word: &str) -> El {
    let on = move || parameter(session, name) == "1";
    let toggle = move || set(session, name, if untrack(on) { "" } else { "1" });
    button("chip", "").word(word).class_when("filled", on).state("aria-pressed", on).on_click(toggle)
}

fn day(session: Session, name: &'static str, word: &str) -> El {
    let input = el("input").attr("type", "date").prop_fn("value", move || parameter(session, name).into());
    el("label")
        .class("chip-day")
        .class_when("filled", move || !parameter(session, name).is_empty())
        .child(span("", "").word(word))
        .child(input.on("change", move |event| set(session, name, &value_of(&event))))
}

/// Typed by name: the browser offers what fits, and what is left there is taken for the nearest name.
fn institution(session: Session, catalogue: &Arc<Catalogue>) -> El {
    let lang = words::lang();
    let typed = RwSignal::new(String::new());
    let index = Rc::new(OnceCell::<SearchIndex>::new());
    let find = move |catalogue: &Catalogue, query: &str, most: usize| {
        index.get_or_init(|| search_index(catalogue)).find(query, most)
    };
    let (known, offered, finding) = (Arc::clone(catalogue), Arc::clone(catalogue), find.clone());
    let name =
        move || known.row(&parameter(session, "institution")).map(|row| known.name(row, lang).to_owned());
    let known = Arc::clone(catalogue);
    let choose = move |event: web_sys::Event| {
        let query = value_of(&event);
        let hit = finding(&known, &query, 1).first().map(|hit| known.id(hit.position).to_owned());
        set(session, "institution", &hit.filter(|_| !query.trim().is_empty()).unwrap_or_default());
    };
    let list = el("datalist").attr("id", "institution-names").swap(move || {
        let hits = find(&offered, &typed.get(), OFFERED);
        hits.into_iter().map(|hit| el("option").attr("value", offered.name(hit.position, lang))).collect()
    });
    let filled = name.clone();
    let input = el("input")
        .attr("type", "search")
        .attr("list", "institution-names")
        .attr("placeholder", &t("institution"))
        .label("complaint-search")
        .prop_fn("value", move || name().unwrap_or_default().into())
        .on("input", move |event| typed.set(value_of(&event)))
        .on("change", choose);
    div("chip-text").class_when("filled", move || filled().is_some()).child(input).child(list)
}

/// The district is the map's parameter too, so it goes the map's way.
fn set(session: Session, name: &'static str, value: &str) {
    if name == "district" {
        let districts = if value.is_empty() { Vec::new() } else { vec![value.to_owned()] };
        session.view.change(|view| view.districts = districts);
    } else {
        session.view.set_parameter(name, value);
    }
}

fn clear(session: Session) {
    FILTERS.into_iter().for_each(|name| set(session, name, ""));
}

/// The catalogue, where it has come.
pub fn catalogue(session: Session) -> Option<Arc<Catalogue>> {
    session.data.catalogue.with(Loading::ready)
}
