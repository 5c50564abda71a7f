//! `GET /api/desk/proposals`: the officers' own, or what was sent to the institution; a page at a time.

use super::proposals::{ROLES, sees_all, shown};
use super::signed::Signed;
use crate::app::Endpoint;
use crate::problem::{NotSignedIn, NotYours, Refusal};
use crate::routes::query::Asked;
use crate::store::proposals::{ProposalFilter, StoredProposal};
use adaldyq_domain::complaint::official::Role;
use adaldyq_domain::complaint::proposal::ProposalStatus;
use adaldyq_domain::id::InstitutionId;
use axum::Json;
use axum::extract::{Query, State};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use std::sync::Arc;

/// Proposals of a page, where nothing else is asked for, and at most.
const PAGE: u32 = 50;
const LARGEST_PAGE: u32 = 200;

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
    responses((status = 200, body = Object), NotSignedIn, NotYours)
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
    let limit = asked.one("limit", "bad-limit", |limit| {
        limit.parse().ok().filter(|limit| (1..=LARGEST_PAGE).contains(limit))
    });
    let after = asked.one("cursor", "bad-cursor", read_cursor);
    asked.checked(())?;
    let limit = limit.unwrap_or(PAGE) as usize;
    // One more tells whether there is a next page.
    let mut page = endpoint.store.proposals(&filter, after.as_ref(), limit as u32 + 1).await?;
    let more = page.len() > limit;
    page.truncate(limit);
    let next = page.last().filter(|_| more).map(|last| cursor(&filter, last));
    let everybody = endpoint.store.accounts().await?;
    let proposals: Vec<Value> = page.iter().map(|stored| shown(stored, official, &everybody)).collect();
    Ok(Json(json!({ "proposals": proposals, "next": next })))
}

/// Where the page after this one begins.
fn cursor(filter: &ProposalFilter, last: &StoredProposal) -> String {
    let moment = if filter.all { last.created } else { last.sent.unwrap_or(last.created) };
    URL_SAFE_NO_PAD.encode(format!("{moment}:{}", last.id))
}

fn read_cursor(text: &str) -> Option<(i64, String)> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    let (moment, id) = text.split_once(':')?;
    // The database knows no text with a zero in it.
    (!id.contains('\0')).then_some((moment.parse().ok()?, id.to_owned()))
}
