//! The legend, made from the very breaks that paint: each class with its colour, range and count.

use super::chips::measure_word;
use super::icon::icon;
use crate::complaint::shape_line;
use crate::complaint_layer::switched_on;
use crate::data::complaints::OVERDUE;
use crate::dom::{El, button, div, el, heading, p, percent, px, span};
use crate::format;
use crate::map::palette;
use crate::selection::Shown;
use crate::session::Session;
use crate::words::{self, t};
use adaldyq_domain::fault::Arg;
use adaldyq_domain::measure::Measure;
use adaldyq_domain::view::{ClassPick, View};
use leptos::prelude::*;

/// On a phone a small chip that grows at a tap.
pub fn legend(session: Session) -> El {
    let open = RwSignal::new(false);
    let section = el("section").class("legend").label("legend");
    section.class_when("open", move || open.get()).swap(move || match session.showing.ready() {
        Some(shown) if !shown.selection.paint.is_empty() => content(session, &shown, open),
        _ => Vec::new(),
    })
}

fn content(session: Session, shown: &Shown, open: RwSignal<bool>) -> Vec<El> {
    if shown.asks_for_kind() {
        return vec![p("legend-hint", "").word("per-client-needs-kind")];
    }
    let chip = el("button")
        .attr("type", "button")
        .class("legend-chip")
        .state("aria-expanded", move || open.get())
        .child(span("hidden", "").word("legend-open"))
        .children(histogram(shown))
        .on_click(move || open.set(true));
    let close = button("square small legend-close", "").label("close").child(icon("close"));
    let head =
        div("legend-head").child(heading(2, &title(shown))).child(close.on_click(move || open.set(false)));
    let total = shown.total(&shown.selection.rows);
    let rows = el("ul").children(rows(session, shown));
    let full = div("legend-full")
        .child(head)
        .child(rows)
        .child(p("quiet", &coverage(total.published, total.of)))
        .child(complaints(session));
    vec![chip, full]
}

/// The shapes of open complaints, while they are shown.
fn complaints(session: Session) -> El {
    el("ul").class("legend-shapes").swap(move || {
        let on = switched_on(session);
        (0..=OVERDUE).filter(|_| on).map(shape_line).collect()
    })
}

/// "342-ден 342 мекеме".
pub fn coverage(published: u32, of: u32) -> String {
    words::say("coverage", &[("published", Arg::Number(published.into())), ("of", Arg::Number(of.into()))])
}

/// "Approved, ₸ · 2026", with the group where one is chosen, and the unit where it is per client.
pub fn title(shown: &Shown) -> String {
    let measure = t(measure_word(shown.measure));
    let what = match (shown.measure, &shown.unit) {
        (Measure::PerClient, Some(unit)) => t(&format!("per-{unit}")),
        (Measure::Execution | Measure::PerClient, _) => measure,
        _ => format!("{measure}, ₸"),
    };
    let group = shown.group.as_ref().map(|code| format!(" · {code}")).unwrap_or_default();
    format!("{what} · {}{group}", shown.year)
}

fn rows(session: Session, shown: &Shown) -> Vec<El> {
    let classes = shown.selection.classes.count();
    let most = f64::from(shown.selection.counts.iter().copied().max().unwrap_or(1).max(1));
    let mut rows = Vec::new();
    for class in 0..classes {
        let count = shown.selection.counts[class];
        let colour = palette::token(class, classes);
        let swatch = span("swatch", "").style("background", &colour);
        let bar = el("span").style("width", &percent(f64::from(count) / most)).style("background", &colour);
        let bar = span("legend-bar", "").attr("aria-hidden", "true").child(bar);
        rows.push(row(session, ClassPick::Class(class as u8 + 1), &range(shown, class), count, swatch, bar));
    }
    if shown.selection.no_value > 0 {
        let (swatch, bar) = (span("swatch hollow", ""), span("legend-bar", ""));
        rows.push(row(
            session,
            ClassPick::NoValue,
            &t("not-published"),
            shown.selection.no_value,
            swatch,
            bar,
        ));
    }
    if shown.selection.not_yet_founded > 0 {
        let sentence = words::count("not-yet-founded-count", shown.selection.not_yet_founded.into());
        rows.push(el("li").class("quiet").text(&sentence));
    }
    rows
}

fn row(session: Session, pick: ClassPick, label: &str, count: u32, swatch: El, bar: El) -> El {
    let button = el("button")
        .attr("type", "button")
        .class("legend-row")
        .state("aria-pressed", move || session.view.with(|view| view.classes.contains(&pick)))
        .child(swatch)
        .child(span("legend-range", label))
        .child(bar)
        .child(span("legend-count", &count.to_string()))
        .on_click(move || session.view.change(|view| View::toggle(&mut view.classes, pick)));
    el("li").child(button)
}

/// "<300 млн", "300 млн–500 млн", "≥1,7 млрд".
pub fn range(shown: &Shown, class: usize) -> String {
    let text = |value: f64| format::border(shown.measure, value);
    match shown.selection.classes.bounds(class) {
        (None, None) => {
            let only = shown.selection.values.iter().flatten().next();
            only.map_or_else(String::new, |value| format::value(shown.measure, *value))
        }
        (None, Some(high)) => format!("<\u{2009}{}", text(high)),
        (Some(low), None) => format!("≥\u{2009}{}", text(low)),
        (Some(low), Some(high)) => format!("{}–{}", text(low), text(high)),
    }
}

/// The classes as small columns, with the lowest and the highest border.
fn histogram(shown: &Shown) -> Vec<El> {
    let classes = shown.selection.classes.count();
    let most = f64::from(shown.selection.counts.iter().copied().max().unwrap_or(1).max(1));
    let column = |class: usize| {
        let height = 10.0 + f64::from(shown.selection.counts[class]) / most * 20.0;
        el("span").style("height", &px(height)).style("background", &palette::token(class, classes))
    };
    let columns = span("histogram", "").attr("aria-hidden", "true").children((0..classes).map(column));
    let mut parts = vec![columns];
    if classes > 1 {
        let end = |class: usize| el("span").text(&range(shown, class));
        parts.push(span("histogram-ends", "").children([end(0), end(classes - 1)]));
    }
    parts
}
