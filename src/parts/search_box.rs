//! The search: results while typing, by keyboard or finger.

use super::icon::icon;
use crate::data::Loading;
use crate::selection::{Showing, Shown};
use crate::view::ViewState;
use crate::words::{self, t};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// How many results hang under the box; all of them stand in the list.
const HANGING: usize = 7;

#[component]
pub fn SearchBox(
    /// The institution a person chose.
    #[prop(into)]
    on_choose: Callback<u32>,
) -> impl IntoView {
    let state = expect_context::<ViewState>();
    let showing = expect_context::<Showing>();
    let open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    let text = move || state.with(|view| view.q.clone());
    let hits = Memo::new(move |_| {
        let searching = state.with(|view| !view.q.trim().is_empty());
        if searching { showing.listed.get().iter().copied().take(HANGING).collect() } else { Vec::new() }
    });
    let choose = move |row: u32| {
        open.set(false);
        active.set(None);
        on_choose.run(row);
    };
    let keys = move |event: KeyboardEvent| {
        let count = hits.with(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => {
                event.prevent_default();
                open.set(true);
                active.update(|active| *active = Some(active.map_or(0, |at| (at + 1) % count)));
            }
            "ArrowUp" if count > 0 => {
                event.prevent_default();
                active
                    .update(|active| *active = Some(active.map_or(count - 1, |at| (at + count - 1) % count)));
            }
            "Enter" => {
                let row = active.get_untracked().and_then(|at| hits.with(|hits| hits.get(at).copied()));
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
    };
    let typed = move |event| {
        let text = event_target_value(&event);
        open.set(true);
        active.set(None);
        state.change(|view| view.q = text);
    };
    let clear = move |_| state.change(|view| view.q.clear());
    let shown = move || open.get() && state.with(|view| !view.q.trim().is_empty());
    view! {
        <div class="search" role="search">
            {icon("search")}
            <input type="search" id="search" role="combobox" autocomplete="off" enterkeyhint="search" maxlength="200"
                aria-label=t("search") placeholder=t("search-placeholder") aria-controls="search-results"
                aria-autocomplete="list" aria-expanded=move || shown().to_string()
                aria-activedescendant=move || active.get().map(|at| format!("search-result-{at}"))
                prop:value=text on:input=typed on:keydown=keys
                on:focus=move |_| open.set(true)
                on:blur=move |_| set_timeout(move || { open.try_set(false); }, std::time::Duration::from_millis(150))/>
            <Show when=move || !text().is_empty()>
                <button type="button" class="search-clear" aria-label=t("search-clear") on:click=clear>{icon("close")}</button>
            </Show>
            <Show when=shown>
                <ul id="search-results" class="search-results" role="listbox" aria-label=t("search-results")>
                    {move || results(showing, &hits.get(), active, choose)}
                </ul>
            </Show>
        </div>
    }
}

fn results(
    showing: Showing,
    hits: &[u32],
    active: RwSignal<Option<usize>>,
    choose: impl Fn(u32) + Copy + Send + 'static,
) -> AnyView {
    let Loading::Ready(shown) = showing.shown.get() else { return ().into_any() };
    if hits.is_empty() {
        return view! { <li class="quiet" role="option" aria-selected="false">{t("search-nothing")}</li> }
            .into_any();
    }
    let row = |(position, row): (usize, &u32)| {
        let row = *row;
        let shown: Arc<Shown> = Arc::clone(&shown);
        let name = {
            let shown = Arc::clone(&shown);
            move || shown.catalogue.name(row, words::lang()).to_owned()
        };
        let about = move || {
            let lang = words::lang();
            format!("{} · {}", shown.catalogue.kind_name(row, lang), shown.catalogue.district_name(row, lang))
        };
        view! {
            <li id=format!("search-result-{position}") role="option"
                aria-selected=move || (active.get() == Some(position)).to_string()
                on:pointerdown=move |event| event.prevent_default() on:click=move |_| choose(row)>
                <b>{name}</b><span class="quiet">{about}</span>
            </li>
        }
    };
    hits.iter().enumerate().map(row).collect_view().into_any()
}
