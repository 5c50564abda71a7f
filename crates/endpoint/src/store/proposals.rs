//! Preventive proposals: what an officer tells an institution to change, and what became of it.

use super::audit::random_id;
use super::changes::mark;
use super::db::{Connection, Query, Row, Work};
use super::requests::REMEMBERED;
use super::{Doing, Request, Store, StoreError};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::official::Official;
use adaldyq_domain::complaint::proposal::{Proposal, ProposalAction, ProposalForbidden, ProposalStatus};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// A proposal as it is kept, with the words and moments of its steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredProposal {
    #[serde(skip)]
    pub id: String,
    pub proposal: Proposal,
    /// What the officer who took part says.
    #[serde(default)]
    pub opinion: Option<Said>,
    /// What the institution says it does.
    #[serde(default)]
    pub answer: Option<Said>,
    /// By which day, as ISO date, where the institution names one.
    #[serde(default)]
    pub answer_by: Option<String>,
    /// As what it was sent first, where a key tells its tries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_as: Option<Request>,
    #[serde(skip)]
    pub created: i64,
    #[serde(skip)]
    pub sent: Option<i64>,
    /// Counts the changes, so that nobody overwrites another's.
    #[serde(skip)]
    pub version: i64,
}

/// Words, and when they were said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub text: String,
    pub time: i64,
}

pub(super) const PROPOSALS: &str = "SELECT id, created, sent, version, body FROM proposals ";
/// As the index `proposals_waiting` has them: spelt otherwise, every proposal there ever was would be read.
pub(super) const THAT_WAIT: &str = "WHERE status IN ('sent', 'considered') ORDER BY sent, id";

fn read(row: &Row) -> Result<StoredProposal, StoreError> {
    let body: StoredProposal = serde_json::from_str(&row.text(4)?).doing("read a proposal")?;
    let (created, sent) = (row.int(1)?, row.opt_int(2)?);
    Ok(StoredProposal { id: row.text(0)?, created, sent, version: row.int(3)?, ..body })
}

async fn find(at: &mut Connection, id: &str) -> Result<Option<StoredProposal>, StoreError> {
    let mut query = Query::new(PROPOSALS);
    query.push("WHERE id = ").push_bind(id);
    let row = query.lock("proposals").fetch_optional(at).await.doing("find a proposal")?;
    row.as_ref().map(read).transpose()
}

/// A new proposal, still being written.
pub struct Propose {
    pub proposal: Proposal,
    /// The id under which all tries of sending it are one while its key is remembered, and as what it is sent.
    pub once: Option<(String, Request)>,
    pub now: i64,
}

impl Work for Propose {
    type Output = Option<StoredProposal>;

    async fn run(&self, at: &mut Connection) -> Result<Option<StoredProposal>, StoreError> {
        let (id, sent_as) = self.once.clone().unzip();
        let id = match id {
            Some(id) => self.remembered(id, at).await?,
            None => random_id(),
        };
        let new = StoredProposal {
            id,
            proposal: self.proposal.clone(),
            opinion: None,
            answer: None,
            answer_by: None,
            sent_as,
            created: self.now,
            sent: None,
            version: 1,
        };
        let written = Query::new(
            "INSERT INTO proposals (id, institution, status, created, sent, version, body)
             VALUES ($1, $2, $3, $4, NULL, 1, $5) ON CONFLICT (id) DO NOTHING",
        )
        .bind(&new.id)
        .bind(new.proposal.institution.as_str())
        .bind(new.proposal.status.code())
        .bind(new.created)
        .bind(serde_json::to_string(&new).doing("write a proposal")?)
        .execute(&mut *at)
        .await
        .doing("write a proposal")?;
        if written > 0 {
            return Ok(Some(new));
        }
        Ok(find(at, &new.id).await?.filter(|known| known.sent_as == new.sent_as))
    }
}

impl Propose {
    /// A key is forgotten as those of residents are: what is sent under it then is another proposal, under another id.
    async fn remembered(&self, first: String, at: &mut Connection) -> Result<String, StoreError> {
        let (mut id, mut turn) = (first.clone(), 1);
        while find(&mut *at, &id).await?.is_some_and(|known| known.created < self.now - REMEMBERED) {
            turn += 1;
            id = format!("{first}-{turn}");
        }
        Ok(id)
    }
}

/// What is done to a proposal.
#[derive(Clone, Debug)]
pub enum ProposalStep {
    /// Another content, while it is being written.
    Edit(Box<Proposal>),
    /// It is not sent after all; nobody outside ever saw it.
    Discard,
    Act {
        action: ProposalAction,
        text: Option<String>,
        by: Option<String>,
    },
}

/// A step of an official, who saw this version.
pub struct StepProposal {
    pub id: String,
    pub official: Official,
    pub step: ProposalStep,
    pub version: i64,
    pub now: i64,
    pub today: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalError {
    Unknown,
    Forbidden(ProposalForbidden),
    Changed { version: i64 },
}

impl Work for StepProposal {
    type Output = Result<Option<StoredProposal>, ProposalError>;

    async fn run(&self, at: &mut Connection) -> Result<Self::Output, StoreError> {
        let found = find(at, &self.id).await?;
        let Some(mut stored) = found.filter(|stored| stored.proposal.is_open_to(&self.official)) else {
            return Ok(Err(ProposalError::Unknown));
        };
        if stored.version != self.version {
            return Ok(Err(ProposalError::Changed { version: stored.version }));
        }
        if let Err(forbidden) = self.take(&mut stored) {
            return Ok(Err(ProposalError::Forbidden(forbidden)));
        }
        if matches!(self.step, ProposalStep::Discard) {
            let query = Query::new("DELETE FROM proposals WHERE id = $1").bind(&self.id);
            query.execute(at).await.doing("discard a proposal")?;
            return Ok(Ok(None));
        }
        stored.version += 1;
        if stored.sent.is_none() && stored.proposal.sent.is_some() {
            stored.sent = Some(self.now);
        }
        Query::new(
            "UPDATE proposals SET institution = $2, status = $3, sent = $4, version = $5, body = $6
             WHERE id = $1",
        )
        .bind(&stored.id)
        .bind(stored.proposal.institution.as_str())
        .bind(stored.proposal.status.code())
        .bind(stored.sent)
        .bind(stored.version)
        .bind(serde_json::to_string(&stored).doing("write a proposal")?)
        .execute(&mut *at)
        .await
        .doing("write a proposal")?;
        // Of no complaint, and still of what everybody reads.
        mark(at, &[]).await?;
        Ok(Ok(Some(stored)))
    }
}

impl StepProposal {
    fn take(&self, stored: &mut StoredProposal) -> Result<(), ProposalForbidden> {
        match &self.step {
            ProposalStep::Discard if stored.proposal.status != ProposalStatus::Drafted => {
                Err(ProposalForbidden::NotNow)
            }
            ProposalStep::Edit(next) => stored.proposal.rewrite(&self.official, (**next).clone()),
            ProposalStep::Discard => Ok(()),
            ProposalStep::Act { action, text, by } => {
                stored.proposal.act(&self.official, action, self.today)?;
                let said = text.clone().map(|text| Said { text, time: self.now });
                match action {
                    ProposalAction::Send => {}
                    ProposalAction::Consider { .. } => stored.opinion = said,
                    ProposalAction::Settle { .. } => (stored.answer, stored.answer_by) = (said, by.clone()),
                }
                Ok(())
            }
        }
    }
}

/// Which proposals are asked for; an empty list is all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProposalFilter {
    /// Also those that are being written, and what they name that not everybody may read.
    pub all: bool,
    /// Those that were sent to this institution alone.
    pub sent_to: Option<String>,
    pub statuses: Vec<ProposalStatus>,
    pub institutions: Vec<String>,
}

/// Leaves of their complaints those that everybody may read.
async fn keep_public(at: &mut Connection, proposals: &mut [StoredProposal]) -> Result<(), StoreError> {
    let named = proposals.iter().flat_map(|stored| &stored.proposal.complaints);
    let mut query = Query::new("SELECT id FROM complaints WHERE visibility = 'public' AND ");
    query.push_in("id", named.map(|id| id.compact()).collect::<Vec<_>>());
    let rows = query.fetch_all(at).await.doing("list the complaints of proposals")?;
    let public: HashSet<String> = rows.iter().map(|row| row.text(0)).collect::<Result<_, _>>()?;
    for stored in proposals {
        stored.proposal.complaints.retain(|id: &Id| public.contains(&id.compact()));
    }
    Ok(())
}

impl Store {
    /// A page of proposals, the newest first, after the one that ended the page before: by the moment at which it
    /// was begun where all are asked for, and else at which it was sent.
    pub async fn proposals(
        &self,
        filter: &ProposalFilter,
        after: Option<&(i64, String)>,
        limit: u32,
    ) -> Result<Vec<StoredProposal>, StoreError> {
        let mut query = Query::new(PROPOSALS);
        query.push(if filter.all { "WHERE 1 = 1" } else { "WHERE sent IS NOT NULL" });
        if let Some(institution) = &filter.sent_to {
            query.push(" AND institution = ").push_bind(institution);
        }
        if !filter.statuses.is_empty() {
            query.push(" AND ").push_in("status", filter.statuses.iter().map(|status| status.code()));
        }
        if !filter.institutions.is_empty() {
            query.push(" AND ").push_in("institution", &filter.institutions);
        }
        let (place, order) = match filter.all {
            true => (" AND (created, id) < (", " ORDER BY created DESC, id DESC LIMIT "),
            false => (" AND (sent, id) < (", " ORDER BY sent DESC, id DESC LIMIT "),
        };
        if let Some((moment, id)) = after {
            query.push(place).push_bind(*moment).push(", ").push_bind(id).push(")");
        }
        query.push(order).push_bind(limit);
        self.proposals_by(query, filter.all).await
    }

    /// One, with all that it names or what everybody may read of it.
    pub async fn proposal(&self, id: &str, all: bool) -> Result<Option<StoredProposal>, StoreError> {
        let mut query = Query::new(PROPOSALS);
        query.push("WHERE id = ").push_bind(id);
        Ok(self.proposals_by(query, all).await?.pop())
    }

    /// What everybody may read: the proposals that were sent, the newest first, each with those of its
    /// complaints that everybody may read.
    pub async fn public_proposals(&self) -> Result<Vec<StoredProposal>, StoreError> {
        let mut query = Query::new(PROPOSALS);
        query.push("WHERE sent IS NOT NULL ORDER BY sent DESC, id DESC");
        self.proposals_by(query, false).await
    }

    /// Those that still wait for somebody.
    pub async fn waiting_proposals(&self) -> Result<Vec<StoredProposal>, StoreError> {
        let mut query = Query::new(PROPOSALS);
        query.push(THAT_WAIT);
        self.proposals_by(query, true).await
    }

    async fn proposals_by(&self, query: Query, all: bool) -> Result<Vec<StoredProposal>, StoreError> {
        let mut at = self.snapshot().await?;
        let rows = query.fetch_all(&mut at).await.doing("list proposals")?;
        let mut proposals: Vec<StoredProposal> = rows.iter().map(read).collect::<Result<_, _>>()?;
        if !all {
            keep_public(&mut at, &mut proposals).await?;
        }
        Ok(proposals)
    }

    /// The proposal, as it has become where it was sent before; nothing where another one was sent as this.
    pub async fn propose(&self, propose: Propose) -> Result<Option<StoredProposal>, StoreError> {
        self.run(propose).await
    }

    /// The proposal after the step; nothing where it was discarded.
    pub async fn step_proposal(
        &self,
        step: StepProposal,
    ) -> Result<Result<Option<StoredProposal>, ProposalError>, StoreError> {
        self.run(step).await
    }
}
