//! Words, numbers, money, dates and name order of the product, in its three languages, for all its programs.
//!
//! `build.rs` compiles `locales/{kk,ru,en}/*.ftl` to one small text table per language. The page fetches its
//! table; programs on the host carry them (feature `builtin`).

pub mod date;
pub mod money;
pub mod number;
pub mod order;
mod say;
mod table;

pub use adaldyq_domain::fault::Arg;
pub use table::Table;

use adaldyq_domain::fault::Fault;

/// No-break space: between groups of digits, a figure and its unit, a day and its month.
pub const NBSP: char = '\u{a0}';

/// The sentence for what is wrong: the message `fault-{code}`.
pub fn fault(table: &Table, fault: &Fault) -> String {
    let mut key = String::from("fault-");
    key.push_str(fault.code);
    table.say(&key, &fault.args)
}
