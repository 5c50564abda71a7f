//! Rows of the database as the domain's own types.

use super::db::Row;
use super::{Doing, Receipt, StoreError, Stored, StoredEvent, life};
use adaldyq_domain::complaint::draft::Contact;
use adaldyq_domain::complaint::event::{ActorKind, Channel, EventKind};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::Confirmation;
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::complaint::working_days::iso;
use adaldyq_domain::lang::Lang;
use adaldyq_domain::place::LatLon;

#[derive(Debug, thiserror::Error)]
#[error("\"{1}\" is not a {0}")]
struct Unknown(&'static str, String);

/// A code of the database as the value it stands for.
pub fn known<T>(
    what: &'static str,
    text: &str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<T, StoreError> {
    read(text).ok_or_else(|| Unknown(what, text.to_owned())).doing("read a complaint")
}

pub fn complaint(row: &Row) -> Result<Stored, StoreError> {
    Ok(Stored {
        id: number(&row.text("id")?)?,
        life: life::read(row)?,
        topic: known("topic", &row.text("topic")?, Topic::from_code)?,
        district: row.opt_text("district")?,
        at: row.opt_real("lat")?.zip(row.opt_real("lon")?).map(|(lat, lon)| LatLon { lat, lon }),
        lang: known("language", &row.text("lang")?, Lang::from_code)?,
        budget: row
            .opt_text("budget")?
            .map(|json| serde_json::from_str(&json).doing("read a budget line"))
            .transpose()?,
        text: row.text("text")?,
        shown_name: row.opt_text("shown_name")?,
        received: row.int("received")?,
        accepted: row.opt_int("accepted")?,
        hidden: row.opt_int("hidden")?,
        replied: row.opt_int("replied")?,
        reply_days: row.opt_int("reply_days")?,
        last_reply_days: row.opt_int("last_reply_days")?,
        verdict: row
            .opt_text("verdict")?
            .map(|code| known("verdict", &code, Confirmation::from_code))
            .transpose()?,
        closed: row.opt_int("closed")?,
        channel: row
            .opt_text("channel")?
            .map(|code| known("channel", &code, Channel::from_code))
            .transpose()?,
        erased: row.opt_int("erased")? == Some(1),
        key_generation: row.int("key_generation")?,
        budget_of: row.opt_text("budget_of")?,
        questioned: row.opt_int("questioned")?,
        suspect: row.int("suspect")? != 0,
        supports: row.int("supports")?,
        photos: row.int("photos")?,
        changed: row.int("changed")?,
    })
}

pub fn number(id: &str) -> Result<Id, StoreError> {
    known("number of a complaint", id, |id| Id::parse(id).ok())
}

pub fn event(row: &Row) -> Result<StoredEvent, StoreError> {
    Ok(StoredEvent {
        number: row.int("number")?,
        time: row.int("time")?,
        actor: known("actor", &row.text("actor")?, ActorKind::from_code)?,
        kind: serde_json::from_str(&row.text("body")?).doing("read an event")?,
        account: row.opt_text("account")?,
        acting_for: row.opt_text("acting_for")?,
        text: row.opt_text("text")?,
        erased: row.opt_int("erased")? == Some(1),
    })
}

pub fn contact(row: &Row) -> Result<Contact, StoreError> {
    Ok(Contact {
        name: row.opt_text("name")?,
        phone: row.opt_text("phone")?,
        email: row.opt_text("email")?,
        show_name: row.int("show_name")? != 0,
    })
}

pub fn receipt(row: &Row) -> Result<Receipt, StoreError> {
    let event: EventKind = serde_json::from_str(&row.text("body")?).doing("read an event")?;
    let EventKind::Received { registered, due, .. } = event else {
        return Err(Unknown("first event", event.code().to_owned())).doing("read a receipt");
    };
    Ok(Receipt {
        id: number(&row.text("id")?)?,
        received: row.int("received")?,
        registered: iso(registered),
        due: iso(due),
        key_generation: row.int("key_generation")?,
    })
}
