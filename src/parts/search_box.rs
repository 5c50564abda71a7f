//! The search: results while typing, by keyboard or finger.

use super::icon::icon;
use crate::data::fetch::wait;
use crate::dom::{El, div, el, key_of, span, value_of};
use crate::session::Session;
use crate::words::{self, t};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// How many results hang under the box; all of them stand in the list.
const HANGING: usize = 7;

/// `choose` takes the row of the institution a person chose.
pub fn search_box(session: Session, choose: impl Fn(u32) + 'static) -> El {
    let open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    let searching = move || session.view.with(|view| !view.q.trim().is_empty());
    let hits = Memo::new(move |_| {
        let listed = || session.showing.listed.with(|rows| rows.iter().copied().take(HANGING).collect());
        if searching() { listed() } else { Vec::<u32>::new() }
    });
    let choose: Rc<dyn Fn(u32)> = Rc::new(move |row| {
        open.set(false);
        active.set(None);
        choose(row);
    });
    let shown = move || open.get() && searching();
    let keys = {
        let choose = Rc::clone(&choose);
        move |event: web_sys::Event| key(&event, hits, open, active, &*choose)
    };
    let typed = move |event: web_sys::Event| {
        let text = value_of(&event);
        open.set(true);
        active.set(None);
        session.view.change(|view| view.q = text);
    };
    let left = move |_| {
        // A tap on a result comes after the box has lost the focus.
        crate::dom::soon(async move {
            wait(150).await;
            open.try_set(false);
        });
    };
    let input = el("input")
        .attr("type", "search")
        .attr("id", "search")
        .attr("role", "combobox")
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "search")
        .attr("maxlength", "200")
        .label("search")
        .attr("placeholder", &t("search-placeholder"))
        .attr("aria-autocomplete", "list")
        .state("aria-expanded", shown)
        .attr_fn("aria-controls", move || shown().then(|| "search-results".to_owned()))
        .attr_fn("aria-activedescendant", move || active.get().map(|at| format!("search-result-{at}")))
        .prop_fn("value", move || JsValue::from(session.view.with(|view| view.q.clone())))
        .on("input", typed)
        .on("keydown", keys)
        .on("focus", move |_| open.set(true))
        .on("blur", left);
    let clear = div("search-clear-place").swap(move || {
        let button = || {
            let clear = move || session.view.change(|view| view.q.clear());
            let button = el("button").attr("type", "button").class("search-clear").child(icon("close"));
            button.label("search-clear").on_click(clear)
        };
        session.view.with(|view| !view.q.is_empty()).then(button).into_iter().collect()
    });
    let results = div("search-place").swap(move || {
        let list = || results(session, &hits.get(), active, &choose);
        shown().then(list).into_iter().collect()
    });
    div("search").attr("role", "search").child(icon("search")).child(input).child(clear).child(results)
}

fn key(
    event: &web_sys::Event,
    hits: Memo<Vec<u32>>,
    open: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
    choose: &dyn Fn(u32),
) {
    let count = hits.with_untracked(Vec::len);
    match key_of(event).as_str() {
        "ArrowDown" if count > 0 => {
            event.prevent_default();
            open.set(true);
            active.update(|active| *active = Some(active.map_or(0, |at| (at + 1) % count)));
        }
        "ArrowUp" if count > 0 => {
            event.prevent_default();
            active.update(|active| *active = Some(active.map_or(count - 1, |at| (at + count - 1) % count)));
        }
        "Enter" => {
            let row = active.get_untracked().and_then(|at| hits.with_untracked(|hits| hits.get(at).copied()));
            match row {
                Some(row) => choose(row),
                None => open.set(false),
            }
        }
        "Escape" if open.get_untracked() => {
            event.stop_propagation();
            open.set(false);
        }
        _ => {}
    }
}

fn results(session: Session, hits: &[u32], active: RwSignal<Option<usize>>, choose: &Rc<dyn Fn(u32)>) -> El {
    let list = el("ul").attr("id", "search-results").class("search-results").attr("role", "listbox");
    let list = list.label("search-results");
    let Some(shown) = session.showing.ready() else { return list };
    if hits.is_empty() {
        let nothing = el("li").class("quiet").attr("role", "option").attr("aria-selected", "false");
        return list.child(nothing.word("search-nothing"));
    }
    let lang = words::lang();
    list.children(hits.iter().enumerate().map(|(position, &row)| {
        let choose = Rc::clone(choose);
        let about = format!(
            "{} · {}",
            shown.catalogue.kind_name(row, lang),
            shown.catalogue.district_name(row, lang)
        );
        el("li")
            .attr("id", &format!("search-result-{position}"))
            .attr("role", "option")
            .state("aria-selected", move || active.get() == Some(position))
            .child(el("b").text(shown.catalogue.name(row, lang)))
            .child(span("quiet", &about))
            .on("pointerdown", |event| event.prevent_default())
            .on_click(move || choose(row))
    }))
}
