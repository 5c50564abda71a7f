//! Those who act in these tests, and the days they act on.

use crate::complaint::official::{AccountId, Actor, Official, Role};
use crate::complaint::working_days::{Calendar, read_date};
use crate::id::InstitutionId;
use crate::lang::Names;
use crate::published::{CalendarDay, DayKind, HolidaysFile};
use jiff::civil::Date;

pub fn body(id: &str) -> InstitutionId {
    InstitutionId::new(id).unwrap()
}

pub fn account(number: u8) -> AccountId {
    AccountId::from_random([number; 12])
}

pub fn official(number: u8, role: Role) -> Official {
    Official { account: account(number), role, ..Official::at_the_machine() }
}

pub fn operator() -> Actor {
    Actor::Official(official(1, Role::Operator))
}

pub fn head_of(institution: &str) -> Official {
    Official { institution: Some(body(institution)), ..official(2, Role::Institution) }
}

pub fn officer(number: u8) -> Official {
    official(number, Role::Officer)
}

pub fn day(text: &str) -> Date {
    read_date(text).unwrap()
}

/// Ordinary weeks, but for these days off.
pub fn calendar(days_off: &[&str]) -> Calendar {
    let day_off =
        |date: &&str| CalendarDay { date: (*date).to_owned(), kind: DayKind::DayOff, name: Names::default() };
    let days = days_off.iter().map(day_off).collect();
    Calendar::new(&HolidaysFile { known_to: "2027-12-31".to_owned(), days }).unwrap()
}
