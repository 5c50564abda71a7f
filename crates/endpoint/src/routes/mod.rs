//! HTTP in, a call of the domain or the store, HTTP out.
//!
//! Architecture invariant: nothing here knows SQL.

pub mod body;
mod calendar;
mod challenge;
pub mod complaints;
mod exact;
mod feeds;
mod follow;
mod formats;
mod health;
pub mod idempotency;
mod kept;
mod links;
mod list;
mod moderation;
mod near;
mod one;
mod openapi;
pub mod photos;
mod proposals;
pub mod query;
mod settings;
mod steps;
mod summary;
mod support;
pub mod upload;
pub mod view;
pub mod words;

pub use kept::KeptAnswers;

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
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Everything under `/api`.
pub fn api() -> Router<Arc<Endpoint>> {
    let (described, _) = described().split_for_parts();
    described.fallback(async || Refusal::NotFound)
}

/// The same with its description.
fn described() -> OpenApiRouter<Arc<Endpoint>> {
    OpenApiRouter::new()
        .routes(routes!(health::health))
        .routes(routes!(settings::settings))
        .routes(routes!(challenge::challenge))
        .routes(routes!(list::list, complaints::submit))
        .routes(routes!(summary::summary))
        .routes(routes!(summary::questioned))
        .routes(routes!(one::one))
        .routes(routes!(steps::take))
        .routes(routes!(support::support))
        .routes(routes!(follow::follow))
        .routes(routes!(follow::links))
        .routes(routes!(moderation::moderation))
        .routes(routes!(proposals::proposals))
        .routes(routes!(photos::large))
        .routes(routes!(photos::small))
        .routes(routes!(openapi::openapi))
        .nest("/desk", desk::routes())
}

/// What programs read that is not under `/api`.
pub fn feeds() -> Router<Arc<Endpoint>> {
    Router::new().route("/feeds/{of}/{file}", get(feeds::feed))
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
