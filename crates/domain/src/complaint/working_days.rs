//! Days the law counts in: working days of Kazakhstan, by a calendar that is data.

use crate::lang::Names;
use crate::published::{DayKind, HolidaysFile, WorkingHours};
use jiff::civil::{Date, Weekday};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// The days by which an answer is promised.
pub const TERM: u32 = 15;
/// After so many working days a complaint that nobody accepted shows in public, without its text.
pub const LONGEST_WAIT: u32 = 3;

/// Which days are worked, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    known_to: Date,
    days: BTreeMap<Date, (DayKind, Names)>,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a date or time of day of the calendar")]
pub struct CalendarFault(String);

/// A term, with every day that was counted or skipped on the way.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    #[serde(serialize_with = "as_iso")]
    pub registered: Date,
    #[serde(serialize_with = "as_iso")]
    pub due: Date,
    /// Whether it reaches past the days that the calendar knows, so that a holiday may still move it.
    pub provisional: bool,
    pub days: Vec<Day>,
}

/// One day of a term.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Day {
    #[serde(serialize_with = "as_iso")]
    pub date: Date,
    /// Which working day of the term it is; nothing where it is skipped.
    pub counted: Option<u32>,
    /// Why it is skipped, or counted though it lies in a weekend; nothing for an ordinary working day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// The holiday's or the moved day's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Names>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Weekend,
    Holiday,
    DayOff,
    /// A Saturday or Sunday that is worked.
    WorkingDay,
}

impl Calendar {
    pub fn new(file: &HolidaysFile) -> Result<Self, CalendarFault> {
        let mut days = BTreeMap::new();
        for day in &file.days {
            days.insert(read_date(&day.date)?, (day.kind, day.name.clone()));
        }
        Ok(Self { known_to: read_date(&file.known_to)?, days })
    }

    pub fn is_working(&self, date: Date) -> bool {
        match self.days.get(&date) {
            Some((DayKind::WorkingDay, _)) => true,
            Some((DayKind::Holiday | DayKind::DayOff, _)) => false,
            None => !is_weekend(date),
        }
    }

    /// The day of receipt, or the next working day where that is a day off or after hours.
    pub fn registered(&self, received_ms: i64, hours: &WorkingHours) -> Result<Date, CalendarFault> {
        let (date, minute) = local(received_ms, hours.utc_offset);
        let in_time = minute < read_clock(&hours.close)?;
        Ok(if in_time && self.is_working(date) { date } else { self.next_working(date) })
    }

    /// The n-th working day after the day of registration, which is not counted itself.
    pub fn due(&self, registered: Date, working_days: u32) -> Date {
        (0..working_days).fold(registered, |date, _| self.next_working(date))
    }

    /// The day itself, or the last working day before it.
    pub fn working_until(&self, date: Date) -> Date {
        let mut day = date;
        while !self.is_working(day) && day > Date::MIN {
            day = before(day);
        }
        day
    }

    /// The working days after one day, up to and with another.
    pub fn worked(&self, from: Date, to: Date) -> u32 {
        let mut count = 0;
        let mut date = from;
        while date < to {
            date = after(date);
            count += u32::from(self.is_working(date));
        }
        count
    }

    /// The days that differ from an ordinary week in a term: days off on weekdays, worked weekends.
    pub fn exceptions(&self, from: Date, to: Date) -> Vec<Date> {
        let days = self.days.range(from..=to).map(|(date, _)| *date);
        days.filter(|date| *date > from && self.is_working(*date) == is_weekend(*date)).collect()
    }

    /// The latest day of registration whose n-th working day lies before today.
    pub fn last_past(&self, today: Date, working_days: u32) -> Date {
        let mut date = today;
        while self.due(date, working_days) >= today && date > Date::MIN {
            date = before(date);
        }
        date
    }

    pub fn term(&self, registered: Date, working_days: u32) -> Term {
        self.term_to(registered, self.due(registered, working_days))
    }

    /// The days from registration to a day that was promised, as the calendar stands now.
    pub fn term_to(&self, registered: Date, due: Date) -> Term {
        let mut days = Vec::new();
        let mut counted = 0;
        let mut date = registered;
        while date < due {
            date = after(date);
            days.push(self.day(date, &mut counted));
        }
        Term { registered, due, provisional: due > self.known_to, days }
    }

    fn day(&self, date: Date, counted: &mut u32) -> Day {
        let known = self.days.get(&date);
        let works = self.is_working(date);
        *counted += u32::from(works);
        let why = match known {
            Some((DayKind::Holiday, _)) => Some(Why::Holiday),
            Some((DayKind::DayOff, _)) => Some(Why::DayOff),
            Some((DayKind::WorkingDay, _)) => Some(Why::WorkingDay),
            None => (!works).then_some(Why::Weekend),
        };
        Day { date, counted: works.then_some(*counted), why, name: known.map(|(_, name)| name.clone()) }
    }

    fn next_working(&self, date: Date) -> Date {
        let mut next = after(date);
        while !self.is_working(next) && next < Date::MAX {
            next = after(next);
        }
        next
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The next day; the last day of the calendar (in the year 9999) is its own next one.
fn after(date: Date) -> Date {
    date.tomorrow().unwrap_or(date)
}

fn before(date: Date) -> Date {
    date.yesterday().unwrap_or(date)
}

/// The local day and minute of the day of a moment given in milliseconds of UTC since 1970.
pub fn local(utc_ms: i64, utc_offset: i16) -> (Date, i64) {
    let minutes = utc_ms.div_euclid(60_000).saturating_add(i64::from(utc_offset));
    (date_of(minutes.div_euclid(1_440)), minutes.rem_euclid(1_440))
}

/// The date of a day counted from 1970-01-01, by Howard Hinnant's `civil_from_days`.
fn date_of(days: i64) -> Date {
    let shifted = days.clamp(-4_000_000, 2_932_896) + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Date::new(year as i16, month as i8, day as i8).unwrap_or(Date::MAX)
}

/// The same day up to a year later, or the last one of a month that is too short for it.
pub fn months_later(date: Date, months: i8) -> Date {
    let months = date.month() - 1 + months.clamp(0, 12);
    let (year, month) = (date.year() + i16::from(months / 12), months % 12 + 1);
    let days = Date::new(year, month, 1).map_or(28, Date::days_in_month);
    Date::new(year, month, date.day().min(days)).unwrap_or(date)
}

/// Reads "2026-11-24".
pub fn read_date(text: &str) -> Result<Date, CalendarFault> {
    let fault = || CalendarFault(text.to_owned());
    let digits = |part: Option<&str>, length: usize| {
        part.filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|part| part.parse::<i16>().ok())
            .ok_or_else(fault)
    };
    let mut parts = text.split('-');
    let (year, month, day) = (digits(parts.next(), 4)?, digits(parts.next(), 2)?, digits(parts.next(), 2)?);
    if parts.next().is_some() {
        return Err(fault());
    }
    Date::new(year, month as i8, day as i8).map_err(|_| fault())
}

/// Writes "2026-11-24".
pub fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

fn as_iso<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&iso(*date))
}

/// Reads "18:30" as minutes of the day; "24:00" is the end of it.
pub fn read_clock(text: &str) -> Result<i64, CalendarFault> {
    let fault = || CalendarFault(text.to_owned());
    let (hours, minutes) = text.split_once(':').ok_or_else(fault)?;
    let (hours, minutes): (u8, u8) =
        (hours.parse().map_err(|_| fault())?, minutes.parse().map_err(|_| fault())?);
    let total = i64::from(hours) * 60 + i64::from(minutes);
    if minutes < 60 && total <= 1_440 { Ok(total) } else { Err(fault()) }
}

#[cfg(test)]
#[path = "working_days_tests.rs"]
mod tests;
