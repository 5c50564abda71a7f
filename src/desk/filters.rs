//! What of the queue is shown: kept in the address, as all views are.

use super::queue::encoded;
use super::said::named;
use super::state::Desk;
use crate::dom::{El, div, el, span, value_of};
use crate::parts::chips::chip_select;
use crate::words::{self, t};
use adaldyq_domain::complaint::topic::Topic;
use leptos::prelude::*;

/// Names in the address, and what the endpoint calls them.
const NAMES: [(&str, &str); 8] = [
    ("status", "status"),
    ("topic", "topic"),
    ("of", "institution"),
    ("late", "overdue"),
    ("mine", "mine"),
    ("find", "q"),
    ("waits", "waiting_for"),
    ("suspect", "suspect"),
];

/// What a complaint may wait for.
const STEPS: [&str; 6] = ["accept", "draft", "participation", "objection", "final", "countersign"];

const STATUSES: [&str; 5] = ["received", "accepted", "drafted", "answered", "closed"];

/// Those that are put away until they are wanted.
const REST: [&str; 4] = ["status", "topic", "of", "suspect"];

/// The query for the endpoint, each part with its `&`. Reactive.
pub fn query(desk: Desk) -> String {
    let part = |(name, asked): (&str, &str)| {
        let value = desk.session.view.parameter(name).filter(|value| !value.trim().is_empty());
        value.map(|value| format!("{asked}={}&", encoded(value.trim())))
    };
    NAMES.into_iter().filter_map(part).collect()
}

pub fn clear(desk: Desk) {
    for (name, _) in NAMES {
        desk.session.view.set_parameter(name, "");
    }
}

fn value(desk: Desk, name: &str) -> String {
    desk.session.view.parameter(name).unwrap_or_default()
}

pub fn filters(desk: Desk) -> El {
    let statuses = STATUSES.map(|code| (code.to_owned(), named("status", code)));
    let topics = Topic::ALL.map(|topic| (topic.code().to_owned(), named("topic", topic.code())));
    let steps = STEPS.map(|code| (code.to_owned(), named("desk-waits", code)));
    let row = div("queue-filters")
        .attr("role", "group")
        .label("desk-filters")
        .child(toggle(desk, "late", "desk-filter-late"))
        .child(toggle(desk, "mine", "desk-filter-mine"))
        .child(choice(desk, "waits", "desk-filter-waits", steps.to_vec()));
    let all = !desk.is("institution");
    let rest = div("queue-filters")
        .child(choice(desk, "status", "complaints-status", statuses.to_vec()))
        .child(choice(desk, "topic", "complaints-topic", topics.to_vec()))
        .children(all.then(|| institutions(desk)))
        .children(all.then(|| toggle(desk, "suspect", "desk-mark-suspect")));
    let chosen = |name: &&str| !untrack(|| value(desk, name)).is_empty();
    let more = el("details").class("queue-more").child(el("summary").word("desk-filters-more")).child(rest);
    let more = if REST.iter().any(chosen) { more.attr("open", "") } else { more };
    div("").child(search(desk)).child(row).child(more)
}

fn search(desk: Desk) -> El {
    let input = el("input")
        .attr("type", "search")
        .attr("id", "queue-find")
        .attr("maxlength", "200")
        .attr("placeholder", &t("desk-find"))
        .label("desk-find")
        .prop_fn("value", move || value(desk, "find").into())
        .on("change", move |event| desk.session.view.set_parameter("find", &value_of(&event)));
    // Enter in the box is a change too.
    el("form")
        .attr("role", "search")
        .class("queue-find")
        .on("submit", |event| event.prevent_default())
        .child(input)
}

fn toggle(desk: Desk, name: &'static str, word: &str) -> El {
    let on = move || !value(desk, name).is_empty();
    crate::dom::button("chip", &t(word))
        .class_when("filled", on)
        .state("aria-pressed", on)
        .on_click(move || desk.session.view.set_parameter(name, if untrack(on) { "" } else { "1" }))
}

fn choice(desk: Desk, name: &'static str, word: &str, options: Vec<(String, String)>) -> El {
    let all = vec![(String::new(), t(word))].into_iter().chain(options).collect();
    chip_select(
        word,
        all,
        move || value(desk, name),
        move || !value(desk, name).is_empty(),
        move |chosen| desk.session.view.set_parameter(name, &chosen),
    )
}

/// All there are: the list of a browser is searched by typing.
fn institutions(desk: Desk) -> El {
    div("institution-place").swap(move || {
        let Some(catalogue) = desk.catalogue() else { return vec![span("", "")] };
        let lang = words::lang();
        let mut names: Vec<(String, String)> = (0..catalogue.count() as u32)
            .map(|row| (catalogue.id(row).to_owned(), catalogue.name(row, lang).to_owned()))
            .collect();
        names.sort_by(|(_, one), (_, other)| adaldyq_words::order::compare(one, other));
        vec![choice(desk, "of", "desk-filter-institution", names)]
    })
}
