//! Complaints come in.

use super::body;
use super::upload::Upload;
use crate::app::Endpoint;
use crate::city::Published;
use crate::client_ip::Sender;
use crate::clock;
use crate::photos::Sent;
use crate::problem::Refusal;
use crate::proof_of_work::Proof;
use crate::store::{NewComplaint, Receipt, Received, Request};
use adaldyq_domain::complaint::draft::{Complaint, Draft};
use adaldyq_domain::complaint::life::Life;
use adaldyq_domain::complaint::working_days::TERM;
use adaldyq_domain::fault::Fault;
use adaldyq_domain::id::InstitutionId;
use axum::Json;
use axum::extract::{self, ConnectInfo, State};
use axum::http::header::{HeaderName, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

const IDEMPOTENCY_KEY: &str = "idempotency-key";
const PROOF: &str = "x-altcha";

pub type Receipted = (StatusCode, [(HeaderName, String); 1], Json<Value>);

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
    let proof = proof(&endpoint, &headers, now)?;
    let complaint = draft.check(&*published, |text| text.nfc().collect()).map_err(Refusal::Invalid)?;
    if let Some(limit) = &endpoint.rate_limit {
        let sender = Sender::of(peer.ip(), &headers, &endpoint.settings.trusted_proxies);
        limit.take(sender, now).map_err(|seconds| Refusal::TooMany { seconds })?;
    }
    // People see no such field; programs that fill in everything do. What they send is kept, and marked.
    let suspect =
        members.get("website").is_some_and(|trap| !matches!(trap.as_str(), Some("")) && !trap.is_null());
    // Last of all, since it takes longest.
    let photos = endpoint.photos.keep(photos, share).await?;
    let new = NewComplaint { photos, suspect, proof, request, ..registered(complaint, &published, now) };
    let received = endpoint.store.receive(new).await?;
    receipted(&endpoint, &published, received)
}

/// The complaint with its day of registration and its due day.
pub fn registered(complaint: Complaint, published: &Published, now: i64) -> NewComplaint {
    let registered = published
        .calendar
        .registered(now, &published.city.working_hours)
        .expect("the working hours were read when the release was");
    let due = published.calendar.due(registered, TERM);
    let life = Life::receive(complaint.institution.clone(), complaint.confidential, registered, due);
    let of_institution = || published.district_of(complaint.institution.as_ref().map(InstitutionId::as_str)?);
    let district = complaint.district.clone().or_else(|| of_institution().map(str::to_owned));
    let line = complaint.institution.as_ref().zip(complaint.budget.as_ref());
    let questioned = line.and_then(|(institution, line)| published.amount(institution.as_str(), line));
    NewComplaint {
        complaint,
        photos: Vec::new(),
        district,
        received: now,
        life,
        questioned,
        suspect: false,
        channel: None,
        entered_by: None,
        proof: None,
        request: None,
    }
}

/// What the sender's device has worked for this complaint, where that is asked.
fn proof(endpoint: &Endpoint, headers: &HeaderMap, now: i64) -> Result<Option<Proof>, Refusal> {
    let Some(asked) = &endpoint.proof_of_work else { return Ok(None) };
    let given = headers.get(PROOF).and_then(|header| asked.check(header.as_bytes(), now));
    given.map(Some).ok_or_else(unproven)
}

fn unproven() -> Refusal {
    Refusal::Because(StatusCode::FORBIDDEN, Fault::new("X-Altcha", "proof-of-work"))
}

/// The request's key and content as digests; the content as it was parsed, so that neither the order of
/// members nor the spaces between them matter. Photos are in it by their own digests.
pub fn request(
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

pub fn receipted(
    endpoint: &Endpoint,
    published: &Published,
    received: Received,
) -> Result<Receipted, Refusal> {
    let receipt = match received {
        Received::New(receipt) | Received::Again(receipt) => receipt,
        Received::Reused => return Err(Refusal::of(Fault::new("Idempotency-Key", "idempotency-key-reused"))),
        Received::ProofSpent => return Err(unproven()),
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
