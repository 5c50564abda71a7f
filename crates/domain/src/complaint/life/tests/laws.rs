//! What is true of every step, whoever takes it.

use crate::complaint::event::EventKind;
use crate::complaint::life::*;
use crate::complaint::official::{Actor, Role};
use crate::complaint::working_days::months_later;
use jiff::civil::Date;
use proptest::prelude::*;

pub fn laws_of_seats(actor: &Actor, before: &Life, after: &Life) -> Result<(), TestCaseError> {
    if *actor != Actor::Resident {
        prop_assert_eq!(after.confirmation, before.confirmation);
        prop_assert_eq!(after.reopened, before.reopened);
        prop_assert_eq!((after.name_hidden, after.erased), (before.name_hidden, before.erased));
    }
    if let Actor::Official(official) = actor {
        prop_assert!(official.role != Role::Administrator);
        prop_assert!(official.role != Role::Operator || before.visibility != Visibility::Held);
        let own = official.institution == before.institution && !before.is_held_back();
        prop_assert!(official.role != Role::Institution || own);
    }
    Ok(())
}

pub fn laws_of_sight(before: &Life, after: &Life) -> Result<(), TestCaseError> {
    let held = |life: &Life| life.visibility == Visibility::Held;
    prop_assert_eq!(held(before), held(after));
    prop_assert!(!after.released || held(after));
    prop_assert_eq!(after.hidden.is_some(), after.visibility == Visibility::Hidden);
    // Only what found a holder is public.
    prop_assert!(after.visibility != Visibility::Public || after.holder_since.is_some());
    Ok(())
}

pub fn laws_of_time(
    before: &Life,
    after: &Life,
    event: &EventKind,
    today: Date,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(after.registered, before.registered);
    match event {
        EventKind::Extended { .. } => {
            prop_assert!(after.due > before.due && today <= before.due);
            prop_assert!(after.due <= months_later(after.term_from, 2));
            prop_assert!(after.due_before <= Some(before.due));
        }
        EventKind::DueMoved { .. } => prop_assert!(after.due != before.due),
        EventKind::ObjectionMoved { until_before, until, .. } => {
            // Nobody's days are shortened.
            prop_assert!(until > until_before);
            prop_assert_eq!(after.due, before.due);
        }
        EventKind::Reopened { .. } => prop_assert!(after.term_from >= before.answered.unwrap()),
        _ => prop_assert_eq!((after.due, after.term_from), (before.due, before.term_from)),
    }
    Ok(())
}

pub fn laws_of_status(before: &Life, after: &Life, event: &EventKind) -> Result<(), TestCaseError> {
    use Status::{Accepted, Answered, Closed, Drafted, Received};
    let allowed = match event {
        EventKind::Accepted { .. } => before.status == Received && after.status == Accepted,
        EventKind::Released { .. } => before.status <= Accepted && after.status == Accepted,
        EventKind::Drafted { .. } => matches!(before.status, Accepted | Drafted) && after.status == Drafted,
        EventKind::Answered { from: None, .. } => before.status == Drafted && after.status == Answered,
        EventKind::Answered { .. } => before.status == Accepted && after.status == Answered,
        EventKind::Confirmed | EventKind::Closed { .. } => {
            before.status == Answered && after.status == Closed
        }
        EventKind::Withdrawn => before.status.is_open() && after.status == Closed,
        EventKind::Reopened { .. } => before.status >= Answered && after.status == Accepted,
        _ => before.status == after.status,
    };
    prop_assert!(allowed, "{:?} -> {:?} by {:?}", before.status, after.status, event);
    prop_assert_eq!(after.status == Closed, after.closed.is_some());
    prop_assert_eq!(after.outcome.is_some(), after.answered.is_some());
    let replied =
        after.status == Answered || after.status == Closed && after.closed != Some(Closing::Withdrawn);
    prop_assert_eq!(replied, after.answered.is_some());
    Ok(())
}
