//! The queue: what is due first stands first.

use super::call::{self, Answer};
use super::filters::{self, filters};
use super::form::focus_soon;
use super::row::row;
use super::state::Desk;
use crate::dom::{El, button, div, el, heading, key_of, p};
use crate::json::Json;
use crate::parts::notice::waiting;
use crate::words::{count, t};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// How often the list looks for news by itself.
const PAUSE: Duration = Duration::from_secs(60);

#[derive(Clone, Copy)]
pub struct Queue {
    pub desk: Desk,
    items: RwSignal<Vec<Json>, LocalStorage>,
    next: RwSignal<Option<String>>,
    pub counts: RwSignal<Json, LocalStorage>,
    state: RwSignal<State>,
    /// Counts the askings, so that an answer that comes late changes nothing.
    turn: RwSignal<u32>,
    /// How many pages are on the screen: a look for news asks for as many.
    pages: RwSignal<usize>,
}

#[derive(Clone, PartialEq)]
enum State {
    Waiting,
    Failed(String),
    Ready,
}

impl Queue {
    pub fn open(desk: Desk) -> Self {
        let queue = Self {
            desk,
            items: RwSignal::new_local(Vec::new()),
            next: RwSignal::new(None),
            counts: RwSignal::new_local(Json(wasm_bindgen::JsValue::UNDEFINED)),
            state: RwSignal::new(State::Waiting),
            turn: RwSignal::new(0),
            pages: RwSignal::new(1),
        };
        crate::dom::follow(move || {
            desk.hat.track();
            let asked = filters::query(desk);
            queue.state.set(State::Waiting);
            queue.pages.set(1);
            queue.ask(asked);
        });
        if let Ok(handle) = set_interval_with_handle(move || queue.look_again(), PAUSE) {
            on_cleanup(move || handle.clear());
        }
        queue
    }

    /// Asks again for what is on the screen, without a word while it is on its way.
    pub fn look_again(self) {
        if !document().hidden() && !self.turn.is_disposed() {
            self.ask(untrack(|| filters::query(self.desk)));
        }
    }

    fn ask(self, query: String) {
        let (turn, pages) = (self.next_turn(), self.pages.get_untracked());
        crate::dom::soon(async move {
            let mut items = Vec::new();
            let mut answer = call::get(self.desk, &format!("queue?{query}")).await;
            for page in 1..=pages {
                if self.is_late(turn) || self.failed(&answer, true) {
                    return;
                }
                items.extend(answer.json.get("complaints").list());
                match answer.json.get("next").text().filter(|_| page < pages) {
                    Some(cursor) => answer = self.page(&query, &cursor).await,
                    None => break,
                }
            }
            self.show(items, &answer);
        });
    }

    async fn page(self, query: &str, cursor: &str) -> Answer {
        call::get(self.desk, &format!("queue?{query}cursor={}", encoded(cursor))).await
    }

    fn next_turn(self) -> u32 {
        let turn = self.turn.get_untracked() + 1;
        self.turn.set(turn);
        turn
    }

    /// Whether something else has been asked since, or nobody waits any more.
    fn is_late(self, turn: u32) -> bool {
        self.turn.try_get_untracked() != Some(turn)
    }

    /// Says that it failed. A look for news that finds none leaves what is on the screen.
    fn failed(self, answer: &Answer, by_itself: bool) -> bool {
        let stays = by_itself && self.state.get_untracked() == State::Ready;
        if !answer.ok() && !stays {
            self.state.set(State::Failed(answer.sentence()));
        }
        !answer.ok()
    }

    fn show(self, items: Vec<Json>, last: &Answer) {
        let focused = focused_row();
        self.items.set(items);
        if let Some(id) = focused {
            focus_soon(id);
        }
        self.next.set(last.json.get("next").text());
        self.counts.set(last.json.get("counts"));
        self.state.set(State::Ready);
    }

    fn more(self) {
        let Some(cursor) = self.next.get_untracked() else { return };
        let query = untrack(|| filters::query(self.desk));
        let turn = self.next_turn();
        self.pages.update(|pages| *pages += 1);
        crate::dom::soon(async move {
            let answer = self.page(&query, &cursor).await;
            if self.is_late(turn) || self.failed(&answer, false) {
                return;
            }
            let more = answer.json.get("complaints").list();
            // The button goes with its page: the first new row follows it.
            if let Some(first) = more.first() {
                focus_soon(format!("row-{}", first.string("id")));
            }
            let shown = self.items.get_untracked();
            self.show(shown.into_iter().chain(more).collect(), &answer);
        });
    }
}

pub fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// The row that the keyboard is at.
fn focused_row() -> Option<String> {
    document().active_element().map(|element| element.id()).filter(|id| id.starts_with("row-"))
}

pub fn queue_list(queue: Queue) -> El {
    let title = heading(1, "").word("desk-queue").attr("tabindex", "-1");
    let list = div("queue-list").attr("aria-live", "off").swap(move || list(queue));
    let keys = p("quiet queue-keys", "").word("desk-keys");
    el("section")
        .class("queue")
        .label("desk-queue")
        .child(div("queue-top").child(title).child(totals(queue)))
        .child(filters(queue.desk))
        .child(keys)
        .child(list)
        .on("keydown", step)
}

/// How many there are, and how many of them are late.
fn totals(queue: Queue) -> El {
    p("queue-totals", "").attr("role", "status").swap(move || {
        let counts = queue.counts.get();
        let number = |name: &str| counts.get(name).number().map(|count| count as i64);
        let all = number("all").map(|all| crate::dom::span("", &count("desk-total", all)));
        let late = number("overdue")
            .filter(|late| *late > 0)
            .map(|late| crate::dom::span("late", &count("desk-total-late", late)));
        all.into_iter().chain(late).collect()
    })
}

fn list(queue: Queue) -> Vec<El> {
    match queue.state.get() {
        State::Waiting => return vec![waiting()],
        State::Failed(sentence) => {
            let again = move || {
                queue.state.set(State::Waiting);
                queue.look_again();
            };
            let again = button("button", "").word("try-again").on_click(again);
            return vec![div("notice").attr("role", "alert").child(p("", &sentence)).child(again)];
        }
        State::Ready => {}
    }
    let desk = queue.desk;
    let items = queue.items.get();
    if items.is_empty() {
        return vec![empty(desk)];
    }
    let rows = items.iter().map(|item| row(desk, item));
    let more = queue
        .next
        .get()
        .map(|_| button("button wide", "").word("complaint-more").on_click(move || queue.more()));
    vec![el("ul").class("queue-rows").children(rows)].into_iter().chain(more).collect()
}

fn empty(desk: Desk) -> El {
    if filters::query(desk).is_empty() {
        return div("empty").child(p("", "").word("desk-queue-empty"));
    }
    let clear = button("button", "").word("desk-filters-clear").on_click(move || {
        filters::clear(desk);
        focus_soon("queue-find".to_owned());
    });
    div("empty").child(p("", "").word("desk-queue-none")).child(clear)
}

/// Arrows, or j and k, go from one to the next while the keyboard is in the list; Enter is the link's own.
fn step(event: web_sys::Event) {
    let keyboard: &web_sys::KeyboardEvent = event.unchecked_ref();
    let forth = match key_of(&event).as_str() {
        "j" | "о" | "ArrowDown" => true,
        "k" | "л" | "ArrowUp" => false,
        _ => return,
    };
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let typing =
        target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"));
    if typing || keyboard.ctrl_key() || keyboard.alt_key() || keyboard.meta_key() {
        return;
    }
    let Ok(rows) = document().query_selector_all(".queue-link") else { return };
    let rows: Vec<web_sys::Element> =
        (0..rows.length()).filter_map(|at| rows.get(at)?.dyn_into().ok()).collect();
    let at = focused_row().and_then(|id| rows.iter().position(|row| row.id() == id));
    let next = match (at, forth) {
        (None, _) => 0,
        (Some(at), true) => at + 1,
        (Some(at), false) => at.saturating_sub(1),
    };
    if let Some(row) = rows.get(next) {
        event.prevent_default();
        let _ = El::of(row.clone()).html().focus();
    }
}

/// The sentence beside an empty place of the case, on wide screens.
pub fn nothing_chosen() -> El {
    div("case-place-empty").child(p("quiet", &t("desk-nothing-chosen")))
}
