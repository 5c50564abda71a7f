//! What officials leave beside a complaint, never public: notes, who looked at it, their own templates.

use super::audit::random_id;
use super::db::{Connection, Query, Row, Work};
use super::requests::REMEMBERED;
use super::rows::{known, number};
use super::{Doing, Store, StoreError};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::Visibility;
use adaldyq_domain::complaint::official::{AccountId, Role};

/// How long somebody counts as looking at a complaint: a minute.
const LOOKING: i64 = 60 * 1_000;
/// Looking twice within so long is written down once: five minutes.
const ONCE: i64 = 5 * 60 * 1_000;

/// A note, or a look, with the name of whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    pub time: i64,
    pub by: String,
    /// The note's words, or what was done.
    pub text: String,
}

/// A note for one's own office.
pub struct Note {
    /// The same at each try of sending it within the days that a key is remembered, where a key tells that it is one;
    /// else it gets a new one.
    pub id: Option<String>,
    pub complaint: Id,
    pub account: AccountId,
    pub office: String,
    pub text: String,
    pub now: i64,
}

impl Work for Note {
    type Output = bool;

    async fn run(&self, at: &mut Connection) -> Result<bool, StoreError> {
        let id = self.id.clone().unwrap_or_else(random_id);
        // A key is forgotten as those of residents are: the note stays, under a name that no key leads to.
        let forget = Query::new("UPDATE notes SET id = $2 WHERE id = $1 AND time < $3").bind(&id);
        let forget = forget.bind(random_id()).bind(self.now - REMEMBERED);
        forget.execute(&mut *at).await.doing("forget an old key")?;
        let new = Query::new(
            "INSERT INTO notes (id, complaint, time, account, office, text) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(&id)
        .bind(self.complaint.compact())
        .bind(self.now)
        .bind(self.account.as_str())
        .bind(&self.office)
        .bind(&self.text)
        .execute(&mut *at)
        .await
        .doing("keep a note")?;
        if new > 0 {
            return Ok(true);
        }
        let same =
            Query::new("SELECT 1 FROM notes WHERE id = $1 AND complaint = $2 AND office = $3 AND text = $4");
        let same = same.bind(&id).bind(self.complaint.compact()).bind(&self.office).bind(&self.text);
        Ok(same.fetch_optional(at).await.doing("look for an earlier copy")?.is_some())
    }
}

/// Somebody opened a complaint that is held, or took one out as a file.
pub struct Access {
    pub complaint: Id,
    pub account: AccountId,
    pub what: &'static str,
    pub now: i64,
}

impl Work for Access {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        Query::new(
            "INSERT INTO accesses (id, complaint, time, account, what)
             SELECT $1, $2, $3, $4, $5
             WHERE NOT EXISTS (SELECT 1 FROM accesses
                               WHERE complaint = $2 AND account = $4 AND what = $5 AND time > $6)",
        )
        .bind(random_id())
        .bind(self.complaint.compact())
        .bind(self.now)
        .bind(self.account.as_str())
        .bind(self.what)
        .bind(if self.what == "opened" { self.now - ONCE } else { self.now })
        .execute(at)
        .await
        .doing("write down who looked")?;
        Ok(())
    }
}

/// Somebody looks at a complaint.
pub struct Watch {
    pub complaint: Id,
    pub account: AccountId,
    pub now: i64,
}

impl Work for Watch {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        let query = Query::new("DELETE FROM watching WHERE time <= $1").bind(self.now - LOOKING);
        query.execute(&mut *at).await.doing("forget who looked")?;
        Query::new(
            "INSERT INTO watching (complaint, account, time) VALUES ($1, $2, $3)
             ON CONFLICT (complaint, account) DO UPDATE SET time = excluded.time",
        )
        .bind(self.complaint.compact())
        .bind(self.account.as_str())
        .bind(self.now)
        .execute(at)
        .await
        .doing("note who looks")?;
        Ok(())
    }
}

/// Somebody who looks at a complaint now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watcher {
    pub complaint: Id,
    /// Whether that complaint is held.
    pub held: bool,
    pub name: String,
    pub role: Role,
    pub institution: Option<String>,
}

fn watcher(row: &Row) -> Result<Watcher, StoreError> {
    Ok(Watcher {
        complaint: number(&row.text(0)?)?,
        held: known("visibility", &row.text(1)?, Visibility::from_code)? == Visibility::Held,
        name: row.text(2)?,
        role: known("role", &row.text(3)?, Role::from_code)?,
        institution: row.opt_text(4)?,
    })
}

/// An official's templates, as JSON.
pub struct KeepTemplates {
    pub account: AccountId,
    pub body: String,
}

impl Work for KeepTemplates {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        Query::new(
            "INSERT INTO templates (account, body) VALUES ($1, $2)
             ON CONFLICT (account) DO UPDATE SET body = excluded.body",
        )
        .bind(self.account.as_str())
        .bind(&self.body)
        .execute(at)
        .await
        .doing("keep templates")?;
        Ok(())
    }
}

impl Store {
    /// Keeps it once; whether another one was not sent under its id before.
    pub async fn note(&self, note: Note) -> Result<bool, StoreError> {
        self.run(note).await
    }

    pub async fn write_access(&self, access: Access) -> Result<(), StoreError> {
        self.run(access).await
    }

    pub async fn watch(&self, watch: Watch) -> Result<(), StoreError> {
        self.run(watch).await
    }

    pub async fn keep_templates(&self, templates: KeepTemplates) -> Result<(), StoreError> {
        self.run(templates).await
    }

    pub async fn templates(&self, account: &AccountId) -> Result<Option<String>, StoreError> {
        let query = Query::new("SELECT body FROM templates WHERE account = $1").bind(account.as_str());
        let row = query.fetch_optional(&mut self.reader().await?).await.doing("read templates")?;
        row.map(|row| row.text(0)).transpose()
    }

    /// The notes of one office, the oldest first.
    pub async fn notes(&self, complaint: Id, office: &str) -> Result<Vec<Left>, StoreError> {
        let query = Query::new(
            "SELECT notes.time, accounts.name, notes.text
             FROM notes JOIN accounts ON accounts.id = notes.account
             WHERE notes.complaint = $1 AND notes.office = $2 ORDER BY notes.time, notes.id",
        );
        self.left(query.bind(complaint.compact()).bind(office)).await
    }

    /// Who opened it and who took it out, the oldest first.
    pub async fn accesses(&self, complaint: Id) -> Result<Vec<Left>, StoreError> {
        let query = Query::new(
            "SELECT accesses.time, accounts.name, accesses.what
             FROM accesses JOIN accounts ON accounts.id = accesses.account
             WHERE accesses.complaint = $1 ORDER BY accesses.time, accesses.id",
        );
        self.left(query.bind(complaint.compact())).await
    }

    async fn left(&self, query: Query) -> Result<Vec<Left>, StoreError> {
        let rows = query.fetch_all(&mut self.reader().await?).await.doing("read what officials left")?;
        rows.iter().map(|row| Ok(Left { time: row.int(0)?, by: row.text(1)?, text: row.text(2)? })).collect()
    }

    /// Who else looks at these complaints now.
    pub async fn watching(
        &self,
        complaints: &[Id],
        but: &AccountId,
        now: i64,
    ) -> Result<Vec<Watcher>, StoreError> {
        let mut query = Query::new(
            "SELECT watching.complaint, complaints.visibility, accounts.name, accounts.role, accounts.institution
             FROM watching JOIN accounts ON accounts.id = watching.account
             JOIN complaints ON complaints.id = watching.complaint WHERE ",
        );
        query.push_in("watching.complaint", complaints.iter().map(|id| id.compact()));
        query.push(" AND watching.account <> ").push_bind(but.as_str());
        query.push(" AND watching.time > ").push_bind(now - LOOKING).push(" ORDER BY accounts.name");
        let rows = query.fetch_all(&mut self.reader().await?).await.doing("read who looks")?;
        rows.iter().map(watcher).collect()
    }
}
