//! Where a complaint stands, and which step is allowed from there.
//!
//! [`Life::act`] is the only way anything changes. Each group of steps has a file.

mod act;
mod clock;
mod forbidden;
mod intake;
mod moderation;
mod reply;
mod resident;
mod states;
#[cfg(test)]
mod tests;

pub use act::{Action, Moment};
pub use clock::{HIDING_TERM, OBJECTION_TERM, REDIRECT_TERM, REOPEN_DAYS};
pub use forbidden::Forbidden;
pub use states::{
    Awaiting, Closing, Confirmation, HideReason, Outcome, OverdueBy, Stance, Status, Visibility,
};

use super::iso_date;
use super::official::{AccountId, Official, Role};
use crate::id::InstitutionId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Where a complaint stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    pub status: Status,
    pub visibility: Visibility,
    pub confirmation: Confirmation,
    /// The one it is addressed to, and from acceptance on the one that holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<InstitutionId>,
    #[serde(with = "iso_date")]
    pub registered: Date,
    /// The day the term runs from: that of registration, or of the last reopening.
    #[serde(with = "iso_date")]
    pub term_from: Date,
    #[serde(with = "iso_date")]
    pub due: Date,
    /// The due day before the term was extended.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "iso_date::optional")]
    pub due_before: Option<Date>,
    /// Since when the present holder holds it.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "iso_date::optional")]
    pub holder_since: Option<Date>,
    /// What was held is shown to its holder.
    #[serde(default)]
    pub released: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hidden: Option<Hiding>,
    /// The reply as it was written; it stays when the reply becomes final.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Drafted>,
    /// Of the final reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "iso_date::optional")]
    pub answered: Option<Date>,
    #[serde(default)]
    pub reopened: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<super::id::Id>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state_register: Option<StateRegister>,
    #[serde(default)]
    pub name_hidden: bool,
    #[serde(default)]
    pub erased: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closing>,
}

/// How it was taken out of the public's sight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hiding {
    pub reason: HideReason,
    pub by: AccountId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_for: Option<AccountId>,
    #[serde(with = "iso_date")]
    pub since: Date,
    pub countersigned: bool,
}

/// A written reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    pub author: AccountId,
    /// The absent one whom the author stood in for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author_for: Option<AccountId>,
    pub outcome: Outcome,
    #[serde(with = "iso_date")]
    pub drafted: Date,
    /// The last day to object; absent where the outcome is not unfavourable.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "iso_date::optional")]
    pub objection_until: Option<Date>,
    #[serde(default)]
    pub objected: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participated: Option<Participated>,
}

/// An officer's recorded participation in a reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participated {
    pub officer: AccountId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer_for: Option<AccountId>,
    pub stance: Stance,
}

/// Where the state's own register has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateRegister {
    pub number: String,
    #[serde(with = "iso_date")]
    pub date: Date,
}

impl Life {
    /// A complaint that has just arrived.
    pub fn receive(
        institution: Option<InstitutionId>,
        confidential: bool,
        registered: Date,
        due: Date,
    ) -> Self {
        Self {
            status: Status::Received,
            visibility: if confidential { Visibility::Held } else { Visibility::Private },
            confirmation: Confirmation::Unconfirmed,
            institution,
            registered,
            term_from: registered,
            due,
            due_before: None,
            holder_since: None,
            released: false,
            hidden: None,
            draft: None,
            outcome: None,
            answered: None,
            reopened: 0,
            merged_into: None,
            state_register: None,
            name_hidden: false,
            erased: false,
            closed: None,
        }
    }

    /// Whether only the anti-corruption service may see it.
    pub const fn is_held_back(&self) -> bool {
        matches!(self.visibility, Visibility::Held) && !self.released
    }

    /// Whether this official may know that it exists.
    pub fn is_open_to(&self, official: &Official) -> bool {
        match official.role {
            Role::Officer => true,
            Role::Operator => self.visibility != Visibility::Held,
            Role::Institution => self.is_with(official),
            Role::Administrator => false,
        }
    }

    /// Whether it lies with this official's institution, or is addressed to it.
    pub(super) fn is_with(&self, official: &Official) -> bool {
        official.role == Role::Institution
            && official.institution.is_some()
            && official.institution == self.institution
            && !self.is_held_back()
    }
}
