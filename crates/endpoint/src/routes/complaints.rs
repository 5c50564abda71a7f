//! Complaints come in, and are read.

use super::upload::Upload;
use super::{body, view};
use crate::app::Endpoint;
use crate::city::Published;
use crate::client_ip::Sender;
use crate::clock;
use crate::photos::Sent;
use crate::problem::Refusal;
use crate::store::{NewComplaint, Receipt, Received, Request};
use adaldyq_domain::complaint::draft::{Complaint, Draft};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::Life;
use adaldyq_domain::complaint::working_days::TERM;
use adaldyq_domain::fault::Fault;
use adaldyq_domain::id::InstitutionId;
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{self, ConnectInfo, Path, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, HeaderName, LOCATION, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

const IDEMPOTENCY_KEY: &str = "idempotency-key";

type Receipted = (StatusCode, [(HeaderName, String); 1], Json<Value>);

/// `POST /api/complaints`: takes a complaint and answers once it is on the disk, its photos too.
pub async fn submit(
    State(endpoint): State<Arc<Endpoint>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    sent: extract::Request,
) -> Result<Receipted, Refusal> {
    let Upload { members, photos, share } = Upload::read(&endpoint, sent, "complaint").await?;
    let draft = body::draft(&members);
    let now = endpoint.clock.now();
    let published = endpoint.city.current();
    let request = request(&endpoint, &headers, &draft, &photos)?;
    if let Some(request) = &request
        && let Some(earlier) = endpoint.store.earlier(request, now).await?
    {
        return receipted(&endpoint, &published, earlier);
    }
    let complaint = draft.check(&*published, |text| text.nfc().collect()).map_err(Refusal::Invalid)?;
    if let Some(limit) = &endpoint.rate_limit {
        let sender = Sender::of(peer.ip(), &headers, &endpoint.settings.trusted_proxies);
        limit.take(sender, now).map_err(|seconds| Refusal::TooMany { seconds })?;
    }
    // Last of all, since it takes longest.
    let photos = endpoint.photos.keep(photos, share).await?;
    let new = NewComplaint { photos, ..registered(complaint, &published, request, now) };
    let received = endpoint.store.receive(new).await?;
    receipted(&endpoint, &published, received)
}

/// The complaint with its day of registration and its due day.
fn registered(
    complaint: Complaint,
    published: &Published,
    request: Option<Request>,
    now: i64,
) -> NewComplaint {
    let registered = published
        .calendar
        .registered(now, &published.city.working_hours)
        .expect("the working hours were read when the release was");
    let due = published.calendar.due(registered, TERM);
    let life = Life::receive(complaint.institution.clone(), complaint.confidential, registered, due);
    let of_institution = || published.district_of(complaint.institution.as_ref().map(InstitutionId::as_str)?);
    let district = complaint.district.clone().or_else(|| of_institution().map(str::to_owned));
    NewComplaint { complaint, photos: Vec::new(), district, received: now, life, request }
}

/// The request's key and content as digests; the content as it was parsed, so that neither the order of
/// members nor the spaces between them matter. Photos are in it by their own digests.
fn request(
    endpoint: &Endpoint,
    headers: &HeaderMap,
    draft: &Draft,
    photos: &[Sent],
) -> Result<Option<Request>, Refusal> {
    let mut keys = headers.get_all(IDEMPOTENCY_KEY).iter();
    let Some(key) = keys.next() else { return Ok(None) };
    let key = key.as_bytes();
    let fits = (16..=128).contains(&key.len()) && key.iter().all(u8::is_ascii_graphic);
    if !fits || keys.next().is_some() {
        return Err(Refusal::of(Fault::new("Idempotency-Key", "bad-idempotency-key")));
    }
    let mut content = serde_json::to_vec(draft).expect("a draft is text and numbers");
    photos.iter().for_each(|photo| content.extend(photo.digest()));
    let (key_digest, content_digest) = (endpoint.secret.digest(key), endpoint.secret.digest(&content));
    Ok(Some(Request { key_digest, content_digest }))
}

fn receipted(endpoint: &Endpoint, published: &Published, received: Received) -> Result<Receipted, Refusal> {
    let receipt = match received {
        Received::New(receipt) | Received::Again(receipt) => receipt,
        Received::Reused => return Err(Refusal::of(Fault::new("Idempotency-Key", "idempotency-key-reused"))),
    };
    let Receipt { id, key_generation, .. } = receipt;
    let body = json!({
        "id": id,
        "key": endpoint.secret.key(id, key_generation),
        "status": "received",
        "received": clock::iso(receipt.received),
        "registered": receipt.registered,
        "due": receipt.due,
        "registrar": published.city.registrar,
    });
    Ok((StatusCode::CREATED, [(LOCATION, format!("/api/complaints/{id}"))], Json(body)))
}

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
