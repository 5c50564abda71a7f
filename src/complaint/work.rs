//! Proof of work (ALTCHA): the device computes for a moment while the person writes, so that flooding the
//! endpoint costs the one who does it, and nobody has to read crooked letters. Not asked for where the endpoint
//! does not ask.

use super::derive::{Recipe, derive};
use super::draft::{Field, Form};
use super::sending::ask;
use super::settings::settings;
use crate::data::Loading;
use crate::data::fetch::wait;
use crate::dom::follow;
use crate::json::{Json, object, write};
use leptos::prelude::*;

/// A solution is used within this time of its challenge, in milliseconds: the endpoint forgets it soon after.
const FRESH: f64 = 15.0 * 60_000.0;
/// Tries to get and solve a challenge before sending goes on without.
const TRIES: u8 = 3;
/// Counters tried before a challenge is given up.
const COUNTERS: u32 = 100_000;

#[derive(Clone, Copy)]
pub struct Work {
    form: Form,
    /// The header of the solution, and when its challenge came.
    solved: RwSignal<Option<(String, f64)>>,
    going: RwSignal<bool>,
    /// The endpoint refused to do without, whatever its settings said.
    demanded: RwSignal<bool>,
}

impl Work {
    /// Begins as soon as a person does.
    pub fn open(form: Form) -> Self {
        let work = Self {
            form,
            solved: RwSignal::new(None),
            going: RwSignal::new(false),
            demanded: RwSignal::new(false),
        };
        follow(move || {
            if form.is(Field::Text) && work.is_needed() && !work.is_fresh() {
                work.begin();
            }
        });
        work
    }

    fn is_needed(self) -> bool {
        let asked = settings(self.form.session).ready().is_some_and(|settings| settings.proof_of_work);
        asked || self.demanded.try_get() == Some(true)
    }

    /// Follows whether the device is computing.
    pub fn is_going(self) -> bool {
        self.going.get()
    }

    fn is_fresh(self) -> bool {
        let came = self.solved.try_get_untracked().flatten().map(|(_, came)| came);
        came.is_some_and(|came| js_sys::Date::now() - came < FRESH)
    }

    fn begin(self) {
        if self.going.try_get_untracked() != Some(false) {
            return;
        }
        self.going.try_set(true);
        crate::dom::soon(async move {
            let solved = solved().await;
            self.solved.try_set(solved);
            self.going.try_set(false);
        });
    }

    /// Whether the endpoint's answer means that the work is missing, used up or too old: then it is done anew.
    pub fn is_missing(self, status: u16, json: &Json) -> bool {
        let named = |error: &Json| error.string("code") == "proof-of-work";
        let missing = status == 403 && json.get("errors").list().iter().any(named);
        if missing {
            self.demanded.try_set(true);
            self.solved.try_set(None);
        }
        missing
    }

    /// The header to send, once it is there; nothing where none is needed or none can be had.
    pub async fn proof(self) -> Option<String> {
        // The settings come within moments, or the endpoint has no say in this.
        for _ in 0..30 {
            if !matches!(untrack(|| settings(self.form.session)), Loading::Waiting) {
                break;
            }
            wait(100).await;
        }
        if !untrack(|| self.is_needed()) {
            return None;
        }
        for _ in 0..TRIES {
            if !self.is_fresh() {
                self.begin();
            }
            while self.going.try_get_untracked() == Some(true) {
                wait(60).await;
            }
            if let Some((header, _)) = self.solved.try_get_untracked().flatten() {
                return Some(header);
            }
        }
        None
    }
}

/// Fetches a challenge and solves it: the header, and when the challenge came.
async fn solved() -> Option<(String, f64)> {
    let answer = ask("/api/challenge", None).await;
    if answer.status != 200 {
        return None;
    }
    let came = js_sys::Date::now();
    let parameters = answer.json.get("parameters");
    let recipe = Recipe::read(&parameters)?;
    let prefix = parameters.string("keyPrefix").to_ascii_lowercase();
    for counter in 0..COUNTERS {
        let key = derive(&recipe, counter).await?;
        if key.starts_with(&prefix) {
            let solution = object(&[("counter", counter.into()), ("derivedKey", key.into())]);
            let payload = write(&object(&[("challenge", answer.json.0.clone()), ("solution", solution)]));
            return window().btoa(&payload).ok().map(|header| (header, came));
        }
    }
    None
}
