//! What is written, each piece whole or not at all.

use super::complaints::find_to_change;
use super::db::{Connection, Query, Work};
use super::photos::attach;
use super::rows::receipt;
use super::{Doing, Receipt, StoreError, Stored, sql};
use crate::photos::Kept;
use adaldyq_domain::complaint::draft::Complaint;
use adaldyq_domain::complaint::event::{ActorKind, EventKind};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{Action, Forbidden, HideReason, Life, Moment};
use adaldyq_domain::complaint::official::{Actor, Official};
use adaldyq_domain::complaint::working_days::{Calendar, iso, local};
use adaldyq_domain::id::InstitutionId;
use adaldyq_domain::published::HolidaysFile;

/// How long a request's key is remembered: 30 days, in milliseconds.
const REMEMBERED: i64 = 30 * 24 * 3_600 * 1_000;

/// A complaint that passed every rule, and how it is counted.
pub struct NewComplaint {
    pub complaint: Complaint,
    /// Their pictures are kept already.
    pub photos: Vec<Kept>,
    pub district: Option<String>,
    pub received: i64,
    pub life: Life,
    /// Absent where the sender gave no key.
    pub request: Option<Request>,
}

/// What tells a repeated request from a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub key_digest: String,
    pub content_digest: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Received {
    New(Receipt),
    /// The same request came before: its first answer.
    Again(Receipt),
    /// The key came before with another content.
    Reused,
}

impl Work for NewComplaint {
    type Output = Received;

    async fn run(&self, at: &mut Connection) -> Result<Received, StoreError> {
        if let Some(request) = &self.request {
            if let Some(earlier) = earlier(&mut *at, request, self.received).await? {
                return Ok(earlier);
            }
            let oldest = self.received - REMEMBERED;
            Query::new(sql::FORGET_REQUESTS)
                .bind(oldest)
                .execute(&mut *at)
                .await
                .doing("forget old requests")?;
        }
        let id = self.insert(&mut *at).await?;
        let (registered, due) = (iso(self.life.registered), iso(self.life.due));
        let received =
            EventKind::Received { registered: self.life.registered, due: self.life.due, channel: None };
        let number = append(&mut *at, id, self.received, ActorKind::Resident, &received).await?;
        self.insert_words(&mut *at, id, number).await?;
        attach(&mut *at, id, number, &self.photos).await?;
        if let Some(request) = &self.request {
            Query::new(sql::INSERT_REQUEST)
                .bind(&request.key_digest)
                .bind(&request.content_digest)
                .bind(id.compact())
                .bind(self.received)
                .execute(&mut *at)
                .await
                .doing("remember the request")?;
        }
        Ok(Received::New(Receipt { id, received: self.received, registered, due, key_generation: 0 }))
    }
}

#[derive(Debug, thiserror::Error)]
#[error("eight random numbers were all taken")]
struct NoNumber;

impl NewComplaint {
    /// Inserts the row under a number that nobody has.
    async fn insert(&self, at: &mut Connection) -> Result<Id, StoreError> {
        let (new, life) = (&self.complaint, &self.life);
        let budget =
            new.budget.as_ref().map(serde_json::to_string).transpose().doing("write a budget line")?;
        for _ in 0..8 {
            let id = Id::from_random(rand::random());
            let inserted = Query::new(sql::INSERT_COMPLAINT)
                .bind(id.compact())
                .bind(life.status.code())
                .bind(life.visibility.code())
                .bind(life.confirmation.code())
                .bind(new.topic.code())
                .bind(life.institution.as_ref().map(InstitutionId::as_str))
                .bind(&self.district)
                .bind(new.at.map(|at| at.lat))
                .bind(new.at.map(|at| at.lon))
                .bind(new.lang.code())
                .bind(&budget)
                .bind(self.received)
                .bind(iso(life.registered))
                .bind(iso(life.due))
                .execute(&mut *at)
                .await
                .doing("write the complaint")?;
            if inserted == 1 {
                return Ok(id);
            }
        }
        Err(NoNumber).doing("number the complaint")
    }

    /// Text and contact lie apart from the event they came with.
    async fn insert_words(&self, at: &mut Connection, id: Id, number: i64) -> Result<(), StoreError> {
        let text = Query::new(sql::INSERT_TEXT).bind(id.compact()).bind(number).bind(&self.complaint.text);
        text.execute(&mut *at).await.doing("write the text")?;
        let contact = &self.complaint.contact;
        if contact.is_empty() {
            return Ok(());
        }
        Query::new(sql::INSERT_CONTACT)
            .bind(id.compact())
            .bind(&contact.name)
            .bind(&contact.phone)
            .bind(&contact.email)
            .bind(i64::from(contact.show_name))
            .execute(&mut *at)
            .await
            .doing("write the contact")?;
        Ok(())
    }
}

/// The first answer under this key, where there was one.
pub(super) async fn earlier(
    at: &mut Connection,
    request: &Request,
    now: i64,
) -> Result<Option<Received>, StoreError> {
    let row = Query::new(sql::REQUEST)
        .bind(&request.key_digest)
        .bind(now - REMEMBERED)
        .fetch_optional(at)
        .await
        .doing("look for an earlier copy")?;
    match row {
        None => Ok(None),
        Some(row) if row.text("content_digest")? != request.content_digest => Ok(Some(Received::Reused)),
        Some(row) => Ok(Some(Received::Again(receipt(&row)?))),
    }
}

async fn append(
    at: &mut Connection,
    id: Id,
    time: i64,
    actor: ActorKind,
    kind: &EventKind,
) -> Result<i64, StoreError> {
    let body = serde_json::to_string(kind).doing("write an event as JSON")?;
    Query::new(sql::INSERT_EVENT)
        .bind(id.compact())
        .bind(time)
        .bind(actor.code())
        .bind(kind.code())
        .bind(body)
        .fetch_one(at)
        .await
        .doing("append the event")?
        .int(0)
}

/// An officer's step in a complaint's life.
pub struct Step {
    pub id: Id,
    pub time: i64,
    pub kind: StepKind,
}

pub enum StepKind {
    Accept(Option<InstitutionId>),
    Hide(HideReason),
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    #[error("there is no complaint of this number")]
    Unknown,
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
}

impl Step {
    pub fn accept(id: Id, institution: Option<InstitutionId>, time: i64) -> Self {
        Self { id, time, kind: StepKind::Accept(institution) }
    }

    pub fn hide(id: Id, reason: HideReason, time: i64) -> Self {
        Self { id, time, kind: StepKind::Hide(reason) }
    }
}

impl Work for Step {
    type Output = Result<EventKind, StepError>;

    async fn run(&self, at: &mut Connection) -> Result<Self::Output, StoreError> {
        let Some(mut complaint) = find_to_change(&mut *at, self.id).await? else {
            return Ok(Err(StepError::Unknown));
        };
        let action = match &self.kind {
            StepKind::Accept(institution) => Action::Accept { institution: institution.clone() },
            StepKind::Hide(reason) => Action::Hide { reason: *reason },
        };
        // Neither step counts days.
        let calendar = Calendar::new(&HolidaysFile { known_to: "2000-01-01".to_owned(), days: Vec::new() });
        let moment = Moment { today: local(self.time, 300).0, calendar: &calendar.doing("count days")? };
        let actor = Actor::Official(Official::at_the_machine());
        let event = match complaint.life.act(&actor, &action, &moment) {
            Ok(event) => event,
            Err(forbidden) => return Ok(Err(forbidden.into())),
        };
        match &event {
            EventKind::Accepted { .. } => complaint.accepted = Some(self.time),
            EventKind::Hidden { .. } => complaint.hidden = Some(self.time),
            _ => {}
        }
        update(&mut *at, &complaint).await?;
        append(at, self.id, self.time, actor.kind(), &event).await?;
        Ok(Ok(event))
    }
}

async fn update(at: &mut Connection, complaint: &Stored) -> Result<(), StoreError> {
    let life = &complaint.life;
    Query::new(sql::UPDATE_LIFE)
        .bind(complaint.id.compact())
        .bind(life.status.code())
        .bind(life.visibility.code())
        .bind(life.hidden.as_ref().map(|hidden| hidden.reason.code()))
        .bind(life.institution.as_ref().map(InstitutionId::as_str))
        .bind(complaint.accepted)
        .bind(complaint.hidden)
        .execute(at)
        .await
        .doing("write where the complaint stands")?;
    Ok(())
}

/// Writes one row, to learn whether the store can be written.
pub struct Pulse(pub i64);

impl Work for Pulse {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        Query::new(sql::PULSE).bind(self.0).execute(at).await.doing("write a pulse")?;
        Ok(())
    }
}
