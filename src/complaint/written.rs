//! What the complainant wrote: topic, place, the money it is about, text, photos and contact.

use super::list::place;
use super::named;
use super::photos::gallery;
use crate::data::Loading;
use crate::dom::{El, el, heading, link, p, span};
use crate::json::Json;
use crate::session::Session;
use crate::view::point::{self, on_map, pair};
use crate::words::say;
use leptos::prelude::*;

/// Topic, place, text and the photos that came with it.
pub fn words_of(session: Session, complaint: &Json, key: Option<&str>) -> El {
    let catalogue = session.data.catalogue.with(Loading::ready);
    let at = place(complaint, catalogue.as_deref());
    let at = match complaint.get("institution").text() {
        Some(id) => link("", &format!("/institutions/{id}"), &at),
        None => span("", &at),
    };
    let pin = point::of(&complaint.get("at")).map(|point| {
        let words = say("complaint-point", &[("at", pair(point, ", ").into())]);
        p("quiet", "").child(link("", &on_map(point), &words))
    });
    let budget = complaint.get("budget");
    let budget = (!budget.is_absent()).then(|| {
        let line = [
            budget.get("year").number().map(|year| (year as i64).to_string()),
            budget.get("group").text(),
            budget.get("item").text(),
        ];
        let line: Vec<String> = line.into_iter().flatten().collect();
        let asked = p("quiet", "").child(super::budget_said(session, line.join(",")));
        let amount = complaint.get("questioned").tenge().map(adaldyq_words::money::full);
        asked.children(amount.map(|amount| el("b").text(&format!(" · {amount}"))))
    });
    let text = complaint.get("text").text();
    let text = match &text {
        Some(text) if !text.is_empty() => p("complaint-body", text).attr("lang", &complaint.string("lang")),
        _ if is_erased(complaint) => p("erased", "").word("text-erased"),
        _ => p("notice", "").word("complaint-waits-about"),
    };
    let events = complaint.get("events").list();
    let first = events.iter().find(|event| event.string("kind") == "received");
    let photos = first.and_then(|event| gallery(&event.get("photos"), key));
    el("article")
        .class("card")
        .child(heading(2, &named("topic", &complaint.string("topic"))))
        .child(p("", "").child(at))
        .children(pin)
        .children(budget)
        .child(text)
        .children(photos)
        .children(complaint.get("name").text().map(|name| p("quiet", &name)))
}

/// Whether its author had the personal data taken out.
pub fn is_erased(complaint: &Json) -> bool {
    let erased = |event: &Json| event.string("kind") == "erased";
    complaint.flag("erased") || complaint.get("events").list().iter().any(erased)
}

/// Seen by the complainant here, and by the officers; not the name that stands under the text for everyone.
pub fn contact(complaint: &Json) -> Option<El> {
    let contact = complaint.get("contact");
    let shown = complaint.string("name");
    let given = ["name", "phone", "email"].map(|member| contact.string(member));
    let given: Vec<String> = given.into_iter().filter(|value| !value.is_empty() && *value != shown).collect();
    let held = complaint.string("visibility") == "held";
    let word = if held { "confidential-kept-back" } else { "complaint-kept-back" };
    (!given.is_empty()).then(|| p("quiet", &say(word, &[("what", given.join(", ").into())])))
}
