//! An institution, chosen by a few letters of its name.

use super::form::{Form, focus_soon};
use crate::data::Catalogue;
use crate::dom::{El, button, div, el, key_of, p, span, value_of};
use crate::selection::search_index;
use crate::words::{self, t};
use adaldyq_domain::search::SearchIndex;
use leptos::prelude::*;
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

/// How many institutions are offered at once.
const OFFERED: usize = 6;

/// A field whose value is the institution's id.
pub fn institution(form: Form, name: &'static str, word: &'static str) -> El {
    let chosen = Memo::new(move |_| form.get(name));
    let inside = div("").swap_by(
        move || chosen.get(),
        move |chosen| {
            if chosen.is_empty() {
                return vec![search(form, name, word)];
            }
            let change = button("link", "").attr("id", &change_id(form, name)).word("desk-change");
            let change = change.on_click(move || {
                form.set(name, "");
                form.look(name);
            });
            vec![
                span("label", "").word(word),
                div("chosen").child(form.desk.named("b", chosen)).child(change),
            ]
        },
    );
    div("field").child(inside).child(form.error(name))
}

fn change_id(form: Form, name: &str) -> String {
    format!("{}-change", form.id(name))
}

fn search(form: Form, name: &'static str, word: &'static str) -> El {
    // The box goes; the keyboard stays where it was.
    let choose = move |id: &str| {
        form.set(name, id);
        focus_soon(change_id(form, name));
    };
    div("").child(el("label").attr("for", &form.id(name)).word(word)).child(finder(
        form,
        &form.id(name),
        choose,
    ))
}

/// A box to type in, and what it finds; `choose` takes the id.
pub fn finder(form: Form, id: &str, choose: impl Fn(&str) + 'static) -> El {
    let desk = form.desk;
    let choose: Rc<dyn Fn(&str)> = Rc::new(choose);
    let query = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let index = Rc::new(OnceCell::<SearchIndex>::new());
    let hits = move |catalogue: &Arc<Catalogue>, query: &str| -> Vec<u32> {
        let found = index.get_or_init(|| search_index(catalogue)).find(query, OFFERED);
        found.into_iter().map(|hit| hit.position).collect()
    };
    let hits = Rc::new(hits);
    let list = format!("{id}-list");
    let option = format!("{id}-option");
    let searching = move || query.with(|query| !query.trim().is_empty());
    let pressed = {
        let (hits, choose) = (Rc::clone(&hits), Rc::clone(&choose));
        move |event: web_sys::Event| {
            let Some(catalogue) = untrack(|| desk.catalogue()) else { return };
            let rows = hits(&catalogue, &query.get_untracked());
            let at = active.get_untracked();
            match key_of(&event).as_str() {
                "ArrowDown" if !rows.is_empty() => active.set((at + 1) % rows.len()),
                "ArrowUp" if !rows.is_empty() => active.set((at + rows.len() - 1) % rows.len()),
                "Enter" => {
                    if let Some(row) = rows.get(at).filter(|_| untrack(searching)) {
                        choose(catalogue.id(*row));
                        query.set(String::new());
                    }
                }
                "Escape" if untrack(searching) => query.set(String::new()),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let active_id = option.clone();
    let input = el("input")
        .attr("type", "text")
        .attr("id", id)
        .attr("role", "combobox")
        .attr("autocomplete", "off")
        .attr("maxlength", "200")
        .attr("placeholder", &t("desk-institution-find"))
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", &list)
        .state("aria-expanded", searching)
        .attr_fn("aria-activedescendant", move || {
            searching().then(|| format!("{active_id}-{}", active.get()))
        })
        .prop_fn("value", move || query.get().into())
        .on("input", move |event| {
            active.set(0);
            query.set(value_of(&event));
        })
        .on("keydown", pressed);
    let offered = div("").swap(move || {
        let list = el("ul").attr("id", &list).attr("role", "listbox").label("desk-institution-find");
        let Some(catalogue) = desk.catalogue().filter(|_| searching()) else {
            return vec![list.attr("hidden", "")];
        };
        let rows = hits(&catalogue, &query.get());
        if rows.is_empty() {
            return vec![
                list.attr("hidden", ""),
                p("quiet", "").attr("role", "status").word("desk-institution-none"),
            ];
        }
        let offer = |(position, row): (usize, u32)| {
            let choose = Rc::clone(&choose);
            let id = catalogue.id(row).to_owned();
            let lang = words::lang();
            let about =
                format!("{} · {}", catalogue.kind_name(row, lang), catalogue.district_name(row, lang));
            el("li")
                .attr("id", &format!("{option}-{position}"))
                .attr("role", "option")
                .state("aria-selected", move || active.get() == position)
                .child(el("b").text(catalogue.name(row, lang)))
                .child(span("quiet", &about))
                .on_click(move || {
                    choose(&id);
                    query.set(String::new());
                })
        };
        vec![list.class("offered").children(rows.into_iter().enumerate().map(offer))]
    });
    div("finder").child(input).child(offered)
}
