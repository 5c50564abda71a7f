//! Tables of figures.

use crate::dom::{El, div, el, span};
use crate::format;
use crate::words::t;
use adaldyq_domain::catalogue::Figures;
use adaldyq_domain::measure::Measure;

/// Headings stand over every column; the caption is for those who do not see the heading above.
pub fn table(class: &str, caption: &str, headings: Vec<El>, rows: Vec<El>) -> El {
    el("table")
        .class(class)
        .child(el("caption").class("hidden").text(caption))
        .child(el("thead").child(el("tr").children(headings)))
        .child(el("tbody").children(rows))
}

/// What a table stands in whose lines become cards where its columns do not fit.
pub fn framed(table: El) -> El {
    div("table-frame").child(table)
}

/// A heading, with the unit of its column under it.
pub fn head(word: &str, unit: &str) -> El {
    let head = el("th").attr("scope", "col").text(word);
    if unit.is_empty() { head } else { head.child(span("unit", unit)) }
}

/// The headings of approved, adjusted, executed and execution.
pub fn figure_heads() -> Vec<El> {
    let unit = t("table-millions");
    let money =
        ["measure-approved", "measure-adjusted", "measure-executed"].map(|word| head(&t(word), &unit));
    money.into_iter().chain([head(&t("measure-execution"), "%")]).collect()
}

/// The word of a measure with its unit, whole on one line, for a figure that stands under no heading.
pub fn in_millions(word: &str) -> String {
    format!("{}, {}", t(word), t("table-millions").replace(' ', "\u{a0}"))
}

/// Their cells, each with the word that stands over it where there are no columns.
pub fn figure_cells(figures: &Figures) -> Vec<El> {
    let money = [
        ("measure-approved", figures.approved),
        ("measure-adjusted", figures.adjusted),
        ("measure-executed", figures.executed),
    ];
    let money =
        money.map(|(word, amount)| cell(&format::millions(amount)).attr("data-word", &in_millions(word)));
    let share = cell(&format::share(Measure::Execution.value(figures, None)));
    money.into_iter().chain([share.attr("data-word", &t("measure-execution"))]).collect()
}

/// A cell of a figure.
pub fn cell(text: &str) -> El {
    el("td").class("figure").text(text)
}

/// A share as a small bar with its figure beside it.
pub fn share_bar(share: Option<f64>) -> El {
    let Some(part) = share else { return span("share", &format::share(None)) };
    let width = format!("{}%", (part.clamp(0.0, 1.0) * 100.0) as u32);
    let bar = div("share-bar").attr("aria-hidden", "true").child(el("span").style("width", &width));
    span("share", "").child(bar).child(span("", &format::percent(part)))
}
