//! Days counted on the page: which day it is in the city, how many are left, and a day some months later.

use crate::data::Loading;
use crate::session::Session;
use adaldyq_domain::complaint::working_days::{self, iso, local, read_date};
use adaldyq_words::date;
use leptos::prelude::With;

const DAY: f64 = 86_400_000.0;

/// Minutes east of UTC in the city.
pub fn offset(session: Session) -> i16 {
    let city = session.data.catalogue.with(Loading::ready).map(|catalogue| session.data.city(&catalogue));
    city.and_then(|city| city.ready()).map_or(300, |city| city.working_hours.utc_offset)
}

/// Today in the city, as an ISO date.
pub fn today(session: Session) -> String {
    iso(local(js_sys::Date::now() as i64, offset(session)).0)
}

/// The city's day of a moment given as an ISO time.
pub fn day_of(session: Session, time: &str) -> Option<String> {
    let ms = js_sys::Date::parse(time);
    (!ms.is_nan()).then(|| iso(local(ms as i64, offset(session)).0))
}

/// How many days lie between two ISO dates; negative where the second is the earlier one.
pub fn between(from: &str, to: &str) -> Option<i64> {
    // The browser reads a date alone as midnight in UTC, so that every day has the same length.
    let at = |day: &str| date::from_iso(day).map(|day| js_sys::Date::parse(&iso(day)));
    Some(((at(to)? - at(from)?) / DAY) as i64)
}

/// The same day so many months later, or the last day of a month that is too short for it.
pub fn months_later(day: &str, months: i8) -> Option<String> {
    let from = read_date(day.get(..10)?).ok()?;
    Some(iso(working_days::months_later(from, months)))
}
