//! What happened, and the way on: one sentence each, one button.

use super::icon::horn;
use crate::data::Data;
use crate::data::fetch::Failure;
use crate::dom::{El, button, div, listen, p};
use crate::words::t;
use leptos::prelude::*;

/// A failed fetch, with "try again".
pub fn failed(data: Data, failure: &Failure) -> El {
    let again = button("button", "").word("try-again").on_click(move || data.retry());
    div("notice").attr("role", "alert").child(p("", &t(failure.key()))).child(again)
}

/// Something is on its way.
pub fn waiting() -> El {
    div("waiting").attr("role", "status").child(horn()).child(p("", "").word("loading"))
}

/// Tells that the network is gone, for as long as it is.
pub fn offline() -> El {
    let online = RwSignal::new(window().navigator().on_line());
    listen(&window(), "online", move |_| online.set(true));
    listen(&window(), "offline", move |_| online.set(false));
    div("offline-place").swap(move || {
        let notice = || p("offline", "").word("offline").attr("role", "status");
        (!online.get()).then(notice).into_iter().collect()
    })
}
