//! One event of a complaint as a sentence.

use super::named;
use crate::data::Loading;
use crate::format;
use crate::json::Json;
use crate::session::Session;
use crate::words::{self, say, t};
use adaldyq_domain::fault::Arg;
use leptos::prelude::With;

/// The institution's name; its number where the catalogue does not know it any more.
pub fn institution(session: Session, id: &str) -> String {
    let catalogue = session.data.catalogue.with(Loading::ready);
    let name = |catalogue: std::sync::Arc<crate::data::Catalogue>| {
        catalogue.row(id).map(|row| catalogue.name(row, words::lang()).to_owned())
    };
    catalogue.and_then(name).unwrap_or_else(|| id.to_owned())
}

pub fn sentence(session: Session, event: &Json) -> String {
    let kind = event.string("kind");
    let day = |member: &str| -> Arg { format::day(&event.string(member)).into() };
    let body = |member: &str| -> Arg { institution(session, &event.string(member)).into() };
    let key = format!("event-{}", kind.replace('_', "-"));
    match kind.as_str() {
        "received" => received(event),
        "accepted" if event.get("institution").is_absent() => t("event-accepted-officer"),
        "accepted" | "released" => say(&key, &[("institution", body("institution"))]),
        "redirected" => redirected(session, event),
        "hidden" => say(&key, &[("reason", named("hidden", &event.string("reason")).into())]),
        "drafted" => drafted(event),
        "participated" => named("event-participated", &event.string("stance")),
        "answered" if !event.get("from").is_absent() => {
            say("event-answered-merged", &[("id", event.string("from").into())])
        }
        "answered" => say(&key, &[("outcome", outcome(event).into())]),
        "extended" => after_main("event-extended-merged", event, extended(event)),
        "state_registered" => {
            say(&key, &[("number", event.string("state_number").into()), ("date", day("date"))])
        }
        "merged" => say(&key, &[("id", event.string("into").into())]),
        "unmerged" => say(&key, &[("id", event.string("from").into())]),
        "due_moved" => moved(event, ("due_before", "due")),
        "objection_moved" => moved(event, ("until_before", "until")),
        "reopened" => say(&key, &[("due", day("due"))]),
        "closed" => named("event-closed", &event.string("why")),
        "countersigned" | "lapsed" | "shown" | "objected" | "asked" | "message" | "confirmed"
        | "disputed" | "name_hidden" | "withdrawn" | "erased" | "key_renewed" => t(&key),
        _ => t("event-other"),
    }
}

fn received(event: &Json) -> String {
    let day = |member: &str| -> Arg { format::day(&event.string(member)).into() };
    let key = match event.get("channel").text().as_deref() {
        Some("counter") => "event-received-counter",
        Some("telephone") => "event-received-telephone",
        _ => "event-received",
    };
    say(key, &[("registered", day("registered")), ("due", day("due"))])
}

fn redirected(session: Session, event: &Json) -> String {
    let body = |member: &str| -> Arg { institution(session, &event.string(member)).into() };
    let key = if event.get("from").is_absent() { "event-redirected-first" } else { "event-redirected" };
    let mut args = vec![("to", body("to"))];
    if !event.get("from").is_absent() {
        args.push(("from", body("from")));
    }
    let mut sentence = say(key, &args);
    if event.flag("late") {
        sentence.push(' ');
        sentence.push_str(&t("event-redirected-late"));
    }
    sentence
}

fn drafted(event: &Json) -> String {
    let outcome: Arg = outcome(event).into();
    let drafted = match event.get("objection_until").text() {
        Some(until) => {
            say("event-drafted-objection", &[("outcome", outcome), ("until", format::day(&until).into())])
        }
        None => say("event-drafted", &[("outcome", outcome)]),
    };
    after_main("event-drafted-merged", event, drafted)
}

fn extended(event: &Json) -> String {
    let day = |member: &str| -> Arg { format::day(&event.string(member)).into() };
    let who = event.string("signed_by").into();
    say("event-extended", &[("before", day("due_before")), ("due", day("due")), ("who", who)])
}

/// A day that days off have moved.
fn moved(event: &Json, (before, now): (&str, &str)) -> String {
    let day = |member: &str| -> Arg { format::day(&event.string(member)).into() };
    let because: Vec<String> = event.get("because").strings().iter().map(|day| format::day(day)).collect();
    let because = if because.is_empty() { String::new() } else { format!(" ({})", because.join(", ")) };
    let key = format!("event-{}", event.string("kind").replace('_', "-"));
    say(&key, &[("before", day(before)), ("due", day(now)), ("because", because.into())])
}

/// What came from the main complaint says so first.
fn after_main(key: &str, event: &Json, sentence: String) -> String {
    match event.get("from").text() {
        Some(main) => [say(key, &[("id", main.into())]), sentence].join(" "),
        None => sentence,
    }
}

fn outcome(event: &Json) -> String {
    format::lower(&named("outcome", &event.string("outcome")))
}
