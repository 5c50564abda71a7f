//! Supporting a complaint instead of sending the same one again.

use super::body::Members;
use crate::app::Endpoint;
use crate::client_ip::Sender;
use crate::problem::{Broken, Faulty, Missing, OtherKind, Refusal, TooMany};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::fault::Fault;
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::HeaderMap;
use serde::Serialize;
use std::net::SocketAddr;
use std::sync::Arc;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct Supports {
    /// Devices so far, about so many people.
    supports: i64,
}

#[derive(ToSchema)]
#[schema(example = json!({ "token": "0123456789abcdef0123456789abcdef" }))]
#[allow(dead_code, reason = "describes what `support` reads")]
pub struct Device {
    /// 32 to 128 visible ASCII characters, random, which the device keeps.
    token: String,
}

/// Supports an open public complaint. Of one device only the first counts.
#[utoipa::path(
    post,
    path = "/complaints/{id}/support",
    tag = "complaints",
    params(("id" = String, Path, description = "Its number")),
    request_body = Device,
    responses((status = 200, body = Supports), Missing, Faulty, Broken, OtherKind, TooMany)
)]
pub async fn support(
    State(endpoint): State<Arc<Endpoint>>,
    id: Result<Path<String>, PathRejection>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Members(members): Members,
) -> Result<Json<Supports>, Refusal> {
    let Path(id) = id.map_err(|_| Refusal::NotFound)?;
    // The token and the limit come first, so that neither tells which numbers there are.
    let token = members.get("token").and_then(|token| token.as_str()).unwrap_or_default();
    if !(32..=128).contains(&token.len()) || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Refusal::of(Fault::new("token", "bad-token")));
    }
    let now = endpoint.clock.now();
    if let Some(limit) = &endpoint.rate_limit {
        let sender = Sender::of(peer.ip(), &headers, &endpoint.settings.trusted_proxies);
        limit.take(sender, now).map_err(|seconds| Refusal::TooMany { seconds })?;
    }
    let id = Id::parse(&id).map_err(|_| Refusal::NotFound)?;
    // By complaint, so that nobody can tell from the store which complaints one device supports.
    let device = endpoint.secret.token("support", &[id.compact().as_bytes(), token.as_bytes()]);
    let supports = endpoint.store.support(id, device, now).await?.ok_or(Refusal::NotFound)?;
    Ok(Json(Supports { supports }))
}
