//! What happened to a complaint, in order, never rewritten.

use super::id::Id;
use super::life::{Closing, HideReason, Outcome, Stance};
use super::{iso_date, official};
use crate::id::InstitutionId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use official::ActorKind;

coded! {
    /// How a complaint came in, where not by the resident's own hand.
    Channel {
        /// An operator entered it for somebody at the counter.
        Counter = "counter",
        /// An operator entered it for somebody on the telephone.
        Telephone = "telephone",
    }
}

/// One thing that happened. Texts and contacts lie apart and are not in here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EventKind {
    /// It arrived and was registered by itself.
    Received {
        #[serde(with = "iso_date")]
        registered: Date,
        #[serde(with = "iso_date")]
        due: Date,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        channel: Option<Channel>,
    },
    /// An institution holds it from now on; without one, the anti-corruption service itself.
    Accepted {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        institution: Option<InstitutionId>,
    },
    /// Another institution holds it from now on; `days` are the working days it lay with the one before.
    Redirected {
        from: InstitutionId,
        to: InstitutionId,
        days: u32,
        late: bool,
    },
    /// The public no longer sees its text.
    Hidden {
        reason: HideReason,
    },
    /// A second pair of eyes found the hiding right.
    Countersigned,
    /// Nobody countersigned the hiding in time: the public sees it again.
    Lapsed,
    /// An officer took the hiding back.
    Shown,
    /// What was held is shown to this institution, and to nobody else.
    Released {
        institution: InstitutionId,
    },
    /// The reply is written, with the day to which the resident may object where the outcome is unfavourable;
    /// `from` is the main complaint where this one was merged into it and has its unfavourable reply.
    Drafted {
        outcome: Outcome,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "iso_date::optional")]
        objection_until: Option<Date>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Id>,
    },
    Objected,
    /// An officer's recorded participation.
    Participated {
        stance: Stance,
    },
    /// The reply is final; `from` is the main complaint where this one was merged into it.
    Answered {
        outcome: Outcome,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Id>,
    },
    /// The term is longer; `from` is the main complaint where this one is merged into it and waits as long.
    Extended {
        #[serde(with = "iso_date")]
        due_before: Date,
        #[serde(with = "iso_date")]
        due: Date,
        signed_by: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Id>,
    },
    /// An official asks for more.
    Asked,
    Message,
    /// The state's own register has it, under this number, from this day.
    StateRegistered {
        number: String,
        #[serde(with = "iso_date")]
        date: Date,
    },
    Merged {
        into: Id,
    },
    /// The main complaint went without a reply: this one goes its own way again.
    Unmerged {
        from: Id,
    },
    /// The calendar changed, and the due day with it.
    DueMoved {
        #[serde(with = "iso_date")]
        due_before: Date,
        #[serde(with = "iso_date")]
        due: Date,
        /// The days off that the term skips now.
        #[serde(with = "iso_date::list")]
        because: Vec<Date>,
    },
    /// The calendar changed, and the last day to object with it.
    ObjectionMoved {
        #[serde(with = "iso_date")]
        until_before: Date,
        #[serde(with = "iso_date")]
        until: Date,
        /// The days off among those to object.
        #[serde(with = "iso_date::list")]
        because: Vec<Date>,
    },
    Confirmed,
    Disputed,
    Reopened {
        #[serde(with = "iso_date")]
        due: Date,
    },
    NameHidden,
    Withdrawn,
    /// The resident's texts and contact are gone; what happened stays.
    Erased,
    KeyRenewed,
    /// The days to reopen it have passed.
    Closed {
        why: Closing,
    },
}

impl EventKind {
    /// The name of its kind, as its JSON carries it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Received { .. } => "received",
            Self::Accepted { .. } => "accepted",
            Self::Redirected { .. } => "redirected",
            Self::Hidden { .. } => "hidden",
            Self::Countersigned => "countersigned",
            Self::Lapsed => "lapsed",
            Self::Shown => "shown",
            Self::Released { .. } => "released",
            Self::Drafted { .. } => "drafted",
            Self::Objected => "objected",
            Self::Participated { .. } => "participated",
            Self::Answered { .. } => "answered",
            Self::Extended { .. } => "extended",
            Self::Asked => "asked",
            Self::Message => "message",
            Self::StateRegistered { .. } => "state_registered",
            Self::Merged { .. } => "merged",
            Self::Unmerged { .. } => "unmerged",
            Self::DueMoved { .. } => "due_moved",
            Self::ObjectionMoved { .. } => "objection_moved",
            Self::Confirmed => "confirmed",
            Self::Disputed => "disputed",
            Self::Reopened { .. } => "reopened",
            Self::NameHidden => "name_hidden",
            Self::Withdrawn => "withdrawn",
            Self::Erased => "erased",
            Self::KeyRenewed => "key_renewed",
            Self::Closed { .. } => "closed",
        }
    }
}
