//! Who is signed in, and how often somebody tried to.

use super::accounts::{Account, locked, of_id};
use super::attempts::{forget_old_attempts, forgive};
use super::audit::Audit;
use super::db::{Connection, Query, Work};
use super::{Doing, Store, StoreError};
use adaldyq_domain::complaint::official::AccountId;

/// A session ends when nothing was done for so long: 30 minutes.
const IDLE: i64 = 30 * 60 * 1_000;
/// A session ends so long after it began: 12 hours.
pub const LONGEST: i64 = 12 * 60 * 60 * 1_000;
/// How exactly it is kept when something was last done: a minute.
const EXACT: i64 = 60 * 1_000;

/// A session that goes on.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    pub account: Account,
    pub created: i64,
    pub seen: i64,
}

impl Session {
    /// Whether it is time to write down that it is used.
    pub const fn is_stale(&self, now: i64) -> bool {
        now - self.seen > EXACT
    }
}

/// The session of a token's digest, where it goes on and its account may still sign in.
pub(super) async fn session(
    at: &mut Connection,
    digest: &str,
    now: i64,
) -> Result<Option<Session>, StoreError> {
    let row = Query::new(
        "SELECT account, created, seen FROM sessions WHERE digest = $1 AND seen > $2 AND created > $3",
    )
    .bind(digest)
    .bind(now - IDLE)
    .bind(now - LONGEST)
    .fetch_optional(at)
    .await
    .doing("find a session")?;
    let Some(row) = row else { return Ok(None) };
    let account = AccountId::new(&row.text(0)?).doing("read a session's account")?;
    let account = of_id(at, &account).await?;
    let Some(account) = account.filter(|account| !account.disabled && account.is_enrolled()) else {
        return Ok(None);
    };
    Ok(Some(Session { account, created: row.int(1)?, seen: row.int(2)? }))
}

/// A session is used.
pub struct Touch {
    pub digest: String,
    pub now: i64,
}

impl Work for Touch {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        Query::new("UPDATE sessions SET seen = $2 WHERE digest = $1 AND seen < $2")
            .bind(&self.digest)
            .bind(self.now)
            .execute(at)
            .await
            .doing("note that a session is used")?;
        Ok(())
    }
}

/// Somebody signs in: with a code that was not used before.
pub struct Begin {
    pub digest: String,
    pub account: AccountId,
    /// The half minute of the code; nothing where the code was just taken.
    pub step: Option<i64>,
    /// Whose failures are forgotten.
    pub subjects: Vec<String>,
    pub now: i64,
}

impl Work for Begin {
    /// Whether the code was new and the account may still sign in.
    type Output = bool;

    async fn run(&self, at: &mut Connection) -> Result<bool, StoreError> {
        let account = locked(at, &self.account).await?;
        if account.is_none_or(|account| account.disabled || !account.is_enrolled()) {
            return Ok(false);
        }
        if let Some(step) = self.step
            && !use_up(at, &self.account, step).await?
        {
            return Ok(false);
        }
        forget_old(at, self.now).await?;
        forgive(at, &self.subjects).await?;
        Query::new("INSERT INTO sessions (digest, account, created, seen) VALUES ($1, $2, $3, $3)")
            .bind(&self.digest)
            .bind(self.account.as_str())
            .bind(self.now)
            .execute(at)
            .await
            .doing("begin a session")?;
        Query::new("UPDATE accounts SET seen = $2 WHERE id = $1")
            .bind(self.account.as_str())
            .bind(self.now)
            .execute(at)
            .await
            .doing("note who signed in")?;
        let by = Some(&self.account);
        Audit::new(self.now, "signed_in", by, by).write(at).await?;
        Ok(true)
    }
}

/// Whether the code of this half minute, or a later one, was not used before.
async fn use_up(at: &mut Connection, account: &AccountId, step: i64) -> Result<bool, StoreError> {
    let query = Query::new("UPDATE accounts SET totp_step = $2 WHERE id = $1 AND totp_step < $2");
    let used = query.bind(account.as_str()).bind(step).execute(at).await.doing("use a code up")?;
    Ok(used == 1)
}

/// A code is shown for something else than signing in.
pub struct UseCode {
    pub account: AccountId,
    pub step: i64,
}

impl Work for UseCode {
    /// Whether it was not used before.
    type Output = bool;

    async fn run(&self, at: &mut Connection) -> Result<bool, StoreError> {
        use_up(at, &self.account, self.step).await
    }
}

/// What is over is not kept.
async fn forget_old(at: &mut Connection, now: i64) -> Result<(), StoreError> {
    Query::new("DELETE FROM sessions WHERE seen <= $1 OR created <= $2")
        .bind(now - IDLE)
        .bind(now - LONGEST)
        .execute(at)
        .await
        .doing("forget sessions that are over")?;
    forget_old_attempts(at, now).await
}

/// Somebody signs out.
pub struct End {
    pub digest: String,
    pub account: AccountId,
    pub now: i64,
}

impl Work for End {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        let query = Query::new("DELETE FROM sessions WHERE digest = $1").bind(&self.digest);
        query.execute(at).await.doing("end a session")?;
        let by = Some(&self.account);
        Audit::new(self.now, "signed_out", by, by).write(at).await
    }
}

pub(super) async fn end_all(at: &mut Connection, account: &AccountId) -> Result<(), StoreError> {
    let query = Query::new("DELETE FROM sessions WHERE account = $1").bind(account.as_str());
    query.execute(at).await.doing("end an account's sessions")?;
    Ok(())
}

impl Store {
    /// The session of a token's digest, where it goes on.
    pub async fn session(&self, digest: &str, now: i64) -> Result<Option<Session>, StoreError> {
        session(&mut self.snapshot().await?, digest, now).await
    }

    pub async fn touch(&self, touch: Touch) -> Result<(), StoreError> {
        self.run(touch).await
    }

    /// Whether the code was new and the account may still sign in.
    pub async fn begin(&self, begin: Begin) -> Result<bool, StoreError> {
        self.run(begin).await
    }

    /// Whether the code was not used before.
    pub async fn use_code(&self, code: UseCode) -> Result<bool, StoreError> {
        self.run(code).await
    }

    pub async fn end(&self, end: End) -> Result<(), StoreError> {
        self.run(end).await
    }
}
