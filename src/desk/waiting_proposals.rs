//! How many proposals wait for whoever is signed in: said beside the section's name, wherever at the desk one is.

use super::state::Desk;
use crate::dom::{El, follow, span};
use crate::words::say;
use leptos::prelude::*;
use std::time::Duration;

/// How often it is looked for by itself.
const PAUSE: Duration = Duration::from_secs(60);

/// Keeps the number true while the frame stands.
pub fn follow_waiting(desk: Desk) {
    // It was another's; where only the words change it is still the same one's.
    if !desk.resumes.get_value() {
        desk.proposals_waiting.forget();
    }
    if desk.is("administrator") {
        return;
    }
    let mut worn = desk.hat.get_untracked();
    follow(move || {
        let hat = desk.hat.get();
        desk.session.path.track();
        if hat != worn {
            desk.proposals_waiting.forget();
            worn = hat;
        }
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
    desk.proposals_waiting.ask(desk, "proposals/waiting".to_owned());
}

/// The number, with what it means for those who hear it only; nothing round it is made anew when it changes.
pub fn mark(desk: Desk) -> El {
    let count = Memo::new(move |before: Option<&i64>| match desk.proposals_waiting.get() {
        Some(answer) if answer.ok() => answer.json.get("waiting").number().unwrap_or_default() as i64,
        // Where nobody answers, what was answered last is not known to be wrong.
        Some(_) => before.copied().unwrap_or_default(),
        None => 0,
    });
    span("count", "").swap(move || {
        let count = count.get();
        let words = || say("desk-proposals-waiting", &[("count", count.into())]);
        let shown = || span("", &count.to_string()).attr("aria-hidden", "true");
        if count > 0 { vec![shown(), span("hidden", &words())] } else { Vec::new() }
    })
}
