//! What the resident does.

use super::case::{Case, MONDAY, by, participate};
use super::people::{day, officer};
use crate::complaint::event::EventKind;
use crate::complaint::life::*;
use crate::complaint::official::Actor;

#[test]
fn an_answer_can_be_reopened_for_thirty_days_with_a_new_term() {
    let mut case = Case::answered();
    case.on(MONDAY, &Actor::Resident, Action::Dispute).unwrap();
    assert_eq!(case.on(MONDAY, &Actor::Resident, Action::Dispute), Err(Forbidden::DoneAlready));
    assert_eq!(case.on("2026-03-05", &Actor::Resident, Action::Reopen), Err(Forbidden::TooLate));
    let due = day("2026-03-25");
    assert_eq!(case.on("2026-03-04", &Actor::Resident, Action::Reopen), Ok(EventKind::Reopened { due }));
    let life = &case.life;
    assert_eq!((life.status, life.reopened, life.due), (Status::Accepted, 1, due));
    assert_eq!((life.registered, life.term_from), (day(MONDAY), day("2026-03-04")));
    assert_eq!((life.confirmation, life.draft.clone()), (Confirmation::Unconfirmed, None));
}

#[test]
fn a_confirmed_one_is_closed_and_can_still_be_reopened() {
    let mut case = Case::answered();
    case.on(MONDAY, &Actor::Resident, Action::Confirm).unwrap();
    assert_eq!((case.life.status, case.life.closed), (Status::Closed, Some(Closing::Confirmed)));
    case.on("2026-03-04", &Actor::Resident, Action::Reopen).unwrap();
    assert_eq!(case.life.closed, None);
}

#[test]
fn what_is_withdrawn_is_closed_for_good() {
    let mut case = Case::drafted(Outcome::Declined);
    case.on(MONDAY, &Actor::Resident, Action::Withdraw).unwrap();
    assert_eq!(case.on(MONDAY, &Actor::Resident, Action::Reopen), Err(Forbidden::NotNow));
    assert_eq!(case.on(MONDAY, &by(officer(5)), participate()), Err(Forbidden::NotNow));
}

#[test]
fn what_is_erased_takes_no_more_messages() {
    let mut case = Case::accepted();
    case.on(MONDAY, &Actor::Resident, Action::Erase).unwrap();
    assert_eq!(case.on(MONDAY, &Actor::Resident, Action::Erase), Err(Forbidden::DoneAlready));
    assert_eq!(case.on(MONDAY, &Actor::Resident, Action::Message), Err(Forbidden::Erased));
}
