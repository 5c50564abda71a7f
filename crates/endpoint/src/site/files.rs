//! Files out of a folder.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use std::path::Path;

pub async fn page_or_file(folder: &Path, path: &str) -> Response {
    let name = path.trim_start_matches('/');
    if name.contains('.') { file(folder, name).await } else { file(folder, "index.html").await }
}

pub async fn file(folder: &Path, name: &str) -> Response {
    let safe = name.split('/').all(|part| !part.is_empty() && !part.starts_with('.'));
    if !safe {
        return StatusCode::NOT_FOUND.into_response();
    }
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    match tokio::fs::read(folder.join(name)).await {
        Ok(bytes) => ([(CONTENT_TYPE, kind)], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
