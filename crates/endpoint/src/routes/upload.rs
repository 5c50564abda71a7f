//! The body of a post that may bring photos: JSON alone, or `multipart/form-data` with the JSON in one part and
//! each photo in a part `photo`.

use super::body::Members;
use crate::app::Endpoint;
use crate::client_ip::Sender;
use crate::photos::{MOST, MOST_BYTES, Sent, Share};
use crate::problem::Refusal;
use adaldyq_domain::fault::Fault;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{ConnectInfo, DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Map, Value};
use std::net::SocketAddr;

/// Largest body without photos, and largest JSON beside them.
pub const BODY_LIMIT: usize = 64 * 1_024;
/// Largest body with photos: all of the largest, the JSON, and what stands between the parts.
const UPLOAD_LIMIT: usize = MOST * MOST_BYTES + 2 * BODY_LIMIT;

/// What came: the JSON's members, and the photos as they were sent.
pub struct Upload {
    pub members: Map<String, Value>,
    pub photos: Vec<Sent>,
    /// Holds the photos' part of the memory; goes where they go.
    pub share: Option<Share>,
}

pub fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.trim_start().get(..19).is_some_and(|start| start.eq_ignore_ascii_case("multipart/form-data"))
}

impl Upload {
    /// Reads the body; `part` names the one with the JSON, which a body of JSON alone is.
    pub async fn read(endpoint: &Endpoint, request: Request, part: &'static str) -> Result<Self, Refusal> {
        if is_multipart(request.headers()) {
            // Apart, since what is awaited is moved from layer to layer, and this is large.
            return Box::pin(Self::read_multipart(endpoint, request, part)).await;
        }
        let Members(members) = Members::from_request(request, &()).await?;
        Ok(Self { members, photos: Vec::new(), share: None })
    }

    async fn read_multipart(
        endpoint: &Endpoint,
        mut request: Request,
        part: &'static str,
    ) -> Result<Self, Refusal> {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().copied();
        let ConnectInfo(peer) = peer.expect("the server tells every request who its peer is");
        let sender = Sender::of(peer.ip(), request.headers(), &endpoint.settings.trusted_proxies);
        let share = endpoint.photos.memory.share(sender);
        DefaultBodyLimit::max(UPLOAD_LIMIT).apply(&mut request);
        let multipart = Multipart::from_request(request, &()).await.map_err(|_| Refusal::BrokenParts)?;
        read_parts(multipart, share, part).await
    }
}

/// To its end also where something is wrong with it: a browser that is cut off shows no answer.
async fn read_parts(
    mut multipart: Multipart,
    mut share: Share,
    part: &'static str,
) -> Result<Upload, Refusal> {
    let (mut json, mut photos) = (None, Vec::new());
    while let Some(field) = multipart.next_field().await.map_err(broken)? {
        match field.name() {
            Some("photo") => {
                let most = if photos.len() >= MOST { 0 } else { MOST_BYTES };
                photos.push(read(field, most, Some(&mut share)).await?);
            }
            Some(name) if name == part && json.is_none() => json = Some(read(field, BODY_LIMIT, None).await?),
            _ => drop(read(field, 0, None).await?),
        }
    }
    if photos.len() > MOST {
        return Err(Refusal::of(Fault::new("photo", "too-many-photos").with("max", MOST as i64)));
    }
    match json {
        None => Err(Refusal::of(Fault::new(part, "required"))),
        Some(json) if json.too_large => Err(Refusal::TooLarge),
        Some(json) => Ok(Upload { members: Members::parse(&json.bytes)?.0, photos, share: Some(share) }),
    }
}

/// One part, as far as it may go; what lies beyond is passed over.
async fn read(mut field: Field<'_>, most: usize, mut share: Option<&mut Share>) -> Result<Sent, Refusal> {
    let mut sent = Sent { bytes: Vec::new(), too_large: false };
    while let Some(chunk) = field.chunk().await.map_err(broken)? {
        if sent.too_large || sent.bytes.len() + chunk.len() > most {
            sent.too_large = true;
            continue;
        }
        if let Some(share) = &mut share {
            share.take(chunk.len()).map_err(|_| Refusal::Busy)?;
        }
        sent.bytes.extend_from_slice(&chunk);
    }
    Ok(sent)
}

fn broken(error: MultipartError) -> Refusal {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Refusal::TooLarge } else { Refusal::BrokenParts }
}
