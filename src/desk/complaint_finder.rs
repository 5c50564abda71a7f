//! The box that finds complaints of a proposal's institution by their words, and takes any by its number.

use super::call::Asked;
use super::complaint_numbers::{CHOSEN, TYPED, add, parts};
use super::form::Form;
use super::offer::offer;
use super::queue::encoded;
use crate::dom::{El, div, el, follow, key_of, p, value_of};
use crate::json::Json;
use crate::words::t;
use adaldyq_domain::complaint::id::Id;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// How many are offered at once.
const OFFERED: usize = 8;
/// How long a typing hand is waited for.
const PAUSE: Duration = Duration::from_millis(250);
/// Open ones and those that are over.
const ALL: &str = "status=received,accepted,drafted,answered,closed&latest=1";

#[derive(Clone, Copy)]
struct Finder {
    form: Form,
    /// What the institution's latest are, and what holds the words that are typed.
    latest: Asked,
    found: Asked,
    is_open: RwSignal<bool>,
    active: RwSignal<usize>,
}

pub fn finder(form: Form, id: &str) -> El {
    let finder = Finder {
        form,
        latest: Asked::new(),
        found: Asked::new(),
        is_open: RwSignal::new(false),
        active: RwSignal::new(0),
    };
    finder.follow();
    div("finder").child(input(finder, id)).child(offered(finder, id))
}

fn path(institution: &str) -> String {
    format!("queue?{ALL}&institution={}", encoded(institution))
}

impl Finder {
    /// Asks for the latest complaints of the institution, and for those of its that hold what is typed.
    fn follow(self) {
        let desk = self.form.desk;
        let institution = Memo::new(move |_| self.form.get("institution"));
        follow(move || {
            desk.hat.track();
            self.latest.forget();
            let institution = institution.get();
            if !institution.is_empty() {
                self.latest.ask(desk, path(&institution));
            }
        });
        let typed = Memo::new(move |_| self.form.get(TYPED).trim().to_owned());
        let turn = StoredValue::new(0_u32);
        follow(move || {
            desk.hat.track();
            let (institution, text) = (institution.get(), typed.get());
            turn.update_value(|turn| *turn += 1);
            let mine = turn.get_value();
            // What was found holds other words: Enter must not choose it.
            self.found.forget();
            self.active.set(0);
            if institution.is_empty() || text.is_empty() {
                return;
            }
            let ask = move || {
                if turn.try_get_value() == Some(mine) {
                    self.found.ask(desk, format!("{}&q={}", path(&institution), encoded(&text)));
                }
            };
            set_timeout(ask, PAUSE);
        });
    }

    /// What is offered now: of the latest those whose number begins so, then what holds the words. Reactive.
    fn hits(self) -> Vec<Json> {
        let typed = self.form.get(TYPED).trim().replace('-', "").to_uppercase();
        let list = |asked: Asked| asked.get().map(|answer| answer.json.get("complaints").list());
        let latest = list(self.latest).unwrap_or_default().into_iter();
        let latest = latest.filter(|one| one.string("id").replace('-', "").starts_with(&typed));
        let taken = self.form.get(CHOSEN);
        let mut ids: Vec<String> = parts(&taken).map(str::to_owned).collect();
        let found = if typed.is_empty() { Vec::new() } else { list(self.found).unwrap_or_default() };
        let mut hits: Vec<Json> = Vec::new();
        for one in latest.chain(found) {
            let id = one.string("id");
            if hits.len() < OFFERED && !ids.contains(&id) {
                ids.push(id);
                hits.push(one);
            }
        }
        hits
    }

    fn choose(self, id: &str) {
        add(self.form, id);
        self.form.set(TYPED, "");
        self.active.set(0);
    }

    /// Takes what is typed where all of it is numbers.
    fn take_typed(self) -> bool {
        let typed = self.form.peek(TYPED);
        let ids: Result<Vec<Id>, _> = parts(&typed).map(Id::parse).collect();
        let Some(ids) = ids.ok().filter(|ids| !ids.is_empty()) else { return false };
        for id in ids {
            self.choose(&id.to_string());
        }
        true
    }

    /// What a key does in the box; whether it does anything.
    fn pressed(self, key: &str) -> bool {
        let hits = untrack(|| self.hits());
        let (at, is_open) = (self.active.get_untracked(), self.is_open.get_untracked());
        match key {
            "ArrowDown" | "ArrowUp" if !is_open => self.is_open.set(true),
            "ArrowDown" if !hits.is_empty() => self.active.set((at + 1) % hits.len()),
            "ArrowUp" if !hits.is_empty() => self.active.set((at + hits.len() - 1) % hits.len()),
            // It never sends the whole form.
            "Enter" => {
                if !self.take_typed()
                    && let Some(hit) = hits.get(at).filter(|_| is_open)
                {
                    self.choose(&hit.string("id"));
                }
            }
            "Escape" if is_open => self.is_open.set(false),
            _ => return false,
        }
        true
    }
}

fn input(finder: Finder, id: &str) -> El {
    let form = finder.form;
    let option = format!("{id}-option");
    el("input")
        .attr("type", "text")
        .attr("id", id)
        .attr("role", "combobox")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", "200")
        .attr("placeholder", &t("desk-proposal-complaints-find"))
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", &format!("{id}-list"))
        .attr("aria-describedby", &format!("{id}-hint {id}-error"))
        .attr_fn("aria-invalid", move || form.wrong(CHOSEN).map(|_| "true".to_owned()))
        .state("aria-expanded", move || finder.is_open.get() && !finder.hits().is_empty())
        .attr_fn("aria-activedescendant", move || {
            let is_shown = finder.is_open.get() && !finder.hits().is_empty();
            is_shown.then(|| format!("{option}-{}", finder.active.get()))
        })
        .attr_fn("readonly", move || form.is_busy().then(String::new))
        .prop_fn("value", move || form.get(TYPED).into())
        .on("focus", move |_| finder.is_open.set(true))
        .on("click", move |_| finder.is_open.set(true))
        .on("blur", move |_| {
            finder.is_open.set(false);
            finder.take_typed();
        })
        .on("input", move |event| {
            finder.is_open.set(true);
            form.set(TYPED, &value_of(&event));
            // Several at once are pasted.
            if parts(&form.peek(TYPED)).count() > 1 {
                finder.take_typed();
            }
        })
        .on("keydown", move |event| {
            let keyboard: &web_sys::KeyboardEvent = event.unchecked_ref();
            if !keyboard.is_composing() && finder.pressed(&key_of(&event)) {
                event.prevent_default();
                event.stop_propagation();
            }
        })
}

fn offered(finder: Finder, id: &str) -> El {
    let (list, option) = (format!("{id}-list"), format!("{id}-option"));
    div("").swap(move || {
        let list = el("ul").attr("id", &list).attr("role", "listbox").label("desk-proposal-complaints-find");
        let hits = if finder.is_open.get() { finder.hits() } else { Vec::new() };
        if hits.is_empty() {
            return std::iter::once(list.attr("hidden", "")).chain(nothing(finder)).collect();
        }
        let offer = |(at, one): (usize, &Json)| choice(finder, one, at).attr("id", &format!("{option}-{at}"));
        // The box keeps the keyboard while somebody presses here.
        let list = list.class("offered over").on("mousedown", |event| event.prevent_default());
        let list = list.children(hits.iter().enumerate().map(offer));
        let shown = list.clone();
        crate::dom::later(move || {
            finder.active.track();
            bring_into_view(&shown);
        });
        vec![list]
    })
}

/// The active one in the middle of a list that is longer than its place.
fn bring_into_view(list: &El) {
    if let Ok(Some(item)) = list.node().query_selector("[aria-selected='true']") {
        let item = El::of(item);
        let middle = item.html().offset_top() + item.html().offset_height() / 2;
        list.node().set_scroll_top(middle - list.node().client_height() / 2);
    }
}

/// That the institution has none, or none that fits.
fn nothing(finder: Finder) -> Option<El> {
    let answered = |asked: Asked| asked.get().is_some_and(|answer| answer.ok());
    let typed = finder.form.get(TYPED);
    let word = match typed.trim().is_empty() {
        true if !answered(finder.latest) || !finder.form.get(CHOSEN).is_empty() => return None,
        true => "desk-proposal-complaints-none",
        false if !answered(finder.found) || Id::parse(typed.trim()).is_ok() => return None,
        false => "desk-proposal-complaints-no-fit",
    };
    finder.is_open.get().then(|| p("quiet", "").attr("role", "status").word(word))
}

fn choice(finder: Finder, one: &Json, at: usize) -> El {
    let id = one.string("id");
    el("li")
        .attr("role", "option")
        .state("aria-selected", move || finder.active.get() == at)
        .children(offer(finder.form.desk, one))
        .on_click(move || finder.choose(&id))
}
