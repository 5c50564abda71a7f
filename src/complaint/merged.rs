//! The main complaint of one that was joined to it: until when it is to be answered, and what is written there.
//!
//! Only the main one's author can object to the draft there. An unfavourable reply comes here as a draft of its own
//! once it is final there, and then this one's author has days of their own.

use super::days::today;
use super::reply::reply;
use super::sending::Asking;
use crate::dom::{El, div, link, p};
use crate::format;
use crate::json::Json;
use crate::session::Session;
use crate::words::{say, t};
use leptos::prelude::*;

/// `own`: told to its author.
pub fn merged(session: Session, complaint: &Json, own: bool) -> Option<El> {
    let id = complaint.get("merged_into").text()?;
    let about = p("", &say("complaint-merged", &[("id", id.as_str().into())]));
    let main = link("button", &format!("/complaints/{id}"), "").word("complaint-merged-to");
    let notice = div("notice").child(about);
    if ["answered", "closed"].contains(&complaint.string("status").as_str()) {
        return Some(notice.child(main));
    }
    let asking = Asking::of(format!("/api/complaints/{id}"), None);
    let due = complaint.string("due");
    let told = asking.clone();
    let dates = div("").swap(move || {
        let answer = told.answer.get().filter(|answer| answer.status == 200);
        answer.map(|answer| dates(&answer.json, &due)).unwrap_or_default()
    });
    let draft = div("").swap(move || {
        let answer = asking.answer.get().filter(|answer| answer.status == 200);
        answer.and_then(|answer| draft(session, &answer.json, own)).unwrap_or_default()
    });
    Some(div("").child(notice.child(dates).child(main)).child(draft))
}

/// The main one's day, as it says itself, and that this one's own is another where it is.
fn dates(main: &Json, own: &str) -> Vec<El> {
    let due = main.string("due");
    if due.is_empty() {
        return Vec::new();
    }
    let day = p("", &say("complaint-merged-due", &[("date", format::day(&due).into())]));
    let other = (due != own)
        .then(|| p("quiet", &say("complaint-merged-own-due", &[("date", format::day(own).into())])));
    [day].into_iter().chain(other).collect()
}

/// The draft that can be read there already, and who may object to it.
fn draft(session: Session, main: &Json, own: bool) -> Option<Vec<El>> {
    let is_draft = !main.get("reply").is_absent() && !main.get("reply").flag("final");
    let card = reply(session, main).filter(|_| is_draft)?;
    let objects = main.get("objection_until").text().is_some_and(|until| until >= today(session));
    let word = match (own, objects) {
        (true, true) => "complaint-merged-objection",
        _ => "complaint-merged-draft",
    };
    Some(vec![p("", &t(word)), card])
}
