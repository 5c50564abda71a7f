//! What of a complaint is shown to whom, as JSON.

use crate::city::Published;
use crate::clock;
use crate::store::{Stored, StoredEvent, Whole};
use adaldyq_domain::complaint::life::Visibility;
use adaldyq_domain::complaint::working_days::{iso, local};
use jiff::civil::Date;
use serde_json::{Value, json};

/// Who reads a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    Public,
    /// Whoever holds its key.
    Complainant,
}

/// The local day of a moment.
pub fn day(published: &Published, utc_ms: i64) -> Date {
    local(utc_ms, published.city.working_hours.utc_offset).0
}

/// One complaint with its events and its days, for this reader.
pub fn whole(whole: &Whole, reader: Reader, published: &Published, today: Date) -> Value {
    let complaint = &whole.complaint;
    if reader == Reader::Public && complaint.life.visibility == Visibility::Hidden {
        return hidden(complaint);
    }
    let mut view = full(complaint, today);
    let term = published.calendar.term_to(complaint.life.registered, complaint.life.due);
    view["provisional"] = json!(term.provisional);
    view["days"] = json!(term.days);
    view["registrar"] = json!(published.city.registrar);
    view["events"] = whole.events.iter().map(event).collect();
    if let Some(reason) = complaint.life.hidden_for {
        view["hidden"] = json!({ "reason": reason, "time": complaint.hidden.map(clock::iso) });
    }
    if reader == Reader::Complainant {
        view["contact"] = json!(whole.contact);
    }
    view
}

/// What a list shows of one: everything that is public, or little where it only waits to be accepted.
pub fn item(complaint: &Stored, today: Date) -> Value {
    if complaint.life.visibility == Visibility::Public {
        full(complaint, today)
    } else {
        waiting(complaint, today)
    }
}

fn full(complaint: &Stored, today: Date) -> Value {
    let life = &complaint.life;
    json!({
        "id": complaint.id,
        "status": life.status,
        "visibility": life.visibility,
        "confirmation": life.confirmation,
        "topic": complaint.topic,
        "institution": life.institution,
        "district": complaint.district,
        "at": complaint.at.map(|at| [at.lat, at.lon]),
        "lang": complaint.lang,
        "text": complaint.text,
        "name": complaint.shown_name,
        "budget": complaint.budget,
        "received": clock::iso(complaint.received),
        "registered": iso(life.registered),
        "due": iso(life.due),
        "accepted": complaint.accepted.map(clock::iso),
        "overdue": life.overdue(today),
    })
}

/// Number, topic, district and dates: so that nothing is buried by waiting.
fn waiting(complaint: &Stored, today: Date) -> Value {
    let life = &complaint.life;
    json!({
        "id": complaint.id,
        "status": life.status,
        "visibility": life.visibility,
        "topic": complaint.topic,
        "district": complaint.district,
        "received": clock::iso(complaint.received),
        "registered": iso(life.registered),
        "due": iso(life.due),
        "overdue": life.overdue(today),
    })
}

/// Number, topic, dates and the reason.
fn hidden(complaint: &Stored) -> Value {
    json!({
        "id": complaint.id,
        "status": complaint.life.status,
        "visibility": complaint.life.visibility,
        "topic": complaint.topic,
        "received": clock::iso(complaint.received),
        "registered": iso(complaint.life.registered),
        "due": iso(complaint.life.due),
        "hidden": { "reason": complaint.life.hidden_for, "time": complaint.hidden.map(clock::iso) },
    })
}

fn event(event: &StoredEvent) -> Value {
    let mut view = json!(event.kind);
    view["time"] = json!(clock::iso(event.time));
    view["by"] = json!(event.actor);
    view
}
