//! The whole database out and in again, in a form that both databases read: tables as lines of JSON.
//!
//! What is written tells no database from the other, so a file made from one fills the other.

mod catalogue;
mod dump;
mod empty;
mod load;

pub use load::{Loading, load, refuse_filled};

/// Some lines of one table: first the names of the columns, then a row a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub table: String,
    pub lines: Vec<u8>,
}

impl Piece {
    /// How many rows are in it.
    pub fn rows(&self) -> usize {
        self.lines.iter().filter(|byte| **byte == b'\n').count().saturating_sub(1)
    }
}

/// What the tables are like that pieces come from: the last migration they went through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version(pub i64);
