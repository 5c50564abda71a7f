//! The order of changes: who keeps a picture of the complaints in memory asks which came last.

use super::db::{Connection, Query};
use super::{Doing, Store, StoreError};
use adaldyq_domain::complaint::id::Id;

/// Marks complaints as changed, or where there is none, that something else has that everybody reads. Comes last
/// in a transaction: until that ends nobody else gets a number, so that numbers become visible in their order.
pub(super) async fn mark(at: &mut Connection, ids: &[Id]) -> Result<(), StoreError> {
    let next = Query::new("UPDATE changes SET last = last + 1 WHERE id = 1 RETURNING last");
    let next = next.fetch_one(&mut *at).await.doing("number a change")?.int(0)?;
    if ids.is_empty() {
        return Ok(());
    }
    let mut marked = Query::new("UPDATE complaints SET changed = $1 WHERE ").bind(next);
    marked.push_in("id", ids.iter().map(|id| id.compact()));
    marked.execute(at).await.doing("mark what has changed")?;
    Ok(())
}

impl Store {
    pub async fn last_change(&self) -> Result<i64, StoreError> {
        let last = Query::new("SELECT last FROM changes WHERE id = 1");
        last.fetch_one(&mut self.reader().await?).await.doing("look for the last change")?.int(0)
    }
}
