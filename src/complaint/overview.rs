//! `/complaints`: what was sent from this device, the public complaints with their filters, and counts.

use super::device_list::device_list;
use super::list::{pages, unanswered};
use super::named;
use super::sending::Asking;
use super::trial::trial_short;
use crate::data::{Catalogue, Loading};
use crate::dom::{El, button, div, el, heading, link, p, span};
use crate::json::Json;
use crate::parts::chips::chip_select;
use crate::parts::icon::icon;
use crate::parts::notice::{failed, waiting};
use crate::session::Session;
use crate::words::{self, say, t};
use adaldyq_domain::complaint::life::Status;
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::fault::Arg;
use adaldyq_words::number;
use leptos::prelude::*;

const FILTERS: [&str; 4] = ["topic", "district", "status", "institution"];

pub fn overview(session: Session) -> Vec<El> {
    let new = link("button strong", "/complaints/new", "").child(icon("message")).word("complaint-new");
    let list = div("").swap(move || match session.data.catalogue.get() {
        Loading::Ready(catalogue) => list(session, &catalogue),
        Loading::Failed(failure) => vec![failed(session.data, &failure)],
        Loading::Waiting => vec![waiting()],
    });
    let public =
        el("section").class("complaints").child(heading(2, "").word("complaints-public")).child(list);
    let left = div("").child(p("", "").child(new)).child(device_list(session)).child(public);
    vec![
        trial_short(session),
        div("complaints-page").child(left).child(el("aside").class("counts").child(counts())),
    ]
}

fn list(session: Session, catalogue: &Catalogue) -> Vec<El> {
    let lang = words::lang();
    let topics = Topic::ALL.map(|topic| (topic.code().to_owned(), named("topic", topic.code())));
    let statuses =
        Status::ALL.iter().map(|status| (status.code().to_owned(), named("status", status.code())));
    let districts = catalogue.index.districts.iter();
    let districts = districts.map(|district| (district.id.clone(), district.name.get(lang).clone()));
    let filters = div("chips").attr("role", "group").label("filters").children([
        filter(session, "topic", "complaints-topic", topics.into()),
        filter(session, "district", "filter-district", districts.collect()),
        filter(session, "status", "complaints-status", statuses.collect()),
    ]);
    let districts: Vec<String> =
        catalogue.index.districts.iter().map(|district| district.id.clone()).collect();
    let known_one = move |name: &str, value: &str| match name {
        "topic" => Topic::from_code(value).is_some(),
        "status" => Status::from_code(value).is_some(),
        "district" => districts.iter().any(|id| id == value),
        _ => session
            .data
            .catalogue
            .with(|catalogue| catalogue.ready().is_some_and(|ready| ready.row(value).is_some())),
    };
    // Several values stand with commas between them, as in the calls.
    let known = move |name: &str, value: &str| value.split(',').all(|one| known_one(name, one));
    let found = div("").swap(move || {
        let given = FILTERS.map(|name| (name, session.view.parameter(name).unwrap_or_default()));
        let given = given.into_iter().filter(|(_, value)| !value.is_empty());
        let (good, unknown): (Vec<_>, Vec<_>) = given.partition(|(name, value)| known(name, value));
        let query: String = good.iter().map(|(name, value)| format!("&{name}={value}")).collect();
        let empty = if good.is_empty() { "complaint-none" } else { "complaint-none-filtered" };
        let clear = (!good.is_empty())
            .then(|| button("chip", "").word("clear-filters").on_click(move || clear(session)));
        let unknown = (!unknown.is_empty()).then(|| {
            let names: Vec<&str> = unknown.iter().map(|(name, _)| *name).collect();
            p("dropped", &say("address-not-understood", &[("names", names.join(", ").into())]))
        });
        let of =
            good.iter().find(|(name, _)| *name == "institution").and_then(|(_, id)| institution(session, id));
        let pages = pages(session, format!("/api/complaints?limit=20{query}"), empty);
        of.into_iter().chain(clear).chain(unknown).chain([pages]).collect()
    });
    vec![filters, found]
}

fn institution(session: Session, id: &str) -> Option<El> {
    let catalogue = session.data.catalogue.with(Loading::ready)?;
    Some(p("", catalogue.name(catalogue.row(id)?, words::lang())))
}

fn filter(session: Session, name: &'static str, word: &'static str, entries: Vec<(String, String)>) -> El {
    let mut options = vec![(String::new(), t(word))];
    options.extend(entries);
    let known: Vec<String> = options.iter().map(|(value, _)| value.clone()).collect();
    let chosen =
        move || session.view.parameter(name).filter(|value| known.contains(value)).unwrap_or_default();
    let filled = chosen.clone();
    chip_select(word, options, chosen, move || !filled().is_empty(), move |value| set(session, name, &value))
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

/// What waits, and how many there are by topic and year.
fn counts() -> El {
    let asking = Asking::of("/api/complaints/summary?by=topic,year".to_owned(), None);
    div("").swap(move || {
        let Some(answer) = asking.answer.get() else { return vec![waiting()] };
        if answer.status != 200 {
            let asking = asking.clone();
            return vec![unanswered(&answer, move || asking.again())];
        }
        let waits = answer.json.get("waiting");
        let number = |name: &str| Arg::Number(waits.get(name).number().unwrap_or(0.0) as i64);
        let waits = (number("count") != Arg::Number(0)).then(|| {
            say("complaints-waiting", &[("count", number("count")), ("days", number("oldest_days"))])
        });
        let table = table(&answer.json.get("groups").list());
        let waits = waits.map(|sentence| p("", &sentence));
        table.into_iter().chain(waits).collect()
    })
}

fn table(groups: &[Json]) -> Option<El> {
    let count = |group: &Json| group.get("count").number().unwrap_or(0.0) as i64;
    let year = |group: &Json| group.get("year").number().unwrap_or(0.0) as i64;
    let mut years: Vec<i64> = Vec::new();
    for year in groups.iter().map(year) {
        let place = years.iter().position(|known| *known >= year).unwrap_or(years.len());
        if years.get(place) != Some(&year) {
            years.insert(place, year);
        }
    }
    let of = |topic: &str, of: Option<i64>| -> i64 {
        let fits = |group: &&Json| group.string("topic") == topic && of.is_none_or(|of| year(group) == of);
        groups.iter().filter(fits).map(count).sum()
    };
    let most = Topic::ALL.iter().map(|topic| of(topic.code(), None)).max().filter(|most| *most > 0)?;
    let head = |word: &str| el("th").attr("scope", "col").text(word);
    let heads = years.iter().map(|year| head(&year.to_string()));
    let row = |topic: &Topic| {
        let (code, total) = (topic.code(), of(topic.code(), None));
        let bar = div("group-bar").attr("aria-hidden", "true");
        let bar = bar.child(span("", "").style("width", &format!("{}%", total * 100 / most)));
        let name = el("th").attr("scope", "row").text(&named("topic", code)).child(bar);
        let cells = years.iter().map(|year| el("td").text(&number::integer(of(code, Some(*year)))));
        (total > 0).then(|| el("tr").child(name).children(cells))
    };
    let first = el("tr").child(head(&t("complaints-topic"))).children(heads);
    let body = el("tbody").children(Topic::ALL.iter().filter_map(row));
    let table = el("table").child(el("thead").child(first)).child(body);
    Some(div("").child(heading(2, "").word("complaints-counts")).child(table))
}
