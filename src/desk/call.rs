//! The calls of the desk: with the session's cookie, its token against forged requests, and the hat one wears.

use super::state::{Desk, NOT_STAND_IN};
use crate::json::{Json, write};
use crate::words;
use gloo_net::http::{Method, RequestBuilder};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsValue;
use web_sys::AbortController;

/// A network that says nothing for so long has lost the request.
const PATIENCE: Duration = Duration::from_secs(30);

/// What came back; status 0 where nothing did.
#[derive(Clone)]
pub struct Answer {
    pub status: u16,
    pub json: Json,
    /// As it came, byte for byte.
    pub text: String,
    /// Whether something was to be changed by it.
    changes: bool,
    /// Whether there was no network already when it was asked.
    offline: bool,
}

impl Answer {
    fn of(status: u16, text: String, changes: bool) -> Self {
        let json = Json::parse(&text).unwrap_or(Json(JsValue::UNDEFINED));
        Self { status, json, text, changes, offline: false }
    }

    /// That nothing came back.
    fn none(changes: bool, offline: bool) -> Self {
        Self { offline, ..Self::of(0, String::new(), changes) }
    }

    pub fn ok(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The message for an answer that says nothing itself.
    pub fn word(&self) -> &'static str {
        match self.status {
            0 => "failure-no-answer",
            404 => "failure-not-found",
            _ => "failure-status",
        }
    }

    /// Codes of what is wrong.
    pub fn has(&self, code: &str) -> bool {
        self.json.string("code") == code || self.errors().iter().any(|error| error.string("code") == code)
    }

    pub fn errors(&self) -> Vec<Json> {
        self.json.get("errors").list()
    }

    /// What is wrong, in the endpoint's words where it has some.
    pub fn sentence(&self) -> String {
        let said: Vec<String> = self.errors().iter().map(|error| error.string("message")).collect();
        let said = said.join(" ");
        let title = self.json.string("title");
        if !said.trim().is_empty() {
            said
        } else if !title.is_empty() {
            title
        } else if self.changes {
            words::t(self.not_sent())
        } else {
            words::t(self.word())
        }
    }

    /// What was written has not gone, or nobody has confirmed that it came. Without a network nothing can have
    /// changed; where the network went only afterwards, the lost answer may belong to something that was done.
    fn not_sent(&self) -> &'static str {
        if self.offline { "desk-not-sent" } else { "desk-not-confirmed" }
    }
}

/// An answer on its way, and then there.
#[derive(Clone, Copy)]
pub struct Asked {
    answer: RwSignal<Option<Answer>, LocalStorage>,
    /// Counts the askings, so that an answer that is overtaken by a later one changes nothing.
    turn: StoredValue<u32>,
}

impl Asked {
    pub fn new() -> Self {
        Self { answer: RwSignal::new_local(None), turn: StoredValue::new(0) }
    }

    pub fn get(self) -> Option<Answer> {
        self.answer.get()
    }

    /// What was answered before is not the answer any more, nor is what is still on its way.
    pub fn forget(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.answer.set(None);
    }

    /// Asks for what is below `/api/desk/`; what was answered before stays until then. Whoever asked may be gone.
    pub fn ask(self, desk: Desk, path: String) {
        let turn = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        crate::dom::soon(async move {
            let answer = get(desk, &path).await;
            if self.turn.try_get_value() == turn {
                self.answer.try_set(Some(answer));
            }
        });
    }
}

/// Asks for what is below `/api/desk/`.
pub async fn get(desk: Desk, path: &str) -> Answer {
    send(desk, "GET", path, None).await
}

pub async fn send(desk: Desk, method: &str, path: &str, body: Option<JsValue>) -> Answer {
    send_once(desk, method, path, body, "").await
}

/// The same `once` with the same body is one thing, however often it is sent; empty where that is no matter.
pub async fn send_once(desk: Desk, method: &str, path: &str, body: Option<JsValue>, once: &str) -> Answer {
    let changes = method != "GET";
    let nothing = Answer::none(changes, !window().navigator().on_line());
    let waiting = AbortController::new().ok();
    if let Some(controller) = waiting.clone() {
        set_timeout(move || controller.abort(), PATIENCE);
    }
    let signal = waiting.as_ref().map(AbortController::signal);
    let method: Method = method.parse().unwrap_or(Method::GET);
    let mut request = RequestBuilder::new(&format!("/api/desk/{path}"))
        .method(method)
        .abort_signal(signal.as_ref())
        .header("Accept-Language", words::lang().code())
        .header("X-CSRF", &desk.csrf.get_untracked());
    let hat = desk.hat.get_untracked();
    if !hat.is_empty() {
        request = request.header("X-Stand-In", &hat);
    }
    if !once.is_empty() {
        request = request.header("Idempotency-Key", once);
    }
    let request = match body {
        Some(body) => request.header("Content-Type", "application/json").body(write(&body)),
        None => request.build(),
    };
    let Ok(request) = request else { return nothing };
    let Ok(response) = request.send().await else { return nothing };
    let status = response.status();
    let Ok(text) = response.text().await else { return nothing };
    let answer = Answer::of(status, text, changes);
    if status == 401 && answer.has("not-signed-in") {
        desk.expired();
    }
    if answer.status == 403 && answer.has(NOT_STAND_IN) {
        desk.no_stand_in();
    }
    answer
}
