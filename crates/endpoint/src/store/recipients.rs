//! Letters that anybody can have sent to any address: so many in a time to one, whoever asks and about whatever.
//! Each kind has a count of its own, so that those of one kind take nothing from another.

use super::db::{Connection, Query};
use super::mails::{NewMail, queue};
use super::{Doing, StoreError};

const HOUR: i64 = 3_600 * 1_000;
/// A day, in milliseconds.
const DAY: i64 = 24 * HOUR;

/// How many letters of a kind go to one address within a time.
struct Limit {
    most: i64,
    within: i64,
}

/// Letters that ask whether somebody wants to follow.
const ASKING: Limit = Limit { most: 5, within: DAY };
/// Letters with private links; one more is put off to the end of the time, and not refused.
const LINKS: Limit = Limit { most: 3, within: 12 * HOUR };

/// One more letter; the count begins anew where the time is over.
const COUNT: &str = "
    INSERT INTO recipients (digest, since, letters) VALUES ($1, $2, 1)
    ON CONFLICT (digest) DO UPDATE
    SET letters = CASE WHEN recipients.since <= $3 THEN 1 ELSE recipients.letters + 1 END,
        since = CASE WHEN recipients.since <= $3 THEN excluded.since ELSE recipients.since END
    RETURNING letters, since";

impl Limit {
    /// Counts a letter; where it is one too many, the moment at which the time is over.
    async fn count(&self, at: &mut Connection, digest: &str, now: i64) -> Result<Option<i64>, StoreError> {
        let count = Query::new(COUNT).bind(digest).bind(now).bind(now - self.within);
        let row = count.fetch_one(at).await.doing("count the letters of an address")?;
        let (letters, since) = (row.int(0)?, row.int(1)?);
        Ok((letters > self.most).then_some(since + self.within))
    }
}

/// Queues a letter that asks its recipient, who may know nothing of it, unless there were too many. The digest is
/// that of the recipient; nobody is told whether the letter goes out.
pub(super) async fn queue_asking(
    at: &mut Connection,
    digest: &str,
    mail: &NewMail,
) -> Result<(), StoreError> {
    if is_known(at, &mail.id).await? {
        return Ok(());
    }
    match ASKING.count(at, digest, mail.due).await? {
        None => queue(at, mail).await,
        Some(_) => Ok(()),
    }
}

/// Queues private links. Whoever asks for them too often gets no more letters for it, and takes them from nobody:
/// what is one too many goes out once the time is over, with the links as they are then.
pub(super) async fn queue_links(
    at: &mut Connection,
    digest: &str,
    mut mail: NewMail,
) -> Result<(), StoreError> {
    if is_known(at, &mail.id).await? {
        return Ok(());
    }
    match LINKS.count(at, digest, mail.due).await? {
        None => {}
        // One for an address, which the digest does not tell.
        Some(end) => (mail.id, mail.due) = (format!("links-{digest}-{end}"), end),
    }
    queue(at, &mail).await
}

/// Whether a letter of this name was queued before.
async fn is_known(at: &mut Connection, id: &str) -> Result<bool, StoreError> {
    let known = Query::new("SELECT 1 FROM mails WHERE id = $1").bind(id);
    Ok(known.fetch_optional(at).await.doing("look for a letter")?.is_some())
}

/// Forgets the addresses whose day is over.
pub(super) async fn forget_old_recipients(at: &mut Connection, now: i64) -> Result<(), StoreError> {
    let old = Query::new("DELETE FROM recipients WHERE since <= $1").bind(now - DAY);
    old.execute(at).await.doing("forget whom strangers had written to")?;
    Ok(())
}
