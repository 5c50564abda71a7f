//! What a map shows, as a list for keyboards and screen readers: one option at a time, so that 100,000 cost nothing.

use crate::dom::{El, div, el, key_of};
use leptos::prelude::*;

/// What such a list asks of its map; each follows signals.
pub struct Points {
    /// The message that names the list.
    pub label: &'static str,
    /// The option's id in the page.
    pub id: &'static str,
    pub count: Box<dyn Fn() -> usize>,
    pub text: Box<dyn Fn(usize) -> String>,
    pub choose: Box<dyn Fn(usize)>,
}

pub fn point_list(points: Points) -> El {
    let Points { label, id, count, text, choose } = points;
    let at = RwSignal::new(0_usize);
    let count = std::rc::Rc::new(count);
    let [counted, filled, empty] = [(); 3].map(|()| std::rc::Rc::clone(&count));
    let keys = move |event: web_sys::Event| {
        let last = untrack(|| counted()).saturating_sub(1);
        match key_of(&event).as_str() {
            "ArrowDown" | "ArrowRight" => at.update(|at| *at = (*at + 1).min(last)),
            "ArrowUp" | "ArrowLeft" => at.update(|at| *at = at.saturating_sub(1)),
            "Home" => at.set(0),
            "End" => at.set(last),
            "Enter" | " " => untrack(|| choose(at.get().min(last))),
            _ => return,
        }
        event.prevent_default();
    };
    div("point-list")
        .attr("role", "listbox")
        .attr("tabindex", "0")
        .label(label)
        .attr_fn("aria-activedescendant", move || (filled() > 0).then(|| id.to_owned()))
        // A list of nothing is nowhere to go.
        .attr_fn("hidden", move || (empty() == 0).then(String::new))
        .on("keydown", keys)
        .swap(move || {
            let of = count();
            if of == 0 {
                return Vec::new();
            }
            let at = at.get().min(of - 1);
            el("div")
                .attr("id", id)
                .attr("role", "option")
                .attr("aria-selected", "true")
                .attr("aria-posinset", &(at + 1).to_string())
                .attr("aria-setsize", &of.to_string())
                .text(&text(at))
                .into()
        })
}
