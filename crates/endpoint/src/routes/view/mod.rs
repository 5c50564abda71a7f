//! What of a complaint is shown to whom.

mod dialogue;
mod item;
mod shapes;
mod whole;

pub use dialogue::{Event, words_are_public};
pub use item::{HiddenItem, Item, ListItem, WaitingItem};
pub use shapes::{ShownContact, ShownNames, ShownWay};
pub use whole::{One, Own, Seen};

use crate::app::Endpoint;
use crate::city::Published;
use crate::problem::Refusal;
use crate::store::{StoredEvent, Whole};
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

/// The main complaint, where this one got its reply from it, be it as a draft, and neither another was written
/// nor was it reopened since: as far as it had come with that reply. What is written there later is not this
/// one's.
async fn main_of(endpoint: &Endpoint, whole: &Whole) -> Result<Option<Whole>, Refusal> {
    let replied = whole.events.iter().rev().find_map(|event| match &event.kind {
        EventKind::Drafted { from, .. } | EventKind::Answered { from: from @ Some(_), .. } => {
            Some(from.map(|id| (id, event.time)))
        }
        EventKind::Reopened { .. } => Some(None),
        _ => None,
    });
    let Some((id, time)) = replied.flatten() else { return Ok(None) };
    let Some(mut main) = endpoint.store.whole(id).await? else { return Ok(None) };
    let replies =
        |event: &StoredEvent| matches!(event.kind, EventKind::Answered { .. }) && event.time == time;
    if let Some(reply) = main.events.iter().rposition(replies) {
        main.events.truncate(reply + 1);
    }
    // What somebody objected there is theirs, and is hidden where they are.
    if main.complaint.life.visibility != Visibility::Public {
        let objections = main.events.iter_mut().filter(|event| event.kind == EventKind::Objected);
        objections.for_each(|event| event.text = None);
    }
    Ok(Some(main))
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
            // A reply that was hidden with the main one is not read here either.
            let hidden =
                main.as_ref().is_some_and(|main| main.complaint.life.visibility != Visibility::Public);
            let main = main.filter(|_| !hidden);
            Some(Seen::Whole(Box::new(One::of(whole, main.as_ref(), looked, false))))
        }
        Visibility::Hidden => Some(Seen::Hidden(HiddenItem::of(complaint))),
        Visibility::Private => {
            let last = looked.published.calendar.due(complaint.life.registered, LONGEST_WAIT);
            let waits_long = complaint.life.status == Status::Received && last < looked.today;
            waits_long.then(|| Seen::Waiting(WaitingItem::of(complaint, &looked.moment())))
        }
        Visibility::Held => None,
    })
}
