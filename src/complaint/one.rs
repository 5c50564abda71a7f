//! One complaint: what everyone sees of it, or with its key the complainant's own view.

use super::calendar::calendar;
use super::list::{place, state, unanswered};
use super::named;
use super::place_picker::pair;
use super::private_link::private_link;
use super::sending::Asking;
use super::sent;
use super::steps::steps;
use super::trial::trial_short;
use crate::data::Loading;
use crate::dom::{El, div, el, heading, link, listen, p, span};
use crate::json::Json;
use crate::parts::notice::waiting;
use crate::session::Session;
use crate::words::{self, say, t};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::working_days::local;
use adaldyq_words::date;
use leptos::prelude::*;

/// The page's title and content.
pub fn complaint(session: Session, id: &str) -> (String, Vec<El>) {
    let Ok(id) = Id::parse(id) else { return (t("complaint-unknown"), unknown()) };
    let id = id.to_string();
    let just = sent::just_sent(&id);
    let title = if just.is_some() { t("complaint-arrived") } else { t("complaint") };
    let content = div("complaint").swap({
        let changed = RwSignal::new(0_u32);
        listen(&window(), "hashchange", move |_| changed.update(|count| *count += 1));
        move || {
            changed.track();
            // After sending, the address follows a moment later.
            let sent_key = just.as_ref().map(|(key, _)| key.clone());
            let key = sent_key.or_else(key_in_address).or_else(|| sent::key_of(&id));
            vec![view(session, &id, key, just.as_ref().map(|(_, earlier)| *earlier))]
        }
    });
    (title, vec![content])
}

/// The key stands behind the `#`, so that it never reaches a server or a log by itself.
fn key_in_address() -> Option<String> {
    let hash = window().location().hash().ok()?;
    let key = hash.trim_start_matches('#').split('&').find_map(|part| part.strip_prefix("key="))?;
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (!key.is_empty() && key.bytes().all(fits)).then(|| key.to_owned())
}

/// `just`: sent a moment ago, and whether an earlier wording is what arrived.
fn view(session: Session, id: &str, key: Option<String>, just: Option<bool>) -> El {
    let asking = Asking::of(format!("/api/complaints/{id}"), key.clone());
    let id = id.to_owned();
    div("").swap(move || {
        let Some(answer) = asking.answer.get() else { return vec![waiting()] };
        match (answer.status, &key) {
            (200, Some(key)) => own(session, &answer.json, key, just),
            (200, None) => public(session, &answer.json),
            (404, Some(_)) => {
                let wrong = p("notice", "").word("complaint-wrong-key");
                vec![wrong, view(session, &id, None, None)]
            }
            (404, None) => unknown(),
            _ => {
                let again = asking.clone();
                vec![unanswered(&answer, move || again.again())]
            }
        }
    })
}

fn unknown() -> Vec<El> {
    vec![
        p("", "").word("complaint-unknown-about"),
        p("", "").child(link("button", "/complaints", "").word("complaint-to-list")),
    ]
}

/// Number, dates and where it stands.
fn head(session: Session, complaint: &Json) -> Vec<El> {
    let received = moment(session, &complaint.string("received"));
    let registered = complaint.string("registered");
    let registered = date::from_iso(&registered)
        .map_or(registered, |registered| date::day_month(&words::table(), registered));
    let dates = say("complaint-dates", &[("received", received.into()), ("registered", registered.into())]);
    let registrar = complaint.get("registrar").names().get(words::lang()).clone();
    let registrar = (!registrar.is_empty())
        .then(|| p("quiet", &say("complaint-registrar", &[("who", registrar.into())])));
    let state = p("", "").child(state(complaint, complaint.get("days").is_absent()));
    let first = [p("number", &complaint.string("id")), p("quiet", &dates)];
    first.into_iter().chain(registrar).chain([state]).collect()
}

/// Day and time in the city.
pub fn moment(session: Session, iso: &str) -> String {
    let ms = js_sys::Date::parse(iso);
    if ms.is_nan() {
        return iso.to_owned();
    }
    let city = session.data.catalogue.with(Loading::ready).map(|catalogue| session.data.city(&catalogue));
    let offset = city.and_then(|city| city.ready()).map_or(300, |city| city.working_hours.utc_offset);
    let (day, minute) = local(ms as i64, offset);
    date::with_time(&words::table(), day, (minute / 60) as i8, (minute % 60) as i8)
}

fn own(session: Session, complaint: &Json, key: &str, just: Option<bool>) -> Vec<El> {
    let id = complaint.string("id");
    let visibility = complaint.string("visibility");
    let seen = match visibility.as_str() {
        "public" => t("complaint-is-public"),
        "hidden" => hidden_words(session, complaint),
        "held" => t("complaint-is-held"),
        _ => t("complaint-is-private"),
    };
    let mut parts = vec![trial_short(session)];
    if let Some(earlier) = just {
        parts.push(p("good", "").word("complaint-arrived-about").attr("role", "status"));
        parts.extend(earlier.then(|| p("notice", "").word("complaint-arrived-earlier")));
    }
    parts.extend(head(session, complaint));
    parts.push(p("", &seen));
    if just.is_some() {
        parts.push(private_link(&id, key));
    }
    parts.push(calendar(complaint));
    parts.push(steps(session, complaint));
    parts.push(words_of(session, complaint));
    parts.extend(contact(complaint));
    if just.is_none() {
        parts.push(private_link(&id, key));
    }
    parts
}

fn public(session: Session, complaint: &Json) -> Vec<El> {
    let mut parts = vec![trial_short(session)];
    parts.extend(head(session, complaint));
    match complaint.string("visibility").as_str() {
        "public" => {
            parts.push(words_of(session, complaint));
            parts.push(calendar(complaint));
            parts.push(steps(session, complaint));
        }
        "hidden" => {
            parts.push(heading(2, &named("topic", &complaint.string("topic"))));
            parts.push(p("notice", &hidden_words(session, complaint)));
        }
        _ => parts.push(words_of(session, complaint)),
    }
    parts
}

fn hidden_words(session: Session, complaint: &Json) -> String {
    let hidden = complaint.get("hidden");
    let day = moment(session, &hidden.string("time"));
    let reason = named("hidden", &hidden.string("reason"));
    say("complaint-is-hidden", &[("reason", reason.into()), ("time", day.into())])
}

/// Topic, place and text.
fn words_of(session: Session, complaint: &Json) -> El {
    let catalogue = session.data.catalogue.with(Loading::ready);
    let at = place(complaint, catalogue.as_deref());
    let at = match complaint.get("institution").text() {
        Some(id) => link("", &format!("/institutions/{id}"), &at),
        None => span("", &at),
    };
    let pin = complaint.get("at").numbers();
    let pin = pin
        .first()
        .copied()
        .flatten()
        .zip(pin.get(1).copied().flatten())
        .map(|(lat, lon)| p("quiet", &say("complaint-point", &[("at", pair((lat, lon), ", ").into())])));
    let budget = complaint.get("budget");
    let budget = (!budget.is_absent()).then(|| {
        let line = [
            budget.get("year").number().map(|year| (year as i64).to_string()),
            budget.get("group").text(),
            budget.get("item").text(),
        ];
        let line: Vec<String> = line.into_iter().flatten().collect();
        let words = super::budget_words(session, &line.join(","));
        p("quiet", &say("complaint-budget", &[("line", words.into())]))
    });
    let text = complaint.get("text").text();
    let text = match &text {
        Some(text) => p("complaint-body", text).attr("lang", &complaint.string("lang")),
        None => p("notice", "").word("complaint-waits-about"),
    };
    el("article")
        .class("card")
        .child(heading(2, &named("topic", &complaint.string("topic"))))
        .child(p("", "").child(at))
        .children(pin)
        .children(budget)
        .child(text)
        .children(complaint.get("name").text().map(|name| p("quiet", &name)))
}

/// Seen by the complainant here, and by the officers.
fn contact(complaint: &Json) -> Option<El> {
    let contact = complaint.get("contact");
    let given = ["name", "phone", "email"].map(|member| contact.string(member));
    let given: Vec<String> = given.into_iter().filter(|value| !value.is_empty()).collect();
    (!given.is_empty()).then(|| p("quiet", &say("complaint-kept-back", &[("what", given.join(", ").into())])))
}
