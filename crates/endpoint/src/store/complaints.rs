//! Complaints as they are read.

use super::db::{Connection, Query};
use super::photos::photos_of;
use super::rows::{complaint, contact, event};
use super::write::Earlier;
use super::{Doing, Received, Request, Store, StoreError, Stored, Whole, sql};
use adaldyq_domain::complaint::id::Id;

impl Store {
    /// What a request was answered before, where it came before. Whoever writes knows that best.
    pub async fn earlier(&self, request: &Request, now: i64) -> Result<Option<Received>, StoreError> {
        self.run(Earlier { request: request.clone(), now }).await
    }

    /// A complaint with its events and contact, all of one moment.
    pub async fn whole(&self, id: Id) -> Result<Option<Whole>, StoreError> {
        let mut at = self.snapshot().await?;
        let Some(complaint) = find(&mut at, id).await? else { return Ok(None) };
        let events = Query::new(sql::EVENTS).bind(id.compact());
        let events = events.fetch_all(&mut at).await.doing("read the events")?;
        let known = Query::new(sql::CONTACT).bind(id.compact());
        let known = known.fetch_optional(&mut at).await.doing("read the contact")?;
        Ok(Some(Whole {
            complaint,
            photos: photos_of(&mut at, id).await?,
            events: events.iter().map(event).collect::<Result<_, _>>()?,
            contact: known.as_ref().map(contact).transpose()?.unwrap_or_default(),
        }))
    }

    /// What nobody has accepted yet, oldest first; the held ones among it.
    pub async fn unaccepted(&self) -> Result<Vec<Stored>, StoreError> {
        let mut query = Query::new(sql::COMPLAINTS);
        query.push("WHERE status = 'received' AND visibility IN ('private', 'held') ORDER BY received, complaints.id");
        self.listed(query).await
    }

    pub(super) async fn listed(&self, query: Query) -> Result<Vec<Stored>, StoreError> {
        let rows = query.fetch_all(&mut self.reader().await?).await.doing("list complaints")?;
        rows.iter().map(complaint).collect()
    }
}

pub(super) async fn find(at: &mut Connection, id: Id) -> Result<Option<Stored>, StoreError> {
    read_one(at, by_number(id)).await
}

/// The same, and nobody else changes it before the transaction ends.
pub(super) async fn find_to_change(at: &mut Connection, id: Id) -> Result<Option<Stored>, StoreError> {
    read_one(at, by_number(id).lock("complaints")).await
}

fn by_number(id: Id) -> Query {
    let mut query = Query::new(sql::COMPLAINTS);
    query.push("WHERE complaints.id = ").push_bind(id.compact());
    query
}

async fn read_one(at: &mut Connection, query: Query) -> Result<Option<Stored>, StoreError> {
    let row = query.fetch_optional(at).await.doing("find a complaint")?;
    row.as_ref().map(complaint).transpose()
}
