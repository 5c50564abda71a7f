//! Chance by a seed: the same for ever, on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use sha2::{Digest, Sha256};

/// A stream of numbers that belongs to one thing, so that a new institution leaves the others as they are.
pub struct Chance(ChaCha8Rng);

impl Chance {
    pub fn of(seed: u64, thing: &str) -> Self {
        let key = Sha256::digest(format!("{seed}/{thing}"));
        Self(ChaCha8Rng::from_seed(key.into()))
    }

    /// From 0 up to 1.
    fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// Around 1, by about `spread` either way, never by more than twice that.
    ///
    /// The sum of uniform numbers stands for the normal one: no logarithm whose last digit depends on the
    /// machine.
    pub fn around_one(&mut self, spread: f64) -> f64 {
        let normal = (0..12).map(|_| self.unit()).sum::<f64>() - 6.0;
        let normal = normal.clamp(-2.0, 2.0);
        if normal < 0.0 { 1.0 / (1.0 - spread * normal) } else { 1.0 + spread * normal }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers_for_ever() {
        let mut chance = Chance::of(20_261_120, "school-001");
        let numbers: Vec<u64> = (0..3).map(|_| chance.between(0.0, 1e6) as u64).collect();
        assert_eq!(numbers, EXPECTED);
    }

    const EXPECTED: [u64; 3] = [417_191, 751_991, 274_060];
}
