//! Who acts on a complaint, and on whose behalf.

use crate::id::InstitutionId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An official's account: twelve small letters and digits, random, so that it tells nothing of the person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AccountId(String);

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("an account's id has twelve small Latin letters and digits")]
pub struct AccountFault;

impl AccountId {
    const LENGTH: usize = 12;

    pub fn new(id: &str) -> Result<Self, AccountFault> {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        if id.len() == Self::LENGTH && id.bytes().all(fits) {
            Ok(Self(id.to_owned()))
        } else {
            Err(AccountFault)
        }
    }

    /// From 60 of the given random bits.
    pub fn from_random(bytes: [u8; Self::LENGTH]) -> Self {
        const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
        Self(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for AccountId {
    type Error = AccountFault;
    fn try_from(id: String) -> Result<Self, AccountFault> {
        Self::new(&id)
    }
}

impl From<AccountId> for String {
    fn from(id: AccountId) -> String {
        id.0
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

coded! {
    Role {
        /// Takes complaints in and finds them a holder; never sees what is held.
        Operator = "operator",
        /// Answers for one institution.
        Institution = "institution",
        /// Of the anti-corruption service.
        Officer = "officer",
        /// Manages accounts; sees no complaint.
        Administrator = "administrator",
    }
}

/// An official in the office they act in now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    pub account: AccountId,
    pub role: Role,
    /// Of [`Role::Institution`].
    pub institution: Option<InstitutionId>,
    /// The absent one whose office this is.
    pub stands_in_for: Option<AccountId>,
    /// Institutions in which they, or the one they stand in for, have declared an interest.
    pub interests: Vec<InstitutionId>,
}

impl Official {
    /// Whoever runs the program's commands on the machine itself: an operator without an account.
    pub fn at_the_machine() -> Self {
        Self {
            account: AccountId("0".repeat(AccountId::LENGTH)),
            role: Role::Operator,
            institution: None,
            stands_in_for: None,
            interests: Vec::new(),
        }
    }

    /// Whether they, or the one they stand in for, are this account or the one it stood in for.
    pub fn shares_a_hand_with(&self, account: &AccountId, stands_in_for: Option<&AccountId>) -> bool {
        let own = [Some(&self.account), self.stands_in_for.as_ref()];
        let other = [Some(account), stands_in_for];
        own.into_iter().flatten().any(|one| other.contains(&Some(one)))
    }

    pub fn is_interested_in(&self, institution: Option<&InstitutionId>) -> bool {
        institution.is_some_and(|id| self.interests.contains(id) || self.institution.as_ref() == Some(id))
    }
}

/// Who does something to a complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The complainant, by the private key.
    Resident,
    Official(Official),
    /// The endpoint by itself, when a day has come.
    System,
}

impl Actor {
    pub const fn kind(&self) -> ActorKind {
        match self {
            Self::Resident => ActorKind::Resident,
            Self::System => ActorKind::System,
            Self::Official(official) => match official.role {
                Role::Operator | Role::Administrator => ActorKind::Operator,
                Role::Institution => ActorKind::Institution,
                Role::Officer => ActorKind::Officer,
            },
        }
    }

    /// The account that did it, where it was an official's.
    pub const fn account(&self) -> Option<&AccountId> {
        match self {
            Self::Official(official) => Some(&official.account),
            Self::Resident | Self::System => None,
        }
    }
}

coded! {
    /// What the public sees of who did something.
    ActorKind {
        Resident = "resident",
        Institution = "institution",
        Officer = "officer",
        Operator = "operator",
        System = "system",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_twelve_small_letters_and_digits() {
        let id = AccountId::from_random([0, 1, 2, 3, 31, 32, 63, 255, 7, 8, 9, 10]);
        assert_eq!(AccountId::new(id.as_str()), Ok(id));
        for bad in ["", "short", "ABCDEFGHIJKL", "abcdefghijklm", "abcdef-hijkl"] {
            assert_eq!(AccountId::new(bad), Err(AccountFault), "{bad}");
        }
    }

    #[test]
    fn a_deputy_shares_the_hand_of_the_one_they_stand_in_for() {
        let account = |letter: u8| AccountId::from_random([letter; 12]);
        let deputy =
            Official { account: account(1), stands_in_for: Some(account(2)), ..Official::at_the_machine() };
        assert!(deputy.shares_a_hand_with(&account(1), None));
        assert!(deputy.shares_a_hand_with(&account(2), None));
        assert!(deputy.shares_a_hand_with(&account(3), Some(&account(2))));
        assert!(!deputy.shares_a_hand_with(&account(3), Some(&account(4))));
    }
}
