//! What the days bring.

use super::case::{Case, MONDAY, by, participate, school};
use super::people::{calendar, day, officer};
use crate::complaint::event::EventKind;
use crate::complaint::life::*;
use crate::complaint::official::Actor;
use rstest::rstest;

#[test]
fn a_term_is_extended_before_its_end_to_two_months_from_its_beginning_in_all() {
    let extend = |due: &str| Action::Extend { due: day(due), signed_by: "A. Head".to_owned() };
    let mut case = Case::accepted();
    assert_eq!(case.on("2026-02-24", &school(), extend("2026-03-23")), Err(Forbidden::TooLate));
    for bad in ["2026-02-23", "2026-02-20", "2026-04-03", "2026-03-22"] {
        assert_eq!(case.on(MONDAY, &school(), extend(bad)), Err(Forbidden::BadDay), "{bad}");
    }
    let nobody = Action::Extend { due: day("2026-03-23"), signed_by: " ".to_owned() };
    assert_eq!(case.on(MONDAY, &school(), nobody), Err(Forbidden::NoSignature));
    case.on(MONDAY, &school(), extend("2026-03-23")).unwrap();
    assert_eq!(case.on("2026-03-20", &school(), extend("2026-04-03")), Err(Forbidden::BadDay));
    case.on("2026-03-20", &school(), extend("2026-04-02")).unwrap();
    assert_eq!(case.life.due_before, Some(day("2026-02-23")));
}

#[test]
fn a_term_that_already_ends_later_than_it_may_be_extended_to_stays_as_it_was_given() {
    let mut case = Case::accepted();
    case.life.due = day("2026-04-20");
    assert_eq!(case.life.extend_until(), day("2026-04-20"));
    for other in ["2026-04-02", "2026-04-20", "2026-04-21"] {
        let extend = Action::Extend { due: day(other), signed_by: "A. Head".to_owned() };
        assert_eq!(case.on(MONDAY, &school(), extend), Err(Forbidden::BadDay), "{other}");
    }
}

#[test]
fn what_was_reopened_is_extended_to_two_months_from_its_new_beginning() {
    let mut case = Case::answered();
    case.on("2026-02-16", &Actor::Resident, Action::Reopen).unwrap();
    assert_eq!(case.life.extend_until(), day("2026-04-16"));
}

#[test]
fn a_late_reply_is_the_lateness_of_the_one_it_waits_for() {
    let late = "2026-02-24";
    let overdue = |case: &Case| case.life.overdue(&case.at(late));
    let case = Case::received(Some("school-027"), false);
    assert_eq!(case.life.overdue(&case.at("2026-02-23")), None);
    assert_eq!(overdue(&case), Some(OverdueBy::Officer));
    assert_eq!(overdue(&Case::accepted()), Some(OverdueBy::Institution));
    // Written in time, and nobody of the service has looked.
    assert_eq!(overdue(&Case::drafted(Outcome::Done)), Some(OverdueBy::Officer));
    // Written so late that the days to object run past the due day.
    let mut case = Case::accepted();
    case.on("2026-02-20", &school(), Action::Draft { outcome: Outcome::Declined }).unwrap();
    assert_eq!(overdue(&case), Some(OverdueBy::Institution));
    // Written after the due day.
    let mut case = Case::accepted();
    case.on(late, &school(), Action::Draft { outcome: Outcome::Done }).unwrap();
    assert_eq!(overdue(&case), Some(OverdueBy::Institution));
    assert_eq!(overdue(&Case::answered()), None);
    let case = Case::received(None, true);
    assert_eq!(overdue(&case), Some(OverdueBy::Officer));
}

#[test]
fn silence_is_refusal_only_where_the_states_own_register_has_it_and_nothing_is_written() {
    let register =
        |date: &str| Action::RegisterWithState { number: "ЖТ-2026-00125".into(), date: day(date) };
    let mut case = Case::accepted();
    let silent = |case: &Case, date: &str| case.life.refused_by_silence(&case.at(date));
    assert!(!silent(&case, "2026-05-01"));
    case.on("2026-02-04", &school(), register("2026-02-04")).unwrap();
    assert_eq!(case.on("2026-02-05", &school(), register("2026-02-05")), Err(Forbidden::BadRegister));
    assert_eq!(case.on("2026-02-05", &school(), register("2026-02-06")), Err(Forbidden::BadRegister));
    // The state's term runs from its own day: 15 working days after 4 February.
    assert!(!silent(&case, "2026-02-25"));
    assert!(silent(&case, "2026-02-26"));
    case.on("2026-02-26", &school(), Action::Draft { outcome: Outcome::Declined }).unwrap();
    assert!(!silent(&case, "2026-05-01"));
}

#[test]
fn a_holiday_added_later_moves_an_open_term() {
    let mut case = Case::accepted();
    case.calendar = calendar(&["2026-02-16"]);
    let due = case.life.due_by(&case.calendar);
    assert_eq!(due, day("2026-02-24"));
    let because = case.calendar.exceptions(case.life.term_from, due);
    assert_eq!(because, [day("2026-02-16")]);
    let move_due = |due| Action::MoveDue { due, because: because.clone() };
    assert_eq!(case.on(MONDAY, &school(), move_due(due)), Err(Forbidden::NotTheirs));
    assert_eq!(case.on(MONDAY, &Actor::System, move_due(day("2026-02-25"))), Err(Forbidden::BadDay));
    let moved = EventKind::DueMoved { due_before: day("2026-02-23"), due, because: because.clone() };
    assert_eq!(case.on(MONDAY, &Actor::System, move_due(due)), Ok(moved));
    assert_eq!(case.on(MONDAY, &Actor::System, move_due(due)), Err(Forbidden::BadDay));
    let mut case = Case::answered();
    case.calendar = calendar(&["2026-02-16"]);
    assert_eq!(case.on(MONDAY, &Actor::System, move_due(due)), Err(Forbidden::NotNow));
}

#[test]
fn a_holiday_in_the_days_to_object_adds_a_day_to_them() {
    let mut case = Case::drafted(Outcome::Declined);
    case.calendar = calendar(&["2026-02-04"]);
    let because = vec![day("2026-02-04")];
    let (due, until) = (day("2026-02-24"), day("2026-02-06"));
    let moves = [
        Action::MoveDue { due, because: because.clone() },
        Action::MoveObjection { until, because: because.clone() },
    ];
    assert_eq!(case.life.moves(&case.calendar), moves);
    case.on(MONDAY, &Actor::System, moves[0].clone()).unwrap();
    let moved = EventKind::ObjectionMoved { until_before: day("2026-02-05"), until, because };
    assert_eq!(case.on(MONDAY, &Actor::System, moves[1].clone()), Ok(moved));
    assert_eq!(case.life.draft.as_ref().unwrap().objection_until, Some(until));
    assert!(case.life.moves(&case.calendar).is_empty());
}

#[rstest]
#[case::in_an_extended_term(Some("2026-03-25"), MONDAY, "2026-02-04", "2026-02-06")]
#[case::after_the_term(None, "2026-02-24", "2026-02-26", "2026-03-02")]
fn days_to_object_are_moved_also_where_the_term_stays(
    #[case] extended: Option<&str>,
    #[case] drafted: &str,
    #[case] holiday: &str,
    #[case] until: &str,
) {
    let mut case = Case::accepted();
    if let Some(due) = extended {
        case.on(MONDAY, &school(), Action::Extend { due: day(due), signed_by: "A. Head".into() }).unwrap();
    }
    case.on(drafted, &school(), Action::Draft { outcome: Outcome::Declined }).unwrap();
    case.on(drafted, &by(officer(5)), participate()).unwrap();
    case.calendar = calendar(&[holiday]);
    assert_eq!(case.life.due_by(&case.calendar), case.life.due);
    // The day is given whether or not anybody has moved it yet.
    assert_eq!(case.life.objection_until(&case.calendar), Some(day(until)));
    assert_eq!(case.life.awaiting(&case.at(until)), [Awaiting::Objection]);
    let moves = Action::MoveObjection { until: day(until), because: vec![day(holiday)] };
    assert_eq!(case.life.moves(&case.calendar), std::slice::from_ref(&moves));
    assert_eq!(case.on(drafted, &school(), moves.clone()), Err(Forbidden::NotTheirs));
    let wrong = Action::MoveObjection { until: day("2026-03-03"), because: Vec::new() };
    assert_eq!(case.on(drafted, &Actor::System, wrong), Err(Forbidden::BadDay));
    case.on(drafted, &Actor::System, moves.clone()).unwrap();
    assert_eq!(case.life.draft.as_ref().unwrap().objection_until, Some(day(until)));
    assert_eq!(case.on(drafted, &Actor::System, moves), Err(Forbidden::BadDay));
}

#[test]
fn an_objection_on_a_day_that_a_new_holiday_gave_is_in_time_before_the_term_is_moved_and_after() {
    let object = |moved: bool| {
        let mut case = Case::drafted(Outcome::Declined);
        case.on(MONDAY, &by(officer(5)), participate()).unwrap();
        case.calendar = calendar(&["2026-02-04"]);
        if moved {
            for action in case.life.moves(&case.calendar) {
                case.on("2026-02-06", &Actor::System, action).unwrap();
            }
        }
        assert_eq!(case.on("2026-02-06", &Actor::System, Action::Finalise), Err(Forbidden::Incomplete));
        assert_eq!(
            case.life.clone().act(&Actor::Resident, &Action::Object, &case.at("2026-02-09")),
            Err(Forbidden::TooLate)
        );
        case.on("2026-02-06", &Actor::Resident, Action::Object)
    };
    assert_eq!([object(false), object(true)], [Ok(EventKind::Objected), Ok(EventKind::Objected)]);
}

#[test]
fn a_term_that_moves_takes_no_objection_back_and_opens_no_days_anew() {
    let mut case = Case::drafted(Outcome::Declined);
    case.on("2026-02-05", &Actor::Resident, Action::Object).unwrap();
    case.calendar = calendar(&["2026-02-04"]);
    let [due] = &case.life.moves(&case.calendar)[..] else { panic!("the days to object are over") };
    case.on("2026-02-05", &Actor::System, due.clone()).unwrap();
    let again = Action::MoveObjection { until: day("2026-02-06"), because: Vec::new() };
    assert_eq!(case.on("2026-02-05", &Actor::System, again), Err(Forbidden::NotNow));
    assert!(case.life.draft.as_ref().unwrap().objected);
    assert_eq!(case.life.awaiting(&case.at("2026-02-05")), [Awaiting::Participation]);
}

#[test]
fn an_extended_term_moves_only_where_its_own_day_became_a_day_off() {
    let mut case = Case::accepted();
    let extend = Action::Extend { due: day("2026-03-25"), signed_by: "A. Head".into() };
    case.on(MONDAY, &school(), extend).unwrap();
    assert_eq!(case.life.due_by(&calendar(&["2026-02-16"])), day("2026-03-25"));
    assert_eq!(case.life.due_by(&calendar(&["2026-03-25"])), day("2026-03-26"));
}

#[test]
fn it_closes_by_itself_after_thirty_days_and_keeps_the_residents_word() {
    let mut case = Case::answered();
    case.on(MONDAY, &Actor::Resident, Action::Dispute).unwrap();
    assert_eq!(case.on("2026-03-04", &Actor::System, Action::Close), Err(Forbidden::TooEarly));
    let closed = Ok(EventKind::Closed { why: Closing::Term });
    assert_eq!(case.on("2026-03-05", &Actor::System, Action::Close), closed);
    assert_eq!(case.life.confirmation, Confirmation::Disputed);
}
