//! Finding a holder, being held, being hidden.

use super::case::{Case, MONDAY, by, school};
use super::people::{body, head_of, officer, operator};
use crate::complaint::event::EventKind;
use crate::complaint::life::*;
use crate::complaint::official::Actor;

#[test]
fn what_is_accepted_becomes_public_and_has_a_holder() {
    let mut case = Case::received(Some("school-027"), false);
    let accepted = case.on(MONDAY, &operator(), Action::Accept { institution: None });
    assert_eq!(accepted, Ok(EventKind::Accepted { institution: Some(body("school-027")) }));
    assert_eq!((case.life.status, case.life.visibility), (Status::Accepted, Visibility::Public));
    let again = case.on(MONDAY, &operator(), Action::Accept { institution: None });
    assert_eq!(again, Err(Forbidden::AcceptedAlready));
}

#[test]
fn nothing_is_accepted_by_nobody_and_an_institution_accepts_only_what_is_its_own() {
    let accept = |to: Option<&str>| Action::Accept { institution: to.map(body) };
    let mut case = Case::received(None, false);
    assert_eq!(case.on(MONDAY, &operator(), accept(None)), Err(Forbidden::NoInstitution));
    assert_eq!(case.on(MONDAY, &school(), accept(Some("school-027"))), Err(Forbidden::NotTheirs));
    let mut case = Case::received(Some("school-027"), false);
    assert_eq!(case.on(MONDAY, &school(), accept(Some("akimat"))), Err(Forbidden::NotTheirs));
    assert_eq!(case.on(MONDAY, &by(head_of("akimat")), accept(None)), Err(Forbidden::NotTheirs));
    case.on(MONDAY, &school(), accept(None)).unwrap();
}

#[test]
fn it_is_passed_on_within_three_working_days_or_late() {
    for (date, days, late) in [("2026-02-05", 3, false), ("2026-02-09", 5, true)] {
        let mut case = Case::accepted();
        let to = Action::Redirect { to: body("akimat") };
        assert_eq!(case.on(date, &by(officer(5)), to.clone()), Err(Forbidden::NotTheirs));
        let redirected = EventKind::Redirected { from: body("school-027"), to: body("akimat"), days, late };
        assert_eq!(case.on(date, &school(), to.clone()), Ok(redirected));
        assert_eq!(case.on(date, &school(), to.clone()), Err(Forbidden::NotTheirs));
        assert_eq!(case.on(date, &operator(), to), Err(Forbidden::SameHolder));
        assert_eq!(case.life.status, Status::Accepted);
    }
}

#[test]
fn whom_the_complaint_itself_named_passes_it_on_within_three_working_days_of_its_receipt() {
    let accept = |to: Option<&str>| Action::Accept { institution: to.map(body) };
    let passed_on = |named: Option<&str>, given: Option<&str>, date: &str| {
        let mut case = Case::received(named, false);
        case.on("2026-02-04", &operator(), accept(given)).unwrap();
        let redirected = case.on(date, &school(), Action::Redirect { to: body("akimat") }).unwrap();
        let EventKind::Redirected { days, late, .. } = redirected else { panic!("{redirected:?}") };
        let again =
            case.on("2026-02-10", &by(head_of("akimat")), Action::Redirect { to: body("school-027") });
        assert!(
            matches!(again, Ok(EventKind::Redirected { late: false, .. })),
            "it came to the next one anew"
        );
        (days, late)
    };
    // Accepting it two days later gives whom it named no days more.
    assert_eq!(passed_on(Some("school-027"), None, "2026-02-05"), (3, false));
    assert_eq!(passed_on(Some("school-027"), None, "2026-02-06"), (4, true));
    assert_eq!(passed_on(Some("school-027"), Some("school-027"), "2026-02-06"), (4, true));
    // Whom an operator found for it has had it since then.
    assert_eq!(passed_on(None, Some("school-027"), "2026-02-09"), (3, false));
    assert_eq!(passed_on(Some("akimat"), Some("school-027"), "2026-02-09"), (3, false));
}

#[test]
fn what_is_held_is_the_officers_until_they_release_it_and_never_public() {
    let mut case = Case::received(Some("school-027"), true);
    let accept = Action::Accept { institution: None };
    assert_eq!(case.on(MONDAY, &operator(), accept.clone()), Err(Forbidden::NotTheirs));
    assert_eq!(case.on(MONDAY, &school(), accept.clone()), Err(Forbidden::NotTheirs));
    let held = Ok(EventKind::Accepted { institution: None });
    assert_eq!(case.on(MONDAY, &by(officer(5)), accept), held);
    let hide = Action::Hide { reason: HideReason::Spam };
    assert_eq!(case.on(MONDAY, &by(officer(5)), hide), Err(Forbidden::Held));
    let draft = Action::Draft { outcome: Outcome::Done };
    assert_eq!(case.on(MONDAY, &school(), draft.clone()), Err(Forbidden::NotTheirs));
    case.on(MONDAY, &by(officer(5)), Action::Release { to: body("school-027") }).unwrap();
    assert_eq!(case.on(MONDAY, &operator(), Action::Message), Err(Forbidden::NotTheirs));
    case.on(MONDAY, &school(), draft).unwrap();
    assert_eq!(case.life.visibility, Visibility::Held);
}

#[test]
fn a_hiding_that_nobody_countersigns_lapses_for_spam_and_stays_for_personal_data() {
    let lapse = |reason| {
        let mut case = Case::accepted();
        case.on(MONDAY, &by(officer(5)), Action::Hide { reason }).unwrap();
        assert_eq!(case.on(MONDAY, &by(officer(5)), Action::Countersign), Err(Forbidden::OwnWork));
        assert!(case.on("2026-02-05", &Actor::System, Action::Lapse).is_err());
        (case.on("2026-02-06", &Actor::System, Action::Lapse), case.life.visibility)
    };
    assert_eq!(lapse(HideReason::Spam), (Ok(EventKind::Lapsed), Visibility::Public));
    assert_eq!(lapse(HideReason::PersonalData), (Err(Forbidden::NotNow), Visibility::Hidden));
}

#[test]
fn a_countersigned_hiding_stays_until_an_officer_takes_it_back() {
    let mut case = Case::received(Some("school-027"), false);
    case.on(MONDAY, &operator(), Action::Hide { reason: HideReason::Abuse }).unwrap();
    assert_eq!(case.on(MONDAY, &operator(), Action::Countersign), Err(Forbidden::NotTheirs));
    case.on(MONDAY, &by(officer(5)), Action::Countersign).unwrap();
    assert_eq!(case.on("2026-03-02", &Actor::System, Action::Lapse), Err(Forbidden::NotNow));
    case.on(MONDAY, &operator(), Action::Accept { institution: None }).unwrap();
    assert_eq!(case.life.visibility, Visibility::Hidden);
    case.on(MONDAY, &by(officer(5)), Action::Show).unwrap();
    assert_eq!((case.life.visibility, case.life.hidden.clone()), (Visibility::Public, None));
}

#[test]
fn events_are_written_as_they_always_were() {
    let received = r#"{"kind":"received","registered":"2026-02-02","due":"2026-02-23"}"#;
    let event: EventKind = serde_json::from_str(received).unwrap();
    assert_eq!(serde_json::to_string(&event).unwrap(), received);
    let accepted = r#"{"kind":"accepted","institution":"school-027"}"#;
    let event: EventKind = serde_json::from_str(accepted).unwrap();
    assert_eq!(serde_json::to_string(&event).unwrap(), accepted);
}

#[test]
fn what_was_reopened_comes_to_its_holder_anew() {
    let mut case = Case::answered();
    case.on("2026-02-16", &Actor::Resident, Action::Reopen).unwrap();
    let redirected = case.on("2026-02-18", &school(), Action::Redirect { to: body("akimat") });
    let (from, to) = (body("school-027"), body("akimat"));
    assert_eq!(redirected, Ok(EventKind::Redirected { from, to, days: 2, late: false }));
}
