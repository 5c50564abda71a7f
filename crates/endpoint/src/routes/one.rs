//! One complaint is read.

use super::view::{self, Looked, Own, Seen};
use crate::app::Endpoint;
use crate::problem::{Missing, Refusal};
use crate::store::Whole;
use adaldyq_domain::complaint::id::Id;
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// One complaint, as far as the one who asks may know it.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub enum Read {
    Own(Box<Own>),
    Public(Seen),
}

/// One complaint: what the public may see of it, or with its key everything.
#[utoipa::path(
    get,
    path = "/complaints/{id}",
    tag = "complaints",
    params(("id" = String, Path, description = "Its number, in any case, with or without its hyphen")),
    responses((status = 200, body = Read), Missing),
    security((), ("key" = []))
)]
pub async fn one(
    State(endpoint): State<Arc<Endpoint>>,
    id: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    // What is no text names no complaint either.
    let Path(id) = id.map_err(|_| Refusal::NotFound)?;
    let (number, as_calendar) = id.strip_suffix(".ics").map_or((id.as_str(), false), |id| (id, true));
    let whole = find(&endpoint, number).await?;
    let published = endpoint.city.current();
    let looked = Looked::now(&endpoint, &published);
    let own = headers.get(AUTHORIZATION).map(|key| is_key(&endpoint, &whole, key));
    if own == Some(false) {
        return Err(Refusal::NotFound);
    }
    let cached = if own.is_some() { "no-store" } else { "no-cache" };
    let about = [(CACHE_CONTROL, cached), (VARY, "authorization, accept-language")];
    let read = match own {
        Some(_) => Read::Own(Box::new(view::own(&endpoint, &whole, looked).await?)),
        None => Read::Public(view::public(&endpoint, &whole, looked).await?.ok_or(Refusal::NotFound)?),
    };
    if !as_calendar {
        return Ok((about, Json(read)).into_response());
    }
    // A calendar holds days of the dialogue, which those that only wait or are hidden do not show.
    match read {
        Read::Public(Seen::Hidden(_) | Seen::Waiting(_)) => Err(Refusal::NotFound),
        _ => Ok((about, super::calendar::of(&endpoint, &whole, looked, &headers)).into_response()),
    }
}

/// The days of a complaint, as a calendar file.
#[utoipa::path(
    get,
    path = "/api/complaints/{id}.ics",
    tag = "feeds",
    params(("id" = String, Path, description = "Its number")),
    responses((status = 200, body = String, content_type = "text/calendar"), Missing),
    security((), ("key" = []))
)]
#[allow(dead_code, reason = "describes what `one` answers to such a number")]
pub const fn calendar() {}

/// The complaint of a number as somebody wrote it.
pub async fn find(endpoint: &Endpoint, id: &str) -> Result<Whole, Refusal> {
    let id = Id::parse(id).map_err(|_| Refusal::NotFound)?;
    endpoint.store.whole(id).await?.ok_or(Refusal::NotFound)
}

/// Whether this is its key.
pub fn is_key(endpoint: &Endpoint, whole: &Whole, authorization: &HeaderValue) -> bool {
    opens(endpoint, whole.complaint.id, whole.complaint.key_generation, authorization)
}

/// Whether this is the key of a complaint.
pub fn opens(endpoint: &Endpoint, id: Id, key_generation: i64, authorization: &HeaderValue) -> bool {
    let parts = authorization.to_str().ok().and_then(|value| value.split_once(' '));
    let Some((scheme, key)) = parts else { return false };
    scheme.eq_ignore_ascii_case("bearer") && endpoint.secret.opens(key.trim(), id, key_generation)
}
