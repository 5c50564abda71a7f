//! What a month's report is made of.

use super::db::{Query, Row};
use super::queue::Scope;
use super::rows::known;
use super::{Doing, Store, StoreError};
use adaldyq_domain::complaint::life::Confirmation;
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::complaint::working_days::iso;
use jiff::civil::Date;

/// A month: its moments, from the first on and before the last, and its days, both included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Month {
    pub from: i64,
    pub before: i64,
    pub first: Date,
    pub last: Date,
}

/// What one complaint, or one reply to it, had to do with a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub institution: Option<String>,
    pub topic: Topic,
    pub received: bool,
    /// A term ended in it without a final reply.
    pub overdue: bool,
    /// How often it was reopened in it.
    pub reopened: i64,
    pub reply: Option<Reply>,
}

/// A final reply that was given in the month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reply {
    pub in_time: bool,
    /// Working days of the term that it took.
    pub days: i64,
    /// What was said of it, by now.
    pub verdict: Confirmation,
}

impl Store {
    /// Everything of the scope that had to do with the month, all of one moment.
    pub async fn figures(
        &self,
        scope: &Scope,
        institution: Option<&str>,
        month: Month,
        today: Date,
    ) -> Result<Vec<Figure>, StoreError> {
        let mut at = self.snapshot().await?;
        let mut figures = Vec::new();
        for (select, end) in [(COMPLAINTS, OF_COMPLAINTS), (REPLIES, OF_REPLIES)] {
            let mut query = Query::new(select)
                .bind(month.from)
                .bind(month.before)
                .bind(iso(month.first))
                .bind(iso(month.last))
                .bind(iso(today));
            scope.narrow(&mut query);
            if let Some(institution) = institution {
                query.push(" AND institution = ").push_bind(institution);
            }
            query.push(end);
            let rows = query.fetch_all(&mut at).await.doing("read a month's figures")?;
            for row in &rows {
                figures.push(figure(row)?);
            }
        }
        Ok(figures)
    }
}

fn figure(row: &Row) -> Result<Figure, StoreError> {
    let verdict = |code: &str| known("verdict", code, Confirmation::from_code);
    let reply = match row.opt_int("reply_days")? {
        None => None,
        Some(days) => {
            Some(Reply { days, in_time: row.int("in_time")? != 0, verdict: verdict(&row.text("said")?)? })
        }
    };
    Ok(Figure {
        institution: row.opt_text("institution")?,
        topic: known("topic", &row.text("topic")?, Topic::from_code)?,
        received: row.int("received")? != 0,
        overdue: row.int("overdue")? != 0,
        reopened: row.int("reopenings")?,
        reply,
    })
}

const COMPLAINTS: &str = "
    SELECT * FROM (
        SELECT institution, topic, CAST(NULL AS BIGINT) AS reply_days, 0 AS in_time, '' AS said,
               CASE WHEN received >= $1 AND received < $2 THEN 1 ELSE 0 END AS received,
               CASE WHEN due >= $3 AND due <= $4 AND due < $5 AND status IN ('received', 'accepted', 'drafted')
                    THEN 1 ELSE 0 END AS overdue,
               CASE WHEN reopened = 0 THEN 0 ELSE
                   (SELECT COUNT(*) FROM events
                    WHERE events.complaint = complaints.id AND kind = 'reopened' AND time >= $1 AND time < $2)
               END AS reopenings
        FROM complaints
        WHERE ";
const OF_COMPLAINTS: &str = ") AS figures WHERE received = 1 OR overdue = 1 OR reopenings > 0";

/// Those that were given in the month, and those that the month's terms ended without.
const REPLIES: &str = "
    SELECT * FROM (
        SELECT institution, topic,
               CASE WHEN given.time >= $1 AND given.time < $2 THEN given.days END AS reply_days,
               CASE WHEN given.day <= given.due THEN 1 ELSE 0 END AS in_time, given.verdict AS said, 0 AS received,
               CASE WHEN given.due >= $3 AND given.due <= $4 AND given.due < $5 AND given.day > given.due
                    THEN 1 ELSE 0 END AS overdue,
               0 AS reopenings
        FROM complaints JOIN replies AS given ON given.complaint = complaints.id
        WHERE ";
const OF_REPLIES: &str = ") AS figures WHERE reply_days IS NOT NULL OR overdue = 1";
