//! Pages of prose: their words are fetched when such a page is first opened.

use super::notice::waiting;
use crate::dom::{El, button, div, p};
use crate::words::{self, t};
use leptos::prelude::*;

/// What `make` gives, once its words are there.
pub fn long_texts(make: Box<dyn Fn() -> Vec<El>>) -> El {
    // Nothing while they are on their way; then the message of what went wrong, empty where nothing did.
    let state = RwSignal::new(words::has_long_texts().then_some(""));
    let load = move || {
        state.set(None);
        crate::dom::soon(async move {
            let loaded = words::load_long_texts().await;
            state.try_set(Some(loaded.err().map_or("", |failure| failure.key())));
        });
    };
    if state.get_untracked().is_none() {
        load();
    }
    div("prose").swap(move || match state.get() {
        Some("") => make(),
        Some(key) => {
            let again = button("button", "").word("try-again").on_click(load);
            div("notice").attr("role", "alert").child(p("", &t(key))).child(again).into()
        }
        None => waiting().into(),
    })
}
