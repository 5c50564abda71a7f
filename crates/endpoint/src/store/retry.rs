//! Steps that come again because their answer was lost.

use super::act::{Act, ActError, Acted};
use super::db::{Connection, Query};
use super::write::REMEMBERED;
use super::{Doing, Request, StoreError, sql};
use adaldyq_domain::complaint::id::Id;

const EARLIER: &str = "
    SELECT requests.content_digest, requests.complaint, requests.number, events.body, complaints.key_generation
    FROM requests
    JOIN complaints ON complaints.id = requests.complaint
    JOIN events ON events.complaint = requests.complaint AND events.number = requests.number
    WHERE requests.key_digest = $1 AND requests.time >= $2";

impl Act {
    /// The answer that this very request got before.
    pub(super) async fn earlier(
        &self,
        at: &mut Connection,
    ) -> Result<Option<Result<Acted, ActError>>, StoreError> {
        let Some(request) = &self.request else { return Ok(None) };
        let query = Query::new(EARLIER).bind(&request.key_digest).bind(self.time - REMEMBERED);
        let row = query.fetch_optional(&mut *at).await.doing("look for an earlier copy")?;
        let Some(row) = row else { return Ok(None) };
        if row.text("content_digest")? != request.content_digest
            || row.text("complaint")? != self.id.compact()
        {
            return Ok(Some(Err(ActError::Reused)));
        }
        Ok(Some(Ok(Acted {
            number: row.int("number")?,
            kind: serde_json::from_str(&row.text("body")?).doing("read an event")?,
            last: last_event(at, self.id).await?,
            finalised: false,
            erased: Vec::new(),
            key_generation: row.int("key_generation")?,
            again: true,
        })))
    }
}

pub(super) async fn last_event(at: &mut Connection, id: Id) -> Result<i64, StoreError> {
    let query = Query::new("SELECT MAX(number) FROM events WHERE complaint = $1").bind(id.compact());
    query.fetch_one(at).await.doing("look for the last event")?.int(0)
}

/// What a key was used for too long ago to be remembered may still lie there.
pub(super) async fn forget_old(at: &mut Connection, request: &Request, now: i64) -> Result<(), StoreError> {
    let old = Query::new(sql::FORGET_REQUEST).bind(&request.key_digest).bind(now - REMEMBERED);
    old.execute(at).await.doing("forget an old request")?;
    Ok(())
}

pub(super) async fn remember(
    at: &mut Connection,
    request: &Request,
    id: Id,
    time: i64,
    number: i64,
) -> Result<(), StoreError> {
    forget_old(&mut *at, request, time).await?;
    Query::new(sql::INSERT_REQUEST)
        .bind(&request.key_digest)
        .bind(&request.content_digest)
        .bind(id.compact())
        .bind(time)
        .bind(number)
        .execute(at)
        .await
        .doing("remember the request")?;
    Ok(())
}
