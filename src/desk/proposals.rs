//! Preventive proposals: what allows corruption somewhere, and what to change.

use super::call::{Answer, Asked};
use super::form::{Form, focus_soon};
use super::frame::screen;
use super::proposal::{line, summary_id};
use super::proposal_form::proposal_form;
use super::proposal_from::{Begun, begin};
use super::queue::encoded;
use super::state::Desk;
use super::waiting_proposals::look;
use crate::dom::{El, button, div, el, p};
use crate::json::object;
use crate::parts::notice::waiting;
use crate::words::t;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

#[derive(Clone, Copy)]
pub struct Proposals {
    pub desk: Desk,
    asked: Asked,
    said: RwSignal<Option<String>>,
    /// How many pages after the first one somebody has opened: as many are opened again when all is asked anew.
    opened: RwSignal<usize>,
    /// The proposals that somebody has unfolded: they stay so when all is asked anew.
    pub unfolded: StoredValue<Vec<String>>,
}

impl Proposals {
    fn load(self) {
        self.asked.ask(self.desk, "proposals".to_owned());
    }

    /// Shows what was done, and all of it as it is now; the proposal itself is folded, the others stay.
    pub fn done(self, form: Form, id: &str, sentence: String) {
        form.clear();
        self.unfolded.try_update_value(|unfolded| unfolded.retain(|other| other != id));
        self.said.set(Some(sentence));
        focus_soon("proposals-said".to_owned());
        self.load();
        look(self.desk);
    }
}

pub fn proposals(desk: Desk) -> El {
    let proposals = Proposals {
        desk,
        asked: Asked::new(),
        said: RwSignal::new(None),
        opened: RwSignal::new(0),
        unfolded: StoredValue::new(Vec::new()),
    };
    // In another's place other steps are possible.
    crate::dom::follow(move || {
        desk.hat.track();
        proposals.load();
    });
    let said = p("good", "")
        .attr("role", "status")
        .attr("id", "proposals-said")
        .attr("tabindex", "-1")
        .text_fn(move || proposals.said.get().unwrap_or_default());
    let list = div("").swap_by(
        move || proposals.asked.get(),
        move |answer| match answer {
            None => vec![waiting()],
            Some(answer) if answer.ok() => {
                if answer.json.get("proposals").list().is_empty() {
                    return vec![p("empty", "").word("desk-proposals-none")];
                }
                page(proposals, &answer, 0)
            }
            Some(answer) => vec![p("notice", &answer.sentence()).attr("role", "alert")],
        },
    );
    let new = desk.is("officer").then(|| write(proposals));
    let about = p("desk-lead", "").word("desk-proposals-about");
    screen(&t("desk-proposals"), "", [about, said].into_iter().chain(new).chain([list]).collect())
}

/// One page, and below it what leads to the next one: what is open above stays open.
fn page(proposals: Proposals, answer: &Answer, before: usize) -> Vec<El> {
    let all = answer.json.get("proposals").list();
    let list = el("ul").class("proposals").children(all.iter().map(|one| line(proposals, one)));
    let next = answer.json.get("next").text().map(|cursor| following(proposals, &cursor, before + 1));
    [list].into_iter().chain(next).collect()
}

/// The page after so many others, once somebody asks for it.
fn following(proposals: Proposals, cursor: &str, before: usize) -> El {
    let (asked, waits, pressed) = (Asked::new(), RwSignal::new(false), RwSignal::new(false));
    let path = format!("proposals?cursor={}", encoded(cursor));
    let ask = move || {
        asked.forget();
        waits.set(true);
        asked.ask(proposals.desk, path.clone());
    };
    if before <= proposals.opened.get_untracked() {
        ask();
    }
    div("").swap_by(
        move || (asked.get(), waits.get()),
        move |(answer, waits)| {
            let more = |word| {
                let (ask, opened) = (ask.clone(), proposals.opened);
                button("button wide", "").word(word).on_click(move || {
                    opened.update(|opened| *opened = before.max(*opened));
                    pressed.set(true);
                    ask();
                })
            };
            match answer {
                Some(answer) if answer.ok() => {
                    // The button goes with the answer: the keyboard goes on at what it brought.
                    let first = answer.json.get("proposals").list().into_iter().next();
                    if let Some(first) = first.filter(|_| pressed.get_untracked()) {
                        focus_soon(summary_id(&first.string("id")));
                    }
                    page(proposals, &answer, before)
                }
                Some(answer) => {
                    let notice = div("notice").attr("role", "alert").child(p("", &answer.sentence()));
                    vec![notice.child(more("try-again"))]
                }
                None if waits => vec![waiting()],
                None => vec![more("complaint-more")],
            }
        },
    )
}

fn write(proposals: Proposals) -> El {
    let form = Form::kept(proposals.desk, "proposal");
    let begun = begin(proposals.desk, form);
    let details = el("details").class("card");
    let whole = details.clone();
    let send = move |body: Vec<(&'static str, JsValue)>| {
        form.sent_once();
        let whole = whole.clone();
        form.send("POST", "proposals".to_owned(), object(&body), move |_| {
            // What was written stands in the list now, and not below an empty form.
            let _ = whole.node().remove_attribute("open");
            proposals.done(form, "", t("desk-proposal-written"));
        });
    };
    let details = if matches!(begun, Begun::Nothing) { details } else { details.attr("open", "") };
    let other = if let Begun::Other(notice) = begun { Some(notice) } else { None };
    details.child(el("summary").word("desk-proposal-write")).children(other).child(proposal_form(form, send))
}
