//! Dates as people read them. Which day it is, is somebody else's business.

use crate::{Table, number};
use adaldyq_domain::fault::Arg;
use jiff::civil::Date;

/// With its year: `2026 жылғы 24 қараша`, `24 ноября 2026 года`, `24 November 2026`.
pub fn long(table: &Table, date: Date) -> String {
    table.say("date-long", &[("day-month", day_month(table, date).into()), ("year", year(date))])
}

/// `24 қараша`, `24 ноября`, `24 November`.
pub fn day_month(table: &Table, date: Date) -> String {
    with_month(table, "date-day-month", date)
}

/// Up to a day: `1 қазанға дейін`, `к 1 октября`, `by 1 October`.
pub fn until(table: &Table, date: Date) -> String {
    with_month(table, "date-until", date)
}

/// Of which day a figure is, as a label: `1 қазандағы дерек`, `на 1 октября`, `as of 1 October`.
pub fn as_of(table: &Table, date: Date) -> String {
    with_month(table, "date-as-of", date)
}

/// Of a month, `2026-11`: `2026 ж. қараша`, `ноябрь 2026`, `November 2026`; the text itself where it is none.
pub fn month_of_year(table: &Table, text: &str) -> String {
    let month = |text: &str| text.parse::<i64>().ok().filter(|month| (1..=12).contains(month));
    match text.split_once('-').and_then(|(year, text)| Some((year, month(text)?))) {
        Some((year, month)) => {
            table.say("month-of-year", &[("month", month.into()), ("year", year.to_owned().into())])
        }
        None => text.to_owned(),
    }
}

/// With the day of the week: `2026 жылғы 24 қараша, сейсенбі`.
pub fn with_weekday(table: &Table, date: Date) -> String {
    table.say(
        "date-with-weekday",
        &[("date", long(table, date).into()), ("weekday", weekday(table, date).into())],
    )
}

/// `сейсенбі`, `вторник`, `Tuesday`.
pub fn weekday(table: &Table, date: Date) -> String {
    let day = i64::from(date.weekday().to_monday_one_offset());
    table.say("date-weekday", &[("weekday", day.into())])
}

/// With the time of day: `2026 жылғы 24 қараша, 14:05`.
pub fn with_time(table: &Table, date: Date, hour: i8, minute: i8) -> String {
    let mut out = long(table, date);
    out.push_str(", ");
    push_two(hour, &mut out);
    out.push(':');
    push_two(minute, &mut out);
    out
}

/// For tables, the same in all languages: `24.11.2026`.
pub fn numeric(date: Date) -> String {
    let mut out = String::new();
    push_two(date.day(), &mut out);
    out.push('.');
    push_two(date.month(), &mut out);
    out.push('.');
    out.push_str(&date.year().to_string());
    out
}

/// The date of an ISO text, `2026-11-24`, which may go on with a time.
pub fn from_iso(text: &str) -> Option<Date> {
    let mut parts = text.get(..10)?.split('-');
    let mut part =
        |length| parts.next().filter(|part| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()));
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn with_month(table: &Table, key: &str, date: Date) -> String {
    let (day, month) = (i64::from(date.day()), i64::from(date.month()));
    table.say(key, &[("day", day.into()), ("month", month.into())])
}

/// As text, since a number would be grouped.
fn year(date: Date) -> Arg {
    date.year().to_string().into()
}

fn push_two(value: i8, out: &mut String) {
    if value < 10 {
        out.push('0');
    }
    out.push_str(&number::integer(value.into()));
}
