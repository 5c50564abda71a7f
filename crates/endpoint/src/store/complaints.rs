//! Complaints as they are read.

use super::db::{Connection, Query};
use super::photos::photos_of;
use super::rows::{complaint, contact, event};
use super::write::earlier;
use super::{Doing, Filter, Page, Received, Request, Store, StoreError, Stored, Whole, sql};
use adaldyq_domain::complaint::id::Id;

impl Store {
    /// What a request was answered before, where it came before.
    pub async fn earlier(&self, request: &Request, now: i64) -> Result<Option<Received>, StoreError> {
        earlier(&mut self.reader().await?, request, now).await
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

    /// The complaints that the public may see: accepted ones, and what has waited since before
    /// `waiting_since` (an ISO date of registration).
    pub async fn list(
        &self,
        filter: &Filter,
        waiting_since: &str,
        page: Page,
    ) -> Result<Vec<Stored>, StoreError> {
        let mut query = Query::new(sql::COMPLAINTS);
        query.push("WHERE (visibility = 'public'");
        // Whom a waiting complaint names is not public, so asking for an institution never finds one.
        if filter.institutions.is_empty() {
            query.push(" OR (visibility = 'private' AND status = 'received' AND registered <= ");
            query.push_bind(waiting_since).push(")");
        }
        query.push(")");
        filter.narrow(&mut query);
        if let Some((received, id)) = page.after {
            query.push(" AND (received, complaints.id) < (").push_bind(received).push(", ");
            query.push_bind(id.compact()).push(")");
        }
        query.push(" ORDER BY received DESC, complaints.id DESC LIMIT ").push_bind(page.limit);
        self.listed(query).await
    }

    /// What nobody has accepted yet, oldest first; the held ones among it.
    pub async fn unaccepted(&self) -> Result<Vec<Stored>, StoreError> {
        let mut query = Query::new(sql::COMPLAINTS);
        query.push("WHERE status = 'received' AND visibility IN ('private', 'held') ORDER BY received, complaints.id");
        self.listed(query).await
    }

    async fn listed(&self, query: Query) -> Result<Vec<Stored>, StoreError> {
        let rows = query.fetch_all(&mut self.reader().await?).await.doing("list complaints")?;
        rows.iter().map(complaint).collect()
    }
}

impl Filter {
    pub(super) fn narrow(&self, query: &mut Query) {
        one_of(query, "topic", self.topics.iter().map(|topic| topic.code()));
        one_of(query, "status", self.statuses.iter().map(|status| status.code()));
        one_of(query, "institution", self.institutions.iter().map(String::as_str));
        one_of(query, "district", self.districts.iter().map(String::as_str));
        if let Some(since) = self.since {
            query.push(" AND received >= ").push_bind(since);
        }
        if let Some(before) = self.before {
            query.push(" AND received < ").push_bind(before);
        }
    }
}

/// Nothing is asked where the list is empty.
fn one_of<'a>(query: &mut Query, column: &'static str, values: impl Iterator<Item = &'a str>) {
    let mut values = values.peekable();
    if values.peek().is_some() {
        query.push(" AND ").push_in(column, values);
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
