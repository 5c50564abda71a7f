//! The public list, as JSON, GeoJSON or CSV, and the counts.

use super::formats::{self, Format};
use super::query::{self, Asked};
use super::view;
use crate::app::Endpoint;
use crate::clock;
use crate::problem::Refusal;
use crate::store::{Axis, Count, Tally};
use adaldyq_domain::complaint::working_days::{LONGEST_WAIT, iso};
use axum::Json;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::{ACCESS_CONTROL_EXPOSE_HEADERS, CACHE_CONTROL, LINK, VARY};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use std::sync::Arc;

type Members = Query<Vec<(String, String)>>;

/// `GET /api/complaints`: what the public may see, newest first.
pub async fn list(
    State(endpoint): State<Arc<Endpoint>>,
    Query(members): Members,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let published = endpoint.city.current();
    let mut asked = Asked::new(&members);
    let (filter, mut page) = (asked.filter(&published), asked.page());
    let format = asked.one("format", "unknown-format", Format::from_code);
    asked.checked(())?;
    let today = view::day(&published, endpoint.clock.now());
    let waiting_since = iso(published.calendar.last_past(today, LONGEST_WAIT));
    let limit = page.limit;
    page.limit += 1; // one more tells whether there is a next page
    let mut complaints = endpoint.store.list(&filter, &waiting_since, page).await?;
    let more = complaints.len() > limit as usize;
    complaints.truncate(limit as usize);
    let next = complaints.last().filter(|_| more).map(|last| query::cursor(last.received, last.id));
    let items = complaints.iter().map(|complaint| view::item(complaint, today)).collect();
    let format = format.unwrap_or_else(|| Format::accepted(&headers));
    let mut response = formats::write(format, items, next.as_deref(), &published);
    let headers = response.headers_mut();
    if let Some(link) = next.and_then(|next| next_link(&members, &next).parse().ok()) {
        headers.insert(LINK, link);
        headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, LINK.into());
    }
    headers.insert(CACHE_CONTROL, "no-cache".parse().expect("it is a header's value"));
    headers.insert(VARY, "accept".parse().expect("it is a header's value"));
    Ok(response)
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

/// `GET /api/complaints/summary`: counts of public complaints, and how many wait to be accepted.
pub async fn summary(
    State(endpoint): State<Arc<Endpoint>>,
    Query(members): Members,
) -> Result<Response, Refusal> {
    let published = endpoint.city.current();
    let mut asked = Asked::new(&members);
    let (filter, axes) = (asked.filter(&published), asked.axes());
    asked.checked(())?;
    let today = view::day(&published, endpoint.clock.now());
    let groups = endpoint.store.count(&filter, &axes, &iso(today)).await?;
    let total = endpoint.store.count(&filter, &[], &iso(today)).await?;
    let waiting = endpoint.store.waiting().await?;
    let age = |oldest| clock::days_between(view::day(&published, oldest), today);
    let body = json!({
        "by": axes.iter().map(|axis| axis.code()).collect::<Vec<_>>(),
        "groups": if axes.is_empty() { Vec::new() } else { groups.iter().map(|group| counted(group, &axes)).collect() },
        "total": tallied(total.first().map(|all| all.tally).unwrap_or_default()),
        "waiting": { "count": waiting.count, "oldest_days": waiting.oldest.map(age) },
    });
    Ok(([(CACHE_CONTROL, "no-cache")], Json(body)).into_response())
}

fn counted(count: &Count, axes: &[Axis]) -> Value {
    let mut group = tallied(count.tally);
    for (axis, value) in axes.iter().zip(&count.values) {
        group[axis.code()] = match (axis, value) {
            (Axis::Year, Some(year)) => json!(year.parse::<u16>().ok()),
            (_, value) => json!(value),
        };
    }
    group
}

fn tallied(tally: Tally) -> Value {
    json!({
        "count": tally.count,
        "overdue": tally.overdue,
        "confirmed": tally.confirmed,
        "disputed": tally.disputed,
        "unconfirmed": tally.unconfirmed,
    })
}
