//! One institution as a row of the table, and of the file.

use super::sort::value;
use crate::csv;
use crate::dom::{El, el, link, span};
use crate::format;
use crate::parts::results::swatch;
use crate::parts::table::{in_millions, share_bar};
use crate::selection::Shown;
use crate::words::{self, t};
use adaldyq_domain::decimal;
use adaldyq_domain::measure::Measure;
use adaldyq_domain::money::Tenge;
use adaldyq_domain::selection::Paint;

pub fn address(shown: &Shown, row: u32) -> String {
    format!("/institutions/{}?year={}", shown.catalogue.id(row), shown.year)
}

/// On a narrow screen the row is a small card, and `data-word` names its figures.
pub fn row_of(shown: &Shown, row: u32) -> El {
    let lang = words::lang();
    let catalogue = &shown.catalogue;
    let mut name = el("th").attr("scope", "row").class("name");
    name = name.child(swatch(shown, row)).child(link("", &address(shown, row), catalogue.name(row, lang)));
    if catalogue.invented(row) {
        name = name.child(span("mark", "").word("invented-short"));
    }
    let kind = el("td").class("kind").text(catalogue.kind_name(row, lang));
    let district = el("td").class("district").text(catalogue.district_name(row, lang));
    let line = el("tr").child(name).child(kind).child(district);
    if shown.selection.paint.get(row as usize) == Some(&Paint::NotYetFounded) {
        return line.child(el("td").class("quiet none").attr("colspan", "5").word("not-yet-founded"));
    }
    let figures = shown.figures(row);
    let money = |word: &str, amount: Option<Tenge>| {
        let text = amount.map_or_else(|| t("not-published"), |amount| format::millions(Some(amount)));
        let class = if amount.is_some() { "figure" } else { "figure quiet" };
        el("td").class(class).attr("data-word", &in_millions(word)).text(&text)
    };
    let each = value(shown, row, Measure::PerClient);
    let each =
        each.map_or_else(|| "—".to_owned(), |each| adaldyq_words::number::integer(each.round() as i64));
    let unit = shown.unit.as_ref().map(|unit| t(&format!("per-{unit}"))).unwrap_or_default();
    line.child(money("measure-approved", figures.approved))
        .child(money("measure-adjusted", figures.adjusted))
        .child(money("measure-executed", figures.executed))
        .child(el("td").class("execution").child(share_bar(Measure::Execution.value(&figures, None))))
        .child(el("td").class("figure per_client").attr("data-word", &unit).text(&each))
}

/// Figures in full: whole tenge, and percent with one decimal.
pub fn cells_of(shown: &Shown, row: u32) -> [String; 11] {
    let lang = words::lang();
    let (catalogue, figures) = (&shown.catalogue, shown.figures(row));
    let share = Measure::Execution.value(&figures, None);
    let each = shown.unit.as_ref().and_then(|_| value(shown, row, Measure::PerClient));
    [
        catalogue.id(row).to_owned(),
        catalogue.name(row, lang).to_owned(),
        catalogue.kind_name(row, lang).to_owned(),
        catalogue.district_name(row, lang).to_owned(),
        shown.year.to_string(),
        csv::amount(figures.approved),
        csv::amount(figures.adjusted),
        csv::amount(figures.executed),
        share.map(|share| decimal::fixed(share * 100.0, 1)).unwrap_or_default(),
        each.map(|each| (each.round() as i64).to_string()).unwrap_or_default(),
        shown.group.clone().unwrap_or_default(),
    ]
}
