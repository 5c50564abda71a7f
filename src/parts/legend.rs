//! The legend, made from the very breaks that paint: each class with its colour, range and count.

use super::chips::measure_word;
use super::icon::icon;
use crate::format;
use crate::map::palette;
use crate::selection::{Showing, Shown};
use crate::view::ViewState;
use crate::words::{self, t};
use adaldyq_domain::fault::Arg;
use adaldyq_domain::measure::Measure;
use adaldyq_domain::view::{ClassPick, View};
use leptos::prelude::*;
use std::sync::Arc;

/// On a phone a small chip that grows at a tap; `open` is its state.
#[component]
pub fn Legend() -> impl IntoView {
    let showing = expect_context::<Showing>();
    let open = RwSignal::new(false);
    move || {
        let shown = showing.ready()?;
        if shown.selection.classes.count() == 0 && shown.selection.no_value == 0 {
            return None;
        }
        Some(view! { <LegendOf shown open/> })
    }
}

#[component]
fn LegendOf(shown: Arc<Shown>, open: RwSignal<bool>) -> impl IntoView {
    let title = {
        let shown = Arc::clone(&shown);
        move || title(&shown)
    };
    let small = {
        let shown = Arc::clone(&shown);
        move || view! { <Histogram shown=Arc::clone(&shown)/> }
    };
    let coverage = {
        let shown = Arc::clone(&shown);
        move || {
            let total = shown.total(&shown.selection.rows);
            coverage(total.published, total.of)
        }
    };
    view! {
        <section class="legend" class:open=move || open.get() aria-label=t("legend")>
            <button type="button" class="legend-chip" aria-expanded=move || open.get().to_string()
                aria-label=t("legend-open") on:click=move |_| open.set(true)>
                {small}
            </button>
            <div class="legend-full">
                <div class="legend-head">
                    <h2>{title}</h2>
                    <button type="button" class="square small legend-close" aria-label=t("close")
                        on:click=move |_| open.set(false)>{icon("close")}</button>
                </div>
                <ul>{rows(&shown)}</ul>
                <p class="quiet">{coverage}</p>
            </div>
        </section>
    }
}

/// "342-ден 342 мекеме".
pub fn coverage(published: u32, of: u32) -> String {
    words::say("coverage", &[("published", Arg::Number(published.into())), ("of", Arg::Number(of.into()))])
}

/// "Approved, ₸ · 2026", with the group where one is chosen, and the unit where it is per client.
pub fn title(shown: &Shown) -> String {
    let measure = words::say(measure_word(shown.measure), &[]);
    let unit = match (shown.measure, &shown.unit) {
        (Measure::Execution, _) => String::new(),
        (Measure::PerClient, Some(unit)) => format!(", {}", words::say(&format!("per-{unit}"), &[])),
        _ => ", ₸".to_owned(),
    };
    let group = shown.group.as_ref().map(|code| format!(" · {code}")).unwrap_or_default();
    format!("{measure}{unit} · {}{group}", shown.year)
}

fn rows(shown: &Arc<Shown>) -> impl IntoView + use<> {
    let classes = shown.selection.classes.count();
    let most = shown.selection.counts.iter().copied().max().unwrap_or(1).max(1);
    let class_rows = (0..classes).map({
        let shown = Arc::clone(shown);
        move |class| {
            let count = shown.selection.counts[class];
            let shown = Arc::clone(&shown);
            let swatch =
                view! { <span class="swatch" style:background=palette::token(class, classes)></span> };
            let bar = format!("{:.1}%", f64::from(count) / f64::from(most) * 100.0);
            let bar = view! {
                <span class="legend-bar" aria-hidden="true">
                    <span style:width=bar style:background=palette::token(class, classes)></span>
                </span>
            };
            row(
                ClassPick::Class(class as u8 + 1),
                move || range(&shown, class),
                count,
                swatch.into_any(),
                bar.into_any(),
            )
        }
    });
    let without = (shown.selection.no_value > 0).then(|| {
        let swatch = view! { <span class="swatch hollow"></span> };
        let blank = view! { <span class="legend-bar" aria-hidden="true"></span> };
        let words = || words::say("not-published", &[]);
        row(ClassPick::NoValue, words, shown.selection.no_value, swatch.into_any(), blank.into_any())
    });
    let unborn = (shown.selection.not_yet_founded > 0).then(|| {
        let count = shown.selection.not_yet_founded;
        view! { <li class="quiet">{move || words::count("not-yet-founded-count", count.into())}</li> }
    });
    (class_rows.collect_view(), without, unborn)
}

fn row(
    pick: ClassPick,
    label: impl Fn() -> String + Send + 'static,
    count: u32,
    swatch: AnyView,
    bar: AnyView,
) -> impl IntoView {
    let state = expect_context::<ViewState>();
    let pressed = move || state.with(|view| view.classes.contains(&pick));
    view! {
        <li>
            <button type="button" class="legend-row" aria-pressed=move || pressed().to_string()
                on:click=move |_| state.change(|view| View::toggle(&mut view.classes, pick))>
                {swatch}<span class="legend-range">{label}</span>{bar}
                <span class="legend-count">{count}</span>
            </button>
        </li>
    }
}

/// "<300 млн", "300 млн–500 млн", "≥1,7 млрд".
pub fn range(shown: &Shown, class: usize) -> String {
    let text = |value: f64| format::border(shown.measure, value);
    match shown.selection.classes.bounds(class) {
        (None, None) => shown
            .selection
            .values
            .iter()
            .flatten()
            .next()
            .map_or_else(String::new, |value| format::value(shown.measure, *value)),
        (None, Some(high)) => format!("<\u{2009}{}", text(high)),
        (Some(low), None) => format!("≥\u{2009}{}", text(low)),
        (Some(low), Some(high)) => format!("{}–{}", text(low), text(high)),
    }
}

/// The classes as small columns, with the lowest and the highest border.
#[component]
fn Histogram(shown: Arc<Shown>) -> impl IntoView {
    let classes = shown.selection.classes.count();
    let most = shown.selection.counts.iter().copied().max().unwrap_or(1).max(1);
    let columns = (0..classes).map(|class| {
        let share = f64::from(shown.selection.counts[class]) / f64::from(most);
        view! {
            <span style:height=format!("{:.0}px", 10.0 + share * 20.0)
                style:background=palette::token(class, classes)></span>
        }
    });
    let columns = columns.collect_view();
    let ends = (classes > 1).then(|| {
        view! { <span class="histogram-ends"><span>{range(&shown, 0)}</span><span>{range(&shown, classes - 1)}</span></span> }
    });
    view! { <span class="histogram" aria-hidden="true">{columns}</span>{ends} }
}
