//! The time of day, as an argument.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Where the endpoint learns the time from.
#[derive(Clone, Debug)]
pub enum Clock {
    System,
    /// Runs as the system's does, so many milliseconds away from it.
    Shifted(i64),
    /// Stands where it is put, in milliseconds of UTC since 1970.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The system's, or one that begins at this moment (milliseconds of UTC since 1970) and runs on from there.
    pub fn beginning(at: Option<i64>) -> Self {
        at.map_or(Self::System, |at| Self::Shifted(at - Self::System.now()))
    }

    /// Milliseconds of UTC since 1970.
    pub fn now(&self) -> i64 {
        match self {
            Self::System => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX)),
            Self::Shifted(by) => Self::System.now() + by,
            Self::Set(at) => at.load(Ordering::Relaxed),
        }
    }
}

/// A moment as people and programs write it: "2026-11-24T09:51:53.120Z".
pub fn iso(utc_ms: i64) -> String {
    jiff::Timestamp::from_millisecond(utc_ms).map_or_else(|_| String::new(), |moment| format!("{moment:.3}"))
}

/// Whole days from one date to a later one.
pub fn days_between(from: jiff::civil::Date, to: jiff::civil::Date) -> i64 {
    let midnight = |date: jiff::civil::Date| {
        let start = date.to_datetime(jiff::civil::Time::midnight());
        jiff::tz::Offset::UTC.to_timestamp(start).map_or(0, |moment| moment.as_second())
    };
    (midnight(to) - midnight(from)) / 86_400
}
