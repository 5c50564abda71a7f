//! HTTP in, a call of the domain or the store, HTTP out.
//!
//! Architecture invariant: nothing here knows SQL.

mod body;
mod complaints;
mod health;
mod view;

use crate::app::Endpoint;
use crate::problem::Refusal;
use axum::Router;
use axum::extract::Request;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::{get, post};
use std::sync::Arc;

/// Everything under `/api`.
pub fn api() -> Router<Arc<Endpoint>> {
    Router::new()
        .route("/health", get(health::health))
        .route("/complaints", post(complaints::submit))
        .route("/complaints/{id}", get(complaints::one))
        .fallback(async || Refusal::NotFound)
}

/// What every answer of the API carries, refusals included.
pub async fn headers(request: Request, next: Next) -> Response {
    let public = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if public {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(
        "content-security-policy",
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
    );
    headers.insert("referrer-policy", HeaderValue::from_static("no-referrer"));
    response
}
