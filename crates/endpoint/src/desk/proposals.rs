//! Preventive proposals at the desk: officers write and consider them, institutions answer. Which there are is
//! told by [`proposal_list`](super::proposal_list).

use super::answers::{DeskShownProposal, DeskSteppedProposal};
use super::described::{DeskProposal, DeskProposalAction};
use super::fields::Fields;
use super::signed::{Signed, own_office, refused};
use crate::app::Endpoint;
use crate::clock;
use crate::problem::{Conflict, NotSignedIn, NotYours, Refusal};
use crate::routes::body::Members;
use crate::routes::idempotency::{id_of, request, reused};
use crate::routes::view;
use crate::store::accounts::Account;
use crate::store::proposals::{ProposalError, ProposalStep, Propose, Said, StepProposal, StoredProposal};
use adaldyq_domain::complaint::draft::Places;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::Stance;
use adaldyq_domain::complaint::official::{Official, Role};
use adaldyq_domain::complaint::proposal::{
    Proposal, ProposalAction, ProposalForbidden, ProposalOutcome, ProposalStatus,
};
use adaldyq_domain::complaint::working_days::iso;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use std::sync::Arc;

const LONGEST_TITLE: usize = 200;
const LONGEST_TEXT: usize = 5_000;
const MOST_COMPLAINTS: usize = 200;
/// Those who have to do with proposals at all.
pub(super) const ROLES: [Role; 3] = [Role::Officer, Role::Institution, Role::Operator];

/// `POST /api/desk/proposals`.
#[utoipa::path(
    post,
    path = "/proposals",
    operation_id = "desk_proposals_add",
    tag = "desk",
    description = "A new proposal, still being written.",
    security(("session" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "16 to 128 visible ASCII characters: a retry gets the same proposal")),
    request_body = DeskProposal,
    responses((status = 201, body = DeskShownProposal), NotSignedIn, NotYours)
)]
pub async fn add(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    headers: HeaderMap,
    Members(members): Members,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    signed.must_be(&[Role::Officer])?;
    let proposal = read(&endpoint, &signed, &members)?;
    let request = request(&endpoint, &headers, &proposal, &[])?;
    let once = request.map(|request| (id_of(&endpoint, &signed.account.id, &request), request));
    let propose = Propose { proposal, once, now: endpoint.clock.now() };
    let stored = endpoint.store.propose(propose).await?.ok_or_else(reused)?;
    let everybody = endpoint.store.accounts().await?;
    Ok((StatusCode::CREATED, Json(shown(&stored, &signed.official, &everybody))))
}

/// `PUT /api/desk/proposals/{id}`: another content, while it is being written.
#[utoipa::path(
    put,
    path = "/proposals/{id}",
    operation_id = "desk_proposals_edit",
    tag = "desk",
    description = "Another content, while it is being written.",
    security(("session" = [])),
    params(("id" = String, Path)),
    request_body = DeskProposal,
    responses((status = 200, body = DeskSteppedProposal), Conflict, NotSignedIn, NotYours)
)]
pub async fn edit(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    Path(id): Path<String>,
    Members(members): Members,
) -> Result<Json<Value>, Refusal> {
    signed.must_be(&[Role::Officer])?;
    let proposal = read(&endpoint, &signed, &members)?;
    let mut fields = Fields::new(&members);
    let last = fields.whole("last");
    let last = fields.needed("last", last);
    let version = fields.checked(last)?.unwrap_or_default();
    step(&endpoint, signed, id, ProposalStep::Edit(Box::new(proposal)), version).await
}

/// `POST /api/desk/proposals/{id}/actions`.
#[utoipa::path(
    post,
    path = "/proposals/{id}/actions",
    operation_id = "desk_proposals_act",
    tag = "desk",
    description = "Sends, considers, settles or discards it.",
    security(("session" = [])),
    params(("id" = String, Path)),
    request_body = DeskProposalAction,
    responses((status = 200, body = DeskSteppedProposal), Conflict, NotSignedIn, NotYours)
)]
pub async fn act(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    Path(id): Path<String>,
    Members(members): Members,
) -> Result<Json<Value>, Refusal> {
    signed.must_be(&[Role::Officer, Role::Institution])?;
    let mut fields = Fields::new(&members);
    let last = fields.whole("last");
    let last = fields.needed("last", last);
    let action = fields.plain("action");
    let step_of = match fields.needed("action", action).unwrap_or_default() {
        "discard" => Some(ProposalStep::Discard),
        "send" => Some(acting(ProposalAction::Send, None, None)),
        "consider" => {
            let stance = fields.coded("stance", "unknown-stance", Stance::from_code);
            let (stance, text) = (fields.needed("stance", stance), words(&mut fields));
            stance.map(|stance| acting(ProposalAction::Consider { stance }, text, None))
        }
        "settle" => {
            let outcome = fields.coded("outcome", "unknown-outcome", ProposalOutcome::from_code);
            let (outcome, text) = (fields.needed("outcome", outcome), words(&mut fields));
            let by = fields.date("by").map(iso);
            outcome.map(|outcome| acting(ProposalAction::Settle { outcome }, text, by))
        }
        _ => {
            fields.fault(adaldyq_domain::fault::Fault::new("action", "unknown-action"));
            None
        }
    };
    let (step_of, last) = fields.checked(step_of.zip(last))?.ok_or(Refusal::NotFound)?;
    if matches!(step_of, ProposalStep::Discard) {
        signed.must_be(&[Role::Officer])?;
    }
    step(&endpoint, signed, id, step_of, last).await
}

const fn acting(action: ProposalAction, text: Option<String>, by: Option<String>) -> ProposalStep {
    ProposalStep::Act { action, text, by }
}

fn words(fields: &mut Fields) -> Option<String> {
    let text = fields.text("text", LONGEST_TEXT);
    fields.needed("text", text)
}

async fn step(
    endpoint: &Endpoint,
    signed: Signed,
    id: String,
    step: ProposalStep,
    version: i64,
) -> Result<Json<Value>, Refusal> {
    let (now, official) = (endpoint.clock.now(), signed.official.clone());
    let today = view::day(&endpoint.city.current(), now);
    let step = StepProposal { id, official, step, version, now, today };
    match endpoint.store.step_proposal(step).await? {
        Ok(None) => Ok(Json(json!({ "discarded": true }))),
        Ok(Some(stored)) => {
            let everybody = endpoint.store.accounts().await?;
            let stored = endpoint.store.proposal(&stored.id, sees_all(&signed.official)).await?;
            let stored = stored.ok_or(Refusal::NotFound)?;
            Ok(Json(shown(&stored, &signed.official, &everybody)))
        }
        Err(ProposalError::Unknown) => Err(Refusal::NotFound),
        Err(ProposalError::Changed { version }) => Err(Refusal::Changed { last: version }),
        Err(ProposalError::Forbidden(forbidden)) => Err(refused(StatusCode::CONFLICT, forbidden.code())),
    }
}

/// The content of a proposal that is being written.
fn read(endpoint: &Endpoint, signed: &Signed, members: &Map<String, Value>) -> Result<Proposal, Refusal> {
    let published = endpoint.city.current();
    let mut fields = Fields::new(members);
    let institution = fields.institution("institution", |id| published.knows_institution(id));
    let institution = fields.needed("institution", institution);
    let title = fields.line("title", LONGEST_TITLE);
    let title = fields.needed("title", title);
    let finding = fields.text("finding", LONGEST_TEXT);
    let finding = fields.needed("finding", finding);
    let measure = fields.text("measure", LONGEST_TEXT);
    let measure = fields.needed("measure", measure);
    let by = fields.date("by");
    let by = fields.needed("by", by);
    let complaints = fields.list("complaints", "bad-number", |id| Id::parse(id).ok()).unwrap_or_default();
    if complaints.len() > MOST_COMPLAINTS {
        fields.fault(
            adaldyq_domain::fault::Fault::new("complaints", "too-many").with("max", MOST_COMPLAINTS as i64),
        );
    }
    let content = institution.zip(title).zip(finding).zip(measure).zip(by);
    let ((((institution, title), finding), measure), by) =
        fields.checked(content)?.ok_or(Refusal::NotFound)?;
    Ok(Proposal {
        status: ProposalStatus::Drafted,
        institution,
        title,
        finding,
        measure,
        by,
        complaints,
        author: signed.official.account.clone(),
        author_for: signed.official.stands_in_for.clone(),
        editors: Vec::new(),
        sent: None,
        considered: None,
        officer: None,
        officer_for: None,
        stance: None,
        outcome: None,
        settled: None,
    })
}

/// What a proposal names may be held, and one may be unwritten still: only officers see all of it.
pub(super) fn sees_all(official: &Official) -> bool {
    official.role == Role::Officer
}

/// A proposal as officials see it.
pub(super) fn shown(stored: &StoredProposal, official: &Official, everybody: &[Account]) -> Value {
    let proposal = &stored.proposal;
    let name = |id| everybody.iter().find(|account| &account.id == id).map(|account| account.name.as_str());
    let day = |day: Option<Date>| day.map(iso);
    let opinion = |said: &Said| {
        let by = proposal.officer.as_ref().and_then(name);
        json!({ "text": said.text, "stance": proposal.stance, "by": by, "time": clock::iso(said.time) })
    };
    json!({
        "id": stored.id,
        "institution": proposal.institution,
        "title": proposal.title,
        "finding": proposal.finding,
        "measure": proposal.measure,
        "by": iso(proposal.by),
        "complaints": proposal.complaints,
        "status": proposal.status,
        "outcome": proposal.outcome,
        "outcome_text": stored.answer.as_ref().map(|said| &said.text),
        "outcome_by": stored.answer_by,
        "opinion": stored.opinion.as_ref().map(opinion),
        "author": name(&proposal.author),
        "created": clock::iso(stored.created),
        "sent": day(proposal.sent),
        "considered": day(proposal.considered),
        "settled": day(proposal.settled),
        "last": stored.version,
        "waits_for_me": proposal.waits_for(official),
        "can": can(proposal, official),
        "why_not": proposal.why_not_considered_by(official).map(ProposalForbidden::code),
        "considerers": (official.role == Role::Officer).then(|| considerers(proposal, everybody)),
    })
}

/// The officers who can consider it, or could once it is sent, by name; none where that is over. Whoever has not
/// signed in yet, or may no longer, considers nothing.
fn considerers<'a>(proposal: &Proposal, everybody: &'a [Account]) -> Vec<&'a str> {
    let mut sent = proposal.clone();
    if sent.status == ProposalStatus::Drafted {
        sent.status = ProposalStatus::Sent;
    }
    let consider = || ProposalAction::Consider { stance: Stance::Agrees };
    let can = |account: &&Account| {
        !account.disabled && account.is_enrolled() && is_allowed(&sent, &own_office(account), consider())
    };
    let mut names: Vec<&str> = everybody.iter().filter(can).map(|account| account.name.as_str()).collect();
    names.sort_unstable();
    names
}

fn is_allowed(proposal: &Proposal, official: &Official, action: ProposalAction) -> bool {
    proposal.clone().act(official, &action, proposal.by).is_ok()
}

/// The actions that would be allowed now.
fn can(proposal: &Proposal, official: &Official) -> Vec<&'static str> {
    let allowed = |action: ProposalAction| is_allowed(proposal, official, action);
    let mut can = Vec::new();
    if proposal.status == ProposalStatus::Drafted && official.role == Role::Officer {
        can.extend(["edit", "send", "discard"]);
    }
    if allowed(ProposalAction::Consider { stance: Stance::Agrees }) {
        can.push("consider");
    }
    if allowed(ProposalAction::Settle { outcome: ProposalOutcome::Accepted }) {
        can.push("settle");
    }
    can
}
