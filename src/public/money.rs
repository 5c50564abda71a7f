//! Money under question: budget lines that public complaints are about.

use crate::complaint::{Asking, unanswered};
use crate::data::Catalogue;
use crate::data::entries::Entry;
use crate::dom::{El, button, div, el, link, p, span};
use crate::format;
use crate::json::Json;
use crate::parts::notice::waiting;
use crate::session::Session;
use crate::words::{self, say, t};
use adaldyq_domain::fault::Arg;
use adaldyq_domain::money::Tenge;
use leptos::prelude::*;
use std::sync::Arc;

const MORE: usize = 12;

/// A budget line that complaints are about.
pub struct Line {
    pub amount: Option<Tenge>,
    pub open: i64,
    pub total: i64,
}

/// The lines that complaints are about; asked for once.
#[derive(Clone)]
pub struct Questioned(Asking);

pub fn questioned() -> Questioned {
    Questioned(Asking::of("/api/complaints/questioned".to_owned(), None))
}

impl Questioned {
    /// What is asked about one institution's budget line. Follows what comes.
    pub fn about(&self, institution: &str, year: &str, group: &str, item: Option<&str>) -> Option<Line> {
        let lines = self.0.answer.get().filter(|answer| answer.status == 200)?.json.get("lines").list();
        let fits = |line: &&Json| {
            line.string("institution") == institution
                && line.get("year").number().map(|year| (year as i64).to_string()).as_deref() == Some(year)
                && line.string("group") == group
                && line.get("item").text().as_deref() == item
        };
        let line = lines.iter().find(fits)?;
        let (open, total) = (number(line, "open"), number(line, "total"));
        Some(Line { amount: line.get("amount").tenge(), open, total })
    }
}

/// Whole days from an ISO date to now.
fn days_since(day: &str) -> i64 {
    let passed = (js_sys::Date::now() - js_sys::Date::parse(day)) / 86_400_000.0;
    if passed.is_nan() { 0 } else { passed as i64 }
}

fn number(line: &Json, name: &str) -> i64 {
    line.get(name).number().unwrap_or(0.0) as i64
}

/// The total, and each line: where, how much, for how long, with what result.
pub fn money(session: Session, catalogue: &Arc<Catalogue>) -> El {
    let (asking, catalogue) = (questioned().0, Arc::clone(catalogue));
    let room = RwSignal::new(MORE);
    div("").swap(move || {
        let Some(answer) = asking.answer.get() else { return vec![waiting()] };
        if answer.status != 200 {
            let asking = asking.clone();
            return vec![unanswered(&answer, move || asking.again())];
        }
        let lines = answer.json.get("lines").list();
        if lines.is_empty() {
            return vec![p("quiet", &t("questioned-none"))];
        }
        let items = session.data.items(&catalogue).ready().unwrap_or_default();
        let mut parts = vec![total(&answer.json)];
        if session.is_demonstration() {
            parts.push(p("mark", "").word("demonstration-band"));
        }
        let shown = lines.iter().take(room.get()).map(|one| line(&catalogue, &items, one));
        parts.push(el("ul").class("entries questioned").children(shown));
        if lines.len() > room.get() {
            let more = button("button", "").word("complaint-more");
            parts.push(more.on_click(move || room.update(|room| *room += MORE)));
        }
        parts
    })
}

fn total(json: &Json) -> El {
    let (figure, unit) = format::parts(json.get("total").tenge().unwrap_or_default());
    p("headline", "")
        .child(el("b").text(&figure))
        .text(" ")
        .child(span("", &unit))
        .text(" ")
        .child(span("quiet", "").word("questioned-open"))
}

fn line(catalogue: &Catalogue, items: &[Entry], json: &Json) -> El {
    let lang = words::lang();
    let institution = json.string("institution");
    let name = catalogue.row(&institution).map_or(institution.as_str(), |row| catalogue.name(row, lang));
    let year = json.get("year").number().map(|year| (year as i64).to_string()).unwrap_or_default();
    let group = json.get("group").text().map(|code| format!("{code} {}", catalogue.group_name(&code, lang)));
    let item = json.get("item").text().map(|code| {
        let name = items.iter().find(|item| item.key == code).map_or("", |item| item.name.get(lang));
        format!("{code} {name}")
    });
    let of: Vec<String> = [Some(year.clone()), group, item].into_iter().flatten().collect();
    let since = json.string("since");
    let day = since.split('T').next().unwrap_or_default();
    let counts = [
        ("open", Arg::Number(number(json, "open"))),
        ("total", Arg::Number(number(json, "total"))),
        ("date", format::day(day).into()),
        ("days", Arg::Number(days_since(day))),
    ];
    let result = result(json);
    let complaints = format!("/complaints?budget=1&institution={institution}");
    el("li")
        .child(el("b").text(&format::amount(json.get("amount").tenge())))
        .child(link("", &format!("/institutions/{institution}?year={year}"), name))
        .child(span("", &of.join(" · ")))
        .child(link("quiet", &complaints, &say("questioned-counts", &counts)))
        .child(span("quiet", &result))
}

/// What replies were given about a line, and how many of them are open again.
fn result(json: &Json) -> String {
    let outcomes = json.get("outcomes").members();
    let outcomes = outcomes
        .iter()
        .filter_map(|(code, count)| Some((code, count.number().filter(|count| *count > 0.0)?)))
        .map(|(code, count)| format!("{}: {}", t(&format!("outcome-{code}")), count as i64));
    let reopened = number(json, "reopened");
    let again = (reopened > 0).then(|| format!("{}: {reopened}", t("complaints-reopened")));
    let results: Vec<String> = outcomes.chain(again).collect();
    if results.is_empty() { t("questioned-no-result") } else { results.join(", ") }
}
