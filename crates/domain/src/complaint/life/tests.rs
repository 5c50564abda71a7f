use super::*;
use crate::complaint::event::EventKind;
use crate::complaint::official::Actor;
use crate::complaint::working_days::Calendar;
use crate::published::HolidaysFile;
use jiff::civil::date;

fn new(institution: Option<&str>, confidential: bool) -> Life {
    let institution = institution.map(|id| InstitutionId::new(id).unwrap());
    Life::receive(institution, confidential, date(2026, 2, 2), date(2026, 2, 23))
}

fn calendar() -> Calendar {
    Calendar::new(&HolidaysFile { known_to: "2026-12-31".to_owned(), days: Vec::new() }).unwrap()
}

#[test]
fn what_is_accepted_becomes_public_and_has_a_holder() {
    let calendar = calendar();
    let moment = Moment { today: date(2026, 2, 2), calendar: &calendar };
    let operator = Actor::Official(Official::at_the_machine());
    let accept = Action::Accept { institution: None };
    let mut life = new(None, false);
    assert_eq!(life.act(&operator, &accept, &moment), Err(Forbidden::NoInstitution));
    let mut life = new(Some("school-027"), false);
    let institution = InstitutionId::new("school-027").ok();
    assert_eq!(life.act(&operator, &accept, &moment), Ok(EventKind::Accepted { institution }));
    assert_eq!((life.status, life.visibility), (Status::Accepted, Visibility::Public));
    assert_eq!(life.act(&operator, &accept, &moment), Err(Forbidden::AcceptedAlready));
}
