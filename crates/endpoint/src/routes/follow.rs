//! Following a complaint by e-mail, and private links that are sent again. Only where mail is sent at all.

use super::body::Members;
use super::one::{find, is_key};
use crate::app::Endpoint;
use crate::client_ip::Sender;
use crate::problem::{self, Broken, Faulty, Missing, OtherKind, Refusal, TooMany};
use crate::store::Follow;
use adaldyq_domain::complaint::contact::is_email;
use adaldyq_domain::complaint::life::Visibility;
use adaldyq_domain::fault::Fault;
use axum::extract::rejection::PathRejection;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Map, Value};
use std::net::SocketAddr;
use std::sync::Arc;
use utoipa::ToSchema;

#[derive(ToSchema)]
#[allow(dead_code, reason = "describes what `address` reads")]
pub struct Address {
    email: String,
}

/// Sends a letter that asks whether the owner of the address wants to follow a complaint. With the key also of
/// one that is not public. The answer is the same for every address.
#[utoipa::path(
    post,
    path = "/complaints/{id}/follow",
    tag = "complaints",
    params(("id" = String, Path, description = "Its number")),
    request_body = Address,
    responses((status = 202, description = "A letter is on its way"), Missing, Faulty, Broken, OtherKind, TooMany),
    security((), ("key" = []))
)]
pub async fn follow(
    State(endpoint): State<Arc<Endpoint>>,
    id: Result<Path<String>, PathRejection>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Members(members): Members,
) -> Result<StatusCode, Refusal> {
    let Path(id) = id.map_err(|_| Refusal::NotFound)?;
    if endpoint.post.is_none() {
        return Err(Refusal::NotFound);
    }
    let whole = find(&endpoint, &id).await?;
    let may = match headers.get(AUTHORIZATION) {
        Some(key) => is_key(&endpoint, &whole, key),
        None => whole.complaint.life.visibility == Visibility::Public,
    };
    if !may {
        return Err(Refusal::NotFound);
    }
    let email = address(&members)?;
    let now = limited(&endpoint, peer, &headers)?;
    let lang = problem::language(&headers);
    let (complaint, digest) = (whole.complaint.id, digest(&endpoint, "recipient", &email));
    let of_author = headers.contains_key(AUTHORIZATION);
    endpoint.store.follow(Follow { complaint, email, digest, of_author, lang, time: now }).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Sends the private links of all complaints that name an address, to that address. The answer tells nothing of
/// whether there are any.
#[utoipa::path(
    post,
    path = "/links",
    tag = "complaints",
    request_body = Address,
    responses((status = 202, description = "Where there is something to send, it is on its way"), Missing, Faulty, Broken, OtherKind, TooMany)
)]
pub async fn links(
    State(endpoint): State<Arc<Endpoint>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Members(members): Members,
) -> Result<StatusCode, Refusal> {
    if endpoint.post.is_none() {
        return Err(Refusal::NotFound);
    }
    let email = address(&members)?;
    let now = limited(&endpoint, peer, &headers)?;
    let digest = digest(&endpoint, "links", &email);
    endpoint.store.send_links(email, digest, problem::language(&headers), now).await?;
    Ok(StatusCode::ACCEPTED)
}

fn address(members: &Map<String, Value>) -> Result<String, Refusal> {
    match members.get("email") {
        None | Some(Value::Null) => Err(Refusal::of(Fault::new("email", "required"))),
        Some(Value::String(email)) if email.len() <= 254 && is_email(email.trim()) => {
            Ok(email.trim().to_owned())
        }
        Some(Value::String(_)) => Err(Refusal::of(Fault::new("email", "bad-email"))),
        Some(_) => Err(Refusal::of(Fault::new("email", "wrong-type").with("expected", "string"))),
    }
}

/// An address as letters of a kind to it are counted, however it is written.
fn digest(endpoint: &Endpoint, kind: &'static str, email: &str) -> String {
    endpoint.secret.token(kind, &[email.to_lowercase().as_bytes()])
}

/// The moment, where this sender may still ask. Letters are counted also by themselves, since they reach others.
fn limited(endpoint: &Endpoint, peer: SocketAddr, headers: &HeaderMap) -> Result<i64, Refusal> {
    let now = endpoint.clock.now();
    if let Some(limit) = &endpoint.rate_limit {
        let sender = Sender::of(peer.ip(), headers, &endpoint.settings.trusted_proxies);
        limit.take(sender, now).map_err(|seconds| Refusal::TooMany { seconds })?;
        endpoint.letters.take(sender, now).map_err(|seconds| Refusal::TooMany { seconds })?;
    }
    Ok(now)
}
