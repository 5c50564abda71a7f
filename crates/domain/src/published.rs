//! The small published files beside the index that more than one program reads.

use crate::lang::Names;
use serde::{Deserialize, Serialize};

/// `r/{release}/city.json`: whom to turn to, when the offices are open, and what the data is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CityFile {
    pub id: String,
    pub name: Names,
    /// ISO date.
    pub published: String,
    pub demonstration: bool,
    pub licence: Licence,
    /// Credit for positions and outlines, as their licences ask.
    pub credit: String,
    /// Who accepts appeals.
    pub registrar: Names,
    pub contacts: Vec<Contact>,
    pub working_hours: WorkingHours,
    /// Fewest institutions a comparison is made over.
    pub fewest_peers: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Licence {
    pub name: String,
    pub url: String,
}

/// Somewhere to turn to instead of, or besides, this product.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// `ikomek`, `eotinish` or `anticorruption`; others are shown after these.
    pub id: String,
    pub name: Names,
    pub about: Names,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Local clock times, as "09:00"; what arrives at or after `close` is registered on the next working day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkingHours {
    pub open: String,
    pub close: String,
    /// Minutes east of UTC.
    pub utc_offset: i16,
}

/// `r/{release}/holidays.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HolidaysFile {
    /// ISO date: the last day the calendar knows. A term that reaches past it is provisional.
    pub known_to: String,
    pub days: Vec<CalendarDay>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalendarDay {
    /// ISO date.
    pub date: String,
    pub kind: DayKind,
    pub name: Names,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    Holiday,
    /// A day off that was moved here, or one that never moves.
    DayOff,
    /// A Saturday or Sunday that is worked.
    WorkingDay,
}

/// `r/{release}/outcomes.json`: figures of the programme, each with its source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OutcomesFile {
    pub outcomes: Vec<Outcome>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// As the source says it: "2019–2020".
    pub year: String,
    /// `institutions`, `coverage`, `appeals`, `criminal_cases`, `cases_in_court`, `electronic_services`.
    pub measure: String,
    pub value: f64,
    pub source: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
