//! The number of a complaint: eight characters that can be read out, typed and checked.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Crockford's base32: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Seven random characters and a check character, shown as `K7QM-2XPD`.
///
/// The check is a weighted sum over the field of 32 elements whose weights are all different, so every
/// single wrong character and every exchange of two characters is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id([u8; 8]);

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a complaint's number has eight letters and digits, as in K7QM-2XPD, the last of which checks the others"
)]
pub struct IdFault;

impl Id {
    /// From 35 of the given random bits.
    pub fn from_random(bytes: [u8; 5]) -> Self {
        let bits = bytes.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let mut values = [0_u8; 8];
        for (place, value) in values.iter_mut().take(7).enumerate() {
            *value = (bits >> (5 * place) & 31) as u8;
        }
        // The last weight is 1, so the check character is the sum of the rest.
        values[7] = sum(&values);
        Self(values)
    }

    /// Takes any case, hyphens anywhere, and the letters people mistake: I and L for 1, O for 0.
    pub fn parse(text: &str) -> Result<Self, IdFault> {
        let mut values = [0_u8; 8];
        let mut count = 0;
        for byte in text.bytes().filter(|byte| *byte != b'-') {
            *values.get_mut(count).ok_or(IdFault)? = value_of(byte).ok_or(IdFault)?;
            count += 1;
        }
        if count == 8 && sum(&values) == 0 { Ok(Self(values)) } else { Err(IdFault) }
    }

    /// The eight characters without a hyphen, as they are stored.
    pub fn compact(self) -> String {
        self.0.iter().map(|value| char::from(ALPHABET[usize::from(*value)])).collect()
    }
}

fn value_of(byte: u8) -> Option<u8> {
    let byte = match byte.to_ascii_uppercase() {
        b'I' | b'L' => b'1',
        b'O' => b'0',
        other => other,
    };
    ALPHABET.iter().position(|letter| *letter == byte).map(|position| position as u8)
}

/// The weighted sum of all eight; zero for a whole number. Weights run from x^7 down to 1.
fn sum(values: &[u8; 8]) -> u8 {
    values.iter().fold(0, |sum, value| times_x(sum) ^ value)
}

/// Multiplication by x modulo x^5 + x^2 + 1, which generates all 31 elements but zero.
const fn times_x(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 32 == 0 { shifted } else { shifted ^ 0b10_0101 }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let compact = self.compact();
        let (left, right) = compact.split_at(4);
        write!(f, "{left}-{right}")
    }
}

impl TryFrom<String> for Id {
    type Error = IdFault;
    fn try_from(text: String) -> Result<Self, IdFault> {
        Self::parse(&text)
    }
}

impl From<Id> for String {
    fn from(id: Id) -> String {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_is_read_back_however_people_write_it(bytes: [u8; 5]) {
            let id = Id::from_random(bytes);
            let shown = id.to_string();
            prop_assert_eq!(shown.len(), 9);
            prop_assert_eq!(Id::parse(&shown), Ok(id));
            prop_assert_eq!(Id::parse(&shown.to_lowercase().replace('-', "")), Ok(id));
            prop_assert_eq!(Id::parse(&shown.replace('1', "l").replace('0', "o")), Ok(id));
        }

        #[test]
        fn one_wrong_character_is_noticed(bytes: [u8; 5], place in 0_usize..8, other in 1_u8..32) {
            let mut id = Id::from_random(bytes);
            id.0[place] ^= other;
            prop_assert_eq!(Id::parse(&id.compact()), Err(IdFault));
        }

        #[test]
        fn two_exchanged_characters_are_noticed(bytes: [u8; 5], a in 0_usize..8, b in 0_usize..8) {
            let mut id = Id::from_random(bytes);
            prop_assume!(id.0[a] != id.0[b]);
            id.0.swap(a, b);
            prop_assert_eq!(Id::parse(&id.compact()), Err(IdFault));
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for bad in ["", "-", "K7QM", "K7QM2XPDD", "U7QM-2XPD", "К7QM-2XPD", "K7QM 2XPD"] {
            assert_eq!(Id::parse(bad), Err(IdFault), "{bad}");
        }
    }
}
