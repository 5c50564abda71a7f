//! What happened, oldest first, with the words that were said.

use super::case::Case;
use super::facts::photos;
use super::said::{self, who};
use super::state::Desk;
use crate::complaint::event_words::sentence;
use crate::dom::{El, div, el, heading, p, span};
use crate::json::Json;
use crate::words::t;

pub fn timeline(case: Case, view: &Json) -> El {
    let events = view.get("events").list();
    let items = events.iter().map(|event| item(case.desk, event));
    el("section")
        .class("case-timeline")
        .child(heading(2, "").word("dialogue"))
        .child(el("ol").class("timeline").children(items))
}

fn item(desk: Desk, event: &Json) -> El {
    let by = event.get("official").text().unwrap_or_else(|| who(event));
    let absent = event.get("acting_for").text();
    let absent = absent.map(|name| span("", &said::with("desk-standing-in", "name", name)));
    let head = div("event-head")
        .child(el("b").text(&by))
        .children(absent)
        .child(span("", &sentence(desk.session, event)))
        .child(span("quiet", &said::moment(&event.string("time"))));
    // What came with the complaint itself stands beside its text.
    let later = event.string("kind") != "received";
    let text =
        event.get("text").text().filter(|text| later && !text.is_empty()).map(|text| p("event-text", &text));
    let erased = event.flag("erased").then(|| p("quiet", &t("text-erased")));
    el("li")
        .attr("data-by", &event.string("by"))
        .child(head)
        .children(text)
        .children(erased)
        .children(later.then(|| photos(&event.get("photos").list())).flatten())
}

/// The same without texts, for what has just happened.
pub fn lines(desk: Desk, events: &[Json]) -> El {
    let line = |event: &Json| {
        let by = event.get("official").text().unwrap_or_else(|| who(event));
        el("li").text(&format!("{by}: {}", sentence(desk.session, event)))
    };
    el("ul").children(events.iter().map(line))
}
