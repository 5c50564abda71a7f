//! How a reply becomes final.

use super::case::{Case, MONDAY, by, participate, school};
use super::people::{account, body, calendar, day, head_of, officer, official, operator};
use crate::complaint::event::EventKind;
use crate::complaint::id::Id;
use crate::complaint::life::*;
use crate::complaint::official::{Actor, Official, Role};

#[test]
fn an_unfavourable_reply_waits_three_working_days_for_the_objection() {
    // Friday: the weekend does not count.
    let mut case = Case::accepted();
    let drafted = case.on("2026-02-06", &school(), Action::Draft { outcome: Outcome::Declined });
    let until = day("2026-02-11");
    assert_eq!(
        drafted,
        Ok(EventKind::Drafted { outcome: Outcome::Declined, objection_until: Some(until), from: None })
    );
    case.on("2026-02-06", &by(officer(5)), participate()).unwrap();
    assert_eq!(case.life.awaiting(&case.at("2026-02-11")), [Awaiting::Objection]);
    assert_eq!(case.on("2026-02-11", &Actor::System, Action::Finalise), Err(Forbidden::Incomplete));
    let answered = Ok(EventKind::Answered { outcome: Outcome::Declined, from: None });
    assert_eq!(case.on("2026-02-12", &Actor::System, Action::Finalise), answered);
}

#[test]
fn an_objection_voids_the_participation_before_it() {
    let mut case = Case::drafted(Outcome::Explained);
    case.on(MONDAY, &by(officer(5)), participate()).unwrap();
    case.on("2026-02-03", &Actor::Resident, Action::Object).unwrap();
    assert_eq!(case.life.awaiting(&case.at("2026-02-03")), [Awaiting::Participation]);
    assert_eq!(case.on("2026-02-03", &school(), Action::Finalise), Err(Forbidden::Incomplete));
    case.on("2026-02-03", &by(officer(5)), participate()).unwrap();
    case.on("2026-02-03", &school(), Action::Finalise).unwrap();
}

#[test]
fn nobody_objects_late_twice_or_to_a_favourable_reply() {
    let mut case = Case::drafted(Outcome::Done);
    assert_eq!(case.on(MONDAY, &Actor::Resident, Action::Object), Err(Forbidden::NotNow));
    let mut case = Case::drafted(Outcome::Duplicate);
    assert_eq!(case.on("2026-02-06", &Actor::Resident, Action::Object), Err(Forbidden::TooLate));
    case.on("2026-02-05", &Actor::Resident, Action::Object).unwrap();
    assert_eq!(case.on("2026-02-05", &Actor::Resident, Action::Object), Err(Forbidden::DoneAlready));
}

#[test]
fn a_new_draft_needs_a_new_participation() {
    let mut case = Case::drafted(Outcome::Done);
    case.on(MONDAY, &by(officer(5)), participate()).unwrap();
    case.on(MONDAY, &school(), Action::Draft { outcome: Outcome::Planned }).unwrap();
    assert_eq!(case.on(MONDAY, &Actor::System, Action::Finalise), Err(Forbidden::Incomplete));
}

#[test]
fn who_wrote_it_or_has_an_interest_does_not_take_part() {
    let mut case = Case::accepted();
    let writer = Official { stands_in_for: Some(account(9)), ..head_of("school-027") };
    case.on(MONDAY, &by(writer), Action::Draft { outcome: Outcome::Done }).unwrap();
    let mut try_it = |official: Official| case.on(MONDAY, &by(official), participate());
    let deputy = |number, of| Official { stands_in_for: Some(account(of)), ..officer(number) };
    assert_eq!(try_it(officer(2)), Err(Forbidden::OwnWork));
    assert_eq!(try_it(officer(9)), Err(Forbidden::OwnWork));
    assert_eq!(try_it(deputy(6, 2)), Err(Forbidden::OwnWork));
    assert_eq!(try_it(deputy(6, 9)), Err(Forbidden::OwnWork));
    let interested = Official { interests: vec![body("school-027")], ..officer(6) };
    assert_eq!(try_it(interested), Err(Forbidden::Interested));
    for role in [Role::Operator, Role::Institution, Role::Administrator] {
        let other = Official { institution: Some(body("school-027")), ..official(7, role) };
        assert_eq!(try_it(other), Err(Forbidden::NotTheirs), "{role:?}");
    }
    try_it(officer(6)).unwrap();
    assert_eq!(try_it(officer(7)), Err(Forbidden::DoneAlready));
}

#[test]
fn an_officer_answers_what_is_held_and_another_takes_part() {
    let mut case = Case::received(None, true);
    case.on(MONDAY, &by(officer(5)), Action::Accept { institution: None }).unwrap();
    case.on(MONDAY, &by(officer(5)), Action::Draft { outcome: Outcome::Done }).unwrap();
    assert_eq!(case.on(MONDAY, &by(officer(5)), participate()), Err(Forbidden::OwnWork));
    case.on(MONDAY, &by(officer(6)), participate()).unwrap();
    case.on(MONDAY, &Actor::System, Action::Finalise).unwrap();
    assert_eq!(case.life.visibility, Visibility::Held);
}

#[test]
fn a_merged_one_gets_the_reply_of_the_main_one_and_no_other() {
    let into = Id::from_random([7; 5]);
    let merge = |main: &Case| Action::Merge { into, main: Box::new(main.life.clone()) };
    let mut case = Case::accepted();
    assert_eq!(case.on(MONDAY, &school(), merge(&Case::answered())), Err(Forbidden::BadMain));
    assert_eq!(case.on(MONDAY, &by(head_of("akimat")), merge(&Case::accepted())), Err(Forbidden::NotTheirs));
    case.on(MONDAY, &school(), merge(&Case::accepted())).unwrap();
    let draft = Action::Draft { outcome: Outcome::Done };
    assert_eq!(case.on(MONDAY, &school(), draft), Err(Forbidden::Merged));
    let answer = |main: &Case| Action::AnswerMerged { main: Box::new(main.life.clone()) };
    let unseen = Case::drafted(Outcome::Done);
    assert_eq!(case.on(MONDAY, &Actor::System, answer(&unseen)), Err(Forbidden::Incomplete));
    let answered = EventKind::Answered { outcome: Outcome::Done, from: Some(into) };
    assert_eq!(case.on(MONDAY, &Actor::System, answer(&Case::answered())), Ok(answered));
    assert_eq!(case.life.status, Status::Answered);
    case.on(MONDAY, &Actor::Resident, Action::Reopen).unwrap();
    assert_eq!(case.life.merged_into, None);
}

/// Two of the same holder, the second one merged into the first.
fn merged() -> (Case, Case, Id) {
    let (main, mut case) = (Case::accepted(), Case::accepted());
    let into = Id::from_random([7; 5]);
    case.on(MONDAY, &school(), Action::Merge { into, main: Box::new(main.life.clone()) }).unwrap();
    (main, case, into)
}

fn declined(main: &mut Case) -> Action {
    main.on(MONDAY, &school(), Action::Draft { outcome: Outcome::Declined }).unwrap();
    main.on(MONDAY, &by(officer(5)), participate()).unwrap();
    main.on("2026-02-06", &Actor::System, Action::Finalise).unwrap();
    Action::AnswerMerged { main: Box::new(main.life.clone()) }
}

#[test]
fn an_unfavourable_reply_of_the_main_one_waits_for_this_residents_own_objection() {
    let (mut main, mut case, into) = merged();
    let answer = declined(&mut main);
    let until = day("2026-02-11");
    let drafted =
        EventKind::Drafted { outcome: Outcome::Declined, objection_until: Some(until), from: Some(into) };
    assert_eq!(case.on("2026-02-06", &Actor::System, answer.clone()), Ok(drafted));
    assert_eq!((case.life.status, case.life.merged_into), (Status::Drafted, None));
    assert_eq!(case.life.awaiting(&case.at("2026-02-11")), [Awaiting::Objection]);
    assert_eq!(case.on("2026-02-11", &Actor::System, Action::Finalise), Err(Forbidden::Incomplete));
    assert_eq!(case.on("2026-02-11", &Actor::System, answer), Err(Forbidden::NotNow));
    let mut silent = Case { life: case.life.clone(), ..Case::accepted() };
    let answered = EventKind::Answered { outcome: Outcome::Declined, from: None };
    assert_eq!(silent.on("2026-02-12", &Actor::System, Action::Finalise), Ok(answered));
    // An objection is looked at by the service here, whatever it said there; and its holder may write anew.
    case.on("2026-02-11", &Actor::Resident, Action::Object).unwrap();
    assert_eq!(case.life.awaiting(&case.at("2026-02-11")), [Awaiting::Participation]);
    case.on("2026-02-11", &school(), Action::Draft { outcome: Outcome::Done }).unwrap();
}

#[test]
fn a_merged_one_goes_where_the_main_one_goes() {
    let (mut main, mut case, _) = merged();
    let follow = |main: &Case| Action::FollowMain { main: Box::new(main.life.clone()) };
    assert_eq!(case.on(MONDAY, &Actor::System, follow(&main)), Err(Forbidden::SameHolder));
    main.on("2026-02-03", &school(), Action::Redirect { to: body("akimat") }).unwrap();
    assert_eq!(case.on("2026-02-03", &school(), follow(&main)), Err(Forbidden::NotTheirs));
    let (from, to) = (body("school-027"), body("akimat"));
    let redirected = EventKind::Redirected { from, to: to.clone(), days: 1, late: false };
    assert_eq!(case.on("2026-02-03", &Actor::System, follow(&main)), Ok(redirected));
    assert_eq!(case.life.institution, Some(to));
    let mut alone = Case::accepted();
    assert_eq!(alone.on(MONDAY, &Actor::System, follow(&main)), Err(Forbidden::NotNow));
}

#[test]
fn a_reply_of_another_holder_is_not_taken_over() {
    let (mut main, mut case, _) = merged();
    case.life.institution = Some(body("akimat"));
    assert_eq!(case.on("2026-02-06", &Actor::System, declined(&mut main)), Err(Forbidden::NotNow));
}

#[test]
fn a_merged_one_goes_its_own_way_again() {
    let into = Id::from_random([7; 5]);
    let mut case = Case::accepted();
    let main = Box::new(Case::accepted().life);
    case.on(MONDAY, &operator(), Action::Merge { into, main }).unwrap();
    assert_eq!(case.on(MONDAY, &Actor::System, Action::Unmerge), Ok(EventKind::Unmerged { from: into }));
    case.on(MONDAY, &school(), Action::Draft { outcome: Outcome::Done }).unwrap();
}

#[test]
fn a_merged_ones_term_is_extended_with_the_main_ones() {
    let (mut main, mut case, into) = merged();
    let extend = |due: &str| Action::Extend { due: day(due), signed_by: "A. Head".into() };
    let follow = |main: &Case| Action::ExtendWithMain {
        main: Box::new(main.life.clone()),
        signed_by: "A. Head".into(),
    };
    assert_eq!(case.on(MONDAY, &Actor::System, follow(&main)), Err(Forbidden::BadDay));
    main.on(MONDAY, &school(), extend("2026-03-23")).unwrap();
    for nobody in [&school(), &operator(), &Actor::Resident] {
        assert_eq!(case.on(MONDAY, nobody, follow(&main)), Err(Forbidden::NotTheirs));
    }
    let extended = EventKind::Extended {
        due_before: day("2026-02-23"),
        due: day("2026-03-23"),
        signed_by: "A. Head".into(),
        from: Some(into),
    };
    assert_eq!(case.on(MONDAY, &Actor::System, follow(&main)), Ok(extended));
    assert_eq!((case.life.due, case.life.due_before), (day("2026-03-23"), Some(day("2026-02-23"))));
    // One that has gone its own way has days of its own.
    case.on(MONDAY, &Actor::System, Action::Unmerge).unwrap();
    main.on(MONDAY, &school(), extend("2026-04-02")).unwrap();
    assert_eq!(case.on(MONDAY, &Actor::System, follow(&main)), Err(Forbidden::NotNow));
}

#[test]
fn no_merged_one_waits_longer_than_it_could_be_extended_itself_and_none_that_is_late_is_made_punctual() {
    let (mut main, mut case, _) = merged();
    // The main one's term began later.
    (main.life.term_from, main.life.due) = (day("2026-02-20"), day("2026-03-16"));
    let due = day("2026-04-20");
    main.on("2026-02-23", &school(), Action::Extend { due, signed_by: "A. Head".into() }).unwrap();
    let follow = Action::ExtendWithMain { main: Box::new(main.life), signed_by: "A. Head".into() };
    let late = case.life.clone().act(&Actor::System, &follow, &case.at("2026-02-24"));
    assert_eq!(late, Err(Forbidden::TooLate));
    // Two months are over on 2 April, which is a day off here.
    case.calendar = calendar(&["2026-04-02"]);
    case.on("2026-02-23", &Actor::System, follow).unwrap();
    assert_eq!(case.life.due, day("2026-04-01"));
}
