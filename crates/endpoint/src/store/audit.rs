//! What happened to accounts: signing in, failures, changes. Kept, and shown to the administrators.

use super::db::{Connection, Query, Row};
use super::{Doing, StoreError};
use adaldyq_domain::complaint::official::AccountId;

/// Newest entries that are shown.
const SHOWN: i64 = 200;

/// Something to be written down.
pub struct Audit<'a> {
    time: i64,
    what: &'static str,
    by: Option<&'a AccountId>,
    about: Option<&'a AccountId>,
    note: &'a str,
}

impl<'a> Audit<'a> {
    pub const fn new(
        time: i64,
        what: &'static str,
        by: Option<&'a AccountId>,
        about: Option<&'a AccountId>,
    ) -> Self {
        Self { time, what, by, about, note: "" }
    }

    pub const fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// Whether the same was written down after this moment.
    pub async fn is_known(&self, at: &mut Connection, after: i64) -> Result<bool, StoreError> {
        let mut query = Query::new("SELECT 1 FROM audit WHERE time > ");
        query.push_bind(after).push(" AND what = ").push_bind(self.what);
        query.push(" AND COALESCE(about, '') = ").push_bind(self.about.map_or("", AccountId::as_str));
        query.push(" LIMIT 1");
        Ok(query.fetch_optional(at).await.doing("look into the audit")?.is_some())
    }

    pub async fn write(self, at: &mut Connection) -> Result<(), StoreError> {
        Query::new(
            "INSERT INTO audit (id, time, what, account, about, note) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(random_id())
        .bind(self.time)
        .bind(self.what)
        .bind(self.by.map(AccountId::as_str))
        .bind(self.about.map(AccountId::as_str))
        .bind((!self.note.is_empty()).then_some(self.note))
        .execute(at)
        .await
        .doing("write to the audit")?;
        Ok(())
    }
}

/// A name that no other row has.
pub fn random_id() -> String {
    format!("{:032x}", rand::random::<u128>())
}

/// One entry, with names for those who still have an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    pub time: i64,
    pub what: String,
    pub by: Option<String>,
    pub about: Option<String>,
    pub note: Option<String>,
}

/// The newest entries, newest first.
pub(super) async fn newest(at: &mut Connection) -> Result<Vec<AuditEntry>, StoreError> {
    let rows = Query::new(
        "SELECT audit.time, audit.what, doer.name, done.login, audit.note
         FROM audit
         LEFT JOIN accounts AS doer ON doer.id = audit.account
         LEFT JOIN accounts AS done ON done.id = audit.about
         ORDER BY audit.time DESC, audit.id DESC LIMIT $1",
    )
    .bind(SHOWN)
    .fetch_all(at)
    .await
    .doing("read the audit")?;
    rows.iter().map(entry).collect()
}

fn entry(row: &Row) -> Result<AuditEntry, StoreError> {
    Ok(AuditEntry {
        time: row.int(0)?,
        what: row.text(1)?,
        by: row.opt_text(2)?,
        about: row.opt_text(3)?,
        note: row.opt_text(4)?,
    })
}
