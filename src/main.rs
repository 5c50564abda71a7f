//! Mounts the app in the page, once its words are there.

use adaldyq_map::{app::App, words};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

fn main() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    wasm_bindgen_futures::spawn_local(async {
        if words::first().await.is_err() {
            // `start.js` has told the reader already: the same promise failed there.
            return;
        }
        let Some(root) = document().get_element_by_id("app") else { return };
        root.set_inner_html("");
        mount_to(root.unchecked_into(), || view! { <App/> }).forget();
    });
}
