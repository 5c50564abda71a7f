//! A preventive proposal: officers tell an institution what allows corruption there and what to change.
//!
//! The programme's own rule: every proposal is considered with the anti-corruption service taking part.

use super::id::Id;
use super::life::Stance;
use super::official::{Official, Role};
use crate::complaint::iso_date;
use crate::complaint::official::AccountId;
use crate::id::InstitutionId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

coded! {
    ProposalStatus {
        /// Being written; seen by officers alone.
        Drafted = "drafted",
        /// With the institution, and public.
        Sent = "sent",
        /// Talked through, an officer taking part.
        Considered = "considered",
        /// The institution has said what it does.
        Settled = "settled",
    }
}

coded! {
    ProposalOutcome {
        Accepted = "accepted",
        Partly = "partly",
        Declined = "declined",
    }
}

/// A proposal and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub status: ProposalStatus,
    pub institution: InstitutionId,
    pub title: String,
    /// What allows corruption there.
    pub finding: String,
    /// What to change.
    pub measure: String,
    /// By when.
    #[serde(with = "iso_date")]
    pub by: Date,
    /// The complaints it grew from.
    pub complaints: Vec<Id>,
    pub author: AccountId,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "iso_date::optional")]
    pub sent: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "iso_date::optional")]
    pub considered: Option<Date>,
    /// The officer whose part in considering it is recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<AccountId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ProposalOutcome>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "iso_date::optional")]
    pub settled: Option<Date>,
}

/// A step of a proposal; texts go with it and not through here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProposalAction {
    /// Officer.
    Send,
    /// Officer without an interest in the institution.
    Consider { stance: Stance },
    /// The institution, once it was considered.
    Settle { outcome: ProposalOutcome },
}

/// Why a step of a proposal is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProposalForbidden {
    #[error("this is not for them to do")]
    NotTheirs,
    #[error("they have a declared interest in the institution")]
    Interested,
    #[error("this cannot be done while it stands where it stands now")]
    NotNow,
}

impl ProposalForbidden {
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotTheirs => "not-theirs",
            Self::Interested => "interested",
            Self::NotNow => "not-now",
        }
    }
}

impl Proposal {
    /// Whether this official may know that it exists.
    pub fn is_open_to(&self, official: &Official) -> bool {
        match official.role {
            Role::Officer => true,
            _ => self.status != ProposalStatus::Drafted,
        }
    }

    /// Takes a step, or says why it is not allowed and changes nothing.
    pub fn act(
        &mut self,
        by: &Official,
        action: &ProposalAction,
        today: Date,
    ) -> Result<(), ProposalForbidden> {
        match action {
            ProposalAction::Send => {
                self.stands_at(ProposalStatus::Drafted, by.role == Role::Officer)?;
                self.status = ProposalStatus::Sent;
                self.sent = Some(today);
            }
            ProposalAction::Consider { stance } => {
                self.stands_at(ProposalStatus::Sent, by.role == Role::Officer)?;
                if by.is_interested_in(Some(&self.institution)) {
                    return Err(ProposalForbidden::Interested);
                }
                self.status = ProposalStatus::Considered;
                self.considered = Some(today);
                self.officer = Some(by.account.clone());
                self.stance = Some(*stance);
            }
            ProposalAction::Settle { outcome } => {
                let theirs =
                    by.role == Role::Institution && by.institution.as_ref() == Some(&self.institution);
                self.stands_at(ProposalStatus::Considered, theirs)?;
                self.status = ProposalStatus::Settled;
                self.outcome = Some(*outcome);
                self.settled = Some(today);
            }
        }
        Ok(())
    }

    fn stands_at(&self, status: ProposalStatus, theirs: bool) -> Result<(), ProposalForbidden> {
        if !theirs {
            return Err(ProposalForbidden::NotTheirs);
        }
        if self.status == status { Ok(()) } else { Err(ProposalForbidden::NotNow) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn school() -> InstitutionId {
        InstitutionId::new("school-027").unwrap()
    }

    fn official(letter: u8, role: Role) -> Official {
        let institution = (role == Role::Institution).then(school);
        Official {
            account: AccountId::from_random([letter; 12]),
            role,
            institution,
            ..Official::at_the_machine()
        }
    }

    fn proposal() -> Proposal {
        Proposal {
            status: ProposalStatus::Drafted,
            institution: school(),
            title: String::new(),
            finding: String::new(),
            measure: String::new(),
            by: date(2026, 12, 1),
            complaints: Vec::new(),
            author: AccountId::from_random([1; 12]),
            sent: None,
            considered: None,
            officer: None,
            stance: None,
            outcome: None,
            settled: None,
        }
    }

    #[test]
    fn no_proposal_is_settled_without_an_officer_taking_part() {
        let (officer, head) = (official(1, Role::Officer), official(2, Role::Institution));
        let settle = ProposalAction::Settle { outcome: ProposalOutcome::Accepted };
        let consider = ProposalAction::Consider { stance: Stance::Agrees };
        let today = date(2026, 11, 24);
        let mut proposal = proposal();
        assert!(!proposal.is_open_to(&head));
        proposal.act(&officer, &ProposalAction::Send, today).unwrap();
        assert_eq!(proposal.act(&head, &settle, today), Err(ProposalForbidden::NotNow));
        assert_eq!(proposal.act(&head, &consider, today), Err(ProposalForbidden::NotTheirs));
        let interested = Official { interests: vec![school()], ..officer.clone() };
        assert_eq!(proposal.act(&interested, &consider, today), Err(ProposalForbidden::Interested));
        proposal.act(&officer, &consider, today).unwrap();
        assert_eq!(proposal.act(&officer, &settle, today), Err(ProposalForbidden::NotTheirs));
        proposal.act(&head, &settle, today).unwrap();
        assert_eq!((proposal.status, proposal.officer), (ProposalStatus::Settled, Some(officer.account)));
    }
}
