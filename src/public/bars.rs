//! Pictures of counts, each with its figures beside it. Under ten cases nothing is called a share.

use crate::dom::{El, div, el, span};
use crate::format;
use crate::parts::icon::svg;
use crate::parts::table::{cell, framed, head, table};
use crate::words::{say, t};
use adaldyq_domain::decimal::fixed;
use adaldyq_domain::fault::Arg;
use adaldyq_words::number;

/// The fewest cases that a percentage or a comparison is made of.
pub const FEWEST: i64 = 10;

/// "12 of 40 · 30 %", or that there are too few to say.
pub fn share_words(part: i64, of: i64) -> String {
    if of == 0 {
        return "—".to_owned();
    }
    let counts = say("complaints-part", &[("part", Arg::Number(part)), ("of", Arg::Number(of))]);
    let share = if of < FEWEST { t("complaints-too-few") } else { format::percent(part as f64 / of as f64) };
    format!("{counts} · {share}")
}

/// Parts of a whole, one line each: word, part, whole.
pub fn shares(lines: &[(&str, i64, i64)]) -> El {
    let line = |(word, part, of): &(&str, i64, i64)| {
        let shown = if *of < FEWEST { 0 } else { *part * 100 / *of };
        let fill = el("span").style("width", &format!("{shown}%"));
        let bar = span("group-bar", "").attr("aria-hidden", "true").child(fill);
        el("li").child(span("", &t(word))).child(el("b").text(&share_words(*part, *of))).child(bar)
    };
    el("ul").class("groups shares").children(lines.iter().map(line))
}

/// How many days a reply took: five columns, and the same as a table.
pub fn days(counts: &[i64; 5]) -> El {
    const WORDS: [&str; 5] = ["days-0-5", "days-6-10", "days-11-15", "days-16-30", "days-31"];
    const RANGES: [&str; 5] = ["0–5", "6–10", "11–15", "16–30", "31+"];
    let all: i64 = counts.iter().sum();
    let most = counts.iter().copied().max().unwrap_or(0).max(1) as f64;
    let columns: String = counts
        .iter()
        .enumerate()
        .map(|(place, count)| {
            let height = (*count as f64 / most * 90.0).max(1.0);
            let (x, top) = (place * 66 + 8, 110.0 - height);
            let (y, above, tall) = (fixed(top, 1), fixed(top - 5.0, 1), fixed(height, 1));
            let (middle, range) = (x + 25, RANGES[place]);
            format!(
                "<rect x=\"{x}\" y=\"{y}\" width=\"50\" height=\"{tall}\"></rect>\
                 <text x=\"{middle}\" y=\"{above}\">{count}</text>\
                 <text x=\"{middle}\" y=\"126\">{range}</text>"
            )
        })
        .collect();
    let row = |(word, count): (&str, &i64)| {
        let share = if all < FEWEST { "—".to_owned() } else { format::percent(*count as f64 / all as f64) };
        let name = el("th").attr("scope", "row").text(&t(word));
        el("tr").child(name).child(cell(&number::integer(*count))).child(cell(&share))
    };
    let rows = WORDS.into_iter().zip(counts).map(row).collect();
    let headings = vec![head(&t("complaints-days"), ""), head(&t("complaints-replies"), ""), head("%", "")];
    div("days-taken")
        .child(svg("columns", "0 0 330 132", &format!("{columns}<path d=\"M0 110.5H330\"></path>")))
        .child(framed(table("figures-table", &t("complaints-days"), headings, rows)))
}
