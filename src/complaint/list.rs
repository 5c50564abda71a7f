//! Lists of public complaints, page by page.

use super::named;
use super::sending::{Answer, Asking};
use crate::data::{Catalogue, Loading};
use crate::dom::{El, button, div, el, heading, link, p, span};
use crate::format;
use crate::json::Json;
use crate::parts::icon::icon;
use crate::parts::notice::waiting;
use crate::session::Session;
use crate::words::{self, say, t};
use leptos::prelude::*;

/// An institution's own complaints, and the way to add one.
pub fn institution_complaints(session: Session, id: &str) -> El {
    let report = link("button", &format!("/complaints/new?institution={id}"), "")
        .child(icon("message"))
        .word("report-here");
    let list = pages(session, format!("/api/complaints?institution={id}&limit=10"), "complaint-none");
    el("section")
        .class("complaints")
        .child(heading(2, "").word("complaint-of-institution"))
        .child(list)
        .child(p("", "").child(report))
}

/// A list that grows by a page at each tap. `empty` says that there is none.
pub fn pages(session: Session, address: String, empty: &'static str) -> El {
    let asking = Asking::of(address.clone(), None);
    let more = RwSignal::new(false);
    div("complaint-pages").swap(move || {
        let Some(answer) = asking.answer.get() else { return vec![waiting()] };
        if answer.status != 200 {
            let asking = asking.clone();
            return vec![unanswered(&answer, move || asking.again())];
        }
        let complaints = answer.json.get("complaints").list();
        if complaints.is_empty() {
            return vec![p("quiet", &t(empty))];
        }
        let catalogue = session.data.catalogue.with(Loading::ready);
        let items = complaints.iter().map(|complaint| item(complaint, catalogue.as_deref()));
        let mut parts = vec![el("ul").class("complaint-list").children(items)];
        if let Some(cursor) = answer.json.get("next").text() {
            let address = address.clone();
            parts.push(div("").swap(move || {
                if more.get() {
                    return vec![pages(session, with_cursor(&address, &cursor), empty)];
                }
                vec![button("button", "").word("complaint-more").on_click(move || more.set(true))]
            }));
        }
        parts
    })
}

fn with_cursor(address: &str, cursor: &str) -> String {
    let first = address.split("&cursor=").next().unwrap_or_default();
    format!("{first}&cursor={}", String::from(js_sys::encode_uri_component(cursor)))
}

/// That nothing came, and a second try.
pub fn unanswered(answer: &Answer, again: impl FnMut() + 'static) -> El {
    let word = if answer.status == 0 { "failure-no-answer" } else { "failure-status" };
    let again = button("button", "").word("try-again").on_click(again);
    div("notice").attr("role", "alert").child(p("", &t(word))).child(again)
}

fn item(complaint: &Json, catalogue: Option<&Catalogue>) -> El {
    el("li").child(line(complaint, catalogue, false))
}

/// One complaint as a link to its page; `numbered` where it is its author's own.
pub fn line(complaint: &Json, catalogue: Option<&Catalogue>, numbered: bool) -> El {
    let id = complaint.string("id");
    let topic = named("topic", &complaint.string("topic"));
    let waits = complaint.string("visibility") == "private" && complaint.get("text").is_absent();
    let excerpt = |text: String| span("complaint-excerpt", &text).attr("lang", &complaint.string("lang"));
    let title = if numbered { format!("{id} · {topic}") } else { topic };
    link("complaint-link", &format!("/complaints/{id}"), "")
        .child(span("complaint-title", &title))
        .child(span("quiet", &place(complaint, catalogue)))
        .children(complaint.get("text").text().map(excerpt))
        .children(waits.then(|| span("quiet", "").word("complaint-waits")))
        .child(state(complaint, true))
}

/// Where it stands, by when a reply is due where that is asked for, and what is the matter with it.
pub fn state(complaint: &Json, with_due: bool) -> El {
    let status = complaint.string("status");
    let due = format::day(&complaint.string("due"));
    let visibility = complaint.string("visibility");
    let overdue = !complaint.get("overdue").is_absent();
    let open = status != "answered" && status != "closed";
    let word = if overdue { "complaint-due-passed" } else { "complaint-due" };
    let class = if overdue { "late" } else { "quiet" };
    let due = (open && (with_due || overdue)).then(|| span(class, &say(word, &[("date", due.into())])));
    span("complaint-state", "")
        .child(span("status", &named("status", &status)).attr("data-status", &status))
        .children((visibility == "hidden").then(|| span("status", "").word("complaint-hidden")))
        .children(due)
}

/// The institution's name, else the district's.
pub fn place(complaint: &Json, catalogue: Option<&Catalogue>) -> String {
    let lang = words::lang();
    let named = |catalogue: &Catalogue| {
        let institution = complaint.get("institution").text().and_then(|id| catalogue.row(&id));
        let district = complaint.string("district");
        let district = catalogue.index.districts.iter().find(|known| known.id == district);
        institution
            .map(|row| catalogue.name(row, lang).to_owned())
            .or_else(|| district.map(|district| district.name.get(lang).clone()))
    };
    catalogue.and_then(named).unwrap_or_else(|| t("complaint-place-on-map"))
}
