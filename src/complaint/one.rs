//! One complaint: what everyone sees of it, or with its key the complainant's own view.

use super::actions::actions;
use super::asked::asked;
use super::calendar::calendar;
use super::days::offset;
use super::follow::follow;
use super::holders::{holders, is_released, is_withdrawn, moved, overdue};
use super::list::{own_state, unanswered};
use super::lost_link::lost_link;
use super::merged::merged;
use super::named;
use super::next::next;
use super::private_link::private_link;
use super::reply::{ending, reply};
use super::rules;
use super::sending::{Asked, Asking};
use super::sent;
use super::steps::steps;
use super::support::support;
use super::timeline::timeline;
use super::trial::trial_short;
use super::written::{contact, is_erased, words_of};
use crate::data::Loading;
use crate::dom::{El, div, el, heading, link, listen, p};
use crate::json::Json;
use crate::parts::notice::waiting;
use crate::parts::shell::retitle;
use crate::session::Session;
use crate::words::{self, say, t};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::working_days::local;
use adaldyq_words::date;
use leptos::prelude::*;
use std::time::Duration;

/// A complaint that is being read, and the key it is read with.
#[derive(Clone)]
pub struct Reading {
    pub session: Session,
    pub id: String,
    key: Option<String>,
    /// What the endpoint answered; a step that was taken brings another.
    pub asked: Asked,
    /// What was done a moment ago.
    pub said: RwSignal<Option<&'static str>>,
    changed: RwSignal<u32>,
}

impl Reading {
    /// Empty where it is read without one.
    pub fn key(&self) -> &str {
        self.key.as_deref().unwrap_or_default()
    }

    /// Another key opens it from now on.
    pub fn go_on_with(&self, key: &str) {
        if key_in_address().is_some() {
            // The page hears of the change of its address.
            let _ = window().location().replace(&format!("#key={key}"));
        } else {
            self.changed.try_update(|count| *count += 1);
        }
    }
}

/// The page's title and content.
pub fn complaint(session: Session, id: &str) -> (String, Vec<El>) {
    let Ok(id) = Id::parse(id) else { return (t("complaint-unknown"), unknown(session)) };
    let id = id.to_string();
    let title = if sent::just_sent(&id).is_some() { t("complaint-arrived") } else { t("complaint") };
    let changed = RwSignal::new(0_u32);
    let said = RwSignal::new(None);
    listen(&window(), "hashchange", move |_| changed.update(|count| *count += 1));
    let content = div("complaint").swap(move || {
        changed.track();
        // After sending, the address follows a moment later.
        let just = sent::just_sent(&id);
        let sent_key = just.as_ref().map(|(key, _)| key.clone());
        let key = sent_key.or_else(key_in_address).or_else(|| sent::key_of(&id));
        vec![view(session, &id, key, just.map(|(_, earlier)| earlier), said, changed)]
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
fn view(
    session: Session,
    id: &str,
    key: Option<String>,
    just: Option<bool>,
    said: RwSignal<Option<&'static str>>,
    changed: RwSignal<u32>,
) -> El {
    let asking = Asking::of(format!("/api/complaints/{id}"), key.clone());
    let reading = Reading { session, id: id.to_owned(), key, asked: asking.answer, said, changed };
    let telling = telling(session);
    div("").swap_by(
        move || (asking.answer.get(), telling.get()),
        move |(answer, telling)| {
            let Some(answer) = answer.filter(|_| telling != Telling::NotYet) else { return vec![waiting()] };
            match (answer.status, &reading.key) {
                (200, Some(key)) => own(&reading, &answer.json, key, just),
                (200, None) => public(&reading, &answer.json),
                (404, Some(_)) => {
                    let wrong = p("notice", "").word("complaint-wrong-key");
                    vec![wrong, view(session, &reading.id, None, None, said, changed)]
                }
                (404, None) => unknown(session),
                _ => {
                    let again = asking.clone();
                    vec![unanswered(&answer, move || again.again())]
                }
            }
        },
    )
}

/// What a complaint is told with beside itself: names, the city's hours, the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    NotYet,
    /// It takes too long: numbers stand for names until it is there.
    WithoutNames,
    WithAll,
}

/// How long they are waited for. Whatever came after the page was made would make it anew, and what somebody has
/// opened or begun to write would close under their hands.
const PATIENCE: Duration = Duration::from_secs(3);

fn telling(session: Session) -> Memo<Telling> {
    let late = RwSignal::new(false);
    set_timeout(
        move || {
            late.try_set(true);
        },
        PATIENCE,
    );
    Memo::new(move |before| match (has_names(session), late.get()) {
        (true, _) if before == Some(&Telling::WithoutNames) && is_in_use() => Telling::WithoutNames,
        (true, _) => Telling::WithAll,
        (false, true) => Telling::WithoutNames,
        (false, false) => Telling::NotYet,
    })
}

/// Whether the reader has opened something of the complaint, or is at a field of it.
fn is_in_use() -> bool {
    let used = ".complaint details[open], .complaint :is(input, textarea):focus";
    document().query_selector(used).is_ok_and(|found| found.is_some())
}

/// Whether they are there, or will not come.
fn has_names(session: Session) -> bool {
    match session.data.catalogue.get() {
        Loading::Waiting => false,
        Loading::Failed(_) => true,
        Loading::Ready(catalogue) => {
            let city = session.data.city(&catalogue);
            let rules = rules::load(session, &catalogue);
            !matches!(city, Loading::Waiting) && !matches!(rules, Loading::Waiting)
        }
    }
}

fn unknown(session: Session) -> Vec<El> {
    [p("", "").word("complaint-unknown-about")].into_iter().chain(ways_out(session)).collect()
}

/// Where a page has nothing to read: its author may have lost the link, others may read on.
fn ways_out(session: Session) -> [El; 2] {
    [lost_link(session), p("", "").child(link("button", "/complaints", "").word("complaint-to-list"))]
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
    let state = p("", "").child(own_state(complaint, complaint.get("days").is_absent()));
    let first = [p("number", &complaint.string("id")), p("quiet", &dates)];
    first.into_iter().chain(registrar).chain([state]).collect()
}

/// Day and time in the city.
pub fn moment(session: Session, iso: &str) -> String {
    let ms = js_sys::Date::parse(iso);
    if ms.is_nan() {
        return iso.to_owned();
    }
    let (day, minute) = local(ms as i64, offset(session));
    date::with_time(&words::table(), day, (minute / 60) as i8, (minute % 60) as i8)
}

fn own(reading: &Reading, complaint: &Json, key: &str, just: Option<bool>) -> Vec<El> {
    let session = reading.session;
    let seen = match complaint.string("visibility").as_str() {
        "public" if is_erased(complaint) => t("complaint-is-erased"),
        "public" => t("complaint-is-public"),
        "hidden" => hidden_words(session, complaint),
        "held" if is_released(complaint) => t("complaint-is-released"),
        "held" => t("complaint-is-held"),
        _ if is_withdrawn(complaint) => t("complaint-is-withdrawn"),
        _ => t("complaint-is-private"),
    };
    let mut parts = vec![trial_short(session), done(reading)];
    if is_withdrawn(complaint) && just.is_some() {
        // It was opened with the words that it has arrived.
        retitle(&t("complaint"));
    } else if let Some(earlier) = just {
        let held = complaint.string("visibility") == "held";
        let word = if held { "confidential-arrived-about" } else { "complaint-arrived-about" };
        parts.push(p("good", "").word(word).attr("role", "status"));
        parts.extend(earlier.then(|| p("notice", "").word("complaint-arrived-earlier")));
    }
    parts.extend(head(session, complaint));
    parts.push(p("", &seen));
    let asked = asked(reading, complaint);
    let is_asked = asked.is_some();
    parts.extend(asked);
    let link_first = just.is_some() || reading.said.get_untracked() == Some("act-renew-key-done");
    if link_first {
        parts.push(private_link(&reading.id, key));
    }
    parts.extend(merged(session, complaint, true));
    parts.extend(ending(complaint));
    parts.extend(overdue(session, complaint));
    parts.extend(reply(session, complaint));
    parts.extend(actions(reading, complaint, &["object", "confirm", "dispute", "reopen"]));
    parts.push(next(session, complaint));
    parts.extend(clock(session, complaint));
    let photo_key = (complaint.string("visibility") != "public").then_some(key);
    parts.push(words_of(session, complaint, photo_key));
    parts.extend(contact(complaint));
    parts.push(timeline(session, complaint, Some(key)));
    if !is_asked {
        parts.extend(actions(reading, complaint, &["message"]));
    }
    // Nothing more comes of what was withdrawn before anybody saw it.
    let has_news = !is_withdrawn(complaint) || complaint.string("visibility") == "public";
    parts.extend(has_news.then(|| follow(reading, complaint)));
    if !link_first {
        parts.push(private_link(&reading.id, key));
    }
    let others = actions(reading, complaint, &["hide_name", "withdraw", "renew_key", "erase"]);
    if !others.is_empty() {
        parts.push(el("section").class("acts").child(heading(2, "").word("act-more")).children(others));
    }
    parts
}

/// What was done a moment ago; the keyboard goes here.
fn done(reading: &Reading) -> El {
    let said = reading.said;
    p("good", "")
        .attr("id", "done")
        .attr("tabindex", "-1")
        .attr("role", "status")
        .text_fn(move || said.get().map(t).unwrap_or_default())
}

fn public(reading: &Reading, complaint: &Json) -> Vec<El> {
    let session = reading.session;
    let mut parts = vec![trial_short(session)];
    parts.extend(head(session, complaint));
    match complaint.string("visibility").as_str() {
        "public" => {
            parts.extend(merged(session, complaint, false));
            parts.extend(ending(complaint));
            parts.extend(overdue(session, complaint));
            parts.push(words_of(session, complaint, None));
            parts.extend(support(complaint, None));
            parts.extend(reply(session, complaint));
            parts.extend(clock(session, complaint));
            parts.push(timeline(session, complaint, None));
            parts.push(follow(reading, complaint));
            parts.push(lost_link(session));
        }
        "hidden" => {
            parts.push(heading(2, &named("topic", &complaint.string("topic"))));
            parts.push(p("notice", &hidden_words(session, complaint)));
            parts.push(p("", "").child(link("", "/complaints#moderation", "").word("complaint-hidings")));
            parts.extend(ways_out(session));
        }
        _ => {
            parts.push(words_of(session, complaint, None));
            parts.extend(ways_out(session));
        }
    }
    parts
}

/// The term, who holds it, what moved it, and its way.
fn clock(session: Session, complaint: &Json) -> Vec<El> {
    // Nobody owes a reply to what was withdrawn.
    let calendar = (!is_withdrawn(complaint)).then(|| calendar(session, complaint));
    let mut parts: Vec<El> = calendar.into_iter().chain(holders(session, complaint)).collect();
    parts.extend(moved(session, complaint));
    parts.push(steps(session, complaint));
    parts
}

fn hidden_words(session: Session, complaint: &Json) -> String {
    let hidden = complaint.get("hidden");
    let day = moment(session, &hidden.string("time"));
    let reason = named("hidden", &hidden.string("reason"));
    let mut sentence = say("complaint-is-hidden", &[("reason", reason.into()), ("time", day.into())]);
    if hidden.get("countersigned").0.as_bool() == Some(false) {
        sentence.push(' ');
        sentence.push_str(&t("hidden-not-countersigned"));
    }
    sentence
}
