//! The order of changes: who keeps a picture of the complaints in memory asks which came last.

use super::db::{Connection, Query};
use super::{Doing, Store, StoreError};

/// The number of the change that is being written. Comes last in a transaction: until it ends, nobody else gets
/// one, so that numbers become visible in their order.
pub(super) async fn next_change(at: &mut Connection) -> Result<i64, StoreError> {
    let next = Query::new("UPDATE changes SET last = last + 1 WHERE id = 1 RETURNING last");
    next.fetch_one(at).await.doing("number a change")?.int(0)
}

impl Store {
    pub async fn last_change(&self) -> Result<i64, StoreError> {
        let last = Query::new("SELECT last FROM changes WHERE id = 1");
        last.fetch_one(&mut self.reader().await?).await.doing("look for the last change")?.int(0)
    }
}
