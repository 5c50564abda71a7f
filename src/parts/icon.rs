//! One icon of the sprite in the page.

use leptos::prelude::*;

/// `name` as in the sprite (`i-search` is "search"). Icons are never alone: a word or a label stands beside.
pub fn icon(name: &'static str) -> impl IntoView {
    let address = format!("#i-{name}");
    view! { <svg class="icon" aria-hidden="true"><use href=address></use></svg> }
}

/// The ornament at the head of pages.
pub fn horn() -> impl IntoView {
    view! {
        <svg class="horn" viewBox="0 0 240 24" aria-hidden="true">
            <path d="M0 14h82c10 0 15-3 15-8 0-3-3-5-6-5s-5 3-4 6c2 5 11 8 33 8s31-3 33-8c1-3-1-6-4-6s-6 2-6 5c0 5 5 8 15 8h82M108 8c1 6 6 9 12 9s11-3 12-9"></path>
        </svg>
    }
}
