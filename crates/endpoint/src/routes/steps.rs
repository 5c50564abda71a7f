//! What a resident does to a complaint of their own.

use super::idempotency::{request, reused};
use super::one::{find, is_key, opens};
use super::upload::Upload;
use super::view::{self, Looked, Own};
use super::words::words;
use crate::app::Endpoint;
use crate::client_ip::Sender;
use crate::photos::{MOST_OF_A_COMPLAINT, PhotoId};
use crate::problem::{Broken, Conflict, Faulty, Missing, OtherKind, Refusal, TooMany};
use crate::store::{Act, ActError, Acted, Request, Whole};
use adaldyq_domain::complaint::event::EventKind;
use adaldyq_domain::complaint::life::Action;
use adaldyq_domain::complaint::official::Actor;
use adaldyq_domain::fault::Fault;
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{self, ConnectInfo, Path, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use serde::Serialize;
use serde_json::{Map, Value};
use std::net::SocketAddr;
use std::sync::Arc;
use utoipa::ToSchema;

/// A step that was taken.
#[derive(Serialize, ToSchema)]
pub struct Taken {
    /// Of its event.
    number: i64,
    /// The new key, where it was renewed; the one before opens nothing any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    key: Option<String>,
    complaint: Own,
}

/// What a resident wants to do.
#[derive(ToSchema)]
#[schema(example = json!({ "kind": "message", "text": "It is still there" }))]
#[allow(dead_code, reason = "describes what `Wanted::read` reads")]
pub struct Step {
    /// `message`, `object`, `confirm`, `dispute`, `reopen`, `hide_name`, `withdraw`, `erase` or `renew_key`.
    kind: String,
    /// Needed to object and to dispute, and with a message that has no photos.
    text: Option<String>,
    /// With a dispute: that it is to be reopened at once.
    reopen: Option<bool>,
}

/// Takes a step as the one whose complaint it is. Photos may come with a message, an objection and a dispute, as
/// parts `photo` beside a part `event`.
#[utoipa::path(
    post,
    path = "/complaints/{id}/events",
    tag = "complaints",
    params(
        ("id" = String, Path, description = "Its number"),
        ("Idempotency-Key" = Option<String>, Header, description = "16 to 128 visible ASCII characters")
    ),
    request_body = Step,
    responses((status = 201, body = Taken), Missing, Conflict, Faulty, Broken, OtherKind, TooMany),
    security(("key" = []))
)]
pub async fn take(
    State(endpoint): State<Arc<Endpoint>>,
    id: Result<Path<String>, PathRejection>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    sent: extract::Request,
) -> Result<(StatusCode, Json<Taken>), Refusal> {
    let Path(id) = id.map_err(|_| Refusal::NotFound)?;
    let whole = find(&endpoint, &id).await?;
    let key = headers.get(AUTHORIZATION).ok_or(Refusal::NotFound)?;
    let current = is_key(&endpoint, &whole, key);
    if !current && !was_key(&endpoint, &whole, key) {
        return Err(Refusal::NotFound);
    }
    let Upload { members, photos, share } = Upload::read(&endpoint, sent, "event").await?;
    let wanted = Wanted::read(&members)?;
    if !photos.is_empty() && !wanted.takes_photos() {
        return Err(Refusal::of(Fault::new("photo", "not-now")));
    }
    let content = (whole.complaint.id, &wanted.kind, &wanted.text, wanted.then.is_some());
    let request = request(&endpoint, &headers, &content, &photos)?;
    // Whoever has only the old key can have come again with its last step, and that brings no photos.
    if !current && (request.is_none() || !photos.is_empty()) {
        return Err(Refusal::NotFound);
    }
    if current && let Some(limit) = &endpoint.rate_limit {
        let sender = Sender::of(peer.ip(), &headers, &endpoint.settings.trusted_proxies);
        limit.take(sender, endpoint.clock.now()).map_err(|seconds| Refusal::TooMany { seconds })?;
    }
    let photos = endpoint.photos.keep(photos, share).await?;
    let brought: Vec<PhotoId> = photos.iter().map(|photo| photo.id.clone()).collect();
    let act = Act { photos, ..wanted.act(&endpoint, &whole, request, current) };
    let acted = endpoint.store.act(act).await?;
    // A copy of an earlier step has its photos already, and one that is refused leaves none.
    if acted.as_ref().map_or(true, |acted| acted.again) {
        endpoint.photos.forget(&brought).await;
    }
    let acted = acted.map_err(|error| refused(error, current))?;
    endpoint.photos.forget(&acted.erased).await;
    taken(&endpoint, &whole, acted).await
}

/// Whether this was its key before the last renewal: the answer to that may have been lost on the way.
fn was_key(endpoint: &Endpoint, whole: &Whole, key: &HeaderValue) -> bool {
    let generation = whole.complaint.key_generation;
    generation > 0 && opens(endpoint, whole.complaint.id, generation - 1, key)
}

struct Wanted {
    kind: String,
    action: Action,
    text: Option<String>,
    then: Option<Action>,
}

impl Wanted {
    fn read(members: &Map<String, Value>) -> Result<Self, Refusal> {
        let mut faults = Vec::new();
        let text = words(members, "text", &mut faults);
        let kind = match members.get("kind") {
            None | Some(Value::Null) => Err(Fault::new("kind", "required")),
            Some(Value::String(kind)) => action(kind).map(|action| (kind.clone(), action)),
            Some(_) => Err(Fault::new("kind", "wrong-type").with("expected", "string")),
        };
        let reopen = match members.get("reopen") {
            None | Some(Value::Null) => false,
            Some(Value::Bool(reopen)) => *reopen,
            Some(_) => {
                faults.push(Fault::new("reopen", "wrong-type").with("expected", "boolean"));
                false
            }
        };
        match kind {
            Ok((kind, action)) if faults.is_empty() => {
                let then = (reopen && action == Action::Dispute).then_some(Action::Reopen);
                Ok(Self { kind, action, text, then })
            }
            Ok(_) => Err(Refusal::Invalid(faults)),
            Err(fault) => {
                faults.push(fault);
                Err(Refusal::Invalid(faults))
            }
        }
    }

    const fn takes_photos(&self) -> bool {
        matches!(self.action, Action::Message | Action::Object | Action::Dispute)
    }

    fn act(self, endpoint: &Endpoint, whole: &Whole, request: Option<Request>, current: bool) -> Act {
        let time = endpoint.clock.now();
        let published = endpoint.city.current();
        Act {
            id: whole.complaint.id,
            actor: Actor::Resident,
            deed: self.action.into(),
            then: self.then,
            text: self.text,
            photos: Vec::new(),
            // No event has this number: what comes with a key that was renewed can only be the same request
            // again, which is answered before anything is compared.
            expect: (!current).then_some(-1),
            time,
            today: view::day(&published, time),
            calendar: published.calendar.clone(),
            request,
        }
    }
}

fn action(kind: &str) -> Result<Action, Fault> {
    Ok(match kind {
        "message" => Action::Message,
        "object" => Action::Object,
        "confirm" => Action::Confirm,
        "dispute" => Action::Dispute,
        "reopen" => Action::Reopen,
        "hide_name" => Action::HideName,
        "withdraw" => Action::Withdraw,
        "erase" => Action::Erase,
        "renew_key" => Action::RenewKey,
        _ => return Err(Fault::new("kind", "unknown-kind")),
    })
}

fn refused(error: ActError, current: bool) -> Refusal {
    match error {
        ActError::Unknown => Refusal::NotFound,
        ActError::Changed { .. } if !current => Refusal::NotFound,
        ActError::Changed { last } => Refusal::Changed { last },
        ActError::Forbidden(why) => Refusal::Because(StatusCode::CONFLICT, Fault::new("kind", why.code())),
        ActError::NoText => Refusal::of(Fault::new("text", "required")),
        ActError::TooManyPhotos { now } => Refusal::of(too_many_photos(now)),
        ActError::Reused => reused(),
    }
}

fn too_many_photos(now: i64) -> Fault {
    let most = MOST_OF_A_COMPLAINT as i64;
    Fault::new("photo", "too-many-photos-in-all").with("max", most).with("left", (most - now).max(0))
}

async fn taken(
    endpoint: &Endpoint,
    before: &Whole,
    acted: Acted,
) -> Result<(StatusCode, Json<Taken>), Refusal> {
    let id = before.complaint.id;
    let whole = endpoint.store.whole(id).await?.ok_or(Refusal::NotFound)?;
    let published = endpoint.city.current();
    let complaint = view::own(endpoint, &whole, Looked::now(endpoint, &published)).await?;
    let renewed = acted.kind == EventKind::KeyRenewed;
    let key = renewed.then(|| endpoint.secret.key(id, acted.key_generation));
    Ok((StatusCode::CREATED, Json(Taken { number: acted.number, key, complaint })))
}
