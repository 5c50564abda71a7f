//! Complaints in brief, as lists and counts need them, without their words: a million of them are read when a
//! process starts.

use super::db::{Query, Row};
use super::life::day;
use super::rows::{known, number};
use super::{Doing, Store, StoreError};
use adaldyq_domain::complaint::draft::BudgetLine;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{Confirmation, Outcome, Status, Visibility};
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::place::LatLon;
use jiff::civil::Date;

/// Of one complaint, what is counted and chosen by.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    pub id: Id,
    pub visibility: Visibility,
    pub received: i64,
    pub registered: Date,
    pub due: Date,
    pub topic: Topic,
    pub status: Status,
    /// What the complainant said of the latest final reply, which may be from before a reopening.
    pub verdict: Option<Confirmation>,
    pub outcome: Option<Outcome>,
    pub institution: Option<String>,
    pub district: Option<String>,
    pub at: Option<LatLon>,
    pub budget: Option<BudgetLine>,
    /// Whose the budget line is: that of the institution it was addressed to.
    pub budget_of: Option<String>,
    /// Tenge of the budget line at the day of receipt.
    pub questioned: Option<i64>,
    /// Working days of the term that the latest final reply took.
    pub reply_days: Option<i64>,
    /// The first day on which a reply that is late is so by the anti-corruption service, and not by the institution.
    pub service_late_from: Option<Date>,
    pub reopened: u32,
    /// The number of its last change; 0 before the first one.
    pub changed: i64,
}

/// Columns only, each of which costs time a million times over; [`read`] knows them by their places.
const BRIEFS: &str = "
    SELECT id, visibility, received, registered, due, topic, status, verdict, outcome, institution, district,
           lat, lon, budget, budget_of, questioned, last_reply_days, reopened, changed,
           CASE WHEN status = 'drafted' AND drafted <= due AND participated = 0
                THEN CASE WHEN objected = 1 THEN drafted ELSE COALESCE(objection_until, drafted) END END
    FROM complaints ";

fn read(row: &Row) -> Result<Brief, StoreError> {
    let budget = row.opt_str(13)?.map(serde_json::from_str).transpose();
    let status = known("status", row.str(6)?, Status::from_code)?;
    Ok(Brief {
        id: number(row.str(0)?)?,
        visibility: known("visibility", row.str(1)?, Visibility::from_code)?,
        received: row.int(2)?,
        registered: day(row.str(3)?)?,
        due: day(row.str(4)?)?,
        topic: known("topic", row.str(5)?, Topic::from_code)?,
        status,
        verdict: row.opt_str(7)?.map(|code| known("verdict", code, Confirmation::from_code)).transpose()?,
        outcome: row.opt_str(8)?.map(|code| known("outcome", code, Outcome::from_code)).transpose()?,
        institution: row.opt_text(9)?,
        district: row.opt_text(10)?,
        at: row.opt_real(11)?.zip(row.opt_real(12)?).map(|(lat, lon)| LatLon { lat, lon }),
        budget: budget.doing("read a budget line")?,
        budget_of: row.opt_text(14)?,
        questioned: row.opt_int(15)?,
        reply_days: row.opt_int(16)?,
        service_late_from: match status {
            Status::Received => Some(Date::MIN),
            // Until the day after, its author may object.
            _ => row
                .opt_str(19)?
                .map(|last| day(last)?.tomorrow().doing("read the days of a draft"))
                .transpose()?,
        },
        reopened: u32::try_from(row.int(17)?).doing("read how often it was reopened")?,
        changed: row.int(18)?,
    })
}

impl Store {
    /// What the public sees or has seen, in the order it came; never what is held. The file has it in this order,
    /// too, so that it is read through once.
    pub async fn not_private(&self, after: Option<(i64, Id)>, limit: u32) -> Result<Vec<Brief>, StoreError> {
        let mut query = Query::new(BRIEFS);
        query.push("WHERE visibility IN ('public', 'hidden')");
        if let Some((received, id)) = after {
            query.push(" AND (received, id) > (").push_bind(received).push(", ");
            query.push_bind(id.compact()).push(")");
        }
        query.push(" ORDER BY received, id LIMIT ").push_bind(limit);
        self.briefs(query, limit).await
    }

    /// What has changed after this change and number, in order. One change can be that of many complaints: those
    /// come by their numbers.
    pub async fn changed_after(
        &self,
        change: i64,
        number: &str,
        limit: u32,
    ) -> Result<Vec<Brief>, StoreError> {
        let mut query = Query::new(BRIEFS);
        query.push("WHERE changed > 0 AND (changed, id) > (").push_bind(change).push(", ");
        query.push_bind(number).push(") ORDER BY changed, id LIMIT ").push_bind(limit);
        self.briefs(query, limit).await
    }

    async fn briefs(&self, query: Query, limit: u32) -> Result<Vec<Brief>, StoreError> {
        let mut briefs = Vec::with_capacity(limit as usize);
        let take = |row: Row| read(&row).map(|brief| briefs.push(brief));
        query.each(&mut self.reader().await?, take).await?;
        Ok(briefs)
    }
}
