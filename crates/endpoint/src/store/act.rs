//! A step in a complaint's life: judged and written in one transaction, with everything that follows from it.

use super::changes::mark;
use super::complaints::find_to_change;
use super::db::{Connection, Query, Work};
use super::follow::tell;
use super::life::{append, write};
use super::photos::{attach, count};
use super::requests::remember;
use super::retry::last_event;
use super::steps::Steps;
use super::{Doing, Request, Store, StoreError, sql};
use crate::photos::{Kept, MOST_OF_A_COMPLAINT, PhotoId};
use adaldyq_domain::complaint::event::EventKind;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{Action, Forbidden, Moment};
use adaldyq_domain::complaint::official::Actor;
use adaldyq_domain::complaint::working_days::Calendar;
use jiff::civil::Date;
use std::sync::Arc;

/// What somebody does to a complaint.
pub struct Act {
    pub id: Id,
    pub actor: Actor,
    pub deed: Deed,
    /// A second step that stands or falls with the first, as reopening with a dispute.
    pub then: Option<Action>,
    /// The words that come with it.
    pub text: Option<String>,
    /// Their pictures are kept already.
    pub photos: Vec<Kept>,
    /// The number of the last event that the actor saw; nothing where that does not matter.
    pub expect: Option<i64>,
    pub time: i64,
    pub today: Date,
    pub calendar: Arc<Calendar>,
    /// Absent where the sender gave no key.
    pub request: Option<Request>,
}

/// A step, as far as it is known before the store is asked.
pub enum Deed {
    Plain(Action),
    /// The store itself looks at the main complaint.
    MergeInto(Id),
}

impl Act {
    /// Without words, and whatever happened since.
    pub fn new(
        id: Id,
        actor: Actor,
        deed: impl Into<Deed>,
        time: i64,
        today: Date,
        calendar: Arc<Calendar>,
    ) -> Self {
        let deed = deed.into();
        Self {
            id,
            actor,
            deed,
            then: None,
            text: None,
            photos: Vec::new(),
            expect: None,
            time,
            today,
            calendar,
            request: None,
        }
    }
}

impl From<Action> for Deed {
    fn from(action: Action) -> Self {
        Self::Plain(action)
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acted {
    /// Of the event that was written for it.
    pub number: i64,
    pub kind: EventKind,
    /// Of the last event now.
    pub last: i64,
    /// Whether the reply became final by it.
    pub finalised: bool,
    /// Whose pictures are to be removed now.
    pub erased: Vec<PhotoId>,
    pub key_generation: i64,
    /// The same request came before: this is its first answer.
    pub again: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActError {
    #[error("there is no complaint of this number")]
    Unknown,
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// Somebody was quicker.
    #[error("it has changed meanwhile; its last event is number {last}")]
    Changed { last: i64 },
    #[error("it needs words")]
    NoText,
    /// It has so many already.
    #[error("it has {now} photos, and more do not fit in")]
    TooManyPhotos { now: i64 },
    /// The request's key came before with another content.
    #[error("the key of the request was used for another one")]
    Reused,
}

impl Store {
    /// Takes a step, or says why it is not allowed; then nothing is written.
    pub async fn act(&self, act: Act) -> Result<Result<Acted, ActError>, StoreError> {
        self.run(act).await
    }
}

impl Work for Act {
    type Output = Result<Acted, ActError>;

    async fn run(&self, at: &mut Connection) -> Result<Self::Output, StoreError> {
        if let Some(answer) = self.earlier(&mut *at).await? {
            return Ok(answer);
        }
        let Some(complaint) = find_to_change(&mut *at, self.id).await? else {
            return Ok(Err(ActError::Unknown));
        };
        let last = last_event(&mut *at, self.id).await?;
        if self.expect.is_some_and(|seen| seen != last) {
            return Ok(Err(ActError::Changed { last }));
        }
        let action = match self.action(&mut *at).await? {
            Ok(action) => action,
            Err(error) => return Ok(Err(error)),
        };
        if action.needs_words() && !self.says_something(&action) {
            return Ok(Err(ActError::NoText));
        }
        if let Some(now) = self.photos_in_the_way(&mut *at).await? {
            return Ok(Err(ActError::TooManyPhotos { now }));
        }
        let mut steps = Steps { complaint, done: Vec::new() };
        let second = self.then.iter().map(|action| (&self.actor, action));
        for (actor, action) in std::iter::once((&self.actor, &action)).chain(second) {
            if let Err(forbidden) = steps.take(actor, action, self) {
                return Ok(Err(forbidden.into()));
            }
        }
        self.keep(at, steps).await.map(Ok)
    }
}

impl Act {
    pub(super) fn moment(&self) -> Moment<'_> {
        Moment { today: self.today, calendar: &self.calendar }
    }

    async fn action(&self, at: &mut Connection) -> Result<Result<Action, ActError>, StoreError> {
        let into = match &self.deed {
            Deed::Plain(action) => return Ok(Ok(action.clone())),
            Deed::MergeInto(into) => *into,
        };
        if into == self.id {
            return Ok(Err(Forbidden::BadMain.into()));
        }
        let merged = Query::new("SELECT id FROM complaints WHERE merged_into = $1").bind(self.id.compact());
        if merged.fetch_optional(&mut *at).await.doing("look for merged complaints")?.is_some() {
            return Ok(Err(Forbidden::IsMain.into()));
        }
        let main = find_to_change(at, into).await?;
        Ok(main.map_or(Err(Forbidden::BadMain.into()), |main| {
            Ok(Action::Merge { into, main: Box::new(main.life) })
        }))
    }

    /// Photos are a message without any words.
    fn says_something(&self, action: &Action) -> bool {
        let words = self.text.as_ref().is_some_and(|text| !text.is_empty());
        words || matches!(action, Action::Message) && !self.photos.is_empty()
    }

    /// How many photos it has, where the new ones would be too many beside them.
    async fn photos_in_the_way(&self, at: &mut Connection) -> Result<Option<i64>, StoreError> {
        if self.photos.is_empty() {
            return Ok(None);
        }
        let now = count(at, self.id).await?;
        Ok((now as usize + self.photos.len() > MOST_OF_A_COMPLAINT).then_some(now))
    }

    /// Writes everything; nothing is refused any more.
    async fn keep(&self, at: &mut Connection, mut steps: Steps) -> Result<Acted, StoreError> {
        // What was awaited may have come with this very step.
        let finalised = steps.complaint.life.is_complete(&self.moment())
            && steps.take(&Actor::System, &Action::Finalise, self).is_ok();
        let Steps { complaint, done } = &steps;
        write(&mut *at, complaint).await?;
        let mut numbers = Vec::new();
        for (actor, event) in done {
            let number = append(&mut *at, self.id, self.time, actor, event).await?;
            if is_news(event) {
                tell(&mut *at, self.id, number, event.code(), self.time).await?;
            }
            numbers.push(number);
        }
        let (first, last) = (numbers[0], *numbers.last().expect("one step at least was taken"));
        self.keep_words(&mut *at, first).await?;
        let (erased, mut touched) = self.follow(&mut *at, complaint, done).await?;
        touched.push(self.id);
        mark(&mut *at, &touched).await?;
        if let Some(request) = &self.request {
            remember(&mut *at, request, self.id, self.time, first).await?;
        }
        Ok(Acted {
            number: first,
            kind: done[0].1.clone(),
            last,
            finalised,
            erased,
            key_generation: complaint.key_generation,
            again: false,
        })
    }

    async fn keep_words(&self, at: &mut Connection, number: i64) -> Result<(), StoreError> {
        self.keep_text(&mut *at, self.id, number).await?;
        attach(at, self.id, number, &self.photos).await
    }

    /// The words, with an event of this complaint or of one that goes with it.
    pub(super) async fn keep_text(&self, at: &mut Connection, id: Id, number: i64) -> Result<(), StoreError> {
        if let Some(text) = self.text.as_ref().filter(|text| !text.is_empty()) {
            let query = Query::new(sql::INSERT_TEXT).bind(id.compact()).bind(number).bind(text);
            query.execute(at).await.doing("write the text")?;
        }
        Ok(())
    }
}

/// Whether those who follow a complaint want to hear of it.
const fn is_news(event: &EventKind) -> bool {
    use EventKind as E;
    !matches!(
        event,
        E::Received { .. } | E::Hidden { .. } | E::Countersigned | E::NameHidden | E::Erased | E::KeyRenewed
    )
}
