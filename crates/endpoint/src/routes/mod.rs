//! HTTP in, a call of the domain or the store, HTTP out.
//!
//! Architecture invariant: nothing here knows SQL.

pub mod body;
mod challenge;
pub mod complaints;
mod formats;
mod health;
mod list;
mod one;
pub mod photos;
pub mod query;
mod settings;
pub mod upload;
pub mod view;

use crate::app::Endpoint;
use crate::desk;
use crate::problem::Refusal;
use axum::Router;
use axum::extract::Request;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;

/// Everything under `/api`.
pub fn api() -> Router<Arc<Endpoint>> {
    Router::new()
        .route("/health", get(health::health))
        .route("/settings", get(settings::settings))
        .route("/challenge", get(challenge::challenge))
        .route("/complaints", get(list::list).post(complaints::submit))
        .route("/complaints/summary", get(list::summary))
        .nest("/desk", desk::routes())
        .route("/complaints/{id}", get(one::one))
        .route("/photos/{id}", get(photos::large))
        .route("/photos/{id}/thumb", get(photos::small))
        .fallback(async || Refusal::NotFound)
}

/// Answers a browser that asks whether a page of another site may read: it may, also with a key, since a key
/// is no cookie that the browser would send by itself.
fn preflight() -> Response {
    let headers = [
        ("access-control-allow-methods", "GET, HEAD"),
        ("access-control-allow-headers", "accept, accept-language, authorization"),
        ("access-control-max-age", "86400"),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// What every answer of the API carries, refusals included.
pub async fn headers(request: Request, next: Next) -> Response {
    // No page of another site may know what officials see.
    let of_desk = request.uri().path().starts_with("/api/desk");
    let asks_first = *request.method() == Method::OPTIONS && !of_desk;
    let reads = asks_first || matches!(*request.method(), Method::GET | Method::HEAD);
    let mut response = if asks_first { preflight() } else { next.run(request).await };
    let headers = response.headers_mut();
    if reads && !of_desk {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(
        "content-security-policy",
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox"),
    );
    headers.insert("referrer-policy", HeaderValue::from_static("no-referrer"));
    response
}
