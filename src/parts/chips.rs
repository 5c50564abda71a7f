//! The filters as a row of chips: year, measure, kind, district, functional group.

use super::icon::icon;
use crate::data::{Catalogue, Data, Loading};
use crate::view::ViewState;
use crate::words::{self, t};
use adaldyq_domain::lang::Names;
use adaldyq_domain::measure::Measure;
use adaldyq_domain::view::View;
use adaldyq_domain::year::Year;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

#[component]
pub fn Chips() -> impl IntoView {
    let data = expect_context::<Data>();
    move || match data.catalogue.get() {
        Loading::Ready(catalogue) => view! { <ChipRow catalogue/> }.into_any(),
        _ => view! { <div class="chips"></div> }.into_any(),
    }
}

#[component]
fn ChipRow(catalogue: Arc<Catalogue>) -> impl IntoView {
    let state = expect_context::<ViewState>();
    let kinds = entries(catalogue.index.kinds.iter().map(|kind| (&kind.id, &kind.name)));
    let districts = entries(catalogue.index.districts.iter().map(|district| (&district.id, &district.name)));
    let clear = move |_| {
        state.change(|view| {
            view.kinds.clear();
            view.districts.clear();
            view.classes.clear();
            view.group = None;
        });
    };
    view! {
        <div class="chips" role="group" aria-label=t("filters")>
            <YearChip catalogue=Arc::clone(&catalogue)/>
            <MeasureChip/>
            <Chooser word="filter-kind" entries=kinds list=|view| &mut view.kinds/>
            <Chooser word="filter-district" entries=districts list=|view| &mut view.districts/>
            <GroupChip catalogue/>
            <Show when=move || state.with(View::is_filtered)>
                <button type="button" class="chip" on:click=clear>{icon("close")}{t("clear-filters")}</button>
            </Show>
        </div>
    }
}

type Entry = (String, Names);

fn entries<'a>(list: impl Iterator<Item = (&'a String, &'a Names)>) -> Vec<Entry> {
    list.map(|(id, name)| (id.clone(), name.clone())).collect()
}

#[component]
fn YearChip(catalogue: Arc<Catalogue>) -> impl IntoView {
    let state = expect_context::<ViewState>();
    let default = catalogue.default_year();
    let chosen = move || state.with(|view| view.year).unwrap_or(default);
    let option = move |year: &Year| {
        let year = *year;
        view! { <option value=year.to_string() selected=move || chosen() == year>{year.to_string()}</option> }
    };
    let choose = move |event| {
        let year = Year::parse(&event_target_value(&event)).ok();
        state.change(|view| view.year = year.filter(|year| *year != default));
    };
    view! {
        <label class="chip-select filled">
            <span class="hidden">{t("year")}</span>
            <select on:change=choose prop:value=move || chosen().to_string()>
                {catalogue.years().iter().map(option).collect_view()}
            </select>
            {icon("down")}
        </label>
    }
}

/// The message that names a measure.
pub fn measure_word(measure: Measure) -> &'static str {
    match measure {
        Measure::Approved => "measure-approved",
        Measure::Adjusted => "measure-adjusted",
        Measure::Executed => "measure-executed",
        Measure::Execution => "measure-execution",
        Measure::PerClient => "measure-per-client",
    }
}

#[component]
fn MeasureChip() -> impl IntoView {
    let state = expect_context::<ViewState>();
    let chosen = move || state.with(|view| view.measure);
    let option = move |measure: Measure| {
        view! {
            <option value=measure.code() selected=move || chosen() == measure>{t(measure_word(measure))}</option>
        }
    };
    let choose = move |event| {
        let measure = Measure::from_code(&event_target_value(&event)).unwrap_or_default();
        state.change(|view| {
            view.measure = measure;
            view.classes.clear();
        });
    };
    view! {
        <label class="chip-select filled">
            <span class="hidden">{t("measure")}</span>
            <select on:change=choose prop:value=move || chosen().code()>
                {Measure::ALL.into_iter().map(option).collect_view()}
            </select>
            {icon("down")}
        </label>
    }
}

#[component]
fn GroupChip(catalogue: Arc<Catalogue>) -> impl IntoView {
    let state = expect_context::<ViewState>();
    let chosen = move || state.with(|view| view.group.clone()).unwrap_or_default();
    let option = move |(code, name): (String, Names)| {
        let value = code.clone();
        let is_chosen = {
            let code = code.clone();
            move || chosen() == code
        };
        view! {
            <option value=value selected=is_chosen>
                {move || format!("{code} {}", name.get(words::lang()))}
            </option>
        }
    };
    let groups = entries(catalogue.index.groups.iter().map(|group| (&group.code, &group.name)));
    let choose = move |event| {
        let code = event_target_value(&event);
        state.change(|view| {
            view.group = (!code.is_empty()).then_some(code);
            view.classes.clear();
        });
    };
    view! {
        <label class="chip-select" class:filled=move || !chosen().is_empty()>
            <span class="hidden">{t("filter-group")}</span>
            <select on:change=choose prop:value=chosen>
                <option value="" selected=move || chosen().is_empty()>{t("filter-group")}</option>
                {groups.into_iter().map(option).collect_view()}
            </select>
            {icon("down")}
        </label>
    }
}

/// A chip that opens a list of boxes to tick.
#[component]
fn Chooser(
    word: &'static str,
    entries: Vec<Entry>,
    list: fn(&mut View) -> &mut Vec<String>,
) -> impl IntoView {
    let state = expect_context::<ViewState>();
    let open = RwSignal::new(false);
    let root = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let chosen = Memo::new(move |_| list(&mut state.get()).clone());
    let close_outside = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let inside = root.get_untracked().is_some_and(|root| root.contains(target.as_ref()));
        if !inside && open.try_get_untracked() == Some(true) {
            open.set(false);
        }
    });
    on_cleanup(move || close_outside.remove());
    let escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            if let Some(button) = button.get_untracked() {
                let _ = button.focus();
            }
        }
    };
    let names = entries.clone();
    let label = move || match chosen.get().as_slice() {
        [] => words::say(word, &[]),
        [one] => {
            let name =
                names.iter().find(|(id, _)| id == one).map(|(_, name)| name.get(words::lang()).clone());
            name.unwrap_or_else(|| words::say(word, &[]))
        }
        several => format!("{} · {}", words::say(word, &[]), several.len()),
    };
    let boxes = move |(id, name): Entry| {
        let ticked = {
            let id = id.clone();
            move || chosen.with(|chosen| chosen.contains(&id))
        };
        let toggle = move |_| {
            let id = id.clone();
            state.change(|view| {
                View::toggle(list(view), id);
                view.classes.clear();
            });
        };
        view! {
            <label class="tick">
                <input type="checkbox" prop:checked=ticked on:change=toggle/>
                <span>{move || name.get(words::lang()).clone()}</span>
            </label>
        }
    };
    let entries = StoredValue::new(entries);
    view! {
        <div class="chooser" node_ref=root on:keydown=escape>
            <button type="button" class="chip" class:filled=move || chosen.with(|chosen| !chosen.is_empty())
                node_ref=button aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)>
                {label}{icon("down")}
            </button>
            <Show when=move || open.get()>
                <fieldset class="chooser-list">
                    <legend>{t(word)}</legend>
                    {entries.get_value().into_iter().map(boxes).collect_view()}
                    <div class="chooser-end">
                        <button type="button" class="link" on:click=move |_| state.change(|view| list(view).clear())>
                            {t("choose-all")}
                        </button>
                        <button type="button" class="button" on:click=move |_| open.set(false)>{t("done")}</button>
                    </div>
                </fieldset>
            </Show>
        </div>
    }
}
