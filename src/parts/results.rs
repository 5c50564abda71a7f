//! What is selected: how many, how much, and the list.

use super::icon::icon;
use super::legend::{coverage, title};
use crate::dom::{El, button, div, el, heading, link, p, span};
use crate::format;
use crate::map::palette;
use crate::selection::Shown;
use crate::session::Session;
use crate::words::{self, t};
use adaldyq_domain::measure::Measure;
use adaldyq_domain::money::Tenge;
use adaldyq_domain::selection::{Paint, Total};
use adaldyq_domain::view::View;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// Two lines: what is selected, and the total.
pub fn summary(shown: &Shown, rows: &[u32]) -> El {
    let total = shown.total(rows);
    let (figure, unit) = format::parts(Tenge::new(total.amount).unwrap_or(Tenge::MAX));
    let mut amount = p("summary-total", "");
    if !total.is_complete() {
        amount = amount.child(el("small").word("at-least")).text(" ");
    }
    let amount = amount.child(el("b").text(&figure)).text(" ").child(span("", &unit));
    let of = of_what(shown, &total);
    div("summary")
        .attr("role", "status")
        .child(p("summary-count", &words::count("institutions-count", rows.len() as i64)))
        .child(amount)
        .child(p("summary-of quiet", &of))
}

/// Of which year and stage a total is, and of how many institutions: "2026 · approved · 340 of 342 published".
pub fn of_what(shown: &Shown, total: &Total) -> String {
    let stage = match shown.measure {
        Measure::Execution | Measure::Executed => "measure-executed",
        Measure::PerClient | Measure::Adjusted => "measure-adjusted",
        Measure::Approved => "measure-approved",
    };
    format!("{} · {} · {}", shown.year, format::lower(&t(stage)), coverage(total.published, total.of))
}

/// The rows of the list come forty at a time: a city of 100,000 scrolls like one of 300.
const MORE: usize = 40;

/// `only` holds a cluster that cannot be split further, listed by itself.
pub fn results(session: Session, only: RwSignal<Option<Vec<u32>>>, choose: impl Fn(u32) + 'static) -> El {
    let room = RwSignal::new(MORE);
    let choose: Rc<dyn Fn(u32)> = Rc::new(choose);
    div("results-place").swap(move || {
        let Some(shown) = session.showing.ready() else { return Vec::new() };
        let rows = only.get().map_or_else(|| session.showing.listed.get(), Arc::new);
        let mut parts = vec![summary(&shown, &rows)];
        if shown.asks_for_kind() {
            parts.push(p("notice", "").word("per-client-needs-kind"));
        }
        if only.with(Option::is_some) {
            let back = button("link", "").child(icon("left")).word("all-results");
            parts.push(back.on_click(move || only.set(None)));
        }
        let table = link("", &session.view.link("/institutions"), "").child(icon("table")).word("as-table");
        parts.push(div("results-head").child(heading(2, &title(&shown))).child(table));
        if rows.is_empty() {
            parts.push(nothing(session));
        }
        let shown_rows = rows.iter().take(room.get()).map(|row| row_of(&shown, *row, &choose));
        parts.push(el("ol").class("results").children(shown_rows));
        let left = rows.len().saturating_sub(room.get());
        if left > 0 {
            let more = button("button wide", &words::count("show-more", left.min(MORE) as i64));
            parts.push(more.on_click(move || room.update(|room| *room += MORE)));
        }
        parts
    })
}

/// The way on where no institution fits.
pub fn nothing(session: Session) -> El {
    let clear = move || {
        session.view.change(|view| {
            let (year, at, measure) = (view.year, view.at, view.measure);
            *view = View { year, at, measure, ..View::default() };
        });
    };
    let button = button("button", "").word("clear-all").on_click(clear);
    div("notice").child(p("", "").word("nothing-selected")).child(button)
}

fn row_of(shown: &Shown, row: u32, choose: &Rc<dyn Fn(u32)>) -> El {
    let lang = words::lang();
    let about =
        format!("{} · {}", shown.catalogue.kind_name(row, lang), shown.catalogue.district_name(row, lang));
    let choose = Rc::clone(choose);
    let button = el("button")
        .attr("type", "button")
        .child(swatch(shown, row))
        .child(span("result-name", shown.catalogue.name(row, lang)).child(span("quiet", &about)))
        .child(span("result-value", &value_text(shown, row)))
        .on_click(move || choose(row));
    el("li").child(button)
}

/// The value of the chosen measure, or why there is none.
pub fn value_text(shown: &Shown, row: u32) -> String {
    match (shown.value(row), shown.selection.paint.get(row as usize)) {
        (Some(value), _) => format::value(shown.measure, value),
        (None, _) if shown.asks_for_kind() => t("not-compared"),
        (None, Some(Paint::NotYetFounded)) => t("not-yet-founded"),
        _ => t("not-published"),
    }
}

/// The dot of the map beside a name.
pub fn swatch(shown: &Shown, row: u32) -> El {
    let classes = shown.selection.classes.count();
    match shown.selection.paint.get(row as usize) {
        Some(Paint::Class(class)) => {
            span("swatch", "").style("background", &palette::token(usize::from(*class), classes))
        }
        _ => span("swatch hollow", ""),
    }
}
