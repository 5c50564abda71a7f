//! Letters that wait. One is taken by whoever sends it, for a while, so that no two processes send it; it is
//! forgotten once a server has it, but for its name.

use super::db::{Connection, Query, Row, Work};
use super::{Doing, Store, StoreError};
use crate::mail::Letter;
use adaldyq_domain::lang::Lang;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// A letter that is being sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub id: String,
    pub recipient: String,
    pub lang: Lang,
    /// A [`Letter`] as JSON.
    pub letter: String,
    pub attempts: i64,
}

/// A letter to be sent.
pub struct NewMail {
    /// Of two letters under one name only the first is kept.
    pub id: String,
    pub recipient: String,
    pub lang: Lang,
    pub letter: Letter,
    pub due: i64,
}

/// A name that nobody can guess.
pub fn random_name() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 16]>())
}

pub(super) async fn queue(at: &mut Connection, mail: &NewMail) -> Result<(), StoreError> {
    let letter = serde_json::to_string(&mail.letter).doing("write a letter")?;
    let new = Query::new(
        "INSERT INTO mails (id, recipient, lang, letter, due) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO NOTHING",
    );
    let new = new.bind(&mail.id).bind(&mail.recipient).bind(mail.lang.code()).bind(letter).bind(mail.due);
    new.execute(at).await.doing("queue a letter")?;
    Ok(())
}

impl Work for NewMail {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        queue(at, self).await
    }
}

struct Claim {
    now: i64,
    until: i64,
}

impl Work for Claim {
    type Output = Option<Mail>;

    async fn run(&self, at: &mut Connection) -> Result<Option<Mail>, StoreError> {
        // The outer condition is looked at again once another process lets the row go.
        let claim = Query::new(
            "UPDATE mails SET due = $1, attempts = attempts + 1
             WHERE sent IS NULL AND due <= $2
               AND id = (SELECT id FROM mails WHERE sent IS NULL AND due <= $2 ORDER BY due, id LIMIT 1)
             RETURNING id, recipient, lang, letter, attempts",
        );
        let row = claim.bind(self.until).bind(self.now).fetch_optional(at).await.doing("take a letter")?;
        row.as_ref().map(read).transpose()
    }
}

fn read(row: &Row) -> Result<Mail, StoreError> {
    Ok(Mail {
        id: row.text(0)?,
        recipient: row.text(1)?,
        lang: Lang::from_code(&row.text(2)?).unwrap_or(Lang::Kk),
        letter: row.text(3)?,
        attempts: row.int(4)?,
    })
}

/// How long the name of a letter that was sent is remembered, in milliseconds.
const REMEMBERED: i64 = 24 * 3_600 * 1_000;

struct Forget {
    id: String,
    now: i64,
}

impl Work for Forget {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        let gone = Query::new(
            "UPDATE mails SET recipient = '', letter = '', sent = $2 WHERE id = $1 AND sent IS NULL",
        );
        let gone = gone.bind(&self.id).bind(self.now);
        gone.execute(&mut *at).await.doing("forget a letter")?;
        let old = Query::new("DELETE FROM mails WHERE sent < $1").bind(self.now - REMEMBERED);
        old.execute(at).await.doing("forget the names of letters")?;
        Ok(())
    }
}

struct PutOff {
    id: String,
    due: i64,
}

impl Work for PutOff {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        let later = Query::new("UPDATE mails SET due = $2 WHERE id = $1 AND sent IS NULL")
            .bind(&self.id)
            .bind(self.due);
        later.execute(at).await.doing("put a letter off")?;
        Ok(())
    }
}

impl Store {
    /// Keeps a letter until it is sent.
    pub async fn queue_mail(&self, mail: NewMail) -> Result<(), StoreError> {
        self.run(mail).await
    }

    /// The letter that is due first, for this sender alone for so long.
    pub async fn claim_mail(&self, now: i64, hold: i64) -> Result<Option<Mail>, StoreError> {
        // Looking costs no write where nothing waits.
        let waiting = Query::new("SELECT COUNT(*) FROM mails WHERE sent IS NULL AND due <= $1").bind(now);
        let waiting = waiting.fetch_one(&mut self.reader().await?).await.doing("look for letters")?;
        if waiting.int(0)? == 0 {
            return Ok(None);
        }
        self.run(Claim { now, until: now + hold }).await
    }

    /// Nothing is kept of a letter that was sent or given up but its name, for a day.
    pub async fn forget_mail(&self, id: &str, now: i64) -> Result<(), StoreError> {
        self.run(Forget { id: id.to_owned(), now }).await
    }

    pub async fn put_off_mail(&self, id: &str, due: i64) -> Result<(), StoreError> {
        self.run(PutOff { id: id.to_owned(), due }).await
    }
}
