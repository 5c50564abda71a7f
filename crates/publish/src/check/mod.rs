//! What must hold of a source: one file per rule.
//!
//! Architecture invariant: a rule reports and never repairs; it knows cells and published types, and nothing
//! of where the release is written.

pub mod amount;
pub mod code;
pub mod date;
pub mod id;
pub mod jump;
pub mod lifetime;
pub mod name;
pub mod namesakes;
pub mod number;
pub mod overspent;
pub mod parent;
pub mod placing;
pub mod position;
pub mod term;
pub mod twice;
pub mod year;
