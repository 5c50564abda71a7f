//! The public ledger of what was hidden: how many and why, by month, and nothing else.

use super::db::{Query, Row};
use super::{Doing, Store, StoreError};
use adaldyq_domain::complaint::working_days::local;
use jiff::civil::Date;

/// What was done on a day, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moderated {
    pub day: Date,
    /// The event as JSON.
    pub body: String,
    pub count: u64,
}

/// `$1` are the milliseconds that the city's clock is ahead.
const MODERATED: &str = "
    SELECT (events.time + $1) / 86400000 AS day, events.body, COUNT(*) FROM events
    JOIN complaints ON complaints.id = events.complaint
    WHERE events.kind IN ('hidden', 'countersigned', 'lapsed') AND complaints.visibility <> 'held'
    GROUP BY (events.time + $1) / 86400000, events.body";

const DAY: i64 = 24 * 3_600 * 1_000;

impl Store {
    /// What was moderated, of complaints that were never held, by the city's days; `offset` are the minutes that
    /// its clock is ahead of UTC.
    pub async fn moderated(&self, offset: i16) -> Result<Vec<Moderated>, StoreError> {
        let query = Query::new(MODERATED).bind(i64::from(offset) * 60_000);
        let rows = query.fetch_all(&mut self.reader().await?).await.doing("read what was moderated")?;
        let of_day = |row: &Row| {
            let count = u64::try_from(row.int(2)?).doing("count what was moderated")?;
            Ok(Moderated { day: local(row.int(0)? * DAY, 0).0, body: row.text(1)?, count })
        };
        rows.iter().map(of_day).collect()
    }

    /// How many are hidden and wait for a second officer.
    pub async fn not_countersigned(&self) -> Result<i64, StoreError> {
        let open =
            Query::new("SELECT COUNT(*) FROM complaints WHERE visibility = 'hidden' AND countersigned = 0");
        open.fetch_one(&mut self.reader().await?).await.doing("count what waits for a second officer")?.int(0)
    }
}
