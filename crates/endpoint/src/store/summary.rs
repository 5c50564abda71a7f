//! Counts of public complaints.

use super::db::{Query, Row};
use super::{Doing, Filter, Store, StoreError, sql};

/// What complaints can be counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    Topic,
    /// Of registration.
    Year,
    District,
    Institution,
    Status,
}

impl Axis {
    pub const ALL: [Self; 5] = [Self::Topic, Self::Year, Self::District, Self::Institution, Self::Status];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Year => "year",
            Self::District => "district",
            Self::Institution => "institution",
            Self::Status => "status",
        }
    }

    /// What is selected; never text from outside.
    const fn column(self) -> &'static str {
        match self {
            Self::Year => "SUBSTR(registered, 1, 4)",
            other => other.code(),
        }
    }
}

/// The counts of one group; its values are in the order of the axes asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    pub values: Vec<Option<String>>,
    pub tally: Tally,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub count: i64,
    pub overdue: i64,
    pub confirmed: i64,
    pub disputed: i64,
    /// Replied to, and the resident has said nothing.
    pub unconfirmed: i64,
}

/// What nobody has accepted yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub count: i64,
    pub oldest: Option<i64>,
}

impl Store {
    /// Counts public complaints by these axes, or all together; `today` is an ISO date.
    pub async fn count(&self, filter: &Filter, axes: &[Axis], today: &str) -> Result<Vec<Count>, StoreError> {
        let mut query = Query::new("SELECT COUNT(*)");
        query.push(", COALESCE(SUM(CASE WHEN status IN ('received', 'accepted', 'drafted') AND due < ");
        query.push_bind(today).push(" THEN 1 ELSE 0 END), 0)");
        for confirmation in ["confirmed", "disputed"] {
            query.push(", COALESCE(SUM(CASE WHEN confirmation = ").push_bind(confirmation);
            query.push(" THEN 1 ELSE 0 END), 0)");
        }
        query.push(
            ", COALESCE(SUM(CASE WHEN confirmation = 'unconfirmed' AND status IN ('answered', 'closed') ",
        );
        query.push("THEN 1 ELSE 0 END), 0)");
        for axis in axes {
            query.push(", ").push(axis.column());
        }
        query.push(" FROM complaints WHERE visibility = 'public'");
        filter.narrow(&mut query);
        for (place, axis) in axes.iter().enumerate() {
            query.push(if place == 0 { " GROUP BY " } else { ", " }).push(axis.column());
        }
        for (place, axis) in axes.iter().enumerate() {
            // The databases do not agree on where nothing comes in an order.
            query.push(if place == 0 { " ORDER BY " } else { ", " }).push(axis.column()).push(" NULLS FIRST");
        }
        let rows = query.fetch_all(&mut self.reader().await?).await.doing("count complaints")?;
        rows.iter().map(|row| read_count(row, axes.len())).collect()
    }

    pub async fn waiting(&self) -> Result<Waiting, StoreError> {
        let mut at = self.reader().await?;
        let row = Query::new(sql::WAITING).fetch_one(&mut at).await.doing("count what waits")?;
        Ok(Waiting { count: row.int(0)?, oldest: row.opt_int(1)? })
    }
}

fn read_count(row: &Row, axes: usize) -> Result<Count, StoreError> {
    let tally = Tally {
        count: row.int(0)?,
        overdue: row.int(1)?,
        confirmed: row.int(2)?,
        disputed: row.int(3)?,
        unconfirmed: row.int(4)?,
    };
    let values = (5..5 + axes).map(|column| row.opt_text(column)).collect::<Result<_, _>>()?;
    Ok(Count { values, tally })
}
