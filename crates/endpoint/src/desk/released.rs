//! What a released complaint keeps from the institution it was released to.

use crate::routes::view::words_are_public;
use crate::store::Whole;
use adaldyq_domain::complaint::draft::Contact;
use adaldyq_domain::complaint::event::EventKind;
use adaldyq_domain::complaint::life::Visibility;
use adaldyq_domain::complaint::official::{Official, Role};

/// Who told, and what was said between them and the service before the release, was told to the service alone:
/// the institution is the one it may be about.
pub fn without_confidences(official: &Official, mut whole: Whole) -> Whole {
    let held = whole.complaint.life.visibility == Visibility::Held;
    if official.role != Role::Institution || !held {
        return whole;
    }
    whole.contact = Contact::default();
    whole.complaint.shown_name = None;
    let release = |kind: &EventKind| matches!(kind, EventKind::Released { .. });
    let released = whole.events.iter().rev().find(|event| release(&event.kind)).map(|event| event.number);
    for event in &mut whole.events {
        let between = !words_are_public(event.kind.code());
        if between && released.is_none_or(|released| event.number < released) {
            event.text = None;
            whole.photos.retain(|photo| photo.event != event.number);
        }
    }
    whole
}
