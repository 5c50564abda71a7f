//! What of a complaint is shown to whom.

mod dialogue;
mod item;
mod whole;

pub use dialogue::words_are_public;
pub use item::{HiddenItem, Item, ListItem, WaitingItem};
pub use whole::{One, Own, Seen};

use crate::app::Endpoint;
use crate::city::Published;
use crate::problem::Refusal;
use crate::store::Whole;
use adaldyq_domain::complaint::event::EventKind;
use adaldyq_domain::complaint::life::{Moment, Status, Visibility};
use adaldyq_domain::complaint::working_days::{LONGEST_WAIT, local};
use jiff::civil::Date;

/// The local day of a moment.
pub fn day(published: &Published, utc_ms: i64) -> Date {
    local(utc_ms, published.city.working_hours.utc_offset).0
}

/// When and by which calendar something is looked at.
#[derive(Clone, Copy)]
pub struct Looked<'a> {
    pub published: &'a Published,
    pub today: Date,
}

impl<'a> Looked<'a> {
    pub fn now(endpoint: &Endpoint, published: &'a Published) -> Self {
        Self { published, today: day(published, endpoint.clock.now()) }
    }

    pub fn moment(&self) -> Moment<'a> {
        Moment { today: self.today, calendar: &self.published.calendar }
    }

    pub fn day(&self, utc_ms: i64) -> Date {
        day(self.published, utc_ms)
    }
}

/// The main complaint, where this one got its reply from it.
pub async fn main_of(endpoint: &Endpoint, whole: &Whole) -> Result<Option<Whole>, Refusal> {
    let from = whole.events.iter().rev().find_map(|event| match &event.kind {
        EventKind::Answered { from, .. } => Some(*from),
        _ => None,
    });
    match from.flatten() {
        Some(id) => Ok(endpoint.store.whole(id).await?),
        None => Ok(None),
    }
}

/// The complainant's own view: everything, the contact too.
pub async fn own(endpoint: &Endpoint, whole: &Whole, looked: Looked<'_>) -> Result<Own, Refusal> {
    let main = main_of(endpoint, whole).await?;
    let follows = match &whole.contact.email {
        Some(email) if endpoint.post.is_some() => endpoint.store.follows(whole.complaint.id, email).await?,
        _ => false,
    };
    Ok(Own::of(whole, main.as_ref(), looked, follows))
}

/// What the public may see of one; nothing where that is nothing.
pub async fn public(endpoint: &Endpoint, whole: &Whole, looked: Looked<'_>) -> Result<Option<Seen>, Refusal> {
    let complaint = &whole.complaint;
    Ok(match complaint.life.visibility {
        Visibility::Public => {
            let main = main_of(endpoint, whole).await?;
            Some(Seen::Whole(Box::new(One::of(whole, main.as_ref(), looked, false))))
        }
        Visibility::Hidden => Some(Seen::Hidden(HiddenItem::of(complaint))),
        Visibility::Private => {
            let last = looked.published.calendar.due(complaint.life.registered, LONGEST_WAIT);
            let waits_long = complaint.life.status == Status::Received && last < looked.today;
            waits_long.then(|| Seen::Waiting(WaitingItem::of(complaint, looked.today)))
        }
        Visibility::Held => None,
    })
}
