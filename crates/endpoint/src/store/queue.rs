//! What waits for officials: which complaints an official may know of, and in which order they wait.

use super::db::Query;
use super::rows::{complaint, number};
use super::{Doing, Store, StoreError, Stored, Whole, sql};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::Status;
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::complaint::working_days::iso;
use adaldyq_domain::id::InstitutionId;
use jiff::civil::Date;

/// Which complaints an official may know of. Everything that is asked on the desk's behalf is asked within one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    Nothing,
    /// All but those that are held.
    NotHeld,
    /// Those that lie with an institution or are addressed to it, and of those that are held only what was
    /// released to it.
    Of(InstitutionId),
    Everything,
}

impl Scope {
    /// The condition, to stand after `WHERE` or `AND`.
    pub(super) fn narrow(&self, query: &mut Query) {
        match self {
            Self::Nothing => query.push("1 = 0"),
            Self::NotHeld => query.push("visibility <> 'held'"),
            Self::Of(institution) => query
                .push("institution = ")
                .push_bind(institution.as_str())
                .push(" AND (visibility <> 'held' OR released = 1)"),
            Self::Everything => query.push("1 = 1"),
        };
    }
}

/// What a complaint waits for, as `$1` is today.
const WAITING_FOR: &str = "
    CASE WHEN visibility = 'hidden' AND countersigned = 0 THEN 'countersign'
         WHEN status = 'received' THEN 'accept'
         WHEN status = 'accepted' AND merged_into IS NULL THEN 'draft'
         WHEN status = 'drafted' AND objected = 0 AND objection_until >= $1 THEN 'objection'
         WHEN status = 'drafted' AND participated = 0 THEN 'participation'
         WHEN status = 'drafted' THEN 'final'
         ELSE '' END";

/// What is asked of the queue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueFilter {
    /// Where it is empty: what is still owed a reply.
    pub statuses: Vec<Status>,
    pub waiting_for: Option<String>,
    pub overdue: bool,
    pub suspect: bool,
    /// What this account had a hand in.
    pub touched_by: Option<String>,
    pub institutions: Vec<String>,
    pub topics: Vec<Topic>,
    pub id: Option<Id>,
    /// The last due comes first.
    pub latest: bool,
}

/// One complaint of the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Queued {
    pub complaint: Stored,
    pub waiting_for: Option<String>,
    pub suspect: bool,
    /// The number of its last event.
    pub last: i64,
}

/// How many of a scope wait, and for what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueCount {
    pub waiting_for: Option<String>,
    pub overdue: bool,
    pub soon: bool,
    pub suspect: bool,
    /// Whether it is still owed a reply.
    pub owed: bool,
    pub count: i64,
}

impl QueueFilter {
    /// What is over comes with the latest first, as does whatever is asked for so.
    fn has_latest_first(&self) -> bool {
        self.latest || !self.statuses.is_empty() && self.statuses.iter().all(|status| !status.is_open())
    }

    fn narrow(&self, query: &mut Query, today: Date) {
        // What was answered meanwhile still waits for a second pair of eyes on its hiding.
        let hidden = self.waiting_for.as_deref() == Some("countersign") && self.statuses.is_empty();
        if hidden {
            query.push(" AND visibility = 'hidden' AND countersigned = 0");
        } else if self.statuses.is_empty() && self.id.is_none() {
            query.push(" AND status IN ('received', 'accepted', 'drafted')");
        } else if !self.statuses.is_empty() {
            query.push(" AND ").push_in("status", self.statuses.iter().map(|status| status.code()));
        }
        if let Some(waiting_for) = &self.waiting_for {
            query.push(" AND ").push(WAITING_FOR).push(" = ").push_bind(waiting_for);
        }
        if self.overdue {
            query.push(" AND status IN ('received', 'accepted', 'drafted') AND due < ").push_bind(iso(today));
        }
        if self.suspect {
            query.push(" AND suspect = 1");
        }
        if let Some(account) = &self.touched_by {
            query.push(" AND EXISTS (SELECT 1 FROM events WHERE events.complaint = complaints.id");
            query.push(" AND events.account = ").push_bind(account).push(")");
        }
        if !self.institutions.is_empty() {
            query.push(" AND ").push_in("institution", &self.institutions);
        }
        if !self.topics.is_empty() {
            query.push(" AND ").push_in("topic", self.topics.iter().map(|topic| topic.code()));
        }
        if let Some(id) = self.id {
            query.push(" AND complaints.id = ").push_bind(id.compact());
        }
    }
}

impl Store {
    /// What waits, the first due first, after the one that ended the page before.
    pub async fn queue(
        &self,
        scope: &Scope,
        filter: &QueueFilter,
        today: Date,
        after: Option<&(String, Id)>,
        limit: u32,
    ) -> Result<Vec<Queued>, StoreError> {
        // The first value is today, which the condition names by its number.
        let mut query =
            Query::new("SELECT complaints.id FROM complaints WHERE $1 = $1 AND ").bind(iso(today));
        scope.narrow(&mut query);
        filter.narrow(&mut query, today);
        let latest_first = filter.has_latest_first();
        if let Some((due, id)) = after {
            query.push(if latest_first { " AND (due, id) < (" } else { " AND (due, id) > (" });
            query.push_bind(due).push(", ").push_bind(id.compact()).push(")");
        }
        query.push(if latest_first {
            " ORDER BY due DESC, id DESC LIMIT "
        } else {
            " ORDER BY due, id LIMIT "
        });
        query.push_bind(limit);
        let mut at = self.snapshot().await?;
        let rows = query.fetch_all(&mut at).await.doing("list what waits")?;
        let ids = rows.iter().map(|row| row.text(0)).collect::<Result<Vec<_>, _>>()?;
        let mut query = Query::new("").bind(iso(today));
        // The columns of a complaint, and the few that only the desk needs.
        query.push("SELECT listed.*, details.waiting, details.suspect, details.last FROM (");
        query.push(sql::COMPLAINTS).push(" WHERE ").push_in("complaints.id", &ids);
        query.push(") AS listed JOIN (SELECT id AS number, suspect, ").push(WAITING_FOR).push(" AS waiting,");
        query.push(" (SELECT MAX(events.number) FROM events WHERE events.complaint = complaints.id) AS last");
        query.push(" FROM complaints WHERE $1 = $1 AND ").push_in("complaints.id", &ids);
        query.push(") AS details ON details.number = listed.id");
        let rows = query.fetch_all(&mut at).await.doing("read what waits")?;
        let mut queued = rows
            .iter()
            .map(|row| {
                let waiting_for = Some(row.text("waiting")?).filter(|waiting| !waiting.is_empty());
                let (suspect, last) = (row.int("suspect")? != 0, row.int("last")?);
                Ok(Queued { complaint: complaint(row)?, waiting_for, suspect, last })
            })
            .collect::<Result<Vec<_>, StoreError>>()?;
        let place = |one: &Queued| ids.iter().position(|id| *id == one.complaint.id.compact());
        queued.sort_by_key(place);
        Ok(queued)
    }

    /// How many of a scope are owed a reply, by what they wait for; and how many wait to be countersigned.
    pub async fn queue_counts(
        &self,
        scope: &Scope,
        today: Date,
        soon: Date,
    ) -> Result<Vec<QueueCount>, StoreError> {
        let mut query = Query::new("SELECT ").bind(iso(today));
        query.push(WAITING_FOR).push(" AS waiting, CASE WHEN due < $1 THEN 1 ELSE 0 END AS overdue,");
        query.push(" CASE WHEN due >= $1 AND due <= ").push_bind(iso(soon));
        query.push(" THEN 1 ELSE 0 END AS soon, suspect,");
        query.push(" CASE WHEN status IN ('received', 'accepted', 'drafted') THEN 1 ELSE 0 END AS owed,");
        query.push(" COUNT(*) AS count FROM complaints WHERE");
        query.push(" (status IN ('received', 'accepted', 'drafted') OR (visibility = 'hidden' AND countersigned = 0))");
        query.push(" AND ");
        scope.narrow(&mut query);
        query.push(" GROUP BY 1, 2, 3, 4, 5");
        let rows = query.fetch_all(&mut self.reader().await?).await.doing("count what waits")?;
        rows.iter()
            .map(|row| {
                Ok(QueueCount {
                    waiting_for: Some(row.text(0)?).filter(|waiting| !waiting.is_empty()),
                    overdue: row.int(1)? != 0,
                    soon: row.int(2)? != 0,
                    suspect: row.int(3)? != 0,
                    owed: row.int(4)? != 0,
                    count: row.int(5)?,
                })
            })
            .collect()
    }

    /// Whether there is such a complaint within the scope: asked in one and the same way for what lies outside
    /// it and for what is not there at all.
    pub async fn is_within(&self, scope: &Scope, id: Id) -> Result<bool, StoreError> {
        let mut query = Query::new("SELECT id FROM complaints WHERE id = ");
        query.push_bind(id.compact()).push(" AND ");
        scope.narrow(&mut query);
        let found = query.fetch_optional(&mut self.reader().await?).await.doing("find a complaint")?;
        found.map(|row| number(&row.text(0)?)).transpose().map(|found| found.is_some())
    }

    /// A complaint within the scope, with its events and contact.
    pub async fn whole_within(&self, scope: &Scope, id: Id) -> Result<Option<Whole>, StoreError> {
        if self.is_within(scope, id).await? { self.whole(id).await } else { Ok(None) }
    }

    /// Those within the scope that are merged into it, and get its reply.
    pub async fn merged_into(&self, scope: &Scope, id: Id) -> Result<Vec<Id>, StoreError> {
        let mut query = Query::new("SELECT id FROM complaints WHERE merged_into = ");
        query.push_bind(id.compact()).push(" AND ");
        scope.narrow(&mut query);
        query.push(" ORDER BY id");
        let rows = query.fetch_all(&mut self.reader().await?).await.doing("find merged complaints")?;
        rows.iter().map(|row| number(&row.text(0)?)).collect()
    }

    /// The number of a complaint's last event.
    pub async fn last_event_of(&self, id: Id) -> Result<i64, StoreError> {
        let query = Query::new("SELECT MAX(number) FROM events WHERE complaint = $1").bind(id.compact());
        let row = query.fetch_one(&mut self.reader().await?).await.doing("look for the last event")?;
        row.int(0)
    }

    /// Whether a machine seems to have sent it.
    pub async fn is_suspect(&self, id: Id) -> Result<bool, StoreError> {
        let query = Query::new("SELECT suspect FROM complaints WHERE id = $1").bind(id.compact());
        let row = query.fetch_one(&mut self.reader().await?).await.doing("find a complaint")?;
        Ok(row.int(0)? != 0)
    }
}
