//! What happened, and the way on: one sentence each, one button.

use crate::data::Data;
use crate::data::fetch::Failure;
use crate::words::{say, t};
use leptos::prelude::*;

/// A failed fetch, with "try again".
#[component]
pub fn Failed(failure: Failure) -> impl IntoView {
    let data = expect_context::<Data>();
    view! {
        <div class="notice" role="alert">
            <p>{move || say(failure.key(), &[])}</p>
            <button type="button" class="button" on:click=move |_| data.retry()>{t("try-again")}</button>
        </div>
    }
}

/// Something is on its way.
#[component]
pub fn Waiting() -> impl IntoView {
    view! {
        <div class="waiting" role="status">
            {super::icon::horn()}
            <p>{t("loading")}</p>
        </div>
    }
}

/// Tells that the network is gone, for as long as it is.
#[component]
pub fn Offline() -> impl IntoView {
    let online = RwSignal::new(window().navigator().on_line());
    let came = window_event_listener_untyped("online", move |_| online.set(true));
    let went = window_event_listener_untyped("offline", move |_| online.set(false));
    on_cleanup(move || {
        came.remove();
        went.remove();
    });
    view! {
        <Show when=move || !online.get()>
            <p class="offline" role="status">{t("offline")}</p>
        </Show>
    }
}
