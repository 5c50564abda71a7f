//! One complaint to try steps on.

use super::people::{body, calendar, day, head_of, officer, operator};
use crate::complaint::event::EventKind;
use crate::complaint::life::*;
use crate::complaint::official::{Actor, Official};
use crate::complaint::working_days::Calendar;
pub const MONDAY: &str = "2026-02-02";

/// A complaint and the one calendar it is counted by.
pub struct Case {
    pub life: Life,
    pub calendar: Calendar,
}

impl Case {
    pub fn received(institution: Option<&str>, confidential: bool) -> Self {
        let calendar = calendar(&[]);
        let due = calendar.due(day(MONDAY), 15);
        Self { life: Life::receive(institution.map(body), confidential, day(MONDAY), due), calendar }
    }

    pub fn accepted() -> Self {
        let mut case = Self::received(Some("school-027"), false);
        case.on(MONDAY, &operator(), Action::Accept { institution: None }).unwrap();
        case
    }

    pub fn drafted(outcome: Outcome) -> Self {
        let mut case = Self::accepted();
        case.on(MONDAY, &school(), Action::Draft { outcome }).unwrap();
        case
    }

    pub fn answered() -> Self {
        let mut case = Self::drafted(Outcome::Done);
        case.on(MONDAY, &by(officer(5)), participate()).unwrap();
        case.on(MONDAY, &Actor::System, Action::Finalise).unwrap();
        case
    }

    pub fn at(&self, date: &str) -> Moment<'_> {
        Moment { today: day(date), calendar: &self.calendar }
    }

    pub fn on(&mut self, date: &str, actor: &Actor, action: Action) -> Result<EventKind, Forbidden> {
        self.life.act(actor, &action, &Moment { today: day(date), calendar: &self.calendar })
    }
}

pub fn by(official: Official) -> Actor {
    Actor::Official(official)
}

pub fn school() -> Actor {
    by(head_of("school-027"))
}

pub fn participate() -> Action {
    Action::Participate { stance: Stance::Agrees }
}
