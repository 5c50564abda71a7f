//! Beside the case: the clock, who has held it, and the notes that the desk alone sees.

use super::case::Case;
use super::form::Form;
use super::said::{self, with};
use super::steps::send;
use crate::complaint::calendar::calendar;
use crate::dom::{El, button, div, el, heading, p, span};
use crate::json::Json;
use crate::words::{count, say, t};
use leptos::prelude::*;

pub fn aside(case: Case, view: &Json) -> El {
    let exported = button("button", "").word("desk-export").on_click(move || export(case));
    div("case-aside")
        .children(term(view))
        .children(extensions(view))
        .children(holders(case, view))
        .child(notes(case, view))
        .child(div("case-export").child(exported).child(p("quiet", "").word("desk-export-about")))
}

/// The term with its days, where one runs.
fn term(view: &Json) -> Option<El> {
    (!view.get("days").is_absent()).then(|| calendar(view))
}

fn extensions(view: &Json) -> Option<El> {
    let extensions = view.get("extensions").list();
    let line = |extension: &Json| {
        let args = [
            ("before", said::day(extension, "due_before").into()),
            ("due", said::day(extension, "due").into()),
            ("who", extension.string("signed_by").into()),
        ];
        let why = extension.get("text").text().map(|text| p("quiet", &text));
        el("li").child(p("", &say("event-extended", &args))).children(why)
    };
    (!extensions.is_empty()).then(|| {
        el("section")
            .class("card")
            .child(heading(2, "").word("desk-extensions"))
            .child(el("ul").children(extensions.iter().map(line)))
    })
}

/// The chain of holders, with the days at each.
fn holders(case: Case, view: &Json) -> Option<El> {
    let holders = view.get("holders").list();
    let line = |holder: &Json| {
        let name = match holder.get("institution").text() {
            Some(id) => case.desk.institution_name(&id),
            None => t("by-officer"),
        };
        let since = with("desk-holder-since", "date", said::day(holder, "since"));
        let days = holder.get("days").number().unwrap_or_default() as i64;
        let now = holder.get("until").is_absent();
        el("li")
            .child(el("b").text(&name))
            .child(span("quiet", &format!("{since} · {}", count("desk-calendar-days", days))))
            .children(now.then(|| span("quiet", &t("desk-holder-now"))))
    };
    (!holders.is_empty()).then(|| {
        el("section")
            .class("card")
            .child(heading(2, "").word("desk-holders"))
            .child(el("ol").class("holders").children(holders.iter().map(line)))
    })
}

fn notes(case: Case, view: &Json) -> El {
    let line = |note: &Json| {
        let head = format!("{} · {}", note.string("by"), said::moment(&note.string("time")));
        el("li").child(p("quiet", &head)).child(p("event-text", &note.string("text")))
    };
    let list = el("ul").class("notes").children(view.get("notes").list().iter().map(line));
    let form = Form::kept(case.desk, &format!("{}:note", case.id()));
    let fields = vec![form.area("text", "desk-note-text", Some("desk-note-hint"), "3")];
    let act = move || {
        form.errors.set(Vec::new());
        if form.peek("text").trim().is_empty() {
            form.blame("text", "desk-need-text");
        } else {
            send(case, form, "note", form.body(&["text"]));
        }
    };
    el("section")
        .class("card case-notes")
        .child(heading(2, "").word("desk-notes"))
        .child(list)
        .child(form.whole(fields, form.send_button("desk-note-add"), act))
}

/// One file with all of it. That it was taken is written down there.
fn export(case: Case) {
    let path = case.path("/export");
    crate::dom::soon(async move {
        let answer = super::call::get(case.desk, &path).await;
        if answer.ok() {
            let text = crate::json::write(&answer.json.0);
            crate::hand_on::download(&format!("{}.json", case.id()), "application/json", &text);
            case.said.try_set(Some(t("desk-exported")));
        } else {
            case.said.try_set(Some(answer.sentence()));
        }
    });
}
