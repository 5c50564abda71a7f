//! What of the complaints the public may see, as it is read.

use super::db::Query;
use super::rows::number;
use super::{Doing, Store, StoreError, Stored, sql};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::topic::Topic;

/// What nobody has accepted yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub count: i64,
    pub oldest: Option<i64>,
}

/// Which of those that wait are asked for; an empty list is all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaitingFilter {
    /// Registered on this day (an ISO date) or before.
    pub registered_to: String,
    /// Due before this day.
    pub due_before: Option<String>,
    pub topics: Vec<Topic>,
    pub districts: Vec<String>,
    pub since: Option<i64>,
    pub before: Option<i64>,
    /// Received before this one, or in the same moment with a lower number.
    pub after: Option<(i64, Id)>,
    pub limit: u32,
}

impl Store {
    pub async fn waiting(&self) -> Result<Waiting, StoreError> {
        let mut at = self.reader().await?;
        let row = Query::new(sql::WAITING).fetch_one(&mut at).await.doing("count what waits")?;
        Ok(Waiting { count: row.int(0)?, oldest: row.opt_int(1)? })
    }

    /// Those that wait to be accepted, newest first.
    pub async fn waiting_list(&self, filter: &WaitingFilter) -> Result<Vec<Stored>, StoreError> {
        let mut query = Query::new(sql::COMPLAINTS);
        query.push("WHERE visibility = 'private' AND status = 'received' AND registered <= ");
        query.push_bind(&filter.registered_to);
        if let Some(day) = &filter.due_before {
            query.push(" AND due < ").push_bind(day);
        }
        if !filter.topics.is_empty() {
            query.push(" AND ").push_in("topic", filter.topics.iter().map(|topic| topic.code()));
        }
        if !filter.districts.is_empty() {
            query.push(" AND ").push_in("district", filter.districts.iter());
        }
        if let Some(since) = filter.since {
            query.push(" AND received >= ").push_bind(since);
        }
        if let Some(before) = filter.before {
            query.push(" AND received < ").push_bind(before);
        }
        if let Some((received, id)) = filter.after {
            query.push(" AND (received, complaints.id) < (").push_bind(received).push(", ");
            query.push_bind(id.compact()).push(")");
        }
        query.push(" ORDER BY received DESC, complaints.id DESC LIMIT ").push_bind(filter.limit);
        self.listed(query).await
    }

    /// What the public ones of these say, in any order.
    pub async fn public_texts(&self, ids: &[Id]) -> Result<Vec<(Id, String)>, StoreError> {
        let mut query = Query::new(sql::PUBLIC_TEXTS);
        query.push_in("complaints.id", ids.iter().map(|id| id.compact()));
        let rows = query.fetch_all(&mut self.reader().await?).await.doing("read texts")?;
        rows.iter().map(|row| Ok((number(row.str(0)?)?, row.text(1)?))).collect()
    }

    /// The public ones of these, in any order. What has been hidden meanwhile is left out.
    pub async fn public_ones(&self, ids: &[Id]) -> Result<Vec<Stored>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = Query::new(sql::COMPLAINTS);
        query.push("WHERE visibility = 'public' AND ");
        query.push_in("complaints.id", ids.iter().map(|id| id.compact()));
        self.listed(query).await
    }
}
