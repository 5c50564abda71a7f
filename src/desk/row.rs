//! One complaint in the queue.

use super::said::{due, named, place, waiting_for};
use super::state::Desk;
use crate::dom::{El, div, el, link, span};
use crate::json::Json;
use crate::words::{say, t};
use leptos::prelude::*;

pub fn row(desk: Desk, complaint: &Json) -> El {
    let id = complaint.string("id");
    let address = format!("/desk/{id}");
    let here = address.clone();
    let topic = named("topic", &complaint.string("topic"));
    let excerpt = |text: String| span("row-text", &text).attr("lang", &complaint.string("lang"));
    let first = div("row-first")
        .children(due(complaint))
        .children(waiting_for(complaint).map(|step| span("row-waits", &step)));
    // What is held is read where it is opened, as each opening is written down.
    let link = link("queue-link", &desk.session.view.link(&address), "")
        .attr("id", &format!("row-{id}"))
        .attr_fn("aria-current", move || (desk.session.path.get() == here).then(|| "true".to_owned()))
        .child(first)
        .child(div("row-title").child(el("b").text(&topic)).child(span("quiet", &id)))
        .child(span("row-place", &place(desk, complaint)))
        .children(complaint.get("text").text().map(excerpt))
        .children(complaint.flag("held").then(|| span("quiet", &t("desk-row-held"))))
        .children(marks(complaint));
    el("li").child(link)
}

/// What one should know before opening it.
fn marks(complaint: &Json) -> Option<El> {
    let mut marks = Vec::new();
    if complaint.string("visibility") == "held" && !complaint.flag("released") {
        marks.push(span("mark held", &t("desk-mark-held")));
    }
    if complaint.string("visibility") == "hidden" {
        marks.push(span("mark", &t("complaint-hidden")));
    }
    if !complaint.get("merged_into").is_absent() {
        marks.push(span("mark", &t("desk-mark-merged")));
    }
    if complaint.flag("suspect") {
        marks.push(span("mark", &t("desk-mark-suspect")));
    }
    if complaint.get("reopened").number().is_some_and(|count| count > 0.0) {
        marks.push(span("mark", &t("desk-mark-reopened")));
    }
    let seen = complaint.get("seen_by").strings();
    if !seen.is_empty() {
        marks.push(span("mark seen", &say("desk-watching", &[("names", seen.join(", ").into())])));
    }
    (!marks.is_empty()).then(|| div("row-marks").children(marks))
}
