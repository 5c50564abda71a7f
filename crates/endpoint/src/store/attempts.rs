//! How often somebody tried to sign in: the count decides who has to wait.

use super::audit::Audit;
use super::db::{Connection, Query, Work};
use super::{Doing, Store, StoreError};
use crate::desk::lockout::{Failures, LOCKED};
use adaldyq_domain::complaint::official::AccountId;

/// An attempt to sign in. It counts as failed from its beginning, so that many at once get no more tries than
/// one after another; [`super::sessions::Begin`] takes it back.
pub struct Attempt {
    /// The login and the address, each as a digest.
    pub subjects: Vec<String>,
    pub now: i64,
}

impl Work for Attempt {
    /// The seconds to wait where one of them is locked.
    type Output = Option<u64>;

    async fn run(&self, at: &mut Connection) -> Result<Option<u64>, StoreError> {
        for subject in &self.subjects {
            let waits = failures(at, subject).await?.wait(self.now);
            if waits.is_some() {
                return Ok(waits);
            }
        }
        for subject in &self.subjects {
            let failures = failures(at, subject).await?.after_another(self.now);
            Query::new(
                "INSERT INTO attempts (subject, count, last) VALUES ($1, $2, $3)
                 ON CONFLICT (subject) DO UPDATE SET count = excluded.count, last = excluded.last",
            )
            .bind(subject)
            .bind(failures.count)
            .bind(failures.last)
            .execute(at)
            .await
            .doing("count an attempt")?;
        }
        Ok(None)
    }
}

/// The failures of a subject, whose row is there and locked after this.
async fn failures(at: &mut Connection, subject: &str) -> Result<Failures, StoreError> {
    loop {
        Query::new(
            "INSERT INTO attempts (subject, count, last) VALUES ($1, 0, 0) ON CONFLICT (subject) DO NOTHING",
        )
        .bind(subject)
        .execute(at)
        .await
        .doing("count an attempt")?;
        let query = Query::new("SELECT count, last FROM attempts WHERE subject = $1").bind(subject);
        let row = query.lock("attempts").fetch_optional(at).await.doing("count an attempt")?;
        // Somebody who signed in may have taken the row away in between.
        if let Some(row) = row {
            return Ok(Failures { count: row.int(0)?, last: row.int(1)? });
        }
    }
}

pub(super) async fn forgive(at: &mut Connection, subjects: &[String]) -> Result<(), StoreError> {
    for subject in subjects {
        let query = Query::new("DELETE FROM attempts WHERE subject = $1").bind(subject);
        query.execute(at).await.doing("forget failures")?;
    }
    Ok(())
}

/// The failures of these are forgotten.
pub struct Forgive(pub Vec<String>);

impl Work for Forgive {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        forgive(at, &self.0).await
    }
}

/// A failure is written down; that somebody was locked out once, however often they knock.
pub struct Failed {
    /// Where the login is somebody's.
    pub account: Option<AccountId>,
    pub now: i64,
    pub locked: bool,
}

impl Work for Failed {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        let what = if self.locked { "sign_in_locked" } else { "sign_in_failed" };
        let audit = Audit::new(self.now, what, None, self.account.as_ref());
        if self.locked && audit.is_known(at, self.now - LOCKED).await? {
            return Ok(());
        }
        audit.write(at).await
    }
}

pub(super) async fn forget_old_attempts(at: &mut Connection, now: i64) -> Result<(), StoreError> {
    let query = Query::new("DELETE FROM attempts WHERE last <= $1").bind(now - LOCKED);
    query.execute(at).await.doing("forget old failures")?;
    Ok(())
}

impl Store {
    /// The seconds to wait where nobody may try now.
    pub async fn attempt(&self, attempt: Attempt) -> Result<Option<u64>, StoreError> {
        self.run(attempt).await
    }

    pub async fn forgive(&self, forgive: Forgive) -> Result<(), StoreError> {
        self.run(forgive).await
    }

    pub async fn failed(&self, failed: Failed) -> Result<(), StoreError> {
        self.run(failed).await
    }
}
