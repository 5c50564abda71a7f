//! The public list, as JSON, GeoJSON or CSV.

use super::formats::{self, Format, Layer, List};
use super::near::alike;
use super::query::{self, Asked};
use super::view::{ListItem, Looked};
use crate::app::Endpoint;
use crate::city::Published;
use crate::figures::{Filter, Page};
use crate::problem::Refusal;
use crate::store::{Stored, WaitingFilter};
use adaldyq_domain::complaint::life::Status;
use adaldyq_domain::complaint::working_days::{LONGEST_WAIT, iso};
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::{ACCESS_CONTROL_EXPOSE_HEADERS, CACHE_CONTROL, LINK, VARY};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use std::sync::Arc;
use utoipa::IntoParams;

pub type Members = Query<Vec<(String, String)>>;

/// What a list and its counts can be narrowed by. Several values go with commas between or the member repeated.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes what `Asked` reads")]
pub struct Narrowed {
    /// `landscaping`, `roads`, `social_facilities`, `e_ticketing`, `other`.
    topic: Option<String>,
    institution: Option<String>,
    district: Option<String>,
    /// `received`, `accepted`, `drafted`, `answered`, `closed`.
    status: Option<String>,
    /// The first day of receipt, as 2026-11-24.
    since: Option<String>,
    /// The last day of receipt.
    until: Option<String>,
    /// 1: only what is past its day.
    overdue: Option<String>,
    /// 1: only what is about a budget line.
    budget: Option<String>,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes what `Asked` reads")]
pub struct Paged {
    /// How many, from 1 to 200; 50 where nothing is said.
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// `json`, `geojson` or `csv`; else as `Accept` says.
    format: Option<String>,
    /// `LAT,LON`: open ones near a place, the most alike first, at most five.
    near: Option<String>,
    /// A text that they should be like.
    text: Option<String>,
}

/// What the public may see, newest first. With `near` or `text`: what is like a complaint that is about to be
/// sent.
#[utoipa::path(
    get,
    path = "/complaints",
    tag = "complaints",
    params(Narrowed, Paged),
    responses((status = 200, content(
        (List = "application/json"), (Layer = "application/geo+json"), (String = "text/csv")
    )))
)]
pub async fn list(
    State(endpoint): State<Arc<Endpoint>>,
    Query(members): Members,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let published = endpoint.city.current();
    let mut asked = Asked::new(&members);
    let (filter, mut page) = (asked.filter(&published), asked.page());
    let (format, about) = (asked.one("format", "unknown-format", Format::from_code), asked.about());
    asked.checked(())?;
    let moment = Looked::now(&endpoint, &published).moment();
    let today = moment.today;
    if let Some(about) = about {
        let items = alike(&endpoint, &published, about, &moment).await?;
        let items = items.into_iter().map(|item| ListItem::Public(Box::new(item))).collect();
        return Ok(([(CACHE_CONTROL, "no-store")], formats::write(Format::Json, items, None, &published))
            .into_response());
    }
    let limit = page.limit;
    page.limit += 1; // one more tells whether there is a next page
    let mut complaints = page_of(&endpoint, &published, &filter, page, today).await?;
    let more = complaints.len() > limit as usize;
    complaints.truncate(limit as usize);
    let next = complaints.last().filter(|_| more).map(|last| query::cursor(last.received, last.id.compact()));
    let items = complaints.iter().map(|complaint| ListItem::of(complaint, &moment)).collect();
    let format = format.unwrap_or_else(|| Format::accepted(&headers));
    let mut response = formats::write(format, items, next.clone(), &published);
    let headers = response.headers_mut();
    if let Some(link) = next.and_then(|next| next_link(&members, &next).parse().ok()) {
        headers.insert(LINK, link);
        headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, LINK.into());
    }
    headers.insert(CACHE_CONTROL, "no-cache".parse().expect("it is a header's value"));
    headers.insert(VARY, "accept".parse().expect("it is a header's value"));
    Ok(response)
}

/// Accepted ones out of memory, with those among them that have waited too long for it.
async fn page_of(
    endpoint: &Endpoint,
    published: &Published,
    filter: &Filter,
    page: Page,
    today: Date,
) -> Result<Vec<Stored>, Refusal> {
    let chosen = |known: &crate::figures::Known| known.page(filter, page, today);
    let ids = endpoint.figures.ask(&endpoint.store, chosen).await?;
    let mut complaints = endpoint.store.public_ones(&ids).await?;
    if let Some(waiting) = waiting(filter, page, published, today) {
        complaints.extend(endpoint.store.waiting_list(&waiting).await?);
    }
    complaints.sort_by_key(|complaint| std::cmp::Reverse((complaint.received, complaint.id)));
    complaints.truncate(page.limit as usize);
    Ok(complaints)
}

/// Which of those that wait belong on a page. Whom a waiting complaint names and what it is about is not
/// public, so asking for an institution or a budget line never finds one.
fn waiting(filter: &Filter, page: Page, published: &Published, today: Date) -> Option<WaitingFilter> {
    let received = filter.statuses.is_empty() || filter.statuses.contains(&Status::Received);
    let visible = filter.institutions.is_empty() && !filter.budget && received;
    visible.then(|| WaitingFilter {
        registered_to: iso(published.calendar.last_past(today, LONGEST_WAIT)),
        due_before: filter.overdue.then(|| iso(today)),
        topics: filter.topics.clone(),
        districts: filter.districts.clone(),
        since: filter.since,
        before: filter.before,
        after: page.after,
        limit: page.limit,
    })
}

/// The address of the next page, for those who read tables.
fn next_link(members: &[(String, String)], next: &str) -> String {
    let encode = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let kept = members.iter().filter(|(name, _)| name != "cursor");
    let kept = kept.map(|(name, value)| format!("{}={}&", encode(name), encode(value)));
    format!("</api/complaints?{}cursor={next}>; rel=\"next\"", kept.collect::<String>())
}
