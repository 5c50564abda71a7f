//! How many proposals wait for whoever is signed in: said beside the section's name, wherever at the desk one is.

use super::call;
use super::state::Desk;
use crate::dom::{El, follow, span};
use crate::words::say;
use leptos::prelude::*;
use std::time::Duration;

/// How often it is looked for by itself.
const PAUSE: Duration = Duration::from_secs(60);

/// Keeps the number true while the frame stands.
pub fn follow_waiting(desk: Desk) {
    if desk.is("administrator") {
        return;
    }
    follow(move || {
        desk.hat.track();
        desk.session.path.track();
        look(desk);
    });
    let again = move || {
        if !document().hidden() {
            look(desk);
        }
    };
    if let Ok(handle) = set_interval_with_handle(again, PAUSE) {
        on_cleanup(move || handle.clear());
    }
}

/// Asks now: something was done that may have changed it.
pub fn look(desk: Desk) {
    crate::dom::soon(async move {
        let answer = call::get(desk, "proposals/waiting").await;
        if answer.ok() {
            desk.proposals_waiting.set(answer.json.get("waiting").number().unwrap_or_default() as i64);
        }
    });
}

/// The number, with what it means for those who hear it only. Reactive.
pub fn mark(desk: Desk) -> Option<El> {
    let count = desk.proposals_waiting.get();
    let words = || say("desk-proposals-waiting", &[("count", count.into())]);
    let shown = || span("", &count.to_string()).attr("aria-hidden", "true");
    (count > 0).then(|| span("count", "").child(shown()).child(span("hidden", &words())))
}
