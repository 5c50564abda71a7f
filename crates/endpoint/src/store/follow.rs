//! Who follows a complaint by e-mail, and the letters that tell them.

use super::db::{Connection, Query, Row, Work};
use super::mails::{NewMail, queue, random_name};
use super::recipients::{queue_asking, queue_links};
use super::{Doing, Store, StoreError};
use crate::mail::Letter;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::lang::Lang;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// Somebody wants to follow a complaint; the owner of the address has to agree.
pub struct Follow {
    pub complaint: Id,
    pub email: String,
    /// Of the address, as letters to it are counted.
    pub digest: String,
    /// Whether the one who asks has the complaint's key.
    pub of_author: bool,
    pub lang: Lang,
    pub time: i64,
}

/// Of two that ask at once, both get the name under which the first one stands.
const FOLLOW: &str = "
    INSERT INTO follows (id, complaint, email, lang, created, of_author) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (complaint, email) DO UPDATE
    SET of_author = CASE WHEN excluded.of_author = 1 THEN 1 ELSE follows.of_author END
    RETURNING id, confirmed";

impl Work for Follow {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        let follow = Query::new(FOLLOW).bind(random_name()).bind(self.complaint.compact()).bind(&self.email);
        let follow = follow.bind(self.lang.code()).bind(self.time).bind(self.of_author);
        let row = follow.fetch_one(&mut *at).await.doing("write a follower")?;
        if row.opt_int(1)?.is_some() {
            return Ok(());
        }
        let follow = row.text(0)?;
        // One letter an hour at most, however often somebody asks.
        let id = format!("confirm-{follow}-{}", self.time / 3_600_000);
        let letter = Letter::Confirm { complaint: self.complaint, follow };
        let recipient = self.email.clone();
        let mail = NewMail { id, recipient, lang: self.lang, letter, due: self.time };
        queue_asking(at, &self.digest, &mail).await
    }
}

/// The owner of the address agrees.
struct Confirm {
    follow: String,
    time: i64,
}

impl Work for Confirm {
    type Output = bool;

    async fn run(&self, at: &mut Connection) -> Result<bool, StoreError> {
        let agreed = Query::new("UPDATE follows SET confirmed = COALESCE(confirmed, $2) WHERE id = $1");
        let agreed = agreed.bind(&self.follow).bind(self.time);
        Ok(agreed.execute(at).await.doing("confirm a follower")? == 1)
    }
}

/// The owner of the address wants no more letters.
struct Leave(String);

impl Work for Leave {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        let gone = Query::new("DELETE FROM follows WHERE id = $1").bind(&self.0);
        gone.execute(at).await.doing("forget a follower")?;
        Ok(())
    }
}

/// What is hidden from the public is news to its author alone.
const MAY_HEAR: &str = "
    SELECT follows.id, follows.email, follows.lang FROM follows
    JOIN complaints ON complaints.id = follows.complaint
    WHERE (complaints.visibility <> 'hidden' OR follows.of_author = 1
           OR follows.email IN (SELECT email FROM contacts
                                WHERE contacts.complaint = follows.complaint AND email IS NOT NULL))
      AND ";

/// One letter for each follower of a complaint, in the transaction of the event it tells of.
pub(super) async fn tell(
    at: &mut Connection,
    complaint: Id,
    number: i64,
    event: &str,
    time: i64,
) -> Result<(), StoreError> {
    let mut followers = Query::new(MAY_HEAR);
    followers.push("follows.confirmed IS NOT NULL AND follows.complaint = ").push_bind(complaint.compact());
    let followers = followers.fetch_all(at).await.doing("look for followers")?;
    for row in &followers {
        let follow = row.text(0)?;
        let letter = Letter::News { complaint, follow: follow.clone(), event: event.to_owned() };
        let (recipient, lang) = (row.text(1)?, lang(row, 2)?);
        queue(at, &NewMail { id: format!("news-{follow}-{number}"), recipient, lang, letter, due: time })
            .await?;
    }
    Ok(())
}

fn lang(row: &Row, column: usize) -> Result<Lang, StoreError> {
    Ok(Lang::from_code(&row.text(column)?).unwrap_or(Lang::Kk))
}

/// What a link of a letter leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Following {
    pub complaint: Id,
    pub confirmed: bool,
}

/// The private links of all complaints that name an address.
struct SendLinks {
    email: String,
    digest: String,
    lang: Lang,
    time: i64,
}

impl Work for SendLinks {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        let complaints = links_of(at, &self.email).await?;
        if complaints.is_empty() {
            return Ok(());
        }
        // The same links need no second letter within the hour; a new key or complaint does.
        let id = format!("links-{}-{}", named(&complaints), self.time / 3_600_000);
        let letter = Letter::Links { complaints };
        let mail = NewMail { id, recipient: self.email.clone(), lang: self.lang, letter, due: self.time };
        queue_links(at, &self.digest, mail).await
    }
}

/// The complaints that name an address, the newest first, with the generations of their keys.
async fn links_of(at: &mut Connection, email: &str) -> Result<Vec<(Id, i64)>, StoreError> {
    let own = Query::new(
        "SELECT complaints.id, key_generation, contacts.email FROM contacts
         JOIN complaints ON complaints.id = contacts.complaint
         WHERE LOWER(contacts.email) = LOWER($1) AND contacts.email IS NOT NULL ORDER BY received DESC LIMIT 50",
    );
    let rows = own.bind(email).fetch_all(at).await.doing("look for complaints of an address")?;
    let mut complaints = Vec::new();
    for row in &rows {
        // The database may take letters of other scripts for the same; whoever is written to may not.
        if row.text(2)?.eq_ignore_ascii_case(email) {
            complaints.push((Id::parse(&row.text(0)?).doing("read a number")?, row.int(1)?));
        }
    }
    Ok(complaints)
}

/// A name for these very links, which says nothing of them.
fn named(complaints: &[(Id, i64)]) -> String {
    let links = complaints.iter().fold(Sha256::new(), |links, (id, generation)| {
        links.chain_update(id.compact()).chain_update(generation.to_be_bytes())
    });
    URL_SAFE_NO_PAD.encode(links.finalize())
}

impl Store {
    pub async fn follow(&self, follow: Follow) -> Result<(), StoreError> {
        self.run(follow).await
    }

    pub async fn following(&self, follow: &str) -> Result<Option<Following>, StoreError> {
        let one = Query::new("SELECT complaint, confirmed FROM follows WHERE id = $1").bind(follow);
        let row = one.fetch_optional(&mut self.reader().await?).await.doing("look for a follower")?;
        let Some(row) = row else { return Ok(None) };
        let complaint = Id::parse(&row.text(0)?).doing("read a number")?;
        Ok(Some(Following { complaint, confirmed: row.opt_int(1)?.is_some() }))
    }

    /// A letter that waited, as it is to be sent now; nothing where its recipient may not hear of it any more: what
    /// has been hidden, or they have left, or it is no longer theirs.
    pub async fn as_of_now(&self, letter: Letter, recipient: &str) -> Result<Option<Letter>, StoreError> {
        let mut at = self.reader().await?;
        Ok(match &letter {
            Letter::Confirm { follow, .. } | Letter::News { follow, .. } => {
                let mut one = Query::new(MAY_HEAR);
                one.push("follows.id = ").push_bind(follow);
                let row = one.fetch_optional(&mut at).await.doing("look for a follower")?;
                row.map(|_| letter)
            }
            Letter::Links { .. } => {
                let complaints = links_of(&mut at, recipient).await?;
                (!complaints.is_empty()).then_some(Letter::Links { complaints })
            }
            Letter::Written { .. } => Some(letter),
        })
    }

    /// Whether the complaint's own contact follows it.
    pub async fn follows(&self, complaint: Id, email: &str) -> Result<bool, StoreError> {
        let one = Query::new(
            "SELECT id FROM follows WHERE complaint = $1 AND email = $2 AND confirmed IS NOT NULL",
        );
        let one = one.bind(complaint.compact()).bind(email);
        let row = one.fetch_optional(&mut self.reader().await?).await.doing("look for a follower")?;
        Ok(row.is_some())
    }

    /// False where nobody follows under this name.
    pub async fn confirm_follow(&self, follow: &str, time: i64) -> Result<bool, StoreError> {
        self.run(Confirm { follow: follow.to_owned(), time }).await
    }

    pub async fn leave(&self, follow: &str) -> Result<(), StoreError> {
        self.run(Leave(follow.to_owned())).await
    }

    /// Queues the private links of an address, where it has any; the digest is that of the address.
    pub async fn send_links(
        &self,
        email: String,
        digest: String,
        lang: Lang,
        time: i64,
    ) -> Result<(), StoreError> {
        self.run(SendLinks { email, digest, lang, time }).await
    }
}
