//! Preventive proposals: what allows corruption somewhere, and what to change.

use super::call::{self, Answer};
use super::form::{Form, focus_soon, keep_keyboard};
use super::frame::screen;
use super::lasting_rows::lasting_rows;
use super::proposal::{line, summary_id};
use super::proposal_form::proposal_form;
use super::proposal_from::{Begun, begin};
use super::queue::encoded;
use super::state::Desk;
use super::waiting_proposals::look;
use crate::dom::{El, button, div, el, p};
use crate::json::{Json, object, write as written};
use crate::parts::notice::waiting;
use crate::words::t;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

#[derive(Clone, Copy)]
pub struct Proposals {
    pub desk: Desk,
    /// Each as it came: one that comes again as it was keeps what somebody has opened or is writing in it.
    shown: RwSignal<Vec<String>>,
    next: RwSignal<Option<String>>,
    state: RwSignal<State>,
    /// Counts the askings, so that an answer that comes late changes nothing.
    turn: StoredValue<u32>,
    /// How many pages somebody has opened: as many are asked for when all is asked anew.
    pages: StoredValue<usize>,
    said: RwSignal<Option<String>>,
    /// The proposals that somebody has unfolded: they stay so when they have changed.
    pub unfolded: StoredValue<Vec<String>>,
}

#[derive(Clone)]
enum State {
    Waiting,
    /// Why, and whether somebody was going on to another page.
    Failed(String, bool),
    Ready,
}

impl Proposals {
    fn open(desk: Desk) -> Self {
        Self {
            desk,
            shown: RwSignal::new(Vec::new()),
            next: RwSignal::new(None),
            state: RwSignal::new(State::Waiting),
            turn: StoredValue::new(0),
            pages: StoredValue::new(1),
            said: RwSignal::new(None),
            unfolded: StoredValue::new(Vec::new()),
        }
    }

    /// Asks anew for all pages that are open. Whoever has just opened one goes on at what is new.
    fn load(self, goes_on: bool) {
        let (turn, pages) = (self.next_turn(), self.pages.get_value());
        crate::dom::soon(async move {
            let (mut all, mut next) = (Vec::new(), None);
            for _ in 0..pages {
                let Some(answer) = self.page(turn, next, goes_on).await else { return };
                all.extend(answer.json.get("proposals").list());
                next = answer.json.get("next").text();
                if next.is_none() {
                    break;
                }
            }
            let before = self.shown.with_untracked(Vec::len);
            match all.get(before).filter(|_| goes_on) {
                Some(first) => focus_soon(summary_id(&first.string("id"))),
                None => keep_keyboard(),
            }
            self.shown.set(all.iter().map(|one| written(&one.0)).collect());
            self.next.set(next);
            self.state.set(State::Ready);
        });
    }

    fn more(self) {
        self.pages.update_value(|pages| *pages += 1);
        self.load(true);
    }

    fn next_turn(self) -> u32 {
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }

    /// What follows a cursor. Nothing where something else was asked since, or nobody waits any more; nor where it
    /// failed, which is said.
    async fn page(self, turn: u32, cursor: Option<String>, goes_on: bool) -> Option<Answer> {
        let after = cursor.map(|cursor| format!("?cursor={}", encoded(&cursor))).unwrap_or_default();
        let answer = call::get(self.desk, &format!("proposals{after}")).await;
        if self.turn.try_get_value() != Some(turn) {
            return None;
        }
        if !answer.ok() {
            self.state.set(State::Failed(answer.sentence(), goes_on));
        }
        answer.ok().then_some(answer)
    }

    /// Says what was done, and shows all as it is now; the proposal itself is folded. Whoever has gone on to another
    /// one meanwhile is left there.
    pub fn done(self, form: Form, id: &str, sentence: String) {
        look(self.desk);
        if self.said.is_disposed() {
            return;
        }
        if form.has_keyboard() {
            focus_soon("proposals-said".to_owned());
        }
        form.clear();
        self.unfolded.update_value(|unfolded| unfolded.retain(|other| other != id));
        self.said.set(Some(sentence));
        self.load(false);
    }
}

pub fn proposals(desk: Desk) -> El {
    let proposals = Proposals::open(desk);
    // In another's place other steps are possible.
    crate::dom::follow(move || {
        desk.hat.track();
        proposals.load(false);
    });
    let said = p("good", "")
        .attr("role", "status")
        .attr("id", "proposals-said")
        .attr("tabindex", "-1")
        .text_fn(move || proposals.said.get().unwrap_or_default());
    let list = lasting_rows(
        el("ul").class("proposals"),
        move || proposals.shown.get(),
        move |text| Json::parse(text).map_or_else(|| el("li"), |one| line(proposals, &one)),
    );
    let new = desk.is("officer").then(|| write(proposals));
    let about = p("desk-lead", "").word("desk-proposals-about");
    let content = [about, said].into_iter().chain(new).chain([list, below(proposals)]);
    screen(&t("desk-proposals"), "", content.collect())
}

/// What stands below the list: that there is none, what went wrong, or what leads on.
fn below(proposals: Proposals) -> El {
    let press = move |word, act: Box<dyn Fn()>| {
        button("button wide", "").word(word).on_click(move || {
            proposals.state.set(State::Waiting);
            act();
        })
    };
    div("").swap(move || match proposals.state.get() {
        State::Waiting => vec![waiting()],
        State::Failed(sentence, goes_on) => {
            let notice = div("notice").attr("role", "alert").child(p("", &sentence));
            vec![notice.child(press("try-again", Box::new(move || proposals.load(goes_on))))]
        }
        State::Ready if proposals.next.with(Option::is_some) => {
            vec![press("complaint-more", Box::new(move || proposals.more()))]
        }
        State::Ready if proposals.shown.with(Vec::is_empty) => {
            vec![p("empty", "").word("desk-proposals-none")]
        }
        State::Ready => Vec::new(),
    })
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
