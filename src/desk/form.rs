//! Small forms: what is typed is kept, what is wrong stands beside its field, and one press sends once.

use super::call::{self, Answer};
use super::kept;
use super::state::Desk;
use crate::complaint::browser::random;
use crate::dom::{El, button, div, el, p};
use crate::json::{Json, object, write};
use crate::words::t;
use leptos::prelude::*;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The field that makes all tries of sending one thing.
const ONCE: &str = "once";

type Values = Vec<(String, String)>;

#[derive(Clone, Copy)]
pub struct Form {
    pub desk: Desk,
    /// Under which name what is typed is kept; empty where it is not, as passwords are not.
    shelf: StoredValue<String>,
    /// What the ids of its elements begin with.
    name: StoredValue<String>,
    values: RwSignal<Values>,
    /// What is known to be kept elsewhere.
    kept: StoredValue<Values>,
    /// What stood in it when it was sent last.
    sent: StoredValue<Values>,
    /// Field and sentence; of no field where the field is empty.
    pub errors: RwSignal<Vec<(String, String)>>,
    pub busy: RwSignal<bool>,
    /// Whether what stands in it is what was kept last.
    pub saved: RwSignal<bool>,
    /// Where it stands on the page.
    place: StoredValue<Option<Element>, LocalStorage>,
}

impl Form {
    /// A form whose texts survive a reload.
    pub fn kept(desk: Desk, name: &str) -> Self {
        let account = desk.account().map(|account| account.id.clone()).unwrap_or_default();
        Self::open(desk, format!("{account}:{name}"))
    }

    /// A form that forgets.
    pub fn passing(desk: Desk) -> Self {
        Self::open(desk, String::new())
    }

    /// Another name for the elements of a form that forgets, where several stand on one page.
    pub fn named(self, name: &str) -> Self {
        self.name.set_value(name.to_owned());
        self
    }

    fn open(desk: Desk, shelf: String) -> Self {
        let form = Self {
            desk,
            name: StoredValue::new(shelf.split(':').next_back().unwrap_or_default().to_owned()),
            shelf: StoredValue::new(shelf),
            values: RwSignal::new(Vec::new()),
            kept: StoredValue::new(Vec::new()),
            sent: StoredValue::new(Vec::new()),
            errors: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            saved: RwSignal::new(false),
            place: StoredValue::new_local(None),
        };
        form.restore();
        form
    }

    fn restore(self) {
        let kept = self.shelf.with_value(|shelf| (!shelf.is_empty()).then(|| kept::get(shelf)).flatten());
        let Some(json) = kept.and_then(|text| Json::parse(&text)) else { return };
        let known = json.members().into_iter().map(|(name, value)| (name, value.text().unwrap_or_default()));
        self.values.set(known.collect());
    }

    fn keep(self) {
        // The page may be another one by the time an answer comes.
        self.shelf.try_with_value(|shelf| {
            if !shelf.is_empty() {
                let values = self.values.get_untracked();
                let members: Vec<(&str, JsValue)> = values
                    .iter()
                    .filter(|(_, value)| !value.is_empty())
                    .map(|(name, value)| (name.as_str(), value.into()))
                    .collect();
                let text = if members.is_empty() { String::new() } else { write(&object(&members)) };
                kept::put(shelf, &text);
            }
        });
    }

    pub fn get(self, name: &str) -> String {
        self.values.with(|values| find(values, name))
    }

    /// Makes all tries of sending this form one, also after a reload.
    pub fn sent_once(self) {
        if self.peek(ONCE).is_empty() {
            self.begin_anew();
        }
    }

    fn begin_anew(self) {
        self.set(ONCE, &random());
    }

    pub fn peek(self, name: &str) -> String {
        untrack(|| self.get(name))
    }

    pub fn set(self, name: &str, value: &str) {
        self.saved.set(false);
        self.hold(name, value);
        self.keep();
    }

    /// Takes over what is kept elsewhere. A field in which somebody has written something else stays as it is.
    pub fn follow_kept(self, values: &[(&str, &str)]) {
        for (name, value) in values {
            if self.kept.with_value(|kept| find(kept, name)) == self.peek(name) {
                self.hold(name, value);
            }
            self.kept.update_value(|kept| put(kept, name, value));
        }
    }

    /// Shows what was sent as it was kept, and says that it was; a field in which one has gone on writing stays.
    pub fn show_kept(self, values: &[(&str, &str)]) {
        if self.saved.is_disposed() {
            return;
        }
        let untouched = |name: &str| self.sent.with_value(|sent| find(sent, name)) == self.peek(name);
        let saved = values.iter().all(|(name, _)| untouched(name));
        for (name, value) in values {
            if untouched(name) {
                self.hold(name, value);
            }
            self.kept.update_value(|kept| put(kept, name, value));
        }
        self.saved.set(saved);
    }

    fn hold(self, name: &str, value: &str) {
        self.values.update(|values| put(values, name, value));
    }

    /// Fills in what nobody has typed yet.
    pub fn suggest(self, name: &str, value: &str) {
        if self.peek(name).is_empty() {
            self.hold(name, value);
        }
    }

    /// Whether it is on its way. Reactive.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    pub fn is_empty(self) -> bool {
        self.values.with_untracked(|values| values.iter().all(|(_, value)| value.is_empty()))
    }

    /// Forgets all that was typed.
    pub fn clear(self) {
        self.values.set(Vec::new());
        self.errors.set(Vec::new());
        self.keep();
    }

    /// What is wrong with a field.
    pub fn wrong(self, name: &str) -> Option<String> {
        self.errors.with(|errors| {
            errors.iter().find(|(field, _)| field == name).map(|(_, sentence)| sentence.clone())
        })
    }

    pub fn id(self, name: &str) -> String {
        let form = self.name.with_value(Clone::clone);
        let name = name.replace(['.', '_'], "-");
        if form.is_empty() { name } else { format!("{form}-{name}") }
    }

    /// The whole form: its fields, what is wrong with none of them, and the button.
    pub fn whole(self, fields: Vec<El>, send: El, act: impl Fn() + 'static) -> El {
        let trouble = div("")
            .attr("role", "alert")
            .swap(move || self.wrong("").map(|sentence| p("notice", &sentence)).into_iter().collect());
        let whole = el("form")
            .class("desk-form")
            .attr("novalidate", "")
            .on("submit", move |event| {
                event.prevent_default();
                if !self.busy.get_untracked() {
                    act();
                }
            })
            .children(fields)
            .child(trouble)
            .child(send);
        self.place.set_value(Some(whole.node().clone()));
        whole
    }

    /// Whether the keyboard is still in it, or nowhere. Who has gone on to something else is not fetched back when an
    /// answer comes late.
    pub fn has_keyboard(self) -> bool {
        let Some(active) = keyboard() else { return true };
        let holds =
            |place: &Option<Element>| place.as_ref().is_none_or(|place| place.contains(Some(&active)));
        self.place.try_with_value(holds).unwrap_or_default()
    }

    /// The button that sends.
    pub fn send_button(self, word: &'static str) -> El {
        button("button strong", "")
            .attr("type", "submit")
            .text_fn(move || t(if self.busy.get() { "desk-sending" } else { word }))
            .attr_fn("aria-disabled", move || self.busy.get().then(|| "true".to_owned()))
    }

    /// Says that a field is needed; the sentence is a message's.
    pub fn blame(self, name: &str, word: &str) {
        self.errors.update(|errors| errors.push((name.to_owned(), t(word))));
        self.look(name);
    }

    /// Whether nothing is empty that is needed; else says so beside each field, and goes to the first.
    pub fn is_filled(self, needed: &[(&str, &str)]) -> bool {
        self.errors.set(Vec::new());
        for (name, word) in needed.iter().rev() {
            if self.peek(name).trim().is_empty() {
                self.blame(name, word);
            }
        }
        self.errors.with_untracked(Vec::is_empty)
    }

    /// Sends; what is refused is said, and what is taken goes to `then`, also where the page is another one by then,
    /// or was already when it was sent.
    pub fn send(self, method: &'static str, path: String, body: JsValue, then: impl Fn(Answer) + 'static) {
        let then: Rc<dyn Fn(Answer)> = Rc::new(then);
        let values = self.values.try_get_untracked().unwrap_or_default();
        let (once, shelf) = (find(&values, ONCE), self.shelf.try_get_value().unwrap_or_default());
        let kept = kept::get(&shelf);
        self.sent.set_value(values);
        self.busy.set(true);
        self.saved.set(false);
        self.errors.set(Vec::new());
        crate::dom::soon(async move {
            let answer = call::send_once(self.desk, method, &path, Some(body), &once).await;
            if answer.has("idempotency-key-reused") {
                // An earlier wording has arrived; the sentence says so, and another press sends this one.
                self.begin_anew();
            }
            self.busy.try_set(false);
            let gone = self.busy.is_disposed() && !shelf.is_empty();
            if answer.ok() && gone && kept::get(&shelf) == kept {
                // What has arrived is not offered again, but somebody may have come back and written on.
                kept::put(&shelf, "");
            }
            if answer.ok() || answer.has("changed") {
                then(answer);
            } else {
                self.refused(&answer);
            }
        });
    }

    /// Puts the sentences of a refusal beside their fields.
    pub fn refused(self, answer: &Answer) {
        // The page of signing in has said it.
        if self.errors.is_disposed() || answer.has("not-signed-in") {
            return;
        }
        let has_field = |name: &str| document().get_element_by_id(&self.id(name)).is_some();
        let mut errors: Vec<(String, String)> = Vec::new();
        for error in answer.errors() {
            let (field, sentence) = (error.string("field"), error.string("message"));
            errors.push((if has_field(&field) { field } else { String::new() }, sentence));
        }
        if errors.is_empty() {
            errors.push((String::new(), answer.sentence()));
        }
        let first = errors[0].0.clone();
        self.errors.set(errors);
        if self.has_keyboard() {
            self.look(&first);
        }
    }

    /// Brings a person to a field, once the page has followed what was changed before.
    pub fn look(self, name: &str) {
        focus_soon(self.id(name));
    }

    /// What is sent of a field that may be taken back: nothing is null.
    pub fn or_null(self, name: &str) -> JsValue {
        let text = self.peek(name);
        if text.trim().is_empty() { JsValue::NULL } else { text.into() }
    }

    /// That it was kept, until something else is written or sent.
    pub fn kept_line(self) -> El {
        p("good", "")
            .attr("role", "status")
            .text_fn(move || if self.saved.get() { t("desk-kept") } else { String::new() })
    }

    /// An object to send of fields that are filled in.
    pub fn body(self, names: &[&'static str]) -> Vec<(&'static str, JsValue)> {
        let filled = names.iter().map(|name| (*name, self.peek(name)));
        filled
            .filter(|(_, value)| !value.trim().is_empty())
            .map(|(name, value)| (name, value.into()))
            .collect()
    }
}

fn find(values: &Values, name: &str) -> String {
    let found = values.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}

fn put(values: &mut Values, name: &str, value: &str) {
    values.retain(|(known, _)| known != name);
    values.push((name.to_owned(), value.to_owned()));
}

/// The element that the keyboard is in; none where that is the page as a whole.
fn keyboard() -> Option<Element> {
    document().active_element().filter(|active| active.tag_name() != "BODY")
}

/// The ends of what is marked in a text; they are the cursor where nothing is.
const MARKED: [&str; 2] = ["selectionStart", "selectionEnd"];

/// Leaves the keyboard, and the cursor in a text, where they are while the page is made anew under them.
pub fn keep_keyboard() {
    let Some(active) = keyboard().filter(|active| !active.id().is_empty()) else { return };
    let marked = MARKED.map(|end| js_sys::Reflect::get(&active, &end.into()).unwrap_or_default());
    let is_text = active.tag_name() == "TEXTAREA";
    let id = active.id();
    set_timeout(
        move || {
            let Some(element) = document().get_element_by_id(&id) else { return };
            for (end, at) in MARKED.iter().zip(&marked).filter(|_| is_text) {
                let _ = js_sys::Reflect::set(&element, &(*end).into(), at);
            }
            El::of(element).focus();
        },
        Duration::ZERO,
    );
}

/// Moves the keyboard to an element by its id, a tick later.
pub fn focus_soon(id: String) {
    set_timeout(
        move || {
            if let Some(element) = document().get_element_by_id(&id) {
                let element = El::of(element);
                let _ = element.html().focus();
                // A heading stands for what follows it.
                if element.node().tag_name().starts_with('H') {
                    element.node().scroll_into_view();
                }
            }
        },
        Duration::ZERO,
    );
}
