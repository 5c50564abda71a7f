//! Monthly figures per institution and topic: to look at, to print, and as a spreadsheet.

use super::call::Asked;
use super::facts::today;
use super::frame::screen;
use super::queue::encoded;
use super::said::named;
use super::state::Desk;
use crate::dom::{El, button, div, el, heading, link, p, value_of};
use crate::format;
use crate::json::Json;
use crate::parts::notice::waiting;
use crate::parts::table::{cell, head, table};
use crate::words::t;
use adaldyq_words::number;
use leptos::prelude::*;

/// Figures of a row, and the words over their columns.
const COLUMNS: [&str; 9] = [
    "received",
    "answered",
    "in_time",
    "overdue",
    "confirmed",
    "disputed",
    "unconfirmed",
    "reopened",
    "median_days",
];

pub fn reports(desk: Desk) -> El {
    let this_month: String = today().chars().take(7).collect();
    let newest = this_month.clone();
    let view = desk.session.view;
    let month = Memo::new(move |_| view.parameter("month").unwrap_or_else(|| this_month.clone()));
    let asked = Asked::new();
    crate::dom::follow(move || {
        asked.forget();
        asked.ask(desk, format!("reports?month={}", encoded(&month.get())));
    });
    let picker = el("input")
        .attr("type", "month")
        .attr("id", "report-month")
        .attr("max", &newest)
        .prop_fn("value", move || month.get().into())
        .on("change", move |event| {
            let chosen = value_of(&event);
            if !chosen.is_empty() {
                view.set_parameter("month", &chosen);
            }
        });
    let print = button("button", "").word("desk-print").on_click(|| {
        let _ = window().print();
    });
    let top = div("report-top")
        .child(div("field").child(el("label").attr("for", "report-month").word("desk-month")).child(picker))
        .child(div("report-ways").swap(move || vec![file(&month.get())]))
        .child(print);
    let content = div("").swap(move || match asked.get() {
        None => vec![waiting()],
        Some(answer) if answer.ok() => {
            let of = p("report-month", &format::month(&answer.json.string("month")));
            [of].into_iter().chain(whole(desk, &answer.json)).collect()
        }
        Some(answer) => vec![p("notice", &answer.sentence()).attr("role", "alert")],
    });
    screen(&t("desk-reports"), "wide report", vec![top, content])
}

/// The browser takes it itself, by the session's cookie.
fn file(month: &str) -> El {
    link("button", &format!("/api/desk/reports.xlsx?month={}", encoded(month)), "")
        .attr("download", &format!("{month}.xlsx"))
        .attr("rel", "external")
        .word("desk-report-file")
}

fn whole(desk: Desk, report: &Json) -> Vec<El> {
    let rows = |name: &str, title: &dyn Fn(&Json) -> String| -> Vec<El> {
        report.get(name).list().iter().map(|row| line(&title(row), row)).collect()
    };
    let institutions = rows("institutions", &|row| match row.get("institution").text() {
        Some(id) => desk.institution_name(&id),
        None => t("desk-no-institution"),
    });
    let topics = rows("topics", &|row| named("topic", &row.string("topic")));
    if institutions.is_empty() && topics.is_empty() {
        return vec![p("empty", "").word("desk-report-empty")];
    }
    let total = report.get("total");
    let sum = (!total.is_absent()).then(|| line(&t("desk-report-total"), &total).class("total"));
    let part = |word: &str, of: &str, rows: Vec<El>| {
        let heads =
            [head(&t(of), "")].into_iter().chain(COLUMNS.map(|name| head(&named("desk-column", name), "")));
        div("report-part").child(heading(2, "").word(word)).child(
            div("table-place").attr("tabindex", "0").attr("role", "region").label(word).child(table(
                "figures",
                &t(word),
                heads.collect(),
                rows,
            )),
        )
    };
    vec![
        part("desk-by-topic", "complaints-topic", topics.into_iter().chain(sum).collect()),
        part("desk-by-institution", "desk-institution", institutions),
        p("quiet report-about", "").word("desk-report-about"),
    ]
}

fn line(title: &str, row: &Json) -> El {
    let figure = |name: &str| {
        let value = row.get(name).number();
        cell(&value.map_or_else(|| "—".to_owned(), |value| number::trimmed(value, 1)))
    };
    el("tr").child(el("th").attr("scope", "row").text(title)).children(COLUMNS.map(figure))
}
