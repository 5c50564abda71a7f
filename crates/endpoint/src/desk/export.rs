//! `GET /api/desk/complaints/{id}/export`: everything of one complaint as one file, which is written down. It
//! goes out as it is made, so that one photo at a time is in memory.

use super::answers::DeskExport;
use super::complaints::{ROLES, access};
use super::signed::Signed;
use super::{scope, view};
use crate::app::Endpoint;
use crate::clock;
use crate::photos::{ShelfError, Size};
use crate::problem::{NotSignedIn, NotYours, Refusal};
use crate::store::{StoredPhoto, Whole};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::stream::{self, Stream, StreamExt};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::sync::Arc;

#[utoipa::path(
    get,
    path = "/complaints/{id}/export",
    operation_id = "desk_export_export",
    tag = "desk",
    description = "Everything of one complaint as one file.",
    security(("session" = [])),
    params(("id" = String, Path)),
    responses((status = 200, body = DeskExport), NotSignedIn, NotYours)
)]
pub async fn export(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    signed.must_be(&ROLES)?;
    let whole = scope::find(&endpoint, &signed.official, &id).await?;
    let id = whole.complaint.id;
    // Before anything leaves: a file that nobody knows of must not exist.
    access(&endpoint, &signed, id, "exported").await?;
    let complaint = case(view::whole(&endpoint, &signed.official, &whole).await?);
    let text = complaint.to_string();
    let file = json!({
        "format": "adaldyq-case-1",
        "exported": clock::iso(endpoint.clock.now()),
        "by": signed.account.name,
        "complaint": complaint,
        // Of the member `complaint`, written without spaces and with its members in this order.
        "complaint_sha256": sha256(text.as_bytes()),
        "texts": texts(&whole),
    });
    let name = format!("attachment; filename=\"{id}.json\"");
    let about = [(CONTENT_TYPE, "application/json".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((about, Body::from_stream(with_photos(&file, endpoint, whole.photos))).into_response())
}

/// What belongs to the case, and not to the desk it lies on.
fn case(mut view: Value) -> Value {
    if let Some(members) = view.as_object_mut() {
        for name in ["can", "notes", "hidden_by_me", "drafted_by_me"] {
            members.remove(name);
        }
    }
    view
}

fn texts(whole: &Whole) -> Value {
    let texts = whole.events.iter().filter_map(|event| Some((event.number, event.text.as_ref()?)));
    texts.map(|(number, text)| json!({ "event": number, "sha256": sha256(text.as_bytes()) })).collect()
}

/// The file piece by piece: all else, and then its photos as its last member.
fn with_photos(
    file: &Value,
    endpoint: Arc<Endpoint>,
    photos: Vec<StoredPhoto>,
) -> impl Stream<Item = Result<String, ShelfError>> + use<> {
    let mut beginning = file.to_string();
    beginning.truncate(beginning.len() - 1);
    beginning.push_str(",\"photos\":[");
    let photos = photos.into_iter().filter(|photo| !photo.erased).enumerate();
    let photos = stream::iter(photos).then(move |(place, photo)| {
        let endpoint = Arc::clone(&endpoint);
        async move {
            let comma = if place == 0 { "" } else { "," };
            Ok(format!("{comma}{}", self::photo(&endpoint, &photo).await?))
        }
    });
    let (beginning, end) = (Ok(beginning), Ok("]}".to_owned()));
    stream::iter([beginning]).chain(photos).chain(stream::iter([end]))
}

/// One whose picture is lost has nothing in its place, and its digest says what it was.
async fn photo(endpoint: &Endpoint, photo: &StoredPhoto) -> Result<Value, ShelfError> {
    let jpeg = endpoint.photos.read(&photo.id, Size::Large).await?;
    Ok(json!({
        "id": photo.id, "event": photo.event, "type": "image/jpeg", "sha256": photo.hash,
        "base64": jpeg.map(|jpeg| STANDARD.encode(jpeg)),
    }))
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
