//! What of a complaint is shown to whom, as JSON.

use super::photos;
use crate::city::Published;
use crate::clock;
use crate::store::{Stored, StoredEvent, Whole};
use adaldyq_domain::complaint::life::{Status, Visibility};
use adaldyq_domain::complaint::working_days::{LONGEST_WAIT, iso, local};
use jiff::civil::Date;
use serde_json::{Value, json};

/// The local day of a moment.
pub fn day(published: &Published, utc_ms: i64) -> Date {
    local(utc_ms, published.city.working_hours.utc_offset).0
}

/// The complainant's own view: everything, the contact too.
pub fn own(whole: &Whole, published: &Published, today: Date) -> Value {
    let mut view = with_history(whole, published, today);
    view["contact"] = json!(whole.contact);
    view
}

/// What the public may see of one; nothing where that is nothing.
pub fn public(whole: &Whole, published: &Published, today: Date) -> Option<Value> {
    let complaint = &whole.complaint;
    match complaint.life.visibility {
        Visibility::Public => Some(with_history(whole, published, today)),
        Visibility::Hidden => Some(hidden(complaint)),
        Visibility::Private => {
            let waits_long = published.calendar.due(complaint.life.registered, LONGEST_WAIT) < today;
            (complaint.life.status == Status::Received && waits_long).then(|| waiting(complaint, today))
        }
        Visibility::Held => None,
    }
}

/// One complaint with its events and its days.
fn with_history(whole: &Whole, published: &Published, today: Date) -> Value {
    let complaint = &whole.complaint;
    let mut view = full(complaint, today);
    let term = published.calendar.term_to(complaint.life.registered, complaint.life.due);
    view["provisional"] = json!(term.provisional);
    view["days"] = json!(term.days);
    view["registrar"] = json!(published.city.registrar);
    let photos = |number| photos::of_event(&whole.photos, number);
    view["events"] =
        (1..).zip(&whole.events).map(|(number, event)| self::event(event, photos(number))).collect();
    if complaint.life.visibility == Visibility::Hidden {
        view["hidden"] = reason(complaint);
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

/// Everything of one that a list shows, for those who may see it.
pub fn full(complaint: &Stored, today: Date) -> Value {
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
        "hidden": reason(complaint),
    })
}

fn reason(complaint: &Stored) -> Value {
    json!({ "reason": complaint.life.hidden.as_ref().map(|hidden| hidden.reason), "time": complaint.hidden.map(clock::iso) })
}

fn event(event: &StoredEvent, photos: Value) -> Value {
    let mut view = json!(event.kind);
    view["time"] = json!(clock::iso(event.time));
    view["by"] = json!(event.actor);
    view["photos"] = photos;
    view
}
