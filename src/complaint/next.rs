//! "What you can do now": where the promised day has passed, where silence counts as a refusal, and where the
//! reply did not help. Each way rests on a rule that may be shown as law, or on the city's own contacts; what
//! does not is not offered.

use super::days::{between, day_of, months_later, today};
use super::letter::{Letter, letter};
use super::reply::left_words;
use super::rules::{Rules, law};
use crate::data::Loading;
use crate::dom::{El, div, el, heading, link, p};
use crate::format;
use crate::json::Json;
use crate::session::Session;
use crate::words::{self, say, t};
use adaldyq_domain::published::Contact;
use leptos::prelude::*;

/// Nothing while there is nothing to do but wait.
pub fn next(session: Session, complaint: &Json) -> El {
    let complaint = complaint.clone();
    div("").swap(move || {
        let ways = ways(session, &complaint);
        if ways.is_empty() {
            return Vec::new();
        }
        let card = el("section").class("card next").child(heading(2, "").word("next"));
        vec![card.children(ways)]
    })
}

fn ways(session: Session, complaint: &Json) -> Vec<El> {
    let registered = !complaint.get("state_register").is_absent();
    let is_final = complaint.get("reply").flag("final");
    let unhelped = is_final && complaint.string("confirmation") != "confirmed";
    let unfavourable = unhelped && complaint.get("reply").string("outcome") != "done";
    if complaint.flag("refused_by_silence") {
        return higher_body(session, complaint, Letter::Silence, complaint.get("due").text());
    }
    if unfavourable && registered {
        let day = complaint.get("replied").text().and_then(|time| day_of(session, &time));
        return higher_body(session, complaint, Letter::Reply, day);
    }
    let waits = !registered && is_kept_waiting(complaint);
    if waits || (unfavourable && complaint.string("confirmation") == "disputed") {
        let lead = if waits { "next-promise-passed" } else { "next-reply-disputed" };
        return register(session, complaint, lead);
    }
    Vec::new()
}

/// The promised day has passed, and no institution has replied or even taken it up.
fn is_kept_waiting(complaint: &Json) -> bool {
    let nobody = complaint.string("status") == "received" && complaint.string("visibility") != "held";
    complaint.get("overdue").text().is_some_and(|who| who == "institution" || nobody)
}

/// The higher body, through the one that is complained of, within the months the law gives from a day.
fn higher_body(session: Session, complaint: &Json, kind: Letter, from: Option<String>) -> Vec<El> {
    let rules = Rules::of(session);
    let Some(articles) = rules.articles(["silence", "higher-body", "higher-body-term"]) else {
        return Vec::new();
    };
    let months = rules.get("higher-body-term").and_then(|rule| rule.value);
    let until = from.zip(months).and_then(|(from, months)| months_later(&from, months as i8));
    let lead = match kind {
        Letter::Silence => "next-silence",
        _ => "next-reply",
    };
    let countdown = until.map(|until| {
        let left = between(&today(session), &until).unwrap_or_default();
        let day = say("next-until", &[("date", format::day(&until).into())]);
        let left = if left < 0 { t("next-too-late") } else { left_words(left) };
        p("countdown", "").child(el("b").text(&day)).text(" ").text(&left)
    });
    let mut parts = vec![p("", &t(lead))];
    parts.extend(countdown);
    parts.push(letter(session, complaint, kind, &articles));
    parts.push(law(session, &["higher-body", "higher-body-term"]));
    parts
}

/// The state's own register, from which the law's term runs.
fn register(session: Session, complaint: &Json, lead: &str) -> Vec<El> {
    let catalogue = session.data.catalogue.with(Loading::ready);
    let city = catalogue.and_then(|catalogue| session.data.city(&catalogue).ready());
    let register =
        city.and_then(|city| city.contacts.iter().find(|contact| contact.id == "eotinish").cloned());
    let Some(register) = register else { return Vec::new() };
    vec![
        p("", &t(lead)),
        p("", "").children(named(&register)),
        letter(session, complaint, Letter::Register, &[]),
    ]
}

fn named(contact: &Contact) -> Vec<El> {
    let lang = words::lang();
    let name = contact.name.get(lang);
    let name = match contact.url.as_deref().filter(|url| url.starts_with("https://")) {
        Some(url) => link("", url, name).attr("rel", "noopener"),
        None => el("b").text(name),
    };
    vec![name, el("span").text(" ").text(contact.about.get(lang))]
}
