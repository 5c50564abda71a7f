//! A figure over the years as a small line with its numbers.

use super::icon::svg;
use crate::dom::{El, el};
use crate::format;
use adaldyq_domain::decimal::fixed;
use adaldyq_domain::money::Tenge;

/// Oldest first, with a table of the same figures.
pub fn sparkline(years: &[(u16, Option<Tenge>)]) -> Vec<El> {
    let amounts: Vec<Option<Tenge>> = years.iter().map(|(_, amount)| *amount).collect();
    let row = |(year, amount): &(u16, Option<Tenge>)| {
        let year = el("th").attr("scope", "row").text(&year.to_string());
        el("tr").child(year).child(
            el("td").text(&amount.map_or_else(|| "—".to_owned(), |amount| format::brief(amount.as_f64()))),
        )
    };
    let table = el("table")
        .class("spark-years")
        .child(el("caption").class("hidden").word("by-year"))
        .child(el("tbody").children(years.iter().map(row)));
    vec![spark_line(&amounts), table]
}

/// The line alone; a year without a publication is a gap, never a zero.
pub fn spark_line(years: &[Option<Tenge>]) -> El {
    let (width, height) = (330.0, 52.0_f64);
    let top = years.iter().copied().flatten().max().unwrap_or_default().as_f64().max(1.0);
    let step = width / years.len().max(1) as f64;
    let mut path = String::new();
    let mut dots = String::new();
    let mut pen_down = false;
    for (position, amount) in years.iter().enumerate() {
        let Some(amount) = amount else {
            pen_down = false;
            continue;
        };
        let (x, y) = (step * (position as f64 + 0.5), height - 6.0 - amount.as_f64() / top * (height - 14.0));
        let (x, y) = (fixed(x, 1), fixed(y, 1));
        path.push_str(&format!("{}{x} {y}", if pen_down { "L" } else { "M" }));
        dots.push_str(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"3\"></circle>"));
        pen_down = true;
    }
    svg("sparkline", "0 0 330 52", &format!("<path d=\"{path}\"></path>{dots}"))
}
