//! Beside the case: the clock, who has held it, and the notes that the desk alone sees.

use super::case::Case;
use super::form::Form;
use super::proposal_from::propose;
use super::reported::reported;
use super::said;
use super::steps::send;
use crate::complaint::calendar;
use crate::complaint::holders::{holders, is_withdrawn, moved};
use crate::dom::{El, button, div, el, heading, p};
use crate::json::Json;
use crate::words::t;
use leptos::prelude::*;

/// What is only reported of the term: from when it counts may be read otherwise.
const REPORTED: [&str; 2] = ["registration-after-hours", "term-start"];

pub fn aside(case: Case, view: &Json) -> El {
    let exported = button("button", "").word("desk-export").on_click(move || export(case));
    let seen = view.clone();
    let clock = move || {
        let session = case.desk.session;
        let holders = holders(session, &seen);
        term(case, &seen).into_iter().chain(holders).chain(moved(session, &seen)).collect()
    };
    div("case-aside")
        .child(div("").swap(clock))
        .child(notes(case, view))
        .children(propose(case.desk, view))
        .child(div("case-export").child(exported).child(p("quiet", "").word("desk-export-about")))
}

/// The term with its days, where one runs. How many working days are left stands at the head of the case; days of
/// another kind beside them would only be mistaken for them. Nobody owes a reply to what was withdrawn.
fn term(case: Case, view: &Json) -> Option<El> {
    let session = case.desk.session;
    let days = (!is_withdrawn(view) && !view.get("days").is_absent())
        .then(|| calendar::term(session, view, None))?;
    Some(days.child(reported(session, &REPORTED)))
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
        if form.is_filled(&[("text", "desk-need-text")]) {
            form.sent_once();
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
    let (path, file) = (case.path("/export"), format!("{}.json", case.id()));
    crate::dom::soon(async move {
        let answer = super::call::get(case.desk, &path).await;
        if answer.ok() {
            crate::hand_on::download(&file, "application/json", &answer.text);
            case.said.try_set(Some(t("desk-exported")));
        } else {
            case.said.try_set(Some(answer.sentence()));
        }
    });
}
