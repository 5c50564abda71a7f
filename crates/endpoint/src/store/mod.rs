//! Where complaints are kept.
//!
//! Architecture invariant: the only place that knows SQL. It knows nothing of HTTP, keys or words.

pub mod account_changes;
pub mod accounts;
mod act;
pub mod attempts;
mod audit;
mod briefs;
mod changes;
mod complaints;
pub mod copy;
mod db;
pub mod digests;
mod erase;
mod faults;
mod follow;
mod keeping;
mod ledger;
mod life;
mod mails;
mod new_rows;
pub mod notes;
mod opening;
mod photos;
mod postgres;
mod proofs;
pub mod proposals;
mod public;
pub mod queue;
mod recipients;
pub mod reports;
mod requests;
mod retry;
mod rows;
pub mod sessions;
mod sql;
mod sqlite;
mod steps;
mod support;
#[cfg(test)]
mod tests;
mod whichever;
mod write;
mod write_back;
mod writer;

pub use act::{Act, ActError, Acted, Deed};
pub use briefs::Brief;
pub use faults::{Failing, Faults};
pub use follow::{Follow, Following};
pub use mails::{Mail, NewMail};
pub use photos::{PhotoOf, StoredPhoto};
pub use public::{Waiting, WaitingFilter};
pub use whichever::Store;
pub use write::{NewComplaint, Received, Request};

use adaldyq_domain::complaint::draft::{BudgetLine, Contact};
use adaldyq_domain::complaint::event::{ActorKind, Channel, EventKind};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{Confirmation, Life};
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::lang::Lang;
use adaldyq_domain::place::LatLon;
use std::sync::Arc;

/// The store could not do something; what, and why.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the store could not {doing}: {source}")]
pub struct StoreError {
    doing: &'static str,
    source: Arc<dyn std::error::Error + Send + Sync>,
}

trait Doing<T> {
    /// Names what was being done when it failed.
    fn doing(self, doing: &'static str) -> Result<T, StoreError>;
}

impl<T, E: std::error::Error + Send + Sync + 'static> Doing<T> for Result<T, E> {
    fn doing(self, doing: &'static str) -> Result<T, StoreError> {
        self.map_err(|source| StoreError { doing, source: Arc::new(source) })
    }
}

/// A complaint as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    pub id: Id,
    pub life: Life,
    pub topic: Topic,
    pub district: Option<String>,
    pub at: Option<LatLon>,
    pub lang: Lang,
    pub budget: Option<BudgetLine>,
    pub text: String,
    /// The complainant's name, where it may be shown.
    pub shown_name: Option<String>,
    pub received: i64,
    pub accepted: Option<i64>,
    pub hidden: Option<i64>,
    /// The final reply.
    pub replied: Option<i64>,
    /// Working days of the term that the final reply took.
    pub reply_days: Option<i64>,
    /// The same of the latest final reply, and what the complainant said of it; both stay when it is reopened.
    pub last_reply_days: Option<i64>,
    pub verdict: Option<Confirmation>,
    pub closed: Option<i64>,
    /// How it came in, where not by the resident's own hand.
    pub channel: Option<Channel>,
    /// The resident had its text erased.
    pub erased: bool,
    pub key_generation: i64,
    /// Whose the budget line is: that of the institution it was addressed to.
    pub budget_of: Option<String>,
    /// Tenge of the budget line at the day of receipt.
    pub questioned: Option<i64>,
    /// Whether a machine seems to have sent it.
    pub suspect: bool,
    pub supports: i64,
    pub photos: i64,
    /// The number of its last change; 0 before the first one.
    pub changed: i64,
}

/// One event of a complaint, as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredEvent {
    pub number: i64,
    pub time: i64,
    pub actor: ActorKind,
    pub kind: EventKind,
    /// The official's account; never public.
    pub account: Option<String>,
    /// The absent official in whose place that account did it; never public.
    pub acting_for: Option<String>,
    /// The words that came with it.
    pub text: Option<String>,
    /// The resident had its text erased.
    pub erased: bool,
}

/// A complaint with everything that belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    pub complaint: Stored,
    pub events: Vec<StoredEvent>,
    pub photos: Vec<StoredPhoto>,
    pub contact: Contact,
}

/// What the receipt of a complaint says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub id: Id,
    pub received: i64,
    pub registered: String,
    pub due: String,
    pub key_generation: i64,
}
