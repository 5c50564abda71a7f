//! What the desk says of a complaint in a few words: how long is left, what it waits for, where it is.

use super::state::Desk;
use crate::dom::{El, span};
use crate::format;
use crate::json::Json;
use crate::words::{self, count, say, t};
use adaldyq_domain::complaint::working_days::local;
use adaldyq_domain::fault::Arg;
use adaldyq_words::{Table, date};
use jiff::civil::Date;

/// Minutes that the city's clock is ahead of Greenwich.
const CITY: i16 = 300;

/// From how few working days left it is urgent.
const SOON: i64 = 3;

pub use crate::complaint::named;

/// "3 working days left", "overdue by 2 working days"; nothing where no day is awaited any more.
pub fn due(complaint: &Json) -> Option<El> {
    let days = complaint.get("due_in").number()? as i64;
    let (class, words) = match days {
        ..0 => ("late", count("desk-due-over", -days)),
        0 => ("soon", t("desk-due-today")),
        SOON.. => ("quiet", count("desk-due-left", days)),
        _ => ("soon", count("desk-due-left", days)),
    };
    Some(span(&format!("due {class}"), &words))
}

/// What it waits for: "waits for the reply".
pub fn waiting_for(complaint: &Json) -> Option<String> {
    let step = step_awaited(complaint)?;
    // Whether it deals with what is held itself, or shows it to an institution, is the service's to say.
    let is_held = step == "accept" && complaint.string("visibility") == "held";
    Some(named("desk-waits", if is_held { "decision" } else { &step }))
}

/// The step it waits for; the queue says it, of a whole case it follows from where that stands.
pub fn step_awaited(complaint: &Json) -> Option<String> {
    if let Some(step) = complaint.get("waiting_for").text() {
        return Some(step);
    }
    let hidden = complaint.get("hidden");
    let awaiting = complaint.get("awaiting").strings();
    let waits = |what: &str| awaiting.iter().any(|one| one == what);
    let step = match complaint.string("status").as_str() {
        _ if !hidden.is_absent() && !hidden.flag("countersigned") => "countersign",
        _ if !complaint.get("merged_into").is_absent() => return None,
        "received" => "accept",
        "accepted" => "draft",
        "drafted" if waits("objection") => "objection",
        "drafted" if waits("participation") => "participation",
        "drafted" => "final",
        _ => return None,
    };
    Some(step.to_owned())
}

/// The institution's name, else the district's, else that it is a place on the map.
pub fn place(desk: Desk, complaint: &Json) -> String {
    if let Some(id) = complaint.get("institution").text() {
        return desk.institution_name(&id);
    }
    let district = complaint.string("district");
    let known = desk.catalogue().and_then(|catalogue| {
        let found = catalogue.index.districts.iter().find(|known| known.id == district);
        found.map(|district| district.name.get(words::lang()).clone())
    });
    known.unwrap_or_else(|| t("complaint-place-on-map"))
}

/// Day and time in the city.
pub fn moment(iso: &str) -> String {
    moment_in(&words::table(), iso)
}

/// The same in the words of a table.
pub fn moment_in(table: &Table, iso: &str) -> String {
    let ms = js_sys::Date::parse(iso);
    if ms.is_nan() {
        return iso.to_owned();
    }
    let (day, minute) = local(ms as i64, CITY);
    date::with_time(table, day, (minute / 60) as i8, (minute % 60) as i8)
}

/// The day it is in the city.
pub fn today() -> Date {
    local(js_sys::Date::now() as i64, CITY).0
}

pub fn day(json: &Json, name: &str) -> String {
    format::day(&json.string(name))
}

/// Who did it, as the public sees it.
pub fn who(event: &Json) -> String {
    named("by", &event.string("by"))
}

pub fn with<'a>(key: &str, name: &'a str, value: impl Into<Arg>) -> String {
    let args: [(&'a str, Arg); 1] = [(name, value.into())];
    say(key, &args)
}
