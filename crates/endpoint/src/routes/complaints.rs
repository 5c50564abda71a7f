//! Complaints come in.

use super::body;
use super::idempotency::{request, reused};
use super::upload::Upload;
use super::view::ShownNames;
use super::words;
use crate::app::Endpoint;
use crate::city::Published;
use crate::client_ip::Sender;
use crate::clock;
use crate::problem::{Refusal, Unproven};
use crate::proof_of_work::Proof;
use crate::store::{NewComplaint, Receipt, Received};
use adaldyq_domain::complaint::draft::{Complaint, Draft};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{Life, Status};
use adaldyq_domain::complaint::working_days::TERM;
use adaldyq_domain::fault::Fault;
use adaldyq_domain::id::InstitutionId;
use adaldyq_domain::lang::Names;
use axum::Json;
use axum::extract::{self, ConnectInfo, State};
use axum::http::header::{HeaderName, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use serde::Serialize;
use std::net::SocketAddr;
use std::sync::Arc;
use utoipa::ToSchema;

const PROOF: &str = "x-altcha";

/// What its sender keeps. The key opens the complainant's own view, and is stored nowhere.
#[derive(Serialize, ToSchema)]
pub struct Receipted {
    #[schema(value_type = String)]
    id: Id,
    key: String,
    #[schema(value_type = String)]
    status: Status,
    received: String,
    registered: String,
    due: String,
    /// Who accepts appeals here.
    #[schema(value_type = ShownNames)]
    registrar: Names,
}

pub type Created = (StatusCode, [(HeaderName, String); 1], Json<Receipted>);

/// A complaint as it is sent. One of `institution` and `at` is needed, and `topic`, `text` and `lang`; null is the
/// same as absent.
#[derive(ToSchema)]
#[schema(example = json!({
    "institution": "school-027", "at": [51.13, 71.43], "topic": "roads", "text": "A deep hole before the gate",
    "lang": "en", "contact": { "email": "aya@example.kz" }, "budget": { "year": 2026, "group": "04" }
}))]
#[allow(dead_code, reason = "describes what `body::draft` reads")]
pub struct SentComplaint {
    institution: Option<String>,
    /// Latitude, longitude: in a district of the city, or within 300 m of one.
    at: Option<[f64; 2]>,
    /// `landscaping`, `roads`, `social_facilities`, `e_ticketing`, `other`.
    topic: String,
    /// 10 visible characters at least, 5,000 at most.
    text: String,
    /// `kk`, `ru`, `en`.
    lang: String,
    contact: Option<SentContact>,
    budget: Option<SentBudget>,
    /// For the anti-corruption service alone.
    confidential: Option<bool>,
    /// A trap for machines: people leave it empty.
    website: Option<String>,
}

#[derive(ToSchema)]
#[allow(dead_code, reason = "describes what `body::draft` reads")]
pub struct SentContact {
    name: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    show_name: Option<bool>,
}

#[derive(ToSchema)]
#[allow(dead_code, reason = "describes what `body::draft` reads")]
pub struct SentBudget {
    year: u16,
    group: Option<String>,
    item: Option<String>,
    contract: Option<String>,
}

/// Takes a complaint and answers once it is on the disk, its photos too. Photos come as `multipart/form-data` with
/// this JSON in a part `complaint` and each photo in a part `photo`.
#[utoipa::path(
    post,
    path = "/complaints",
    tag = "complaints",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "16 to 128 visible ASCII characters: a retry gets the first answer"),
        ("X-Altcha" = Option<String>, Header, description = "The solution of a challenge, in base64, where proof of work is asked")
    ),
    request_body = SentComplaint,
    responses((status = 201, body = Receipted), Unproven)
)]
pub async fn submit(
    State(endpoint): State<Arc<Endpoint>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    sent: extract::Request,
) -> Result<Created, Refusal> {
    let Upload { members, photos, share } = Upload::read(&endpoint, sent, "complaint").await?;
    let draft = body::draft(&members);
    let now = endpoint.clock.now();
    let published = endpoint.city.current();
    let request = request(&endpoint, &headers, &draft, &photos)?;
    let sender = Sender::of(peer.ip(), &headers, &endpoint.settings.trusted_proxies);
    let checked = check(&endpoint, &published, &headers, &draft, sender);
    // A copy of an earlier request gets the first answer, whatever is wrong with it by now. Where nothing is,
    // the store finds that out while it writes; but photos are not looked at twice.
    if (checked.is_err() || !photos.is_empty())
        && let Some(request) = &request
        && let Some(earlier) = Box::pin(endpoint.store.earlier(request, now)).await?
    {
        if checked.is_ok() {
            endpoint.give_back(sender);
        }
        return receipted(&endpoint, &published, earlier);
    }
    let (proof, complaint) = checked?;
    // People see no such field; programs that fill in everything do. What they send is kept, and marked.
    let suspect =
        members.get("website").is_some_and(|trap| !matches!(trap.as_str(), Some("")) && !trap.is_null());
    // Last of all, since it takes longest.
    let photos = Box::pin(endpoint.photos.keep(photos, share)).await?;
    let new = NewComplaint { photos, suspect, proof, request, ..registered(complaint, &published, now) };
    let received = Box::pin(endpoint.store.receive(new)).await?;
    if matches!(received, Received::Again(_)) {
        endpoint.give_back(sender);
    }
    receipted(&endpoint, &published, received)
}

/// Everything that can be found wrong without the store; the limit comes last, so that only good ones count.
fn check(
    endpoint: &Endpoint,
    published: &Published,
    headers: &HeaderMap,
    draft: &Draft,
    sender: Sender,
) -> Result<(Option<Proof>, Complaint), Refusal> {
    let now = endpoint.clock.now();
    let proof = proof(endpoint, headers, now)?;
    let complaint = draft.check(published, words::composed).map_err(Refusal::Invalid)?;
    if let Some(limit) = &endpoint.rate_limit {
        limit.take(sender, now).map_err(|seconds| Refusal::TooMany { seconds })?;
    }
    Ok((proof, complaint))
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

pub fn receipted(endpoint: &Endpoint, published: &Published, received: Received) -> Result<Created, Refusal> {
    let receipt = match received {
        Received::New(receipt) | Received::Again(receipt) => receipt,
        Received::Reused => return Err(reused()),
        Received::ProofSpent => return Err(unproven()),
    };
    let Receipt { id, key_generation, .. } = receipt;
    let body = Receipted {
        id,
        key: endpoint.secret.key(id, key_generation),
        status: Status::Received,
        received: clock::iso(receipt.received),
        registered: receipt.registered,
        due: receipt.due,
        registrar: published.city.registrar.clone(),
    };
    Ok((StatusCode::CREATED, [(LOCATION, format!("/api/complaints/{id}"))], Json(body)))
}
