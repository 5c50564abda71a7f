//! What happened to a complaint and what was said, out of its events.

use super::Looked;
use super::shapes::ShownKind;
use crate::clock;
use crate::store::{StoredEvent, StoredPhoto, Whole};
use adaldyq_domain::complaint::event::{ActorKind, EventKind};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{Outcome, Stance};
use adaldyq_domain::complaint::working_days::iso;
use adaldyq_domain::id::InstitutionId;
use serde::Serialize;
use utoipa::ToSchema;

/// Whether everybody may read the words and see the photos of such an event. Questions and messages are between
/// the resident and the officials: people answer them with what is private.
pub fn words_are_public(kind: &str) -> bool {
    !matches!(kind, "asked" | "message")
}

/// One thing that happened, with what its kind has besides: see `kind`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Event {
    number: i64,
    /// `kind`, and what goes with it; of `state_registered` its number is `state_number`.
    #[serde(flatten)]
    #[schema(value_type = ShownKind)]
    kind: serde_json::Value,
    time: String,
    /// `resident`, `institution`, `officer`, `operator` or `system`.
    #[schema(value_type = String)]
    by: ActorKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    text: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    erased: bool,
    photos: Vec<Photo>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Photo {
    id: String,
    width: i64,
    height: i64,
    url: String,
    thumb: String,
}

impl Photo {
    fn of(photo: &StoredPhoto) -> Self {
        let url = format!("/api/photos/{}", photo.id.as_str());
        Self {
            id: photo.id.as_str().to_owned(),
            width: photo.width,
            height: photo.height,
            thumb: format!("{url}/thumb"),
            url,
        }
    }
}

/// Everything that happened; `own` for the one whose complaint it is.
pub fn events(whole: &Whole, own: bool) -> Vec<Event> {
    whole.events.iter().map(|event| self::event(event, &whole.photos, own)).collect()
}

fn event(event: &StoredEvent, photos: &[StoredPhoto], own: bool) -> Event {
    let readable = own || words_are_public(event.kind.code());
    let own_photos = photos.iter().filter(|photo| photo.event == event.number && !photo.erased);
    let mut kind = serde_json::to_value(&event.kind).expect("an event is JSON");
    // Its own number would stand where that of the event does.
    if let (EventKind::StateRegistered { .. }, Some(members)) = (&event.kind, kind.as_object_mut())
        && let Some(number) = members.remove("number")
    {
        members.insert("state_number".to_owned(), number);
    }
    Event {
        number: event.number,
        kind,
        time: clock::iso(event.time),
        by: event.actor,
        text: event.text.clone().filter(|text| readable && !text.is_empty()),
        erased: event.erased,
        photos: if readable { own_photos.map(Photo::of).collect() } else { Vec::new() },
    }
}

/// The reply, as it was written last.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Reply {
    text: String,
    #[schema(value_type = String)]
    outcome: Outcome,
    r#final: bool,
    time: String,
    /// What the resident objected to it.
    objection: Option<String>,
    opinion: Option<Opinion>,
}

/// The anti-corruption service's word on the reply.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct Opinion {
    #[schema(value_type = String)]
    stance: Stance,
    text: String,
    time: String,
}

/// The present reply: none after a reopening until a new one is written. `main` is the complaint that this one
/// got its reply from.
pub fn reply(whole: &Whole, main: Option<&Whole>) -> Option<Reply> {
    let written = main.unwrap_or(whole);
    let drafted = of_kind(&written.events, |kind| matches!(kind, EventKind::Drafted { .. }))?;
    // Where it began for this one.
    let begun = match main {
        Some(_) => of_kind(&whole.events, is_from_main)?,
        None => drafted,
    };
    let reopened = of_kind(&whole.events, |kind| matches!(kind, EventKind::Reopened { .. }));
    let over = reopened.is_some_and(|reopened| reopened.number > begun.number);
    // The words of what came from a main one that is not shown are not shown either.
    if over || main.is_none() && is_from_main(&drafted.kind) {
        return None;
    }
    let here = |fits: fn(&EventKind) -> bool| after(&whole.events, begun.number, fits);
    let there = |fits: fn(&EventKind) -> bool| after(&written.events, drafted.number, fits);
    let answered = here(|kind| matches!(kind, EventKind::Answered { .. }))
        .or_else(|| matches!(begun.kind, EventKind::Answered { .. }).then_some(begun));
    let objected = |kind: &EventKind| *kind == EventKind::Objected;
    let took_part = |kind: &EventKind| matches!(kind, EventKind::Participated { .. });
    // What this resident objects is looked at here; what the main one's did was looked at there.
    let (objected, seen) = match here(objected) {
        Some(objected) => (Some(objected), here(took_part)),
        None => (there(objected), there(took_part)),
    };
    // What was said before an objection was said of another state of things.
    let seen = seen.filter(|seen| objected.is_none_or(|objected| seen.number > objected.number));
    let EventKind::Drafted { outcome, .. } = drafted.kind else { return None };
    Some(Reply {
        text: drafted.text.clone().unwrap_or_default(),
        outcome,
        r#final: answered.is_some(),
        time: clock::iso(answered.unwrap_or(drafted).time),
        objection: objected.and_then(|objected| objected.text.clone()),
        opinion: seen.and_then(opinion),
    })
}

/// Whether the main complaint's reply came with it.
const fn is_from_main(kind: &EventKind) -> bool {
    matches!(kind, EventKind::Drafted { from: Some(_), .. } | EventKind::Answered { from: Some(_), .. })
}

fn opinion(event: &StoredEvent) -> Option<Opinion> {
    let EventKind::Participated { stance } = event.kind else { return None };
    Some(Opinion { stance, text: event.text.clone().unwrap_or_default(), time: clock::iso(event.time) })
}

/// The last event of a kind.
fn of_kind(events: &[StoredEvent], fits: impl Fn(&EventKind) -> bool) -> Option<&StoredEvent> {
    events.iter().rev().find(|event| fits(&event.kind))
}

/// The last event of a kind after another one.
fn after(events: &[StoredEvent], number: i64, fits: fn(&EventKind) -> bool) -> Option<&StoredEvent> {
    of_kind(events, fits).filter(|event| event.number > number)
}

/// Who held it, from when to when; `days` are calendar days.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Holder {
    #[schema(value_type = String)]
    institution: InstitutionId,
    since: String,
    until: Option<String>,
    days: i64,
}

/// The chain of holders. One that holds it still has no `until`.
pub fn holders(whole: &Whole, looked: Looked) -> Vec<Holder> {
    let mut holders: Vec<Holder> = Vec::new();
    let mut since = looked.today;
    for event in &whole.events {
        let day = looked.day(event.time);
        let close = |holders: &mut Vec<Holder>| {
            if let Some(last) = holders.last_mut().filter(|last| last.until.is_none()) {
                last.until = Some(iso(day));
                last.days = clock::days_between(since, day);
            }
        };
        let next = match &event.kind {
            EventKind::Accepted { institution: Some(institution) } | EventKind::Released { institution } => {
                Some(institution.clone())
            }
            EventKind::Redirected { to, .. } => Some(to.clone()),
            EventKind::Reopened { .. } => whole.complaint.life.institution.clone(),
            EventKind::Answered { .. } | EventKind::Withdrawn => {
                close(&mut holders);
                None
            }
            _ => None,
        };
        if let Some(institution) = next {
            close(&mut holders);
            since = day;
            let days = clock::days_between(since, looked.today);
            holders.push(Holder { institution, since: iso(day), until: None, days });
        }
    }
    holders
}

/// A longer term, who signed it and why.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Extension {
    due_before: String,
    due: String,
    signed_by: String,
    /// The main complaint, where this one is merged into it and waits as long as that one.
    #[schema(value_type = Option<String>)]
    from: Option<Id>,
    text: Option<String>,
    time: String,
}

pub fn extensions(whole: &Whole) -> Vec<Extension> {
    let extension = |event: &StoredEvent| match &event.kind {
        EventKind::Extended { due_before, due, signed_by, from } => Some(Extension {
            due_before: iso(*due_before),
            due: iso(*due),
            signed_by: signed_by.clone(),
            from: *from,
            text: event.text.clone(),
            time: clock::iso(event.time),
        }),
        _ => None,
    };
    whole.events.iter().filter_map(extension).collect()
}
