//! Complaints at the desk: the queue, one of them, and what is done to it.

use super::answers::{DeskActed, DeskComplaint, DeskWatching};
use super::deeds::{self, Asked, Todo};
use super::described::DeskAction;
use super::released::without_confidences;
use super::signed::{Signed, refused};
use super::{can, scope, view, watchers};
use crate::app::Endpoint;
use crate::problem::{Conflict, NotSignedIn, NotYours, Refusal, language};
use crate::routes::body::Members;
use crate::routes::idempotency::{id_of, request, reused};
use crate::routes::view::day;
use crate::store::notes::{Access, Note, Watch};
use crate::store::{Act, ActError, Deed, Whole};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::Visibility;
use adaldyq_domain::complaint::official::{Actor, Role};
use adaldyq_domain::fault::Fault;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};
use std::sync::Arc;

/// Those who have to do with complaints at all.
pub const ROLES: [Role; 3] = [Role::Operator, Role::Institution, Role::Officer];

/// `GET /api/desk/complaints/{id}`. That somebody opened what is held is written down before it is shown.
#[utoipa::path(
    get,
    path = "/complaints/{id}",
    operation_id = "desk_complaints_one",
    tag = "desk",
    description = "One complaint with all that its officials need.",
    security(("session" = [])),
    params(("id" = String, Path)),
    responses((status = 200, body = DeskComplaint), NotSignedIn, NotYours)
)]
pub async fn one(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refusal> {
    signed.must_be(&ROLES)?;
    let whole = scope::find(&endpoint, &signed.official, &id).await?;
    let (id, now) = (whole.complaint.id, endpoint.clock.now());
    opened(&endpoint, &signed, id, whole.complaint.life.visibility).await?;
    endpoint.store.watch(Watch { complaint: id, account: signed.account.id.clone(), now }).await?;
    let mut view = view::whole(&endpoint, &signed.official, &whole).await?;
    view["watching"] = json!(watchers(&endpoint, &signed, id, &headers).await?);
    Ok(Json(view))
}

/// Who else looks at it.
async fn watchers(
    endpoint: &Endpoint,
    signed: &Signed,
    id: Id,
    headers: &HeaderMap,
) -> Result<Vec<String>, Refusal> {
    let watching = endpoint.store.watching(&[id], &signed.account.id, endpoint.clock.now()).await?;
    Ok(watchers::of(&watching, id, &signed.official, language(headers)))
}

/// What is held is opened by whoever gets to see it, by whatever call.
async fn opened(
    endpoint: &Endpoint,
    signed: &Signed,
    complaint: Id,
    visibility: Visibility,
) -> Result<(), Refusal> {
    match visibility {
        Visibility::Held => access(endpoint, signed, complaint, "opened").await,
        _ => Ok(()),
    }
}

pub async fn access(
    endpoint: &Endpoint,
    signed: &Signed,
    complaint: Id,
    what: &'static str,
) -> Result<(), Refusal> {
    let account = signed.account.id.clone();
    let access = Access { complaint, account, what, now: endpoint.clock.now() };
    Ok(endpoint.store.write_access(access).await?)
}

/// `GET /api/desk/complaints/{id}/watching`: who else looks at it now, and whether anything happened.
#[utoipa::path(
    get,
    path = "/complaints/{id}/watching",
    operation_id = "desk_complaints_watching",
    tag = "desk",
    description = "Who else looks at it now, and the number of its last event.",
    security(("session" = [])),
    params(("id" = String, Path)),
    responses((status = 200, body = DeskWatching), NotSignedIn, NotYours)
)]
pub async fn watching(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refusal> {
    signed.must_be(&ROLES)?;
    let id = scope::number(&endpoint, &signed.official, &id).await?;
    let names = watchers(&endpoint, &signed, id, &headers).await?;
    let (account, now) = (signed.account.id, endpoint.clock.now());
    endpoint.store.watch(Watch { complaint: id, account, now }).await?;
    Ok(Json(json!({ "watching": names, "last": endpoint.store.last_event_of(id).await? })))
}

/// `POST /api/desk/complaints/{id}/actions`
#[utoipa::path(
    post,
    path = "/complaints/{id}/actions",
    operation_id = "desk_complaints_act",
    tag = "desk",
    description = "Takes a step, as whoever saw its last event.",
    security(("session" = [])),
    params(
        ("id" = String, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "16 to 128 visible ASCII characters: a note sent twice under it is kept once")
    ),
    request_body(content = DeskAction, examples(
        ("extend" = (value = json!({ "action": "extend", "last": 2, "due": "2027-01-15", "signed_by": "A. Omarov", "text": "Parts are awaited" }))),
        ("note" = (value = json!({ "action": "note", "text": "To be asked again on Monday" })))
    )),
    responses((status = 200, body = DeskActed), Conflict, NotSignedIn, NotYours)
)]
pub async fn act(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    Path(id): Path<String>,
    headers: HeaderMap,
    Members(members): Members,
) -> Result<Json<Value>, Refusal> {
    signed.must_be(&ROLES)?;
    let id = scope::number(&endpoint, &signed.official, &id).await?;
    let action = members.get("action").and_then(Value::as_str).unwrap_or_default();
    match can::belongs(action, signed.official.role) {
        None => return Err(Refusal::of(Fault::new("action", "unknown-action"))),
        Some(false) => return Err(refused(StatusCode::FORBIDDEN, "role")),
        Some(true) => {}
    }
    let asked = deeds::read(action, &members, &signed.official, &endpoint.city.current())?;
    do_it(&endpoint, &signed, &headers, id, asked).await?;
    let now = endpoint.store.whole_within(&scope::of(&signed.official), id).await?;
    let watching = watchers(&endpoint, &signed, id, &headers).await?;
    shown_after(&endpoint, &signed, id, now, watching).await
}

/// What is passed on to another institution is out of sight now.
async fn shown_after(
    endpoint: &Endpoint,
    signed: &Signed,
    id: Id,
    whole: Option<Whole>,
    watching: Vec<String>,
) -> Result<Json<Value>, Refusal> {
    match whole {
        Some(whole) => {
            opened(endpoint, signed, id, whole.complaint.life.visibility).await?;
            let whole = without_confidences(&signed.official, whole);
            let mut view = view::whole(endpoint, &signed.official, &whole).await?;
            view["watching"] = json!(watching);
            Ok(Json(view))
        }
        None => Ok(Json(json!({ "id": id, "gone": true, "can": [] }))),
    }
}

async fn do_it(
    endpoint: &Endpoint,
    signed: &Signed,
    headers: &HeaderMap,
    id: Id,
    asked: Asked,
) -> Result<(), Refusal> {
    let Asked { deed, text, last } = asked;
    let now = endpoint.clock.now();
    if let Todo::MergeInto(into) = deed
        && !endpoint.store.is_within(&scope::of(&signed.official), into).await?
    {
        // As for one that is not there: what lies out of sight cannot be found by merging into it.
        return Err(refused(StatusCode::CONFLICT, "bad-main"));
    }
    let Some(deed): Option<Deed> = deed.into() else {
        return note(endpoint, signed, headers, id, text.unwrap_or_default()).await;
    };
    let published = endpoint.city.current();
    let act = Act {
        id,
        actor: Actor::Official(signed.official.clone()),
        deed,
        then: None,
        text,
        photos: Vec::new(),
        expect: last,
        time: now,
        today: day(&published, now),
        calendar: published.calendar.clone(),
        request: None,
    };
    match endpoint.store.act(act).await? {
        Ok(acted) => {
            endpoint.photos.forget(&acted.erased).await;
            Ok(())
        }
        Err(ActError::Unknown) => Err(Refusal::NotFound),
        Err(ActError::Changed { last }) => Err(Refusal::Changed { last }),
        Err(ActError::Forbidden(forbidden)) => Err(refused(StatusCode::CONFLICT, forbidden.code())),
        // Officials bring no photos.
        Err(ActError::TooManyPhotos { .. } | ActError::NoText) => {
            Err(Refusal::of(Fault::new("text", "required")))
        }
        Err(ActError::Reused) => Err(refused(StatusCode::CONFLICT, "idempotency-key-reused")),
    }
}

/// Sent twice under one key it is kept once. What was seen before it does not matter, as no note changes a case.
async fn note(
    endpoint: &Endpoint,
    signed: &Signed,
    headers: &HeaderMap,
    complaint: Id,
    text: String,
) -> Result<(), Refusal> {
    let request = request(endpoint, headers, &text, &[])?;
    let id = request.map(|request| id_of(endpoint, &signed.account.id, &request));
    let (account, office) = (signed.account.id.clone(), view::office(&signed.official));
    let note = Note { id, complaint, account, office, text, now: endpoint.clock.now() };
    if endpoint.store.note(note).await? { Ok(()) } else { Err(reused()) }
}

/// `GET /api/desk/photos/{id}` and `…/thumb`: photos of the complaints that the official may know of.
pub mod photos {
    use super::{Arc, Endpoint, HeaderMap, Path, Refusal, Response, Signed, State, opened, scope};
    use crate::photos::{PhotoId, Size};
    use crate::problem::{NotSignedIn, NotYours};
    use crate::routes::photos::picture;

    #[utoipa::path(
        get,
        path = "/photos/{id}",
        operation_id = "desk_complaints_large",
    tag = "desk",
        description = "A photo of a complaint that the official may know of.",
        security(("session" = [])),
        params(("id" = String, Path)),
        responses((status = 200, body = Vec<u8>, content_type = "image/jpeg"), (status = 304, description = "It is the one that is known"), NotSignedIn, NotYours)
    )]
    pub async fn large(
        State(endpoint): State<Arc<Endpoint>>,
        signed: Signed,
        Path(id): Path<String>,
        headers: HeaderMap,
    ) -> Result<Response, Refusal> {
        look(&endpoint, &signed, &id, Size::Large, &headers).await
    }

    #[utoipa::path(
        get,
        path = "/photos/{id}/thumb",
        operation_id = "desk_complaints_small",
    tag = "desk",
        description = "A photo of a complaint that the official may know of.",
        security(("session" = [])),
        params(("id" = String, Path)),
        responses((status = 200, body = Vec<u8>, content_type = "image/jpeg"), (status = 304, description = "It is the one that is known"), NotSignedIn, NotYours)
    )]
    pub async fn small(
        State(endpoint): State<Arc<Endpoint>>,
        signed: Signed,
        Path(id): Path<String>,
        headers: HeaderMap,
    ) -> Result<Response, Refusal> {
        look(&endpoint, &signed, &id, Size::Small, &headers).await
    }

    async fn look(
        endpoint: &Endpoint,
        signed: &Signed,
        id: &str,
        size: Size,
        headers: &HeaderMap,
    ) -> Result<Response, Refusal> {
        let id = PhotoId::parse(id).ok_or(Refusal::NotFound)?;
        let whose = endpoint.store.whose(&id).await?.ok_or(Refusal::NotFound)?;
        let within = endpoint.store.is_within(&scope::of(&signed.official), whose.complaint).await?;
        if !within {
            return Err(Refusal::NotFound);
        }
        opened(endpoint, signed, whose.complaint, whose.visibility).await?;
        picture(endpoint, &id, size, headers, "no-store").await
    }
}
