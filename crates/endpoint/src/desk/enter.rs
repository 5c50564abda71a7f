//! `POST /api/desk/complaints`: an operator enters what somebody says at the counter or on the telephone.

use super::fields::Fields;
use super::signed::Signed;
use crate::app::Endpoint;
use crate::problem::{NotSignedIn, NotYours, Refusal};
use crate::routes::body::{self, Members};
use crate::routes::complaints::{Created, receipted, registered};
use crate::routes::idempotency::request;
use crate::store::NewComplaint;
use adaldyq_domain::complaint::event::Channel;
use adaldyq_domain::complaint::official::Role;
use axum::extract::State;
use axum::http::HeaderMap;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

#[utoipa::path(
    post,
    path = "/complaints",
    operation_id = "desk_enter_enter",
    tag = "desk",
    description = "Enters what somebody says at the counter or on the telephone.",
    security(("session" = [])),
    request_body(content = Object, description = "A complaint, with `channel`"),
    responses((status = 201, body = Object), NotSignedIn, NotYours)
)]
pub async fn enter(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    headers: HeaderMap,
    Members(members): Members,
) -> Result<Created, Refusal> {
    signed.must_be(&[Role::Operator])?;
    let draft = body::draft(&members);
    let (now, published) = (endpoint.clock.now(), endpoint.city.current());
    let request = request(&endpoint, &headers, &draft, &[])?;
    let mut fields = Fields::new(&members);
    let channel = fields.coded("channel", "unknown-channel", Channel::from_code);
    let channel = fields.needed("channel", channel);
    let checked = draft.check(&*published, |text| text.nfc().collect());
    if let Err(faults) = &checked {
        faults.iter().cloned().for_each(|fault| fields.fault(fault));
    }
    let complaint = fields.checked(checked.ok())?.ok_or(Refusal::NotFound)?;
    let entered_by = Some(signed.official);
    let new = NewComplaint { channel, entered_by, request, ..registered(complaint, &published, now) };
    let received = endpoint.store.receive(new).await?;
    receipted(&endpoint, &published, received)
}
