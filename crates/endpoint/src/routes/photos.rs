//! Photos as they are looked at.

use super::one::opens;
use super::view::words_are_public;
use crate::app::Endpoint;
use crate::photos::{PhotoId, Size};
use crate::problem::{Missing, Refusal};
use crate::store::PhotoOf;
use adaldyq_domain::complaint::life::Visibility;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

type Asked = Result<Path<String>, PathRejection>;

/// A photo. With the key also one that is not public.
#[utoipa::path(
    get,
    path = "/photos/{id}",
    tag = "complaints",
    params(("id" = String, Path, description = "Of the photo")),
    responses(
        (status = 200, body = Vec<u8>, content_type = "image/jpeg"),
        (status = 304, description = "The reader has it"),
        Missing
    ),
    security((), ("key" = []))
)]
pub async fn large(
    State(endpoint): State<Arc<Endpoint>>,
    id: Asked,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    look(&endpoint, id, Size::Large, &headers).await
}

/// A photo, small.
#[utoipa::path(
    get,
    path = "/photos/{id}/thumb",
    tag = "complaints",
    params(("id" = String, Path, description = "Of the photo")),
    responses(
        (status = 200, body = Vec<u8>, content_type = "image/jpeg"),
        (status = 304, description = "The reader has it"),
        Missing
    ),
    security((), ("key" = []))
)]
pub async fn small(
    State(endpoint): State<Arc<Endpoint>>,
    id: Asked,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    look(&endpoint, id, Size::Small, &headers).await
}

/// What nobody may see is the same as what is not there.
async fn look(endpoint: &Endpoint, id: Asked, size: Size, headers: &HeaderMap) -> Result<Response, Refusal> {
    let Path(id) = id.map_err(|_| Refusal::NotFound)?;
    let id = PhotoId::parse(&id).ok_or(Refusal::NotFound)?;
    let whose = endpoint.store.whose(&id).await?.ok_or(Refusal::NotFound)?;
    let own =
        headers.get(AUTHORIZATION).map(|key| opens(endpoint, whose.complaint, whose.key_generation, key));
    match own {
        Some(true) => picture(endpoint, &id, size, headers, "no-store").await,
        // Asked for each time, so that a photo that is hidden is gone at once.
        None if is_public(&whose) => picture(endpoint, &id, size, headers, "no-cache").await,
        _ => Err(Refusal::NotFound),
    }
}

/// A photo is public where its complaint is, and its event.
fn is_public(photo: &PhotoOf) -> bool {
    photo.visibility == Visibility::Public && words_are_public(&photo.kind)
}

/// The picture itself, for somebody who may see it.
pub async fn picture(
    endpoint: &Endpoint,
    id: &PhotoId,
    size: Size,
    headers: &HeaderMap,
    cached: &'static str,
) -> Result<Response, Refusal> {
    // The content of an id never changes.
    let tag = format!("\"{}\"", id.as_str());
    let about = [(CACHE_CONTROL, cached.to_owned()), (VARY, "authorization".to_owned()), (ETAG, tag.clone())];
    let known = headers.get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    if known.is_some_and(|tags| tags.split(',').any(|known| known.trim().trim_start_matches("W/") == tag)) {
        return Ok((StatusCode::NOT_MODIFIED, about).into_response());
    }
    let jpeg = endpoint.photos.read(id, size).await?.ok_or(Refusal::NotFound)?;
    Ok((about, [(CONTENT_TYPE, "image/jpeg")], jpeg).into_response())
}
