//! One complaint is read.

use super::view;
use crate::app::Endpoint;
use crate::problem::Refusal;
use adaldyq_domain::complaint::id::Id;
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, HeaderName, VARY};
use axum::http::{HeaderMap, HeaderValue};
use serde_json::Value;
use std::sync::Arc;

/// `GET /api/complaints/{id}`: what the public may see of one, or with its key everything.
pub async fn one(
    State(endpoint): State<Arc<Endpoint>>,
    id: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<([(HeaderName, &'static str); 2], Json<Value>), Refusal> {
    // What is no text names no complaint either.
    let Path(id) = id.map_err(|_| Refusal::NotFound)?;
    let id = Id::parse(&id).map_err(|_| Refusal::NotFound)?;
    let whole = endpoint.store.whole(id).await?.ok_or(Refusal::NotFound)?;
    let published = endpoint.city.current();
    let today = view::day(&published, endpoint.clock.now());
    let (body, cached) = match headers.get(AUTHORIZATION) {
        Some(key) if opens(&endpoint, id, whole.complaint.key_generation, key) => {
            (view::own(&whole, &published, today), "no-store")
        }
        Some(_) => return Err(Refusal::NotFound),
        None => (view::public(&whole, &published, today).ok_or(Refusal::NotFound)?, "no-cache"),
    };
    Ok(([(CACHE_CONTROL, cached), (VARY, "authorization")], Json(body)))
}

/// Whether this is the key of a complaint.
pub fn opens(endpoint: &Endpoint, id: Id, key_generation: i64, authorization: &HeaderValue) -> bool {
    let parts = authorization.to_str().ok().and_then(|value| value.split_once(' '));
    let Some((scheme, key)) = parts else { return false };
    scheme.eq_ignore_ascii_case("bearer") && endpoint.secret.opens(key.trim(), id, key_generation)
}
