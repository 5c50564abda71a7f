//! `POST /api/desk/complaints`: an operator enters what somebody says at the counter or on the telephone.
//!
//! The answer carries the private key, since the receipt is printed from it. It is the complainant's: it is given
//! once, that is written down for the officers to see, and one that the complainant made later never comes here.

use super::answers::DeskReceipt;
use super::complaints::access;
use super::described::DeskEntered;
use super::fields::Fields;
use super::signed::Signed;
use crate::app::Endpoint;
use crate::problem::{NotSignedIn, NotYours, Refusal};
use crate::routes::body::{self, Members};
use crate::routes::complaints::{receipted, registered};
use crate::routes::idempotency::request;
use crate::routes::words;
use crate::store::{NewComplaint, Received};
use adaldyq_domain::complaint::event::Channel;
use adaldyq_domain::complaint::official::Role;
use axum::Json;
use axum::extract::State;
use axum::http::header::HeaderName;
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use std::sync::Arc;

/// For so long an answer that was lost on the way is given again with its key: an hour, in milliseconds.
const KEY_AGAIN: i64 = 3_600_000;

#[utoipa::path(
    post,
    path = "/complaints",
    operation_id = "desk_enter_enter",
    tag = "desk",
    description = "Enters what somebody says at the counter or on the telephone. The receipt has its `key` once, for printing, and null where the same request comes an hour later or after the key was renewed; `complaint` is what the printed sheet names of it.",
    security(("session" = [])),
    request_body = DeskEntered,
    responses((status = 201, body = DeskReceipt), NotSignedIn, NotYours)
)]
pub async fn enter(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    headers: HeaderMap,
    Members(members): Members,
) -> Result<(StatusCode, [(HeaderName, String); 1], Json<Value>), Refusal> {
    signed.must_be(&[Role::Operator])?;
    let draft = body::draft(&members);
    let (now, published) = (endpoint.clock.now(), endpoint.city.current());
    let mut fields = Fields::new(&members);
    let channel = fields.coded("channel", "unknown-channel", Channel::from_code);
    let channel = fields.needed("channel", channel);
    // With the account in it, nobody else is given the receipt again, here or where residents send.
    let content = (signed.account.id.as_str(), channel.map(Channel::code), &draft);
    let request = request(&endpoint, &headers, &content, &[])?;
    let checked = draft.check(&*published, words::composed);
    if let Err(faults) = &checked {
        faults.iter().cloned().for_each(|fault| fields.fault(fault));
    }
    let complaint = fields.checked(checked.ok())?.ok_or(Refusal::NotFound)?;
    let entered_by = Some(signed.official.clone());
    let new = NewComplaint { channel, entered_by, request, ..registered(complaint, &published, now) };
    let written = written(&new, &signed);
    let received = endpoint.store.receive(new).await?;
    let with_key = match &received {
        Received::New(receipt) => Some(receipt.id),
        Received::Again(receipt) => {
            let theirs = receipt.key_generation == 0 && now < receipt.received + KEY_AGAIN;
            theirs.then_some(receipt.id)
        }
        Received::Reused | Received::ProofSpent => None,
    };
    let (status, location, Json(receipt)) = receipted(&endpoint, &published, received)?;
    let mut receipt = json!(receipt);
    receipt["complaint"] = written;
    match with_key {
        // Before it leaves: a key that nobody knows to be out must not exist.
        Some(id) => access(&endpoint, &signed, id, "receipt").await?,
        None => receipt["key"] = Value::Null,
    }
    Ok((status, location, Json(receipt)))
}

/// What the printed receipt names of the complaint, and who wrote it down.
fn written(new: &NewComplaint, signed: &Signed) -> Value {
    let complaint = &new.complaint;
    json!({
        "lang": complaint.lang,
        "topic": complaint.topic,
        "institution": complaint.institution,
        "district": new.district,
        "at": complaint.at.map(|at| [at.lat, at.lon]),
        "confidential": complaint.confidential,
        "by": signed.account.name,
    })
}
