//! Preventive proposals that were sent, and what became of them.

use crate::app::Endpoint;
use crate::clock;
use crate::problem::Refusal;
use crate::store::proposals::{Said, StoredProposal};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::Stance;
use adaldyq_domain::complaint::proposal::{ProposalOutcome, ProposalStatus};
use adaldyq_domain::complaint::working_days::iso;
use adaldyq_domain::id::InstitutionId;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct Proposals {
    /// The newest first.
    proposals: Vec<SentProposal>,
    /// How many there are, how many of them are settled, and how many with each outcome.
    counts: BTreeMap<&'static str, u64>,
}

/// A proposal of the anti-corruption service to an institution.
#[derive(Serialize, ToSchema)]
struct SentProposal {
    id: String,
    #[schema(value_type = String)]
    institution: InstitutionId,
    title: String,
    /// What allows corruption there.
    finding: String,
    /// What to change.
    measure: String,
    /// By which day.
    by: String,
    #[schema(value_type = String)]
    status: ProposalStatus,
    /// `accepted`, `partly` or `declined`.
    #[schema(value_type = Option<String>)]
    outcome: Option<ProposalOutcome>,
    /// What the institution says it does, and by which day.
    outcome_text: Option<String>,
    outcome_by: Option<String>,
    /// What the officer who took part says.
    opinion: Option<ProposalOpinion>,
    sent: Option<String>,
    considered: Option<String>,
    settled: Option<String>,
    /// Public complaints that it grew from.
    #[schema(value_type = Vec<String>)]
    complaints: Vec<Id>,
}

#[derive(Serialize, ToSchema)]
struct ProposalOpinion {
    #[schema(value_type = Option<String>)]
    stance: Option<Stance>,
    text: String,
    time: String,
}

/// Proposals that were sent to institutions, with their outcomes.
#[utoipa::path(get, path = "/proposals", tag = "proposals", responses((status = 200, body = Proposals)))]
pub async fn proposals(State(endpoint): State<Arc<Endpoint>>) -> Result<Response, Refusal> {
    endpoint.kept.proposals.answer(&endpoint, async || sent(&endpoint).await).await
}

async fn sent(endpoint: &Endpoint) -> Result<Proposals, Refusal> {
    let sent = endpoint.store.public_proposals().await?;
    let mut counts: BTreeMap<&'static str, u64> = BTreeMap::new();
    let names = ["sent", "considered", "settled"].into_iter();
    for name in names.chain(ProposalOutcome::ALL.iter().map(|outcome| outcome.code())) {
        counts.insert(name, 0);
    }
    for stored in &sent {
        let proposal = &stored.proposal;
        let mut count = |name: &'static str, is: bool| *counts.entry(name).or_default() += u64::from(is);
        count("sent", true);
        count("considered", proposal.considered.is_some());
        count("settled", proposal.settled.is_some());
        if let Some(outcome) = proposal.outcome {
            count(outcome.code(), true);
        }
    }
    let proposals = sent.into_iter().map(SentProposal::of).collect();
    Ok(Proposals { proposals, counts })
}

impl SentProposal {
    fn of(stored: StoredProposal) -> Self {
        let proposal = stored.proposal;
        let stance = proposal.stance;
        let opinion = |said: Said| ProposalOpinion { stance, text: said.text, time: clock::iso(said.time) };
        Self {
            id: stored.id,
            institution: proposal.institution,
            title: proposal.title,
            finding: proposal.finding,
            measure: proposal.measure,
            by: iso(proposal.by),
            status: proposal.status,
            outcome: proposal.outcome,
            outcome_text: stored.answer.map(|said| said.text),
            outcome_by: stored.answer_by,
            opinion: stored.opinion.map(opinion),
            sent: proposal.sent.map(iso),
            considered: proposal.considered.map(iso),
            settled: proposal.settled.map(iso),
            complaints: proposal.complaints,
        }
    }
}
