//! A figure over the years as a small line with its numbers.

use crate::format;
use crate::words::t;
use adaldyq_domain::money::Tenge;
use leptos::prelude::*;

/// Oldest first; a year without a publication is a gap, never a zero.
#[component]
pub fn Sparkline(years: Vec<(u16, Option<Tenge>)>) -> impl IntoView {
    let (width, height) = (330.0, 56.0);
    let top = years.iter().filter_map(|(_, amount)| *amount).max().unwrap_or_default().as_f64().max(1.0);
    let step = width / (years.len().max(2) - 1) as f64;
    let place = |position: usize, amount: Tenge| {
        (
            8.0 + position as f64 * step * (width - 16.0) / width,
            height - 6.0 - amount.as_f64() / top * (height - 16.0),
        )
    };
    let mut path = String::new();
    let mut pen_down = false;
    let mut points = Vec::new();
    for (position, (_, amount)) in years.iter().enumerate() {
        let Some(amount) = amount else {
            pen_down = false;
            continue;
        };
        let (x, y) = place(position, *amount);
        path.push_str(&format!("{}{x:.1} {y:.1}", if pen_down { "L" } else { "M" }));
        pen_down = true;
        points.push((x, y));
    }
    let dots = points.into_iter().map(|(x, y)| {
        view! { <circle cx=format!("{x:.1}") cy=format!("{y:.1}") r="3"></circle> }
    });
    let rows = years.clone().into_iter().map(|(year, amount)| {
        view! { <tr><th scope="row">{year}</th><td>{move || format::amount(amount)}</td></tr> }
    });
    view! {
        <svg class="sparkline" viewBox=format!("0 0 {width} {height}") aria-hidden="true">
            <path d=path></path>
            {dots.collect_view()}
        </svg>
        <table class="spark-years">
            <caption class="hidden">{t("by-year")}</caption>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}
