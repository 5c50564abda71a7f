//! Steps that come again because their answer was lost.

use super::act::{Act, ActError, Acted};
use super::db::{Connection, Query};
use super::requests::find;
use super::{Doing, StoreError};
use adaldyq_domain::complaint::id::Id;

const EARLIER: &str = "
    SELECT answered_requests.content_digest, answered_requests.complaint, answered_requests.number,
           events.body, complaints.key_generation
    FROM answered_requests
    JOIN complaints ON complaints.id = answered_requests.complaint
    JOIN events ON events.complaint = answered_requests.complaint AND events.number = answered_requests.number";

impl Act {
    /// The answer that this very request got before.
    pub(super) async fn earlier(
        &self,
        at: &mut Connection,
    ) -> Result<Option<Result<Acted, ActError>>, StoreError> {
        let Some(request) = &self.request else { return Ok(None) };
        let Some(row) = find(EARLIER, request, self.time, at).await? else { return Ok(None) };
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
