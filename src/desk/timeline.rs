//! What happened, oldest first, with the words that were said.

use super::case::Case;
use super::facts::photos;
use super::said::{self, named, who};
use super::state::Desk;
use crate::dom::{El, div, el, heading, p, span};
use crate::format;
use crate::json::Json;
use crate::words::{count, say, t};

pub fn timeline(case: Case, view: &Json) -> El {
    let events = view.get("events").list();
    let items = events.iter().map(|event| item(case.desk, event));
    el("section")
        .class("case-timeline")
        .child(heading(2, "").word("desk-dialogue"))
        .child(el("ol").class("timeline").children(items))
}

fn item(desk: Desk, event: &Json) -> El {
    let by = event.get("by_name").text().unwrap_or_else(|| who(event));
    let head = div("event-head")
        .child(el("b").text(&by))
        .child(span("", &sentence(desk, event)))
        .child(span("quiet", &said::moment(&event.string("time"))));
    let text = event.get("text").text().filter(|text| !text.is_empty()).map(|text| p("event-text", &text));
    let erased = event.flag("erased").then(|| p("quiet", &t("desk-text-erased")));
    el("li")
        .attr("data-by", &event.string("by"))
        .child(head)
        .children(text)
        .children(erased)
        .children(photos(&event.get("photos").list()))
}

/// The same without texts, for what has just happened.
pub fn lines(desk: Desk, events: &[Json]) -> El {
    let line = |event: &Json| {
        let by = event.get("by_name").text().unwrap_or_else(|| who(event));
        el("li").text(&format!("{by}: {}", sentence(desk, event)))
    };
    el("ul").children(events.iter().map(line))
}

/// What happened, in words.
fn sentence(desk: Desk, event: &Json) -> String {
    let kind = event.string("kind");
    let day = |name: &str| format::day(&event.string(name));
    let institution = |name: &str| desk.institution_name(&event.string(name));
    match kind.as_str() {
        "accepted" if event.get("institution").is_absent() => t("event-accepted-by-officer"),
        "accepted" | "released" => {
            said::with(&format!("event-{kind}"), "institution", institution("institution"))
        }
        "redirected" => {
            let days = event.get("days").number().unwrap_or_default() as i64;
            let args = [("from", institution("from").into()), ("to", institution("to").into())];
            let late = if event.flag("late") { format!(" · {}", t("event-redirected-late")) } else { String::new() };
            format!("{} · {}{late}", say("event-redirected", &args), count("event-days-held", days))
        }
        "hidden" => said::with("event-hidden", "reason", named("hidden", &event.string("reason"))),
        "drafted" | "answered" => {
            said::with(&format!("event-{kind}"), "outcome", named("outcome", &event.string("outcome")))
        }
        "participated" => named("event-participated", &event.string("stance")),
        "extended" => {
            let signed = event.string("signed_by");
            say("event-extended", &[
                ("before", day("due_before").into()),
                ("due", day("due").into()),
                ("who", signed.into()),
            ])
        }
        "due_moved" => say("event-due-moved", &[("before", day("due_before").into()), ("due", day("due").into())]),
        "reopened" => said::with("event-reopened", "due", day("due")),
        "state_registered" => {
            say("event-state-registered", &[("number", event.string("number").into()), ("date", day("date").into())])
        }
        "merged" => said::with("event-merged", "id", event.string("into")),
        "unmerged" => said::with("event-unmerged", "id", event.string("from")),
        "closed" => named("event-closed", &event.string("why")),
        _ => named("event", &kind),
    }
}
