//! The complaints that a proposal grew from: found among those of its institution, or typed in by their numbers.

use super::call::Asked;
use super::form::{Form, focus_soon};
use super::queue::encoded;
use super::said::{self, named};
use crate::dom::{El, button, div, el, follow, key_of, link, p, span, value_of};
use crate::json::Json;
use crate::words::{say, t};
use adaldyq_domain::complaint::id::Id;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// The field of the numbers that were chosen, with commas between them.
const CHOSEN: &str = "complaints";
/// The field of what is typed and not chosen yet.
const TYPED: &str = "complaint";
/// How many are offered at once.
const OFFERED: usize = 8;
/// How long a typing hand is waited for.
const PAUSE: Duration = Duration::from_millis(250);
/// Open ones and those that are over.
const ALL: &str = "status=received,accepted,drafted,answered,closed&latest=1";

#[derive(Clone, Copy)]
struct Choice {
    form: Form,
    /// What the institution's latest are, and what holds the words that are typed.
    latest: Asked,
    found: Asked,
    is_open: RwSignal<bool>,
    active: RwSignal<usize>,
}

pub fn complaint_choice(form: Form) -> El {
    let choice = Choice {
        form,
        latest: Asked::new(),
        found: Asked::new(),
        is_open: RwSignal::new(false),
        active: RwSignal::new(0),
    };
    choice.follow();
    let id = form.id(CHOSEN);
    let hint = p("quiet", "")
        .attr("id", &format!("{id}-hint"))
        .text_fn(move || t(if choice.institution().is_empty() { HINT_FIRST } else { HINT }));
    div("field")
        .child(el("label").attr("for", &id).word("desk-proposal-complaints"))
        .child(hint)
        .child(chosen(choice))
        .child(div("finder").child(input(choice, &id)).child(offered(choice, &id)))
        .child(form.error(CHOSEN))
}

const HINT_FIRST: &str = "desk-proposal-complaints-first";
const HINT: &str = "desk-proposal-complaints-hint";

/// All numbers to send: those that were chosen, and what is still in the box, be it a number or not.
pub fn numbers(form: Form) -> js_sys::Array {
    let all = format!("{},{}", form.peek(CHOSEN), form.peek(TYPED));
    parts(&all).map(wasm_bindgen::JsValue::from).collect()
}

/// Adds a number to those that were chosen.
pub fn add(form: Form, id: &str) {
    let mut all: Vec<String> = parts(&form.peek(CHOSEN)).map(str::to_owned).collect();
    if !all.iter().any(|known| known == id) {
        all.push(id.to_owned());
    }
    form.set(CHOSEN, &all.join(", "));
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'));
    parts.filter(|part| !part.is_empty())
}

impl Choice {
    fn institution(self) -> String {
        self.form.get("institution")
    }

    /// Asks for the latest complaints of the institution, and for those that hold what is typed.
    fn follow(self) {
        let desk = self.form.desk;
        let path = |institution: &str| format!("queue?{ALL}&institution={}", encoded(institution));
        let institution = Memo::new(move |_| self.institution());
        follow(move || {
            desk.hat.track();
            let institution = institution.get();
            self.latest.forget();
            self.found.forget();
            if !institution.is_empty() {
                self.latest.ask(desk, path(&institution));
            }
        });
        let typed = Memo::new(move |_| self.form.get(TYPED).trim().to_owned());
        let turn = StoredValue::new(0_u32);
        follow(move || {
            let text = typed.get();
            let mine = turn.with_value(|turn| turn + 1);
            turn.set_value(mine);
            self.active.set(0);
            if text.is_empty() {
                self.found.forget();
                return;
            }
            let ask = move || {
                let institution = institution.try_get_untracked().unwrap_or_default();
                if turn.try_get_value() == Some(mine) && !institution.is_empty() {
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

/// The numbers that were chosen, each with what takes it back.
fn chosen(choice: Choice) -> El {
    let form = choice.form;
    let taken = Memo::new(move |_| form.get(CHOSEN));
    let line = move |id: &str| {
        let name = id.to_owned();
        let remove = button("link", "")
            .word("complaint-remove")
            .attr("aria-label", &say("desk-remove-named", &[("name", id.into())]))
            .on_click(move || {
                let left = form.peek(CHOSEN);
                let left: Vec<&str> = parts(&left).filter(|other| *other != name).collect();
                form.set(CHOSEN, &left.join(", "));
                focus_soon(form.id(CHOSEN));
            });
        // In a page of its own: what is being written stays.
        let to = link("", &format!("/desk/{id}"), id).attr("target", "_blank").attr("rel", "external");
        el("li").child(to).child(remove)
    };
    div("").attr("role", "status").swap_by(
        move || taken.get(),
        move |taken| {
            let lines: Vec<El> = parts(&taken).map(line).collect();
            if lines.is_empty() { lines } else { vec![el("ul").class("chosen-ids").children(lines)] }
        },
    )
}

fn input(choice: Choice, id: &str) -> El {
    let form = choice.form;
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
        .state("aria-expanded", move || choice.is_open.get() && !choice.hits().is_empty())
        .attr_fn("aria-activedescendant", move || {
            let is_shown = choice.is_open.get() && !choice.hits().is_empty();
            is_shown.then(|| format!("{option}-{}", choice.active.get()))
        })
        .attr_fn("readonly", move || form.is_busy().then(String::new))
        .prop_fn("value", move || form.get(TYPED).into())
        .on("focus", move |_| choice.is_open.set(true))
        .on("click", move |_| choice.is_open.set(true))
        .on("blur", move |_| {
            choice.is_open.set(false);
            choice.take_typed();
        })
        .on("input", move |event| {
            choice.is_open.set(true);
            form.set(TYPED, &value_of(&event));
            // Several at once are pasted.
            if parts(&form.peek(TYPED)).count() > 1 {
                choice.take_typed();
            }
        })
        .on("keydown", move |event| {
            let keyboard: &web_sys::KeyboardEvent = event.unchecked_ref();
            if !keyboard.is_composing() && choice.pressed(&key_of(&event)) {
                event.prevent_default();
                event.stop_propagation();
            }
        })
}

fn offered(choice: Choice, id: &str) -> El {
    let (list, option) = (format!("{id}-list"), format!("{id}-option"));
    div("").swap(move || {
        let list = el("ul").attr("id", &list).attr("role", "listbox").label("desk-proposal-complaints-find");
        let hits = if choice.is_open.get() { choice.hits() } else { Vec::new() };
        if hits.is_empty() {
            return std::iter::once(list.attr("hidden", "")).chain(nothing(choice)).collect();
        }
        let offer = |(at, one): (usize, &Json)| offer(choice, one, at).attr("id", &format!("{option}-{at}"));
        // The box keeps the keyboard while somebody presses here.
        let list = list.class("offered over").on("mousedown", |event| event.prevent_default());
        let list = list.children(hits.iter().enumerate().map(offer));
        let shown = list.clone();
        crate::dom::later(move || {
            choice.active.track();
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
fn nothing(choice: Choice) -> Option<El> {
    let answered = |asked: Asked| asked.get().is_some_and(|answer| answer.ok());
    let typed = choice.form.get(TYPED);
    let word = match typed.trim().is_empty() {
        true if !answered(choice.latest) || !choice.form.get(CHOSEN).is_empty() => return None,
        true => "desk-proposal-complaints-none",
        false if !answered(choice.found) || Id::parse(typed.trim()).is_ok() => return None,
        false => "desk-proposal-complaints-no-fit",
    };
    choice.is_open.get().then(|| p("quiet", "").attr("role", "status").word(word))
}

/// One that can be chosen. What is held is read where it is opened, as each opening is written down.
fn offer(choice: Choice, one: &Json, at: usize) -> El {
    let id = one.string("id");
    let title = format!("{id} · {}", named("topic", &one.string("topic")));
    let about = format!("{} · {}", said::day(one, "registered"), named("status", &one.string("status")));
    let text = one.get("text").text().filter(|text| !text.is_empty());
    let text = text.map(|text| span("row-text", &text).attr("lang", &one.string("lang")));
    let held = one.flag("held").then(|| span("quiet", &t("desk-row-held")));
    el("li")
        .attr("role", "option")
        .state("aria-selected", move || choice.active.get() == at)
        .child(el("b").text(&title))
        .child(span("quiet", &about))
        .children(text.or(held))
        .on_click(move || choice.choose(&id))
}
