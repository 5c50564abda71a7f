//! What a month's report is made of.

use super::db::Query;
use super::queue::Scope;
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

/// What one complaint had to do with a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub institution: Option<String>,
    pub topic: Topic,
    pub received: bool,
    /// The final reply was given in it.
    pub answered: bool,
    /// That reply was not late.
    pub in_time: bool,
    /// It fell due in it and had no final reply by its due day.
    pub overdue: bool,
    pub confirmation: Confirmation,
    pub reply_days: Option<i64>,
    /// How often it was reopened in it.
    pub reopened: i64,
}

impl Store {
    /// Every complaint of the scope that had to do with the month.
    pub async fn figures(
        &self,
        scope: &Scope,
        institution: Option<&str>,
        month: Month,
        today: Date,
    ) -> Result<Vec<Figure>, StoreError> {
        let mut query = Query::new(FIGURES)
            .bind(month.from)
            .bind(month.before)
            .bind(iso(month.first))
            .bind(iso(month.last))
            .bind(iso(today));
        scope.narrow(&mut query);
        if let Some(institution) = institution {
            query.push(" AND institution = ").push_bind(institution);
        }
        query.push(") AS figures WHERE received = 1 OR answered = 1 OR overdue = 1 OR reopenings > 0");
        let rows = query.fetch_all(&mut self.reader().await?).await.doing("read a month's figures")?;
        rows.iter()
            .map(|row| {
                let (topic, confirmation) = (row.text("topic")?, row.text("confirmation")?);
                Ok(Figure {
                    institution: row.opt_text("institution")?,
                    topic: super::rows::known("topic", &topic, Topic::from_code)?,
                    received: row.int("received")? != 0,
                    answered: row.int("answered")? != 0,
                    in_time: row.int("in_time")? != 0,
                    overdue: row.int("overdue")? != 0,
                    confirmation: super::rows::known("confirmation", &confirmation, Confirmation::from_code)?,
                    reply_days: row.opt_int("reply_days")?,
                    reopened: row.int("reopenings")?,
                })
            })
            .collect()
    }
}

const FIGURES: &str = "
    SELECT * FROM (
        SELECT institution, topic, confirmation, reply_days,
               CASE WHEN received >= $1 AND received < $2 THEN 1 ELSE 0 END AS received,
               CASE WHEN replied >= $1 AND replied < $2 THEN 1 ELSE 0 END AS answered,
               CASE WHEN replied >= $1 AND replied < $2 AND answered <= due THEN 1 ELSE 0 END AS in_time,
               CASE WHEN due >= $3 AND due <= $4 AND due < $5
                         AND (status IN ('received', 'accepted', 'drafted') OR answered > due)
                    THEN 1 ELSE 0 END AS overdue,
               CASE WHEN reopened = 0 THEN 0 ELSE
                   (SELECT COUNT(*) FROM events
                    WHERE events.complaint = complaints.id AND kind = 'reopened' AND time >= $1 AND time < $2)
               END AS reopenings
        FROM complaints
        WHERE ";
