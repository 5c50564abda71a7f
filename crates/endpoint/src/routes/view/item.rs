//! What lists show of complaints.

use super::shapes::ShownBudgetLine;
use crate::clock;
use crate::store::Stored;
use adaldyq_domain::complaint::draft::BudgetLine;
use adaldyq_domain::complaint::event::Channel;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{
    Awaiting, Confirmation, HideReason, Moment, Outcome, OverdueBy, Status, Visibility,
};
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::complaint::working_days::iso;
use adaldyq_domain::id::InstitutionId;
use adaldyq_domain::lang::Lang;
use serde::Serialize;
use utoipa::ToSchema;

/// A complaint, as far as everybody may know it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Item {
    #[schema(value_type = String)]
    pub id: Id,
    #[schema(value_type = String)]
    pub status: Status,
    #[schema(value_type = String)]
    pub visibility: Visibility,
    #[schema(value_type = String)]
    pub confirmation: Confirmation,
    #[schema(value_type = String)]
    pub topic: Topic,
    #[schema(value_type = Option<String>)]
    pub institution: Option<InstitutionId>,
    pub district: Option<String>,
    /// Latitude, longitude.
    pub at: Option<[f64; 2]>,
    #[schema(value_type = String)]
    pub lang: Lang,
    pub text: String,
    /// Whether its author had the text erased; then it is empty.
    pub erased: bool,
    /// Of its author, who wants it shown.
    pub name: Option<String>,
    #[schema(value_type = Option<ShownBudgetLine>)]
    pub budget: Option<BudgetLine>,
    /// How it came in, where not by its author's own hand: `counter`, `telephone`.
    #[schema(value_type = Option<String>)]
    pub channel: Option<Channel>,
    pub received: String,
    pub registered: String,
    pub due: String,
    pub accepted: Option<String>,
    /// When the final reply was given.
    pub replied: Option<String>,
    #[schema(value_type = Option<String>)]
    pub outcome: Option<Outcome>,
    /// What a written reply still waits for: `objection`, `participation`.
    #[schema(value_type = Vec<String>)]
    pub awaiting: Vec<Awaiting>,
    /// Who lets it wait past its day: `institution`, `officer`.
    #[schema(value_type = Option<String>)]
    pub overdue: Option<OverdueBy>,
    /// Devices that support it, about so many people.
    pub supports: i64,
    pub reopened: u32,
    /// Tenge of its budget line at the day of receipt.
    pub questioned: Option<i64>,
    pub photos: i64,
    #[schema(value_type = Option<String>)]
    pub merged_into: Option<Id>,
    /// Metres, where something near is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub distance: Option<i64>,
}

impl Item {
    pub fn of(complaint: &Stored, moment: &Moment) -> Self {
        let life = &complaint.life;
        Self {
            id: complaint.id,
            status: life.status,
            visibility: life.visibility,
            confirmation: life.confirmation,
            topic: complaint.topic,
            institution: life.institution.clone(),
            district: complaint.district.clone(),
            at: complaint.at.map(|at| [at.lat, at.lon]),
            lang: complaint.lang,
            text: complaint.text.clone(),
            erased: complaint.erased,
            name: complaint.shown_name.clone(),
            budget: complaint.budget.clone(),
            channel: complaint.channel,
            received: clock::iso(complaint.received),
            registered: iso(life.registered),
            due: iso(life.due),
            accepted: complaint.accepted.map(clock::iso),
            replied: complaint.replied.map(clock::iso),
            outcome: life.outcome,
            awaiting: life.awaiting(moment),
            overdue: life.overdue(moment),
            supports: complaint.supports,
            reopened: life.reopened,
            questioned: complaint.questioned,
            photos: complaint.photos,
            merged_into: life.merged_into,
            distance: None,
        }
    }
}

/// One that waits to be accepted: number, topic, district and dates, so that nothing is buried by waiting.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WaitingItem {
    #[schema(value_type = String)]
    pub id: Id,
    #[schema(value_type = String)]
    pub status: Status,
    #[schema(value_type = String)]
    pub visibility: Visibility,
    #[schema(value_type = String)]
    pub topic: Topic,
    pub district: Option<String>,
    pub received: String,
    pub registered: String,
    pub due: String,
    #[schema(value_type = Option<String>)]
    pub overdue: Option<OverdueBy>,
}

impl WaitingItem {
    pub fn of(complaint: &Stored, moment: &Moment) -> Self {
        let life = &complaint.life;
        Self {
            id: complaint.id,
            status: life.status,
            visibility: life.visibility,
            topic: complaint.topic,
            district: complaint.district.clone(),
            received: clock::iso(complaint.received),
            registered: iso(life.registered),
            due: iso(life.due),
            overdue: life.overdue(moment),
        }
    }
}

/// One that was hidden: number, topic, dates and the reason.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HiddenItem {
    #[schema(value_type = String)]
    pub id: Id,
    #[schema(value_type = String)]
    pub status: Status,
    #[schema(value_type = String)]
    pub visibility: Visibility,
    #[schema(value_type = String)]
    pub topic: Topic,
    pub received: String,
    pub registered: String,
    pub due: String,
    pub hidden: Hidden,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Hidden {
    /// `spam`, `abuse`, `personal_data` or `unlawful`.
    #[schema(value_type = Option<String>)]
    pub reason: Option<HideReason>,
    pub time: Option<String>,
    /// Whether a second officer found it right.
    pub countersigned: bool,
}

impl Hidden {
    pub fn of(complaint: &Stored) -> Self {
        let hiding = complaint.life.hidden.as_ref();
        Self {
            reason: hiding.map(|hiding| hiding.reason),
            time: complaint.hidden.map(clock::iso),
            countersigned: hiding.is_some_and(|hiding| hiding.countersigned),
        }
    }
}

impl HiddenItem {
    pub fn of(complaint: &Stored) -> Self {
        let life = &complaint.life;
        Self {
            id: complaint.id,
            status: life.status,
            visibility: life.visibility,
            topic: complaint.topic,
            received: clock::iso(complaint.received),
            registered: iso(life.registered),
            due: iso(life.due),
            hidden: Hidden::of(complaint),
        }
    }
}

/// What a list has of one.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum ListItem {
    Public(Box<Item>),
    Waiting(WaitingItem),
}

impl ListItem {
    pub fn of(complaint: &Stored, moment: &Moment) -> Self {
        if complaint.life.visibility == Visibility::Public {
            Self::Public(Box::new(Item::of(complaint, moment)))
        } else {
            Self::Waiting(WaitingItem::of(complaint, moment))
        }
    }
}
