//! A preventive proposal: officers tell an institution what allows corruption there and what to change.
//!
//! The programme's own rule: every proposal is considered with the anti-corruption service taking part. Here that is
//! an officer who did not write it, as nobody considers their own words.

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

/// An account that wrote at a proposal, and the absent one in whose place it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand {
    pub account: AccountId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_in_for: Option<AccountId>,
}

impl Hand {
    pub fn of(official: &Official) -> Self {
        Self { account: official.account.clone(), stands_in_for: official.stands_in_for.clone() }
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author_for: Option<AccountId>,
    /// Colleagues who changed the draft: they wrote it too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editors: Vec<Hand>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "iso_date::optional")]
    pub sent: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "iso_date::optional")]
    pub considered: Option<Date>,
    /// The officer whose part in considering it is recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<AccountId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer_for: Option<AccountId>,
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
    /// Officer who did not write it, and has no interest in the institution.
    Consider { stance: Stance },
    /// The institution, once it was considered.
    Settle { outcome: ProposalOutcome },
}

/// Why a step of a proposal is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProposalForbidden {
    #[error("this is not for them to do")]
    NotTheirs,
    #[error("who wrote it, or stands in for the one who wrote it, cannot consider it")]
    OwnProposal,
    #[error("they have a declared interest in the institution")]
    Interested,
    #[error("this cannot be done while it stands where it stands now")]
    NotNow,
}

impl ProposalForbidden {
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotTheirs => "not-theirs",
            Self::OwnProposal => "own-proposal",
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

    /// Whether they, or the one they stand in for, or who stood in for them, wrote at it.
    pub fn is_written_by(&self, official: &Official) -> bool {
        let of_author = official.shares_a_hand_with(&self.author, self.author_for.as_ref());
        of_author
            || self
                .editors
                .iter()
                .any(|hand| official.shares_a_hand_with(&hand.account, hand.stands_in_for.as_ref()))
    }

    /// Why this officer cannot consider it now that it waits for one; nothing where they can, or where it does not
    /// wait, or where they are no officer at all.
    pub fn why_not_considered_by(&self, official: &Official) -> Option<ProposalForbidden> {
        let consider = ProposalAction::Consider { stance: Stance::Agrees };
        match self.clone().act(official, &consider, self.by) {
            Err(why @ (ProposalForbidden::OwnProposal | ProposalForbidden::Interested)) => Some(why),
            _ => None,
        }
    }

    /// Whether it waits for something that this official, or the institution they are of, has to do.
    pub fn waits_for(&self, official: &Official) -> bool {
        let consider = ProposalAction::Consider { stance: Stance::Agrees };
        let theirs =
            official.role == Role::Institution && official.institution.as_ref() == Some(&self.institution);
        match self.status {
            ProposalStatus::Sent => theirs || self.clone().act(official, &consider, self.by).is_ok(),
            ProposalStatus::Considered => theirs,
            ProposalStatus::Drafted | ProposalStatus::Settled => false,
        }
    }

    /// Another content, while it is being written. Whose it is stays; who changes it wrote it too.
    pub fn rewrite(&mut self, by: &Official, next: Self) -> Result<(), ProposalForbidden> {
        self.stands_at(ProposalStatus::Drafted, by.role == Role::Officer)?;
        let mut editors = std::mem::take(&mut self.editors);
        let hand = Hand::of(by);
        let author = Hand { account: self.author.clone(), stands_in_for: self.author_for.clone() };
        if hand != author && !editors.contains(&hand) {
            editors.push(hand);
        }
        *self = Self { author: author.account, author_for: author.stands_in_for, editors, ..next };
        Ok(())
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
                if self.is_written_by(by) {
                    return Err(ProposalForbidden::OwnProposal);
                }
                if by.is_interested_in(Some(&self.institution)) {
                    return Err(ProposalForbidden::Interested);
                }
                self.status = ProposalStatus::Considered;
                self.considered = Some(today);
                self.officer = Some(by.account.clone());
                self.officer_for = by.stands_in_for.clone();
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
            author_for: None,
            editors: Vec::new(),
            sent: None,
            considered: None,
            officer: None,
            officer_for: None,
            stance: None,
            outcome: None,
            settled: None,
        }
    }

    #[test]
    fn no_proposal_is_settled_without_an_officer_taking_part() {
        let (author, head) = (official(1, Role::Officer), official(2, Role::Institution));
        let officer = official(3, Role::Officer);
        let settle = ProposalAction::Settle { outcome: ProposalOutcome::Accepted };
        let consider = ProposalAction::Consider { stance: Stance::Agrees };
        let today = date(2026, 11, 24);
        let mut proposal = proposal();
        assert!(!proposal.is_open_to(&head));
        proposal.act(&author, &ProposalAction::Send, today).unwrap();
        assert_eq!(proposal.act(&head, &settle, today), Err(ProposalForbidden::NotNow));
        assert_eq!(proposal.act(&head, &consider, today), Err(ProposalForbidden::NotTheirs));
        let interested = Official { interests: vec![school()], ..officer.clone() };
        assert_eq!(proposal.act(&interested, &consider, today), Err(ProposalForbidden::Interested));
        proposal.act(&officer, &consider, today).unwrap();
        assert_eq!(proposal.act(&officer, &settle, today), Err(ProposalForbidden::NotTheirs));
        proposal.act(&head, &settle, today).unwrap();
        assert_eq!((proposal.status, proposal.officer), (ProposalStatus::Settled, Some(officer.account)));
    }

    #[test]
    fn nobody_considers_what_they_wrote_themselves_or_in_anothers_place() {
        let consider = ProposalAction::Consider { stance: Stance::Agrees };
        let today = date(2026, 11, 24);
        let for_absent = |letter: u8, absent: u8| Official {
            stands_in_for: Some(AccountId::from_random([absent; 12])),
            ..official(letter, Role::Officer)
        };
        // The first wrote it in the place of the second, the third changed it in the place of the fourth.
        let mut draft = Proposal { author_for: for_absent(1, 2).stands_in_for, ..proposal() };
        draft.rewrite(&for_absent(1, 2), proposal()).unwrap();
        assert!(draft.editors.is_empty(), "who changes their own is named once");
        for _ in 0..2 {
            draft.rewrite(&for_absent(3, 4), Proposal { author: head().account, ..proposal() }).unwrap();
        }
        assert_eq!((draft.editors.len(), &draft.author), (1, &official(1, Role::Officer).account));
        assert_eq!(draft.rewrite(&head(), proposal()), Err(ProposalForbidden::NotTheirs));
        draft.act(&official(1, Role::Officer), &ProposalAction::Send, today).unwrap();
        assert_eq!(draft.rewrite(&for_absent(1, 2), proposal()), Err(ProposalForbidden::NotNow));
        let hands = (1..=4).map(|letter| official(letter, Role::Officer));
        for one in hands.chain([for_absent(5, 1), for_absent(5, 4)]) {
            assert_eq!(
                draft.clone().act(&one, &consider, today),
                Err(ProposalForbidden::OwnProposal),
                "{one:?}"
            );
            assert_eq!(draft.why_not_considered_by(&one), Some(ProposalForbidden::OwnProposal));
        }
        assert_eq!(draft.why_not_considered_by(&head()), None);
        let other = for_absent(5, 6);
        assert_eq!(draft.why_not_considered_by(&other), None);
        draft.act(&other, &consider, today).unwrap();
        assert_eq!((draft.officer, draft.officer_for), (Some(other.account), other.stands_in_for));
    }

    #[test]
    fn a_proposal_waits_for_its_institution_and_for_officers_who_can_consider_it() {
        let (author, officer) = (official(1, Role::Officer), official(3, Role::Officer));
        let elsewhere = Official { institution: InstitutionId::new("akimat").ok(), ..head() };
        let today = date(2026, 11, 24);
        let mut proposal = proposal();
        let waits = |proposal: &Proposal| {
            [&author, &officer, &head(), &elsewhere, &official(4, Role::Operator)]
                .map(|one| proposal.waits_for(one))
        };
        assert_eq!(waits(&proposal), [false; 5]);
        proposal.act(&author, &ProposalAction::Send, today).unwrap();
        assert_eq!(waits(&proposal), [false, true, true, false, false]);
        proposal.act(&officer, &ProposalAction::Consider { stance: Stance::Agrees }, today).unwrap();
        assert_eq!(waits(&proposal), [false, false, true, false, false]);
        let settle = ProposalAction::Settle { outcome: ProposalOutcome::Accepted };
        proposal.act(&head(), &settle, today).unwrap();
        assert_eq!(waits(&proposal), [false; 5]);
    }

    fn head() -> Official {
        official(9, Role::Institution)
    }
}
