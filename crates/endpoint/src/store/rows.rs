//! Rows of the database as the domain's own types.

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
use sqlx::FromRow;

/// Minutes from UTC of the days that follow from moments of the database.
const ASTANA: i16 = 300;

#[derive(FromRow)]
pub struct ComplaintRow {
    id: String,
    status: String,
    visibility: String,
    confirmation: String,
    hidden_for: Option<String>,
    topic: String,
    institution: Option<String>,
    district: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    lang: String,
    budget: Option<String>,
    received: i64,
    registered: String,
    due: String,
    accepted: Option<i64>,
    hidden: Option<i64>,
    key_generation: i64,
    text: String,
    shown_name: Option<String>,
}

#[derive(Debug, thiserror::Error)]
#[error("\"{1}\" is not a {0}")]
struct Unknown(&'static str, String);

/// A code of the database as the value it stands for.
fn known<T>(what: &'static str, text: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, StoreError> {
    read(text).ok_or_else(|| Unknown(what, text.to_owned())).doing("read a complaint")
}

impl TryFrom<ComplaintRow> for Stored {
    type Error = StoreError;

    fn try_from(row: ComplaintRow) -> Result<Self, StoreError> {
        let day = |text: &str| known("day", text, |text| read_date(text).ok());
        let institution = row
            .institution
            .map(|id| known("institution's id", &id, |id| InstitutionId::new(id).ok()))
            .transpose()?;
        let mut life = Life::receive(institution, false, day(&row.registered)?, day(&row.due)?);
        life.status = known("status", &row.status, Status::from_code)?;
        life.visibility = known("visibility", &row.visibility, Visibility::from_code)?;
        life.confirmation = known("confirmation", &row.confirmation, Confirmation::from_code)?;
        life.holder_since = row.accepted.map(|time| local(time, ASTANA).0);
        if let Some(code) = row.hidden_for {
            life.hidden = Some(Hiding {
                reason: known("reason", &code, HideReason::from_code)?,
                by: Official::at_the_machine().account,
                by_for: None,
                since: local(row.hidden.unwrap_or(row.received), ASTANA).0,
                countersigned: false,
            });
        }
        Ok(Self {
            id: known("number of a complaint", &row.id, |id| Id::parse(id).ok())?,
            life,
            topic: known("topic", &row.topic, Topic::from_code)?,
            district: row.district,
            at: row.lat.zip(row.lon).map(|(lat, lon)| LatLon { lat, lon }),
            lang: known("language", &row.lang, Lang::from_code)?,
            budget: row
                .budget
                .map(|json| serde_json::from_str(&json).doing("read a budget line"))
                .transpose()?,
            text: row.text,
            shown_name: row.shown_name,
            received: row.received,
            accepted: row.accepted,
            hidden: row.hidden,
            key_generation: row.key_generation,
        })
    }
}

#[derive(FromRow)]
pub struct EventRow {
    time: i64,
    actor: String,
    body: String,
}

impl TryFrom<EventRow> for StoredEvent {
    type Error = StoreError;

    fn try_from(row: EventRow) -> Result<Self, StoreError> {
        Ok(Self {
            time: row.time,
            actor: known("actor", &row.actor, ActorKind::from_code)?,
            kind: serde_json::from_str(&row.body).doing("read an event")?,
        })
    }
}

#[derive(FromRow)]
pub struct ContactRow {
    name: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    show_name: i64,
}

impl From<ContactRow> for Contact {
    fn from(row: ContactRow) -> Self {
        Self { name: row.name, phone: row.phone, email: row.email, show_name: row.show_name != 0 }
    }
}

#[derive(FromRow)]
pub struct RequestRow {
    pub content_digest: String,
    id: String,
    received: i64,
    key_generation: i64,
    body: String,
}

impl TryFrom<RequestRow> for Receipt {
    type Error = StoreError;

    fn try_from(row: RequestRow) -> Result<Self, StoreError> {
        let id = known("number of a complaint", &row.id, |id| Id::parse(id).ok())?;
        let event: EventKind = serde_json::from_str(&row.body).doing("read an event")?;
        let EventKind::Received { registered, due, .. } = event else {
            return Err(Unknown("first event", event.code().to_owned())).doing("read a receipt");
        };
        Ok(Self {
            id,
            received: row.received,
            registered: iso(registered),
            due: iso(due),
            key_generation: row.key_generation,
        })
    }
}
