//! One complaint with everything that belongs to it.

use super::Looked;
use super::dialogue::{Event, Extension, Holder, Reply, events, extensions, holders, reply};
use super::item::{Hidden, HiddenItem, Item, WaitingItem};
use super::shapes::{ShownContact, ShownDay, ShownNames, ShownStateRegister};
use crate::photos::MOST_OF_A_COMPLAINT;
use crate::store::Whole;
use adaldyq_domain::complaint::draft::Contact;
use adaldyq_domain::complaint::life::{Action, Closing, StateRegister, Visibility};
use adaldyq_domain::complaint::official::Actor;
use adaldyq_domain::complaint::working_days::{Day, iso};
use adaldyq_domain::lang::Names;
use serde::Serialize;
use utoipa::ToSchema;

/// One complaint with its dialogue, as everybody may see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct One {
    #[serde(flatten)]
    item: Item,
    /// Whether the term reaches past the last day that the calendar knows.
    provisional: bool,
    /// Every day of the term: counted, or why not.
    #[schema(value_type = Vec<ShownDay>)]
    days: Vec<Day>,
    /// Who accepts appeals here.
    #[schema(value_type = ShownNames)]
    registrar: Names,
    /// The last day to object to the reply.
    objection_until: Option<String>,
    reply: Option<Reply>,
    events: Vec<Event>,
    holders: Vec<Holder>,
    extensions: Vec<Extension>,
    /// Whether the law takes the silence for a refusal.
    refused_by_silence: bool,
    /// Its number and day in the state's own register.
    #[schema(value_type = Option<ShownStateRegister>)]
    state_register: Option<StateRegister>,
    /// Why it is closed: `confirmed`, `withdrawn` or `term`.
    #[schema(value_type = Option<String>)]
    closed: Option<Closing>,
    /// The last day on which its author can reopen it.
    reopen_until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    hidden: Option<Hidden>,
}

impl One {
    pub fn of(whole: &Whole, main: Option<&Whole>, looked: Looked, own: bool) -> Self {
        let complaint = &whole.complaint;
        let life = &complaint.life;
        let term = looked.published.calendar.term_to(life.term_from, life.due);
        Self {
            item: Item::of(complaint, &looked.moment()),
            provisional: term.provisional,
            days: term.days,
            registrar: looked.published.city.registrar.clone(),
            objection_until: life.objection_until(&looked.published.calendar).map(iso),
            reply: reply(whole, main),
            events: events(whole, own),
            holders: holders(whole, looked),
            extensions: extensions(whole),
            refused_by_silence: life.refused_by_silence(&looked.moment()),
            state_register: life.state_register.clone(),
            closed: life.closed,
            reopen_until: life.reopen_until().map(iso),
            hidden: (life.visibility == Visibility::Hidden).then(|| Hidden::of(complaint)),
        }
    }
}

/// One complaint as the public may see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum Seen {
    Whole(Box<One>),
    Hidden(HiddenItem),
    Waiting(WaitingItem),
}

/// The complainant's own view.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Own {
    #[serde(flatten)]
    one: One,
    #[schema(value_type = ShownContact)]
    contact: Contact,
    /// What can be done now: `message`, `photos`, `object`, `confirm`, `dispute`, `reopen`, `hide_name`,
    /// `withdraw`, `erase`, `renew_key`.
    can: Vec<&'static str>,
    /// Whether news goes to the contact's own address.
    follows: bool,
}

impl Own {
    pub fn of(whole: &Whole, main: Option<&Whole>, looked: Looked, follows: bool) -> Self {
        let one = One::of(whole, main, looked, true);
        Self { one, contact: whole.contact.clone(), can: can(whole, looked), follows }
    }
}

fn can(whole: &Whole, looked: Looked) -> Vec<&'static str> {
    let life = &whole.complaint.life;
    let moment = looked.moment();
    let allows = |action: Action| life.allows(&Actor::Resident, &action, &moment);
    let message = allows(Action::Message);
    let photos = whole.photos.iter().filter(|photo| !photo.erased).count();
    let steps = [
        ("message", message),
        ("photos", message && life.status.is_open() && photos < MOST_OF_A_COMPLAINT),
        ("object", allows(Action::Object)),
        ("confirm", allows(Action::Confirm)),
        ("dispute", allows(Action::Dispute)),
        ("reopen", allows(Action::Reopen)),
        ("hide_name", whole.contact.show_name && allows(Action::HideName)),
        ("withdraw", allows(Action::Withdraw)),
        ("erase", allows(Action::Erase)),
        ("renew_key", allows(Action::RenewKey)),
    ];
    steps.into_iter().filter(|(_, can)| *can).map(|(step, _)| step).collect()
}
