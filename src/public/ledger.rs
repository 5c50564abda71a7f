//! The moderation's ledger: how many texts were hidden from the public each month, and why.

use crate::complaint::{Asking, named, unanswered};
use crate::dom::{El, div, el, p};
use crate::format;
use crate::json::Json;
use crate::parts::notice::waiting;
use crate::parts::table::{cell, framed, head, table};
use crate::words::{count, t};
use adaldyq_domain::complaint::life::HideReason;
use adaldyq_words::number;
use leptos::prelude::*;

pub fn ledger() -> El {
    let asking = Asking::of("/api/moderation".to_owned(), None);
    let figures = div("").swap(move || {
        let Some(answer) = asking.answer.get() else { return vec![waiting()] };
        if answer.status != 200 {
            let asking = asking.clone();
            return vec![unanswered(&answer, move || asking.again())];
        }
        let months = answer.json.get("months").list();
        if months.is_empty() {
            return vec![p("", &t("moderation-none"))];
        }
        let open = answer.json.get("open").number().unwrap_or(0.0) as i64;
        vec![p("", &count("moderation-open", open)), by_month(&months)]
    });
    div("").child(p("", "").word("moderation-rule")).child(figures)
}

fn by_month(months: &[Json]) -> El {
    let reasons = HideReason::ALL.iter().map(|reason| (reason.code(), named("hidden", reason.code())));
    let steps = ["countersigned", "lapsed"].map(|step| (step, t(&format!("moderation-{step}"))));
    let columns: Vec<(&str, String)> = reasons.chain(steps).collect();
    let headings = columns.iter().map(|(_, word)| head(word, ""));
    let headings = std::iter::once(head(&t("moderation-month"), "")).chain(headings).collect();
    let row = |month: &Json| {
        let cells = columns.iter().map(|(code, word)| {
            let count = month.get(code).number().unwrap_or(0.0) as i64;
            cell(&number::integer(count)).attr("data-word", word)
        });
        let name = el("th").attr("scope", "row").text(&format::month(&month.string("month")));
        el("tr").child(name).children(cells)
    };
    let rows = months.iter().map(row).collect();
    framed(table("figures-table ledger", &t("moderation"), headings, rows))
}
