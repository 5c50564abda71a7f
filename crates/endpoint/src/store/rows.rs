//! Rows of the database as the domain's own types.

use super::db::Row;
use super::{Doing, Receipt, StoreError, Stored, StoredEvent};
use adaldyq_domain::complaint::draft::Contact;
use adaldyq_domain::complaint::event::{ActorKind, EventKind};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{Confirmation, HideReason, Hiding, Life, Status, Visibility};
use adaldyq_domain::complaint::official::Official;
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::complaint::working_days::{iso, local, read_date};
use adaldyq_domain::id::InstitutionId;
use adaldyq_domain::lang::Lang;
use adaldyq_domain::place::LatLon;

/// Minutes from UTC of the days that follow from moments of the database.
const ASTANA: i16 = 300;

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
    let day = |text: &str| known("day", text, |text| read_date(text).ok());
    let institution = row
        .opt_text("institution")?
        .map(|id| known("institution's id", &id, |id| InstitutionId::new(id).ok()))
        .transpose()?;
    let mut life = Life::receive(institution, false, day(&row.text("registered")?)?, day(&row.text("due")?)?);
    life.status = known("status", &row.text("status")?, Status::from_code)?;
    life.visibility = known("visibility", &row.text("visibility")?, Visibility::from_code)?;
    life.confirmation = known("confirmation", &row.text("confirmation")?, Confirmation::from_code)?;
    life.holder_since = row.opt_int("accepted")?.map(|time| local(time, ASTANA).0);
    if let Some(code) = row.opt_text("hidden_for")? {
        life.hidden = Some(Hiding {
            reason: known("reason", &code, HideReason::from_code)?,
            by: Official::at_the_machine().account,
            by_for: None,
            since: local(row.opt_int("hidden")?.unwrap_or(row.int("received")?), ASTANA).0,
            countersigned: false,
        });
    }
    Ok(Stored {
        id: number(&row.text("id")?)?,
        life,
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
        key_generation: row.int("key_generation")?,
    })
}

pub fn number(id: &str) -> Result<Id, StoreError> {
    known("number of a complaint", id, |id| Id::parse(id).ok())
}

pub fn event(row: &Row) -> Result<StoredEvent, StoreError> {
    Ok(StoredEvent {
        time: row.int("time")?,
        actor: known("actor", &row.text("actor")?, ActorKind::from_code)?,
        kind: serde_json::from_str(&row.text("body")?).doing("read an event")?,
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
