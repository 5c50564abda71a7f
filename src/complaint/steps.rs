//! A complaint's life as steps: those behind it with their dates, those to come with what they mean. A step is
//! done only where it was taken: a draft is no participation, and closing takes no step for anybody.

use super::event_words::institution;
use super::holders::{is_released, with_service};
use super::named;
use super::one::moment;
use crate::dom::{El, el, p, span};
use crate::json::Json;
use crate::session::Session;
use crate::words::{say, t};

const STEPS: [&str; 5] = ["received", "accepted", "drafted", "participation", "answered"];

pub fn steps(session: Session, complaint: &Json) -> El {
    let done = done(complaint);
    let last = done.iter().rposition(|done| *done).unwrap_or_default();
    let events = complaint.get("events").list();
    let held = with_service(complaint);
    let step = |(position, name): (usize, &str)| {
        let kinds: &[&str] = match name {
            "participation" => &["participated"],
            // Who has it now, and since when.
            "accepted" if is_released(complaint) => &["released", "redirected"],
            "accepted" => &["accepted", "redirected"],
            _ => &[name],
        };
        // What is confidential is with the service, and out of everybody's sight.
        let (title, about) = match name {
            "accepted" if held => ("step-held".to_owned(), "step-held-about".to_owned()),
            "drafted" if complaint.string("visibility") == "held" => {
                ("step-drafted".to_owned(), "step-drafted-held-about".to_owned())
            }
            _ => (format!("step-{name}"), format!("step-{name}-about")),
        };
        let event = events.iter().rev().find(|event| kinds.contains(&event.string("kind").as_str()));
        let when = event.filter(|_| done[position]).map(|event| when(session, event));
        let item = el("li")
            .attr("data-done", if done[position] { "yes" } else { "no" })
            .child(el("b").text(&t(&title)))
            .children(when.map(|when| span("", &when)))
            .children((!done[position]).then(|| span("quiet", &t(&about))));
        if position == last { item.attr("aria-current", "step") } else { item }
    };
    let closed = complaint
        .get("closed")
        .text()
        .map(|why| el("li").attr("data-done", "yes").child(el("b").text(&named("event-closed", &why))));
    let list = el("ol").class("life").children(STEPS.into_iter().enumerate().map(step)).children(closed);
    el("section").label("steps").child(list).child(p("quiet", "").word("steps-rule"))
}

/// Which steps are taken, in their order.
fn done(complaint: &Json) -> [bool; 5] {
    let status = complaint.string("status");
    let reply = complaint.get("reply");
    let held = complaint
        .get("events")
        .list()
        .iter()
        .any(|event| ["accepted", "released", "redirected"].contains(&event.string("kind").as_str()));
    let accepted = held || ["accepted", "drafted", "answered"].contains(&status.as_str());
    // A complaint that was opened again has the reply still to come.
    let written = status != "accepted" && status != "received";
    let drafted = written && !reply.is_absent();
    let answered = drafted && reply.flag("final");
    // The main complaint's reply had the participation recorded there.
    let opinion = !reply.get("opinion").is_absent();
    [
        true,
        accepted,
        drafted || status == "answered",
        drafted && (opinion || answered),
        answered || status == "answered",
    ]
}

fn when(session: Session, event: &Json) -> String {
    let time = moment(session, &event.string("time"));
    let to = event.get("to").text().or_else(|| event.get("institution").text());
    let Some(to) = to else { return time };
    say("step-by", &[("time", time.into()), ("who", institution(session, &to).into())])
}
