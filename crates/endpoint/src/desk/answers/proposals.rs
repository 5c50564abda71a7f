//! Proposals as officials see them.

use utoipa::ToSchema;

#[derive(ToSchema)]
pub struct DeskProposals {
    proposals: Vec<DeskShownProposal>,
    /// The `cursor` of the next page; null on the last one.
    next: Option<String>,
}

/// A proposal as officials see it.
#[derive(ToSchema)]
pub struct DeskShownProposal {
    id: String,
    institution: String,
    title: String,
    finding: String,
    measure: String,
    #[schema(format = Date)]
    by: String,
    complaints: Vec<String>,
    /// `drafted`, `sent`, `considered`, `settled`.
    status: String,
    outcome: Option<String>,
    outcome_text: Option<String>,
    #[schema(format = Date)]
    outcome_by: Option<String>,
    opinion: Option<DeskProposalOpinion>,
    author: Option<String>,
    created: String,
    #[schema(format = Date)]
    sent: Option<String>,
    #[schema(format = Date)]
    considered: Option<String>,
    #[schema(format = Date)]
    settled: Option<String>,
    /// The version that was seen.
    last: i64,
    waits_for_me: bool,
    can: Vec<String>,
    /// Why an officer cannot consider one that waits: `own-proposal`, `interested`.
    why_not: Option<String>,
    /// To officers: the names of those who can consider it, of a draft those who could once it is sent.
    considerers: Option<Vec<String>>,
}

#[derive(ToSchema)]
pub struct DeskProposalsWaiting {
    waiting: u64,
}

#[derive(ToSchema)]
pub struct DeskProposalOpinion {
    text: String,
    stance: Option<String>,
    by: Option<String>,
    time: String,
}

/// The proposal after a step; or that it is discarded.
#[derive(ToSchema)]
#[serde(untagged)]
pub enum DeskSteppedProposal {
    Shown(Box<DeskShownProposal>),
    Discarded(DeskDiscarded),
}

#[derive(ToSchema)]
pub struct DeskDiscarded {
    discarded: bool,
}
