//! Who holds a complaint and who held it before, with the days at each; what moved its day, and who is late.

use super::days::{between, day_of, today};
use super::event_words::institution;
use super::one::moment;
use super::rules::law;
use crate::dom::{El, el, heading, p, span};
use crate::format;
use crate::json::Json;
use crate::session::Session;
use crate::words::{self, say};

/// What moves the day of a reply, or the last one to object to it.
const MOVES: [&str; 3] = ["extended", "due_moved", "objection_moved"];

/// The chain of holders; that there is none yet, where one is still to come.
pub fn holders(session: Session, complaint: &Json) -> Option<El> {
    let chain = complaint.get("holders").list();
    let service = service(session, complaint);
    let section = el("section").class("card holders").child(heading(2, "").word("holders"));
    if chain.is_empty() && service.is_none() {
        return (!is_withdrawn(complaint)).then(|| section.child(p("", "").word("holders-none")));
    }
    let line = |holder: &Json| {
        let days = holder.get("days").number().unwrap_or_default() as i64;
        let (since, until) = (holder.string("since"), holder.get("until").text());
        let name = institution(session, &holder.string("institution"));
        holder_line(&name, (&since, until.as_deref()), days, is_open(complaint))
    };
    Some(section.child(el("ol").children(service).children(chain.iter().map(line))))
}

/// Whether its sender took it back.
pub fn is_withdrawn(complaint: &Json) -> bool {
    complaint.string("closed") == "withdrawn"
}

/// Whether its reply is still to come.
pub fn is_open(complaint: &Json) -> bool {
    !["answered", "closed"].contains(&complaint.string("status").as_str())
}

/// One holder and its days; without a last one it still holds what is open.
fn holder_line(name: &str, (since, until): (&str, Option<&str>), days: i64, open: bool) -> El {
    let from = format::day(since);
    let dates: String = match until {
        Some(until) if until == since => from,
        Some(until) => say("holder-from-to", &[("from", from.into()), ("to", format::day(until).into())]),
        None if open => say("holder-since", &[("from", from.into())]),
        None => from,
    };
    // The dates say enough of a part of one day.
    let days = (days > 0).then(|| span("days-held", &words::count("days-count", days)));
    let item = el("li").child(el("b").text(name)).text(" ").children(days).child(span("quiet", &dates));
    if until.is_none() && open { item.attr("aria-current", "true") } else { item }
}

/// Whether a confidential complaint was shown to an institution.
pub fn is_released(complaint: &Json) -> bool {
    complaint.get("events").list().iter().any(|event| event.string("kind") == "released")
}

/// Whether the anti-corruption service deals with it itself, and no institution sees it.
pub fn with_service(complaint: &Json) -> bool {
    complaint.string("visibility") == "held" && !is_released(complaint)
}

/// The service as the holder of what is confidential, from the day it took it up itself; which body such a
/// complaint is about is told to nobody.
fn service(session: Session, complaint: &Json) -> Option<El> {
    let events = complaint.get("events").list();
    let itself = |event: &&Json| event.string("kind") == "accepted" && event.get("institution").is_absent();
    let since = day_of(session, &events.iter().find(itself)?.string("time"))?;
    let ends = |event: &&Json| ["released", "answered", "withdrawn"].contains(&event.string("kind").as_str());
    let until = events.iter().find(ends).and_then(|event| day_of(session, &event.string("time")));
    let until = until.filter(|_| is_released(complaint) || !is_open(complaint));
    let last = until.clone().unwrap_or_else(|| today(session));
    let days = between(&since, &last).unwrap_or_default();
    Some(holder_line(&words::t("by-officer"), (&since, until.as_deref()), days, is_open(complaint)))
}

/// Extensions and days off that moved the day of the present term, the oldest first.
pub fn moved(session: Session, complaint: &Json) -> Option<El> {
    let events = complaint.get("events").list();
    // A reopening began a new term, which owes nothing to what moved the one before.
    let begun = events.iter().rposition(|event| event.string("kind") == "reopened").unwrap_or_default();
    let present = &events[begun..];
    let moves: Vec<&Json> =
        present.iter().filter(|event| MOVES.contains(&event.string("kind").as_str())).collect();
    if moves.is_empty() {
        return None;
    }
    let lang = complaint.string("lang");
    let line = |event: &Json| {
        let reason = event.get("text").text().filter(|text| !text.is_empty());
        el("li")
            .child(p("", &super::event_words::sentence(session, event)))
            .children(reason.map(|text| p("said", &text).attr("lang", &lang)))
            .child(p("quiet", &moment(session, &event.string("time"))))
    };
    let list = el("ul").class("moved").children(moves.iter().map(|event| line(event)));
    let is_extended = moves.iter().any(|event| event.string("kind") == "extended");
    let rule = is_extended.then(|| law(session, &["extension"]));
    Some(el("section").class("card").child(heading(2, "").word("due-moved-title")).child(list).children(rule))
}

/// By whom it is late and by how much; nothing while it is not.
pub fn overdue(session: Session, complaint: &Json) -> Option<El> {
    let who = complaint.get("overdue").text()?;
    let days = between(&complaint.string("due"), &today(session)).unwrap_or_default().max(1);
    let late = words::count("overdue-days", days);
    let holder = complaint.get("institution").text().filter(|_| complaint.string("status") != "received");
    let sentence = match (who.as_str(), holder) {
        ("officer", _) if complaint.string("status") == "received" => words::t("overdue-nobody"),
        ("officer", _) if with_service(complaint) => words::t("overdue-service"),
        ("officer", _) => words::t("overdue-officer"),
        (_, Some(id)) => say("overdue-institution", &[("institution", institution(session, &id).into())]),
        _ => words::t("overdue-nobody"),
    };
    let silence = complaint.flag("refused_by_silence").then(|| {
        el("div").child(p("", "").child(el("b").word("refused-by-silence"))).child(law(session, &["silence"]))
    });
    let box_ = el("section")
        .class("notice overdue")
        .child(p("", "").child(el("b").text(&late)).text(" ").text(&sentence));
    Some(box_.children(silence))
}
