//! `GET /api/desk/proposals`: the officers' own, or what was sent to the institution; a page at a time.

use super::answers::{DeskProposals, DeskProposalsWaiting};
use super::proposals::{ROLES, sees_all, shown};
use super::signed::Signed;
use crate::app::Endpoint;
use crate::problem::{NotSignedIn, NotYours, Refusal};
use crate::routes::query::{self, Asked};
use crate::store::proposals::{ProposalFilter, StoredProposal};
use adaldyq_domain::complaint::official::Role;
use adaldyq_domain::complaint::proposal::ProposalStatus;
use adaldyq_domain::id::InstitutionId;
use axum::Json;
use axum::extract::{Query, State};
use serde_json::{Value, json};
use std::sync::Arc;

#[utoipa::path(
    get,
    path = "/proposals",
    operation_id = "desk_proposals_list",
    tag = "desk",
    description = "The proposals that the office may see, the newest first. `status` (drafted, sent, considered, settled) \
        and `institution` take several values, with commas between; `next` is the `cursor` of the next page, null on \
        the last one.",
    security(("session" = [])),
    params(("status" = Option<String>, Query), ("institution" = Option<String>, Query), ("limit" = Option<u32>, Query), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = DeskProposals), NotSignedIn, NotYours)
)]
pub async fn list(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    Query(members): Query<Vec<(String, String)>>,
) -> Result<Json<Value>, Refusal> {
    signed.must_be(&ROLES)?;
    let official = &signed.official;
    let mut asked = Asked::new(&members);
    let filter = ProposalFilter {
        all: sees_all(official),
        // An office without an institution of its own is sent nothing.
        sent_to: (official.role == Role::Institution)
            .then(|| official.institution.clone().map(String::from).unwrap_or_default()),
        statuses: asked.list("status", "unknown-status", ProposalStatus::from_code),
        institutions: asked
            .list("institution", "unknown-institution", |id| InstitutionId::new(id).ok().map(String::from)),
    };
    let limit = asked.limit();
    // The database knows no text with a zero in it.
    let id = |id: &str| (!id.contains('\0')).then(|| id.to_owned());
    let after = asked.after(|moment| moment.parse().ok(), id);
    asked.checked(())?;
    // One more tells whether there is a next page.
    let mut page = endpoint.store.proposals(&filter, after.as_ref(), limit + 1).await?;
    let more = page.len() > limit as usize;
    page.truncate(limit as usize);
    let next = page.last().filter(|_| more).map(|last| cursor(&filter, last));
    let everybody = endpoint.store.accounts().await?;
    let proposals: Vec<Value> = page.iter().map(|stored| shown(stored, official, &everybody)).collect();
    Ok(Json(json!({ "proposals": proposals, "next": next })))
}

/// Where the page after this one begins.
fn cursor(filter: &ProposalFilter, last: &StoredProposal) -> String {
    let moment = if filter.all { last.created } else { last.sent.unwrap_or(last.created) };
    query::cursor(moment, &last.id)
}

/// `GET /api/desk/proposals/waiting`.
#[utoipa::path(
    get,
    path = "/proposals/waiting",
    operation_id = "desk_proposals_waiting",
    tag = "desk",
    description = "How many proposals wait for the one who asks: for an officer those that they can consider, for an \
        institution those that were sent to it and have no answer yet.",
    security(("session" = [])),
    responses((status = 200, body = DeskProposalsWaiting), NotSignedIn, NotYours)
)]
pub async fn waiting(State(endpoint): State<Arc<Endpoint>>, signed: Signed) -> Result<Json<Value>, Refusal> {
    signed.must_be(&ROLES)?;
    let all = endpoint.store.waiting_proposals().await?;
    let waiting = all.iter().filter(|stored| stored.proposal.waits_for(&signed.official)).count();
    Ok(Json(json!({ "waiting": waiting })))
}
