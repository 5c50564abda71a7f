//! A step of the complainant's own: its text as it is typed, kept through a reload, and its sending, once
//! however often it is tried.

use super::browser::random;
use super::in_use::InUse;
use super::photos::{self, Attached, Letter, Progress};
use super::sending::{Answer, Asked, post};
use super::sent;
use crate::device;
use crate::dom::{El, div, follow, listen, p};
use crate::json::{Json, object, write};
use crate::words::{self, t};
use leptos::prelude::*;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsValue;

/// What is done with an answer that says the step was taken.
pub type Taken = Rc<dyn Fn(&Answer)>;

#[derive(Clone)]
pub struct Step {
    id: String,
    key: String,
    kind: &'static str,
    pub text: RwSignal<String>,
    /// Photos that go along, where the step takes any.
    pub photos: Option<Attached>,
    pub progress: Progress,
    /// The key that makes all tries one step; a new one for each text that was taken or refused.
    once: RwSignal<String>,
    pub busy: RwSignal<bool>,
    /// Sent without an answer: it goes again when the network is back.
    wanted: RwSignal<bool>,
    /// Whether it was sent to be opened again as well.
    reopens: RwSignal<bool>,
    pub error: RwSignal<Option<String>>,
    taken: Taken,
}

impl Step {
    /// With what the device kept of its text.
    pub fn open(id: &str, key: &str, kind: &'static str, with_photos: bool, taken: Taken) -> Self {
        let shelf = shelf(id, kind);
        let kept = device::stored(&shelf).or_else(|| device::stored_in_tab(&shelf));
        let kept = kept.and_then(|text| Json::parse(&text)).unwrap_or(Json(JsValue::UNDEFINED));
        let once = Some(kept.string("once")).filter(|once| !once.is_empty()).unwrap_or_else(random);
        let step = Self {
            id: id.to_owned(),
            key: key.to_owned(),
            kind,
            text: RwSignal::new(kept.string("text")),
            // Only for as long as the page is open: they may be of another complaint next time.
            photos: with_photos.then(|| Attached::open("step", || false)),
            progress: RwSignal::new(None),
            once: RwSignal::new(once),
            busy: RwSignal::new(false),
            wanted: RwSignal::new(false),
            reopens: RwSignal::new(false),
            error: RwSignal::new(None),
            taken,
        };
        let keeping = step.clone();
        follow(move || keeping.keep());
        let again = step.clone();
        listen(&window(), "online", move |_| {
            if again.wanted.get_untracked() {
                again.send(again.reopens.get_untracked());
            }
        });
        step
    }

    /// On a device that keeps this complaint for long, else for as long as the tab is open.
    fn keep(&self) {
        let (text, once) = (self.text.get(), self.once.get());
        let shelf = shelf(&self.id, self.kind);
        if text.is_empty() {
            device::forget(&shelf);
            device::store_in_tab(&shelf, "");
            return;
        }
        let kept = write(&object(&[("text", text.into()), ("once", once.into())]));
        if sent::key_of(&self.id).is_none() || !device::store(&shelf, &kept) {
            device::store_in_tab(&shelf, &kept);
        }
    }

    /// Sends it; a dispute may open the complaint again in the same step.
    pub fn send(&self, reopens: bool) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.reopens.set(reopens);
        self.error.set(None);
        let text = self.text.get_untracked();
        let mut members: Vec<(&str, JsValue)> = vec![("kind", self.kind.into())];
        if !text.trim().is_empty() {
            members.push(("text", text.as_str().into()));
        }
        if reopens {
            members.push(("reopen", true.into()));
        }
        let (body, step) = (write(&object(&members)), self.clone());
        crate::dom::soon(async move {
            let address = format!("/api/complaints/{}/events", step.id);
            let once = step.once.try_get_untracked().unwrap_or_default();
            let answer = step.post(&address, &once, &body).await;
            step.busy.try_set(false);
            step.take(&answer);
        });
    }

    async fn post(&self, address: &str, once: &str, body: &str) -> Answer {
        let photos = match self.photos {
            Some(attached) => attached.all().await,
            None => Vec::new(),
        };
        let key = Some(self.key.as_str());
        if photos.is_empty() {
            return post(address, key, Some(once), body.to_owned()).await;
        }
        let letter = Letter { address, part: "event", json: body, photos: &photos, once, key, proof: None };
        photos::post(&letter, self.progress).await
    }

    /// Whether there is nothing to send yet.
    pub fn is_empty(&self) -> bool {
        let no_photos = self.photos.is_none_or(Attached::is_empty);
        no_photos && self.text.get_untracked().trim().is_empty()
    }

    fn take(&self, answer: &Answer) {
        let unanswered = matches!(answer.status, 0 | 408 | 500..);
        self.wanted.try_set(unanswered);
        if !unanswered {
            // Whatever comes next is another step.
            self.once.try_set(random());
        }
        let problem = match answer.status {
            200 | 201 => {
                self.text.try_set(String::new());
                if let Some(photos) = self.photos {
                    photos.clear();
                }
                // The page may be gone by now, and with it what keeps the text.
                device::forget(&shelf(&self.id, self.kind));
                device::store_in_tab(&shelf(&self.id, self.kind), "");
                return (self.taken)(answer);
            }
            _ if unanswered => t("step-not-sent"),
            401 | 403 | 404 => t("step-wrong-key"),
            429 => words::count("step-too-many", answer.retry_after.unwrap_or(60).div_ceil(60) as i64),
            _ => answer.said().unwrap_or_else(|| t("step-refused")),
        };
        self.error.try_set(Some(problem));
    }

    /// The element that says what is wrong with the text, by its own id.
    pub fn problem(&self) -> El {
        let error = self.error;
        div("")
            .attr("role", "alert")
            .attr("id", &self.element("error"))
            .swap(move || error.get().map(|sentence| p("error", &sentence)).into_iter().collect())
    }

    pub fn element(&self, part: &str) -> String {
        element(self.kind, part)
    }
}

fn shelf(id: &str, kind: &str) -> String {
    format!("step {id} {kind}")
}

/// Puts the view that came back in the place of the one on the page. The keyboard goes to the line that says what
/// was done, but for one that writes on in a field of another step.
pub fn shown_anew(
    kind: &str,
    asked: Asked,
    said: RwSignal<Option<&'static str>>,
    word: &'static str,
) -> Taken {
    let own = element(kind, "");
    Rc::new(move |answer| {
        let in_use = InUse::now(&own);
        let complaint = answer.json.get("complaint");
        said.try_set(Some(word));
        asked.try_set(Some(Answer { status: 200, retry_after: None, json: complaint }));
        match in_use {
            Some(field) => set_timeout(move || field.give_back(), Duration::ZERO),
            None => super::fields::focus("done"),
        }
    })
}

fn element(kind: &str, part: &str) -> String {
    format!("step-{}-{part}", kind.replace('_', "-"))
}
