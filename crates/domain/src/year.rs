//! Budget years.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A budget year, which in Kazakhstan is the calendar year; 1991 to 2100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Year(u16);

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a year lies between 1991 and 2100")]
pub struct YearFault;

impl Year {
    pub const fn new(year: u16) -> Result<Self, YearFault> {
        if year < 1991 || year > 2100 { Err(YearFault) } else { Ok(Self(year)) }
    }

    pub const fn number(self) -> u16 {
        self.0
    }

    pub fn parse(text: &str) -> Result<Self, YearFault> {
        text.parse().map_err(|_| YearFault).and_then(Self::new)
    }
}

impl TryFrom<u16> for Year {
    type Error = YearFault;
    fn try_from(year: u16) -> Result<Self, YearFault> {
        Self::new(year)
    }
}

impl From<Year> for u16 {
    fn from(year: Year) -> u16 {
        year.0
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
