//! Monthly figures per institution and per topic, as JSON and as a workbook.

use super::answers::DeskReport;
use super::complaints::ROLES;
use super::signed::Signed;
use super::{scope, workbook};
use crate::app::Endpoint;
use crate::city::Published;
use crate::problem::{NotSignedIn, NotYours, Refusal, language};
use crate::routes::query::{Asked, midnight};
use crate::routes::view::day;
use crate::store::reports::{Figure, Month};
use adaldyq_domain::complaint::life::Confirmation;
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::fault::Fault;
use adaldyq_domain::id::InstitutionId;
use adaldyq_domain::lang::Lang;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

type Members = Query<Vec<(String, String)>>;

/// The figures of one institution, one topic, or all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums {
    pub received: u64,
    pub answered: u64,
    pub in_time: u64,
    pub overdue: u64,
    pub confirmed: u64,
    pub disputed: u64,
    pub unconfirmed: u64,
    pub reopened: u64,
    days: Vec<i64>,
}

impl Sums {
    fn add(&mut self, figure: &Figure) {
        self.received += u64::from(figure.received);
        self.overdue += u64::from(figure.overdue);
        self.reopened += u64::try_from(figure.reopened).unwrap_or_default();
        let Some(reply) = figure.reply else { return };
        self.answered += 1;
        self.in_time += u64::from(reply.in_time);
        self.days.push(reply.days);
        match reply.verdict {
            Confirmation::Confirmed => self.confirmed += 1,
            Confirmation::Disputed => self.disputed += 1,
            Confirmation::Unconfirmed => self.unconfirmed += 1,
        }
    }

    /// Of the working days to the replies of the month; the lower one of two in the middle.
    pub fn median_days(&self) -> Option<i64> {
        let mut days = self.days.clone();
        days.sort_unstable();
        days.get(days.len().checked_sub(1)? / 2).copied()
    }

    fn json(&self) -> Value {
        json!({
            "received": self.received,
            "answered": self.answered,
            "in_time": self.in_time,
            "overdue": self.overdue,
            "median_days": self.median_days(),
            "confirmed": self.confirmed,
            "disputed": self.disputed,
            "unconfirmed": self.unconfirmed,
            "reopened": self.reopened,
        })
    }
}

/// A month's report.
pub struct Report {
    /// As "2026-11".
    pub month: String,
    /// Nothing stands for those that name only a place and that nobody holds yet.
    pub institutions: BTreeMap<Option<String>, Sums>,
    pub topics: BTreeMap<Topic, Sums>,
    pub total: Sums,
}

/// `GET /api/desk/reports?month=2026-11`
#[utoipa::path(
    get,
    path = "/reports",
    operation_id = "desk_reports_figures",
    tag = "desk",
    description = "A month per institution and per topic.",
    security(("session" = [])),
    params(("month" = String, Query, example = "2026-11"), ("institution" = Option<String>, Query)),
    responses((status = 200, body = DeskReport), NotSignedIn, NotYours)
)]
pub async fn figures(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    Query(members): Members,
) -> Result<Json<Value>, Refusal> {
    let report = report(&endpoint, &signed, &members).await?;
    let institutions = report.institutions.iter().map(|(institution, sums)| {
        let mut row = sums.json();
        row["institution"] = json!(institution);
        row
    });
    let topics = report.topics.iter().map(|(topic, sums)| {
        let mut row = sums.json();
        row["topic"] = json!(topic);
        row
    });
    Ok(Json(json!({
        "month": report.month,
        "institutions": institutions.collect::<Vec<_>>(),
        "topics": topics.collect::<Vec<_>>(),
        "total": report.total.json(),
    })))
}

/// `GET /api/desk/reports.xlsx?month=2026-11`, with headings in the reader's language.
#[utoipa::path(
    get,
    path = "/reports.xlsx",
    operation_id = "desk_reports_file",
    tag = "desk",
    description = "The same as a workbook.",
    security(("session" = [])),
    params(("month" = String, Query, example = "2026-11"), ("institution" = Option<String>, Query), ("lang" = Option<String>, Query)),
    responses((status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), NotSignedIn, NotYours)
)]
pub async fn file(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    headers: HeaderMap,
    Query(members): Members,
) -> Result<Response, Refusal> {
    let mut asked = Asked::new(&members);
    let lang = asked.one("lang", "unknown-language", Lang::from_code);
    asked.checked(())?;
    let report = report(&endpoint, &signed, &members).await?;
    let lang = lang.unwrap_or_else(|| language(&headers));
    let broken = |_| Refusal::Because(StatusCode::INTERNAL_SERVER_ERROR, Fault::new("", "broken"));
    let bytes = workbook::write(&report, &endpoint.city.current(), lang).map_err(broken)?;
    let name = format!("attachment; filename=\"adaldyq-{}.xlsx\"", report.month);
    let about = [(CONTENT_TYPE, workbook::MEDIA_TYPE.to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((about, bytes).into_response())
}

async fn report(
    endpoint: &Endpoint,
    signed: &Signed,
    members: &[(String, String)],
) -> Result<Report, Refusal> {
    signed.must_be(&ROLES)?;
    let published = endpoint.city.current();
    let today = day(&published, endpoint.clock.now());
    let mut asked = Asked::new(members);
    let month = asked.one("month", "bad-month", |text| month(text, &published));
    let month = asked.needed("month", month);
    let institution = asked.one("institution", "unknown-institution", |id| InstitutionId::new(id).ok());
    let month = asked.checked(month)?.ok_or(Refusal::NotFound)?;
    let of = institution.as_ref().map(InstitutionId::as_str);
    let figures = endpoint.store.figures(&scope::of(&signed.official), of, month, today).await?;
    let first = month.first;
    let mut report = Report {
        month: format!("{:04}-{:02}", first.year(), first.month()),
        institutions: BTreeMap::new(),
        topics: BTreeMap::new(),
        total: Sums::default(),
    };
    for figure in &figures {
        report.institutions.entry(figure.institution.clone()).or_default().add(figure);
        report.topics.entry(figure.topic).or_default().add(figure);
        report.total.add(figure);
    }
    Ok(report)
}

/// "2026-11" as its days and moments in the city.
fn month(text: &str, published: &Published) -> Option<Month> {
    let (year, month) = text.split_once('-')?;
    let digits = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) {
        return None;
    }
    let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
    let last = first.last_of_month();
    let offset = published.city.working_hours.utc_offset;
    let (from, before) = (midnight(first, offset)?, midnight(last.tomorrow().ok()?, offset)?);
    Some(Month { from, before, first, last })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_a_number_of_days_that_a_reply_took() {
        let median = |days: &[i64]| Sums { days: days.to_vec(), ..Sums::default() }.median_days();
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[7]), Some(7));
        assert_eq!(median(&[15, 1, 4]), Some(4));
        assert_eq!(median(&[15, 1, 4, 6]), Some(4));
    }
}
