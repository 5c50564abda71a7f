//! The term with every day of it: counted, or skipped and why.

use super::days::{between, today};
use super::reply::left_words;
use super::rules::law;
use crate::dom::{El, div, el, heading, link, p, span};
use crate::format;
use crate::json::Json;
use crate::session::Session;
use crate::words::{self, say};
use adaldyq_domain::fault::Arg;
use adaldyq_words::date;

/// The rules of the law that the count follows.
const LAW: [&str; 4] = ["registration", "term", "term-end", "redirect"];

/// With the calendar days that are left.
pub fn calendar(session: Session, complaint: &Json) -> El {
    let open = !["answered", "closed"].contains(&complaint.string("status").as_str());
    let left = between(&today(session), &complaint.string("due")).filter(|left| open && *left >= 0);
    let rules = p("quiet", "").child(link("", "/about#rules", "").word("rules-all"));
    term(session, complaint, left.map(|left| p("countdown", &left_words(left)))).child(rules)
}

/// The term with what else stands under its title.
pub fn term(session: Session, complaint: &Json, left: Option<El>) -> El {
    let days = complaint.get("days").list();
    let due = complaint.string("due");
    let counted = days.iter().filter(|day| !day.get("counted").is_absent()).count() as i64;
    let title = say("complaint-due", &[("date", format::day(&due).into())]);
    let rule = say("complaint-counted", &[("count", Arg::Number(counted))]);
    let how = el("details")
        .child(el("summary").word("complaint-how-counted"))
        .child(p("", "").word("complaint-rule"))
        .child(el("ol").class("day-list").children(days.iter().filter_map(line)))
        .child(heading(3, "").word("law"))
        .child(p("", &state_register(complaint)))
        .child(law(session, &LAW));
    let provisional = complaint.flag("provisional").then(|| p("late", "").word("complaint-provisional"));
    div("card calendar")
        .child(heading(2, &title))
        .children(left)
        .child(grid(&days))
        .child(p("", &rule))
        .children(provisional)
        .child(how)
}

/// From when the law's own term runs: from the state's register, where it is known to be there.
fn state_register(complaint: &Json) -> String {
    let register = complaint.get("state_register");
    if register.is_absent() {
        return words::t("law-not-registered");
    }
    let date = format::day(&register.string("date"));
    say("law-registered", &[("number", register.string("number").into()), ("date", date.into())])
}

/// A picture for the eye; the list under it says the same in words.
fn grid(days: &[Json]) -> El {
    let last = days.len().saturating_sub(1);
    let cell = |(position, day): (usize, &Json)| {
        let date = date::from_iso(&day.string("date"))?;
        let class = match (day.get("counted").is_absent(), position == last) {
            (_, true) => "day due",
            (false, _) => "day counted",
            (true, _) => "day",
        };
        let cell = span(class, &date.day().to_string()).attr("title", &said(day)?);
        let column = date.weekday().to_monday_one_offset().to_string();
        Some(if position == 0 { cell.style("grid-column-start", &column) } else { cell })
    };
    div("days").attr("aria-hidden", "true").children(days.iter().enumerate().filter_map(cell))
}

fn line(day: &Json) -> Option<El> {
    let item = el("li").text(&said(day)?);
    Some(if day.get("counted").is_absent() { item.class("quiet") } else { item })
}

/// "2026 жылғы 28 қараша, сенбі: демалыс".
fn said(day: &Json) -> Option<String> {
    let date = date::with_weekday(&words::table(), date::from_iso(&day.string("date"))?);
    let counted = day
        .get("counted")
        .number()
        .map(|count| say("complaint-day-counted", &[("n", Arg::Number(count as i64))]));
    let name = day.get("name").names().get(words::lang()).clone();
    let why = day.get("why").text().map(|why| match (why.as_str(), name.is_empty()) {
        ("holiday" | "day_off", false) => name,
        _ => super::named("day", &why),
    });
    let parts: Vec<String> = counted.into_iter().chain(why).collect();
    Some(format!("{date}: {}", parts.join(", ")))
}
