//! Figures as people read them, in the reader's language.

use crate::words;
use adaldyq_domain::measure::Measure;
use adaldyq_domain::money::Tenge;
use adaldyq_words::{date, money, number};

/// A measure's value with its unit: "1,3 млрд ₸", "68 %", "412 300 ₸".
pub fn value(measure: Measure, value: f64) -> String {
    match measure {
        Measure::Execution => percent(value),
        Measure::PerClient => money::full(tenge(value)),
        _ => short(tenge(value)),
    }
}

/// The border of a class, rounded as it was made: "300 млн".
pub fn border(measure: Measure, value: f64) -> String {
    match measure {
        Measure::Execution => number::percent_trimmed(words::lang(), value),
        Measure::PerClient => number::integer(value.round() as i64),
        _ => money::border(&words::table(), value),
    }
}

pub fn percent(share: f64) -> String {
    number::percent(words::lang(), share, 0)
}

pub fn short(amount: Tenge) -> String {
    money::short(&words::table(), amount)
}

/// Two or three digits and the unit, for where there is little room: "1,9 млрд", "160 млрд", "930 млн".
pub fn brief(amount: f64) -> String {
    let mut step = 1.0;
    while amount >= step * 100.0 {
        step *= 10.0;
    }
    money::border(&words::table(), (amount / step).round() * step)
}

/// The figure and its unit apart, for the big numbers.
pub fn parts(amount: Tenge) -> (String, String) {
    money::short_parts(&words::table(), amount)
}

/// An amount, or that it was not published.
pub fn amount(amount: Option<Tenge>) -> String {
    amount.map_or_else(|| words::say("not-published", &[]), short)
}

/// An amount in the unit of another one beside it, or that it was not published.
pub fn amount_beside(amount: Option<Tenge>, other: Tenge) -> String {
    let beside = |amount| money::short_beside(&words::table(), amount, other);
    amount.map_or_else(|| words::t("not-published"), beside)
}

/// Whole tenge out of arithmetic; what leaves the range is held at its border.
pub fn tenge(value: f64) -> Tenge {
    let held = value.round().clamp(0.0, Tenge::MAX.as_f64());
    Tenge::new(held as i64).unwrap_or_default()
}

/// "24 қараша 2026" of an ISO date; the text itself where it is none.
pub fn day(iso: &str) -> String {
    date::from_iso(iso).map_or_else(|| iso.to_owned(), |day| date::long(&words::table(), day))
}

/// "1 қазанға дейін".
pub fn until(iso: &str) -> String {
    date::from_iso(iso).map_or_else(|| iso.to_owned(), |day| date::until(&words::table(), day))
}

/// "1 қазандағы дерек".
pub fn as_of(iso: &str) -> String {
    date::from_iso(iso).map_or_else(|| iso.to_owned(), |day| date::as_of(&words::table(), day))
}

/// "2026 ж. қараша" of "2026-11".
pub fn month(text: &str) -> String {
    date::month_of_year(&words::table(), text)
}

/// By the browser's tables: the standard library's weigh 6 kB.
pub fn lower(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// An amount in millions for the columns of tables, whose headings name the unit: "1 286,4"; a dash where it was
/// not published.
pub fn millions(amount: Option<Tenge>) -> String {
    amount.map_or_else(|| "—".to_owned(), |amount| number::decimal(amount.as_f64() / 1e6, 1))
}

/// A share that may be unknown.
pub fn share(share: Option<f64>) -> String {
    share.map_or_else(|| "—".to_owned(), percent)
}
