//! What is written, each piece whole or not at all.

use super::db::{Connection, Query, Work};
use super::life::first_event;
use super::photos::attach;
use super::proofs::spend;
use super::rows::receipt;
use super::{Doing, Receipt, StoreError, sql};
use crate::photos::Kept;
use crate::proof_of_work::Proof;
use adaldyq_domain::complaint::draft::Complaint;
use adaldyq_domain::complaint::event::{Channel, EventKind};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::Life;
use adaldyq_domain::complaint::official::{Actor, Official};
use adaldyq_domain::complaint::working_days::iso;
use adaldyq_domain::id::InstitutionId;

/// How long a request's key is remembered: 30 days, in milliseconds.
pub(super) const REMEMBERED: i64 = 30 * 24 * 3_600 * 1_000;

/// A complaint that passed every rule, and how it is counted.
pub struct NewComplaint {
    pub complaint: Complaint,
    /// Their pictures are kept already.
    pub photos: Vec<Kept>,
    pub district: Option<String>,
    pub received: i64,
    pub life: Life,
    /// Tenge of the budget line it is about, as published that day.
    pub questioned: Option<i64>,
    /// Whether a machine seems to have sent it.
    pub suspect: bool,
    /// How it came in, where an operator entered it for somebody; and that operator.
    pub channel: Option<Channel>,
    pub entered_by: Option<Official>,
    /// What the sender's device worked for it, where that is asked.
    pub proof: Option<Proof>,
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
    /// The device's work has paid for another one.
    ProofSpent,
}

impl Work for NewComplaint {
    type Output = Received;

    async fn run(&self, at: &mut Connection) -> Result<Received, StoreError> {
        if let Some(proof) = &self.proof
            && !spend(&mut *at, proof).await?
        {
            // Nearly always by a copy of this very request.
            return Ok(self.earlier(at).await?.unwrap_or(Received::ProofSpent));
        }
        // Of 34 thousand million; where somebody has it, the work is done again with another.
        let id = Id::from_random(rand::random());
        if !self.insert(&mut *at, id).await? {
            if let Some(earlier) = self.earlier(&mut *at).await? {
                return Ok(earlier);
            }
            // A request of long ago lies there under the same key.
            let old = Query::new(sql::FORGET_REQUESTS).bind(self.received - REMEMBERED);
            old.execute(&mut *at).await.doing("forget old requests")?;
            self.insert(&mut *at, id).await?;
        }
        attach(at, id, FIRST, &self.photos).await?;
        let (registered, due) = (iso(self.life.registered), iso(self.life.due));
        Ok(Received::New(Receipt { id, received: self.received, registered, due, key_generation: 0 }))
    }
}

/// The number of a complaint's first event.
const FIRST: i64 = 1;

impl NewComplaint {
    /// False where the request's key was there before; then nothing is written.
    async fn insert(&self, at: &mut Connection, id: Id) -> Result<bool, StoreError> {
        let written = Query::execute_all(self.inserts(id)?, at).await.doing("write the complaint")?;
        Ok(written > 0)
    }

    async fn earlier(&self, at: &mut Connection) -> Result<Option<Received>, StoreError> {
        match &self.request {
            Some(request) => earlier(at, request, self.received).await,
            None => Ok(None),
        }
    }

    /// Everything that is written, in its order.
    fn inserts(&self, id: Id) -> Result<Vec<Query>, StoreError> {
        let event = EventKind::Received {
            registered: self.life.registered,
            due: self.life.due,
            channel: self.channel,
        };
        let actor = self.entered_by.clone().map_or(Actor::Resident, Actor::Official);
        let mut inserts = vec![self.complaint(id)?, first_event(id, self.received, &actor, &event)?];
        // Text and contact lie apart from the event they came with.
        inserts.push(Query::new(sql::NEW_TEXT).bind(id.compact()).bind(&self.complaint.text));
        inserts.extend(self.contact(id));
        if let Some(request) = &self.request {
            let remember = Query::new(sql::NEW_REQUEST).bind(&request.key_digest);
            inserts.push(remember.bind(&request.content_digest).bind(id.compact()).bind(self.received));
        }
        Ok(inserts)
    }

    fn complaint(&self, id: Id) -> Result<Query, StoreError> {
        let (new, life) = (&self.complaint, &self.life);
        let budget =
            new.budget.as_ref().map(serde_json::to_string).transpose().doing("write a budget line")?;
        Ok(Query::new(sql::NEW_COMPLAINT)
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
            .bind(budget)
            .bind(self.received)
            .bind(iso(life.registered))
            .bind(iso(life.due))
            .bind(self.questioned)
            .bind(self.suspect)
            .bind(self.channel.map(Channel::code))
            .bind(new.budget.as_ref().and(life.institution.as_ref()).map(InstitutionId::as_str))
            .bind(self.request.as_ref().map(|request| request.key_digest.as_str())))
    }

    fn contact(&self, id: Id) -> Option<Query> {
        let contact = &self.complaint.contact;
        let insert = || {
            let insert = Query::new(sql::NEW_CONTACT).bind(id.compact()).bind(&contact.name);
            insert.bind(&contact.phone).bind(&contact.email).bind(contact.show_name)
        };
        (!contact.is_empty()).then(insert)
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

/// Writes one row, to learn whether the store can be written.
pub struct Pulse(pub i64);

impl Work for Pulse {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        Query::new(sql::PULSE).bind(self.0).execute(at).await.doing("write a pulse")?;
        Ok(())
    }
}
