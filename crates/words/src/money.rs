//! Amounts of money as people read them.

use crate::{NBSP, Table, number};
use adaldyq_domain::money::Tenge;

const SIGN: char = '₸';

/// An amount with one decimal and its unit: `1 286,4 млн ₸`, `241,7 млрд ₸`. Below a thousand: `950 ₸`.
pub fn short(table: &Table, tenge: Tenge) -> String {
    let (mut figure, unit) = short_parts(table, tenge);
    figure.push(NBSP);
    figure.push_str(&unit);
    figure
}

/// [`short`] in the unit that another amount beside it has: figures that are compared share one.
pub fn short_beside(table: &Table, tenge: Tenge, other: Tenge) -> String {
    let (mut figure, unit) = parts(table, tenge.amount(), unit_of(other.amount()));
    figure.push(NBSP);
    figure.push_str(&unit);
    figure
}

/// Figure and unit of [`short`] apart, for a large figure with its unit small beside it.
pub fn short_parts(table: &Table, tenge: Tenge) -> (String, String) {
    parts(table, tenge.amount(), unit_of(tenge.amount()))
}

/// How many tenge a unit has, and the message that names it.
type Unit = (i64, Option<&'static str>);

/// Millions up to ten billion, so that neighbours on a screen share a unit. What decides is the rounded figure:
/// 9 999 960 000 is 10,0 billion and not 10 000,0 million.
fn unit_of(amount: i64) -> Unit {
    if tenths(amount, 1_000_000) >= 100_000 {
        (1_000_000_000, Some("unit-billion"))
    } else if tenths(amount, 1_000) >= 10_000 {
        (1_000_000, Some("unit-million"))
    } else if amount >= 1_000 {
        (1_000, Some("unit-thousand"))
    } else {
        (1, None)
    }
}

fn parts(table: &Table, amount: i64, (size, name): Unit) -> (String, String) {
    let Some(name) = name else { return (number::integer(amount), SIGN.into()) };
    let mut unit = table.say(name, &[]);
    unit.push(NBSP);
    unit.push(SIGN);
    (number::from_tenths(tenths(amount, size)), unit)
}

/// Every digit: `1 234 567 ₸`.
pub fn full(tenge: Tenge) -> String {
    let mut figure = number::integer(tenge.amount());
    figure.push(NBSP);
    figure.push(SIGN);
    figure
}

/// The border of a class, without sign and without zeros at the end: `700 млн`, `1,7 млрд`.
pub fn border(table: &Table, amount: f64) -> String {
    let (scale, unit) = match amount {
        a if a >= 1e9 => (1e9, "unit-billion"),
        a if a >= 1e6 => (1e6, "unit-million"),
        a if a >= 1e3 => (1e3, "unit-thousand"),
        _ => return number::trimmed(amount, 2),
    };
    let mut figure = number::trimmed(amount / scale, 4);
    figure.push(NBSP);
    figure.push_str(&table.say(unit, &[]));
    figure
}

/// The amount in tenths of a unit, halves up. In whole numbers, so that every device rounds alike.
fn tenths(amount: i64, unit: i64) -> i64 {
    (amount + unit / 20) / (unit / 10)
}
