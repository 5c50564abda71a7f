//! One icon of the sprite in the page, and the ornament.

use crate::dom::El;
use leptos::prelude::document;

/// `name` as in the sprite (`i-search` is "search"). Icons are never alone: a word or a label stands beside.
pub fn icon(name: &str) -> El {
    svg("icon", "0 0 24 24", &format!("<use href=\"#i-{name}\"></use>"))
}

/// The ornament at the head of pages.
pub fn horn() -> El {
    let line = "M0 14h82c10 0 15-3 15-8 0-3-3-5-6-5s-5 3-4 6c2 5 11 8 33 8s31-3 33-8c1-3-1-6-4-6s-6 2-6 5c0 5 5 8 15 8h82M108 8c1 6 6 9 12 9s11-3 12-9";
    svg("horn", "0 0 240 24", &format!("<path d=\"{line}\"></path>"))
}

/// A picture beside words that say the same. `inside` is markup of ours, never of a reader's.
pub fn svg(class: &str, view_box: &str, inside: &str) -> El {
    let element = document().create_element_ns(Some("http://www.w3.org/2000/svg"), "svg");
    let element = El::of(element.expect("svg is a tag")).attr("class", class);
    element.node().set_inner_html(inside);
    element.attr("viewBox", view_box).attr("aria-hidden", "true")
}
