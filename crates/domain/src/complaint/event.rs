//! What happened to a complaint, in order, never rewritten.

use super::life::HideReason;
use crate::id::InstitutionId;
use serde::{Deserialize, Serialize};

/// One thing that happened. Texts and contacts lie apart and are not in here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EventKind {
    /// It arrived and was registered by itself; both are ISO dates.
    Received { registered: String, due: String },
    /// An institution holds it from now on.
    Accepted { institution: InstitutionId },
    /// The public no longer sees its text.
    Hidden { reason: HideReason },
}

impl EventKind {
    /// The name of its kind, as its JSON carries it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Received { .. } => "received",
            Self::Accepted { .. } => "accepted",
            Self::Hidden { .. } => "hidden",
        }
    }
}

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    Resident,
    Officer,
}

impl Actor {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Officer => "officer",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Resident, Self::Officer].into_iter().find(|actor| actor.code() == code)
    }
}
