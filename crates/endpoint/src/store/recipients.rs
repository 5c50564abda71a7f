//! Letters that anybody can have sent to any address: so many a day to one, whoever asks and about whatever.

use super::db::{Connection, Query};
use super::mails::{NewMail, queue};
use super::{Doing, StoreError};

/// Most of them to one address within a day.
const MOST: i64 = 5;
/// A day, in milliseconds.
const DAY: i64 = 24 * 3_600 * 1_000;

/// One more letter; the count begins anew where a day is over.
const COUNT: &str = "
    INSERT INTO recipients (digest, since, letters) VALUES ($1, $2, 1)
    ON CONFLICT (digest) DO UPDATE
    SET letters = CASE WHEN recipients.since <= $3 THEN 1 ELSE recipients.letters + 1 END,
        since = CASE WHEN recipients.since <= $3 THEN excluded.since ELSE recipients.since END
    RETURNING letters";

/// Queues a letter that its recipient may know nothing of, unless there were too many. The digest is that of the
/// recipient; nobody is told whether the letter goes out.
pub(super) async fn queue_unasked(
    at: &mut Connection,
    digest: &str,
    mail: &NewMail,
) -> Result<(), StoreError> {
    let known = Query::new("SELECT 1 FROM mails WHERE id = $1").bind(&mail.id);
    if known.fetch_optional(&mut *at).await.doing("look for a letter")?.is_some() {
        return Ok(());
    }
    let count = Query::new(COUNT).bind(digest).bind(mail.due).bind(mail.due - DAY);
    let letters = count.fetch_one(&mut *at).await.doing("count the letters of an address")?.int(0)?;
    if letters > MOST { Ok(()) } else { queue(at, mail).await }
}

/// Forgets the addresses whose day is over.
pub(super) async fn forget_old_recipients(at: &mut Connection, now: i64) -> Result<(), StoreError> {
    let old = Query::new("DELETE FROM recipients WHERE since <= $1").bind(now - DAY);
    old.execute(at).await.doing("forget whom strangers had written to")?;
    Ok(())
}
