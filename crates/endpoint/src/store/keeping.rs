//! What the keeper looks for, and what it forgets.

use super::attempts::forget_old_attempts;
use super::db::{Connection, Query, Work};
use super::recipients::forget_old_recipients;
use super::requests::{forget_all_old, forget_keys};
use super::rows::{complaint, number};
use super::{Doing, Store, StoreError, Stored, sql};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::working_days::{iso, local};
use jiff::civil::Date;

/// How many open complaints are looked at in one go.
const PAGE: i64 = 500;

const COMPLETE: &str = "
    SELECT id FROM complaints
    WHERE status = 'drafted' AND participated = 1
      AND (objection_until IS NULL OR objected = 1 OR objection_until < $1)
    ORDER BY id";

const ANSWERED: &str = "SELECT id FROM complaints WHERE status = 'answered' AND answered < $1 ORDER BY id";

const UNSIGNED: &str = "
    SELECT id FROM complaints
    WHERE visibility = 'hidden' AND countersigned = 0 AND hidden_for IN ('spam', 'abuse')
    ORDER BY id";

const OFFICERS: &str = "SELECT COUNT(*) FROM accounts WHERE role = 'officer' AND disabled = 0";

impl Store {
    /// Drafts that may be final on this day.
    pub async fn complete_drafts(&self, today: Date) -> Result<Vec<Id>, StoreError> {
        self.ids(Query::new(COMPLETE).bind(iso(today))).await
    }

    /// What was answered before this day and is not closed.
    pub async fn answered_before(&self, day: Date) -> Result<Vec<Id>, StoreError> {
        self.ids(Query::new(ANSWERED).bind(iso(day))).await
    }

    /// Hidden for spam or abuse by one pair of eyes alone.
    pub async fn uncountersigned(&self) -> Result<Vec<Id>, StoreError> {
        self.ids(Query::new(UNSIGNED)).await
    }

    /// Whether anybody can countersign at all.
    pub async fn has_officers(&self) -> Result<bool, StoreError> {
        let row = Query::new(OFFICERS).fetch_one(&mut self.reader().await?).await;
        Ok(row.doing("count the officers")?.int(0)? > 0)
    }

    /// Complaints that are owed a reply, in the order of their numbers, after this one; empty at the end.
    pub async fn open_after(&self, last: Option<Id>) -> Result<Vec<Stored>, StoreError> {
        let mut query = Query::new(sql::COMPLAINTS);
        query.push("WHERE status IN ('received', 'accepted', 'drafted') AND complaints.id > ");
        query.push_bind(last.map_or_else(String::new, Id::compact));
        query.push(" ORDER BY complaints.id LIMIT ").push_bind(PAGE);
        let rows = query.fetch_all(&mut self.reader().await?).await.doing("list open complaints")?;
        rows.iter().map(complaint).collect()
    }

    /// With which data a chore was last done.
    pub async fn chore(&self, name: &'static str) -> Result<Option<String>, StoreError> {
        let query = Query::new("SELECT done FROM chores WHERE name = $1").bind(name);
        let row = query.fetch_optional(&mut self.reader().await?).await.doing("look for a chore")?;
        row.map(|row| row.text(0)).transpose()
    }

    pub async fn chore_done(&self, name: &'static str, with: String) -> Result<(), StoreError> {
        self.run(ChoreDone { name, with }).await
    }

    /// Forgets the contacts of what was closed before this moment, who never agreed to follow, the keys of old
    /// requests and old failures to sign in.
    pub async fn forget(&self, closed_before: i64, now: i64) -> Result<u64, StoreError> {
        self.run(Forget { closed_before, now }).await
    }

    async fn ids(&self, query: Query) -> Result<Vec<Id>, StoreError> {
        let rows = query.fetch_all(&mut self.reader().await?).await.doing("look for what is due")?;
        rows.iter().map(|row| number(&row.text(0)?)).collect()
    }
}

struct ChoreDone {
    name: &'static str,
    with: String,
}

impl Work for ChoreDone {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        let query = Query::new(
            "INSERT INTO chores (name, done) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET done = excluded.done",
        );
        query.bind(self.name).bind(&self.with).execute(at).await.doing("remember a chore")?;
        Ok(())
    }
}

struct Forget {
    closed_before: i64,
    now: i64,
}

const OLD_CONTACTS: &str = "
    DELETE FROM contacts WHERE complaint IN (SELECT id FROM complaints WHERE closed < $1)";

const OLD_FOLLOWERS: &str = "
    DELETE FROM follows WHERE complaint IN (SELECT id FROM complaints WHERE closed < $1)";

/// An address whose owner never agreed may be that of somebody who knows nothing of it.
const UNCONFIRMED: &str = "DELETE FROM follows WHERE confirmed IS NULL AND created < $1";
/// For so long the link in the letter can be used: a week, in milliseconds.
const TO_CONFIRM: i64 = 7 * 24 * 3_600 * 1_000;

impl Work for Forget {
    type Output = u64;

    async fn run(&self, at: &mut Connection) -> Result<u64, StoreError> {
        forget_requests(&mut *at, self.now).await?;
        forget_keys(&mut *at).await?;
        super::proofs::forget(self.now).execute(&mut *at).await.doing("forget used solutions")?;
        let followers = Query::new(OLD_FOLLOWERS).bind(self.closed_before);
        followers.execute(&mut *at).await.doing("forget the followers")?;
        let unconfirmed = Query::new(UNCONFIRMED).bind(self.now - TO_CONFIRM);
        unconfirmed.execute(&mut *at).await.doing("forget those who never agreed")?;
        forget_old_attempts(&mut *at, self.now).await?;
        forget_old_recipients(&mut *at, self.now).await?;
        let contacts = Query::new(OLD_CONTACTS).bind(self.closed_before);
        contacts.execute(&mut *at).await.doing("forget the contacts")
    }
}

/// The name under which the day is kept on which requests were last forgotten.
const REQUESTS: &str = "requests";

/// Once a day, since all of them are read for it.
async fn forget_requests(at: &mut Connection, now: i64) -> Result<(), StoreError> {
    let day = iso(local(now, 0).0);
    let claim = Query::new(
        "INSERT INTO chores (name, done) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET done = excluded.done WHERE chores.done <> excluded.done",
    );
    let claimed = claim.bind(REQUESTS).bind(&day).execute(&mut *at).await.doing("remember a chore")?;
    if claimed > 0 {
        forget_all_old(at, now).await?;
    }
    Ok(())
}
