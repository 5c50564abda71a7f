//! Money: whole tenge.

use serde::{Deserialize, Serialize};

/// An amount of whole tenge, from 0 to 2^53 - 1, so that a browser can hold it exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Tenge(i64);

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyFault {
    #[error("an amount cannot be negative")]
    Negative,
    #[error("an amount cannot be above {} tenge", Tenge::MAX.0)]
    TooLarge,
}

impl Tenge {
    pub const ZERO: Self = Self(0);
    pub const MAX: Self = Self((1 << 53) - 1);

    pub const fn new(amount: i64) -> Result<Self, MoneyFault> {
        if amount < 0 {
            return Err(MoneyFault::Negative);
        }
        if amount > Self::MAX.0 {
            return Err(MoneyFault::TooLarge);
        }
        Ok(Self(amount))
    }

    pub const fn amount(self) -> i64 {
        self.0
    }

    /// The sum, or nothing where it would pass [`Tenge::MAX`].
    pub fn checked_add(self, other: Self) -> Option<Self> {
        Self::new(self.0 + other.0).ok()
    }

    /// For ratios and colours; exact, since 2^53 - 1 fits a double.
    pub fn as_f64(self) -> f64 {
        self.0 as f64
    }
}

/// The sum of amounts; nothing where any of them was not published (or the sum passes [`Tenge::MAX`]).
pub fn sum(amounts: impl IntoIterator<Item = Option<Tenge>>) -> Option<Tenge> {
    amounts.into_iter().try_fold(Tenge::ZERO, |total, amount| total.checked_add(amount?))
}

impl TryFrom<i64> for Tenge {
    type Error = MoneyFault;
    fn try_from(amount: i64) -> Result<Self, MoneyFault> {
        Self::new(amount)
    }
}

impl From<Tenge> for i64 {
    fn from(tenge: Tenge) -> i64 {
        tenge.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_negative_amount_is_refused_also_when_it_comes_as_json() {
        assert_eq!(Tenge::new(-1), Err(MoneyFault::Negative));
        assert!(serde_json::from_str::<Tenge>("-5").is_err());
    }

    #[test]
    fn an_amount_a_browser_cannot_hold_is_refused() {
        assert_eq!(Tenge::new((1 << 53) - 1), Ok(Tenge::MAX));
        assert_eq!(Tenge::new(1 << 53), Err(MoneyFault::TooLarge));
    }

    #[test]
    fn a_sum_with_an_unpublished_part_is_unpublished() {
        let ten = Tenge::new(10).ok();
        assert_eq!(sum([ten, ten]), Tenge::new(20).ok());
        assert_eq!(sum([ten, None]), None);
        assert_eq!(sum([]), Some(Tenge::ZERO));
    }
}
