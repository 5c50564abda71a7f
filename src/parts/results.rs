//! What is selected: how many, how much, and the list.

use super::icon::icon;
use super::legend::{coverage, title};
use crate::format;
use crate::map::palette;
use crate::selection::{Showing, Shown};
use crate::view::ViewState;
use crate::words::{self, t};
use adaldyq_domain::fault::Arg;
use adaldyq_domain::measure::Measure;
use adaldyq_domain::money::Tenge;
use adaldyq_domain::selection::Paint;
use leptos::prelude::*;
use leptos_router::components::A;
use std::sync::Arc;

/// Two lines: what is selected, and the total.
#[component]
pub fn Summary(shown: Arc<Shown>, rows: Arc<Vec<u32>>) -> impl IntoView {
    let total = shown.total(&rows);
    let listed = rows.len() as i64;
    let count = move || words::count("institutions-count", listed);
    let measure = shown.measure;
    let amount = Tenge::new(total.amount).unwrap_or(Tenge::MAX);
    let figure = move || {
        let (figure, unit) = format::parts(amount);
        let least = (!total.is_complete()).then(|| words::say("at-least", &[]));
        view! { {least.map(|least| view! { <small>{least}" "</small> })}<b>{figure}</b>" "<span>{unit}</span> }
    };
    let stage = match measure {
        Measure::Execution | Measure::Executed => "measure-executed",
        Measure::PerClient | Measure::Adjusted => "measure-adjusted",
        Measure::Approved => "measure-approved",
    };
    let year = shown.year;
    let of = move || {
        format!(
            "{year} · {} · {}",
            words::say(stage, &[]).to_lowercase(),
            coverage(total.published, total.of)
        )
    };
    view! {
        <div class="summary" role="status">
            <p class="summary-count">{count}</p>
            <p class="summary-total">{figure}</p>
            <p class="summary-of quiet">{of}</p>
        </div>
    }
}

/// The rows of the list come forty at a time: a city of 100,000 scrolls like one of 300.
const MORE: usize = 40;

#[component]
pub fn Results(
    #[prop(into)] on_choose: Callback<u32>,
    /// A cluster that cannot be split further, listed by itself.
    only: RwSignal<Option<Vec<u32>>>,
) -> impl IntoView {
    let showing = expect_context::<Showing>();
    let state = expect_context::<ViewState>();
    let room = RwSignal::new(MORE);
    let rows = Memo::new(move |_| only.get().map_or_else(|| showing.listed.get(), Arc::new));
    move || {
        let shown = showing.ready()?;
        let rows = rows.get();
        let left = rows.len().saturating_sub(room.get());
        let list = rows.iter().take(room.get()).map(|row| row_view(&shown, *row, on_choose)).collect_view();
        let back = only.with(Option::is_some).then(|| {
            view! {
                <button type="button" class="link" on:click=move |_| only.set(None)>
                    {icon("left")}{t("all-results")}
                </button>
            }
        });
        let empty = rows.is_empty().then(|| {
            let clear = move |_| {
                state.change(|view| {
                    let (year, at, measure) = (view.year, view.at, view.measure);
                    *view = adaldyq_domain::view::View { year, at, measure, ..Default::default() };
                });
            };
            view! {
                <div class="notice">
                    <p>{t("nothing-selected")}</p>
                    <button type="button" class="button" on:click=clear>{t("clear-all")}</button>
                </div>
            }
        });
        let more = (left > 0).then(|| {
            let more = move || words::count("show-more", left.min(MORE) as i64);
            view! { <button type="button" class="button wide" on:click=move |_| room.update(|r| *r += MORE)>{more}</button> }
        });
        let heading = {
            let shown = Arc::clone(&shown);
            move || title(&shown)
        };
        let kind_needed = shown.asks_for_kind().then(|| {
            view! { <p class="notice">{t("per-client-needs-kind")}</p> }
        });
        Some(view! {
            <Summary shown=Arc::clone(&shown) rows=Arc::clone(&rows)/>
            {kind_needed}
            {back}
            <div class="results-head">
                <h2>{heading}</h2>
                <A href=move || state.link("/institutions")>{icon("table")}{t("as-table")}</A>
            </div>
            {empty}
            <ol class="results">{list}</ol>
            {more}
        })
    }
}

fn row_view(shown: &Arc<Shown>, row: u32, on_choose: Callback<u32>) -> impl IntoView + use<> {
    let name = {
        let shown = Arc::clone(shown);
        move || shown.catalogue.name(row, words::lang()).to_owned()
    };
    let about = {
        let shown = Arc::clone(shown);
        move || {
            let lang = words::lang();
            format!("{} · {}", shown.catalogue.kind_name(row, lang), shown.catalogue.district_name(row, lang))
        }
    };
    let value = {
        let shown = Arc::clone(shown);
        move || value_text(&shown, row)
    };
    view! {
        <li>
            <button type="button" on:click=move |_| on_choose.run(row)>
                {swatch(shown, row)}
                <span class="result-name">{name}<span class="quiet">{about}</span></span>
                <span class="result-value">{value}</span>
            </button>
        </li>
    }
}

/// The value of the chosen measure, or why there is none.
pub fn value_text(shown: &Shown, row: u32) -> String {
    match (shown.value(row), shown.selection.paint.get(row as usize)) {
        (Some(value), _) => format::value(shown.measure, value),
        (None, Some(Paint::NotYetFounded)) => words::say("not-yet-founded", &[]),
        _ => words::say("not-published", &[]),
    }
}

/// The dot of the map beside a name.
pub fn swatch(shown: &Shown, row: u32) -> impl IntoView + use<> {
    let classes = shown.selection.classes.count();
    let (class, colour) = match shown.selection.paint.get(row as usize) {
        Some(Paint::Class(class)) => ("swatch", palette::token(usize::from(*class), classes)),
        _ => ("swatch hollow", String::new()),
    };
    view! { <span class=class style:background=colour aria-hidden="true"></span> }
}

/// For a sentence with a figure and its cover.
pub fn count_args(count: i64) -> [(&'static str, Arg); 1] {
    [("count", Arg::Number(count))]
}
