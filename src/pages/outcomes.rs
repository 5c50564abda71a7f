//! `/outcomes`: what the programme reported, what can be counted here, and what came through this map.

use super::map::dropped_notice;
use crate::data::{Catalogue, Loading};
use crate::dom::{El, div, el, heading, link, p, span};
use crate::json::Json;
use crate::parts::long_texts::long_texts;
use crate::parts::notice::{failed, waiting};
use crate::parts::shell::page;
use crate::parts::year_switch::{year_of, year_switch};
use crate::public::{Tally, proposals, summary};
use crate::session::Session;
use crate::words::{self, t};
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::fault::Arg;
use adaldyq_domain::published::Outcome;
use adaldyq_domain::year::Year;
use adaldyq_words::number;
use leptos::prelude::*;
use std::sync::Arc;

/// The programme's figures, in the order of its report, and whether each is a percentage.
const FACTS: [(&str, bool); 6] = [
    ("institutions", false),
    ("coverage", true),
    ("appeals", false),
    ("criminal_cases", false),
    ("cases_in_court", false),
    ("electronic_services", true),
];

pub fn outcomes(session: Session) -> Vec<El> {
    let content = long_texts(Box::new(move || match session.data.catalogue.get() {
        Loading::Ready(catalogue) => content(session, catalogue),
        Loading::Failed(failure) => failed(session.data, &failure).into(),
        Loading::Waiting => waiting().into(),
    }));
    page(session, &t("page-outcomes"), false, vec![content])
}

fn content(session: Session, catalogue: Arc<Catalogue>) -> Vec<El> {
    let known = Arc::clone(&catalogue);
    let facts = div("facts-place").swap(move || match session.data.outcomes(&known) {
        Loading::Ready(file) => facts(&file.outcomes),
        Loading::Failed(failure) => failed(session.data, &failure).into(),
        Loading::Waiting => waiting().into(),
    });
    let years = year_switch(session, &catalogue);
    let counted = div("coverage-place").swap(move || {
        let year = year_of(session, &catalogue);
        match session.data.year(&catalogue, year) {
            Loading::Ready(amounts) => {
                let approved = amounts.approved.here().unwrap_or_default();
                let published = |row: u32| approved.get(row as usize).is_some_and(Option::is_some);
                coverage(&catalogue, year, &published)
            }
            Loading::Failed(failure) => failed(session.data, &failure).into(),
            Loading::Waiting => waiting().into(),
        }
    });
    let ours = summary("topic", "", ours).class("ours");
    let mut content = vec![
        p("lead", "").word("outcomes-lead"),
        heading(2, "").word("outcomes-reported"),
        facts,
        topics(),
        heading(2, "").word("outcomes-proposals"),
        p("", "").word("outcomes-proposals-about"),
        proposals(session),
        heading(2, "").word("outcomes-coverage"),
        p("", "").word("outcomes-coverage-about"),
        dropped_notice(session),
        years,
        counted,
        heading(2, "").word("outcomes-ours"),
        ours,
        heading(2, "").word("outcomes-participation"),
        p("", "").word("outcomes-participation-programme"),
        p("", "").word("outcomes-participation-ours"),
    ];
    if session.is_demonstration() {
        content.push(p("", "").word("outcomes-participation-now"));
    }
    content
}

/// The figures as they were reported, each with its year and its note.
fn facts(outcomes: &[Outcome]) -> Vec<El> {
    let mut list = el("dl").class("outcomes");
    let mut sources: Vec<El> = Vec::new();
    let mut named = Vec::new();
    for (measure, is_share) in FACTS {
        for outcome in outcomes.iter().filter(|outcome| outcome.measure == measure) {
            let figure = number::trimmed(outcome.value, 1);
            let figure =
                if is_share { number::percent(words::lang(), outcome.value / 100.0, 0) } else { figure };
            let about = t(&format!("outcome-{}", measure.replace('_', "-")));
            let note = outcome.note.as_deref().map(in_language).unwrap_or_default();
            let fact = div("")
                .child(el("dt").text(&about))
                .child(el("dd").child(el("b").text(&figure)).child(span("quiet", &outcome.year)))
                .child(el("dd").class("quiet").text(note));
            list = list.child(fact);
            if !named.contains(&outcome.source) {
                named.push(outcome.source.clone());
                sources.push(source(outcome));
            }
        }
    }
    vec![list, p("quiet", "").word("outcomes-source").text(" ").children(sources)]
}

fn source(outcome: &Outcome) -> El {
    match outcome.url.as_deref().filter(|url| url.starts_with("http")) {
        Some(url) => link("", url, &outcome.source).attr("rel", "noopener"),
        None => span("", &outcome.source),
    }
}

/// A note that says the same in three languages, between dots in the middle, is read in one.
fn in_language(note: &str) -> &str {
    let parts: Vec<&str> = note.split(" · ").collect();
    if parts.len() == 3 { parts[words::lang() as usize] } else { note }
}

fn topic_word(topic: Topic) -> String {
    t(&format!("topic-{}", topic.code().replace('_', "-")))
}

/// What the appeals were about; how many on each was never published.
fn topics() -> El {
    let list = el("ul").class("topics").children(Topic::ALL.map(|topic| el("li").text(&topic_word(topic))));
    div("")
        .child(p("", "").word("outcomes-topics"))
        .child(list)
        .child(p("quiet", "").word("outcomes-no-split"))
}

/// How many published the year, of those that existed: all, by kind, by district.
fn coverage(catalogue: &Catalogue, year: Year, published: &dyn Fn(u32) -> bool) -> Vec<El> {
    let lang = words::lang();
    let mut all = (0, 0);
    let mut kinds = vec![(0_u32, 0_u32); catalogue.index.kinds.len()];
    let mut districts = vec![(0, 0); catalogue.index.districts.len()];
    for row in (0..catalogue.count() as u32).filter(|row| catalogue.existed(*row, year)) {
        let one = u32::from(published(row));
        let places = [kinds.get_mut(catalogue.kind(row)), districts.get_mut(catalogue.district(row))];
        for count in places.into_iter().flatten().chain([&mut all]) {
            count.0 += one;
            count.1 += 1;
        }
    }
    let kinds =
        kinds.iter().zip(&catalogue.index.kinds).map(|(count, kind)| (*count, kind.name.get(lang).as_str()));
    let places = districts.iter().zip(&catalogue.index.districts);
    let places = places.map(|(count, place)| (*count, place.name.get(lang).as_str()));
    let args = [
        ("year", Arg::Text(year.to_string())),
        ("published", Arg::Number(all.0.into())),
        ("of", Arg::Number(all.1.into())),
    ];
    let share = if all.1 > 0 { f64::from(all.0) / f64::from(all.1) } else { 0.0 };
    let mut parts = vec![
        p("headline", "").child(el("b").text(&number::percent(words::lang(), floor(share), 0))),
        p("", &words::say("outcomes-published", &args)),
    ];
    parts.extend(bars("filter-district", places.collect()));
    parts.extend(bars("filter-kind", kinds.collect()));
    parts
}

/// Never 100 % while one is missing.
fn floor(share: f64) -> f64 {
    (share * 100.0).floor() / 100.0
}

fn bars(word: &str, counts: Vec<((u32, u32), &str)>) -> [El; 2] {
    let bar = |((published, of), name): ((u32, u32), &str)| {
        let width = format!("{}%", published * 100 / of.max(1));
        let fill = el("span").style("width", &width);
        el("li")
            .child(span("", name))
            .child(el("b").text(&format!("{published} / {of}")))
            .child(span("group-bar", "").attr("aria-hidden", "true").child(fill))
    };
    let rows = counts.into_iter().filter(|((_, of), _)| *of > 0).map(bar);
    [heading(3, &t(word)), el("ul").class("groups").children(rows)]
}

/// What came through this map itself; zero is said as zero.
fn ours(counts: &Json) -> Vec<El> {
    let all = Tally::read(&counts.get("total"));
    let waiting = counts.get("waiting").get("count").number().unwrap_or(0.0) as i64;
    let groups = counts.get("groups").list();
    let of = |topic: Topic| {
        let group = groups.iter().find(|group| group.string("topic") == topic.code());
        group.map_or(0, |group| Tally::read(group).count)
    };
    let mut parts = vec![
        p("", "").word("outcomes-ours-about"),
        p("headline", "")
            .child(el("b").text(&number::integer(all.count)))
            .text(" ")
            .child(span("", "").word("outcomes-public")),
        p("quiet", &words::count("outcomes-waiting", waiting)),
    ];
    if all.count > 0 {
        let line = |topic: Topic| {
            el("li").child(span("", &topic_word(topic))).child(el("b").text(&number::integer(of(topic))))
        };
        parts.push(el("ul").class("groups").children(Topic::ALL.map(line)));
    }
    parts.push(p("page-actions", "").child(link("button", "/complaints", "").word("page-complaints")));
    parts
}
