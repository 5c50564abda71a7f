//! The reply: a draft that everyone can read before it is final, or the final one, with what the complainant and
//! the anti-corruption service said of it.

use super::days::{between, today};
use super::named;
use super::one::moment;
use super::rules::law;
use crate::dom::{El, div, el, heading, p, span};
use crate::format;
use crate::json::Json;
use crate::session::Session;
use crate::words::{say, t};
use adaldyq_domain::fault::Arg;

/// Nothing where nobody has replied yet.
pub fn reply(session: Session, complaint: &Json) -> Option<El> {
    let reply = complaint.get("reply");
    if reply.is_absent() {
        return None;
    }
    let lang = complaint.string("lang");
    let is_final = reply.flag("final");
    let (class, title) =
        if is_final { ("card reply", "reply-final") } else { ("card reply draft", "reply-draft") };
    let outcome = reply.string("outcome");
    let said = |title: &str, text: &str| {
        div("aside").child(heading(3, title)).child(p("said", text).attr("lang", &lang))
    };
    let opinion = reply.get("opinion");
    let opinion = (!opinion.is_absent()).then(|| {
        let stance = named("opinion", &opinion.string("stance"));
        let by = p("quiet", &moment(session, &opinion.string("time")));
        said(&stance, &opinion.string("text")).attr("data-stance", &opinion.string("stance")).child(by)
    });
    let objection = reply.get("objection").text().map(|text| said(&t("reply-objection"), &text));
    let card = el("section")
        .class(class)
        .attr("id", "reply")
        .child(heading(2, &t(title)))
        .child(p("quiet", &moment(session, &reply.string("time"))))
        .children((!is_final).then(|| awaited(session, complaint)))
        .child(p("outcome", "").child(el("b").text(&named("outcome", &outcome))))
        .child(p("quiet", &named("outcome-about", &outcome)))
        .child(p("complaint-body", &reply.string("text")).attr("lang", &lang))
        .children(objection)
        .children(opinion);
    Some(card)
}

/// That it is not final, and what it still waits for.
fn awaited(session: Session, complaint: &Json) -> El {
    let line = |what: String| match what.as_str() {
        "objection" => el("li").text(&objection(session, complaint)),
        _ => el("li").word("awaiting-participation"),
    };
    let awaited = complaint.get("awaiting").strings();
    let hearing = awaited.iter().any(|what| what == "objection").then(|| law(session, &["hearing"]));
    let list = el("ul").children(awaited.into_iter().map(line));
    div("notice not-final")
        .child(p("", "").child(el("b").word("reply-not-final")))
        .child(p("", "").word("reply-awaits"))
        .child(list)
        .children(hearing)
}

fn objection(session: Session, complaint: &Json) -> String {
    let until = complaint.string("objection_until");
    let day: Arg = format::day(&until).into();
    match between(&today(session), &until) {
        Some(left) if left >= 0 => {
            format!("{} {}", say("awaiting-objection", &[("date", day)]), left_words(left))
        }
        _ => say("awaiting-objection", &[("date", day)]),
    }
}

/// "3 days left", "today is the last day".
pub fn left_words(left: i64) -> String {
    if left > 0 { crate::words::count("days-left", left) } else { t("days-last") }
}

/// What the complainant said of the result, and how it ended.
pub fn ending(complaint: &Json) -> Vec<El> {
    let mut lines = Vec::new();
    let confirmation = complaint.string("confirmation");
    let status = complaint.string("status");
    if (status == "answered" || status == "closed") && !complaint.get("reply").is_absent() {
        lines.push(p("", "").child(
            span("status", &named("confirmation", &confirmation)).attr("data-confirmation", &confirmation),
        ));
    }
    if let Some(why) = complaint.get("closed").text() {
        lines.push(p("quiet", &named("event-closed", &why)));
    }
    let reopened = complaint.get("reopened").number().unwrap_or_default() as i64;
    if reopened > 0 {
        lines.push(p("quiet", &crate::words::count("complaint-reopened", reopened)));
    }
    lines
}
