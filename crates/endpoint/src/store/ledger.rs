//! The public ledger of what was hidden: how many and why, by month, and nothing else.

use super::db::Query;
use super::{Doing, Store, StoreError};

/// One event of moderation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moderated {
    pub time: i64,
    /// `hidden`, `countersigned` or `lapsed`.
    pub kind: String,
    /// The event as JSON.
    pub body: String,
}

impl Store {
    /// Every event of moderation, of complaints that were never held.
    pub async fn moderated(&self) -> Result<Vec<Moderated>, StoreError> {
        let events = Query::new(
            "SELECT events.time, events.kind, events.body FROM events
             JOIN complaints ON complaints.id = events.complaint
             WHERE events.kind IN ('hidden', 'countersigned', 'lapsed') AND complaints.visibility <> 'held'",
        );
        let rows = events.fetch_all(&mut self.reader().await?).await.doing("read what was moderated")?;
        let event = |row: &super::db::Row| {
            Ok(Moderated { time: row.int(0)?, kind: row.text(1)?, body: row.text(2)? })
        };
        rows.iter().map(event).collect()
    }

    /// How many are hidden and wait for a second officer.
    pub async fn not_countersigned(&self) -> Result<i64, StoreError> {
        let open =
            Query::new("SELECT COUNT(*) FROM complaints WHERE visibility = 'hidden' AND countersigned = 0");
        open.fetch_one(&mut self.reader().await?).await.doing("count what waits for a second officer")?.int(0)
    }
}
