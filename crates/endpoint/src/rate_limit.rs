//! How many complaints one address may post: a bucket for each, refilled evenly.

use crate::client_ip::Sender;
use crate::config::Rate;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// More senders than this are swept of those whose bucket is full again.
const SWEEP_ABOVE: usize = 10_000;

pub struct RateLimit {
    /// Milliseconds that one post costs, and that a full bucket holds.
    cost: f64,
    full: f64,
    /// The moment each sender's bucket is full again, in milliseconds.
    full_at: Mutex<HashMap<Sender, f64>>,
}

impl RateLimit {
    pub fn new(rate: Rate) -> Self {
        let full = rate.period.as_millis() as f64;
        Self { cost: full / f64::from(rate.count), full, full_at: Mutex::default() }
    }

    /// Takes one post from the sender's bucket, or tells in how many seconds there will be one.
    pub fn take(&self, sender: Sender, now: i64) -> Result<(), u64> {
        let now = now as f64;
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        if full_at.len() > SWEEP_ABOVE {
            full_at.retain(|_, at| *at > now);
        }
        let at = full_at.entry(sender).or_insert(now);
        let next = at.max(now) + self.cost;
        let excess = next - now - self.full;
        // A thousandth of a post for what rounding loses.
        if excess > self.cost / 1_000.0 {
            return Err((excess / 1_000.0).ceil() as u64);
        }
        *at = next;
        Ok(())
    }

    /// Puts a post back that was none: a copy of an earlier one.
    pub fn give_back(&self, sender: Sender) {
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = full_at.get_mut(&sender) {
            *at -= self.cost;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderMap;
    use std::time::Duration;

    fn sender(address: &str) -> Sender {
        Sender::of(address.parse().unwrap(), &HeaderMap::new(), &[])
    }

    #[test]
    fn a_full_bucket_gives_its_count_and_then_one_at_a_time() {
        let limit = RateLimit::new(Rate { count: 120, period: Duration::from_secs(3_600) });
        let phone = sender("203.0.113.9");
        for _ in 0..120 {
            assert_eq!(limit.take(phone, 0), Ok(()));
        }
        assert_eq!(limit.take(phone, 0), Err(30));
        assert_eq!(limit.take(sender("203.0.113.10"), 0), Ok(()));
        assert_eq!(limit.take(phone, 30_000), Ok(()));
        assert_eq!(limit.take(phone, 30_000), Err(30));
        limit.give_back(phone);
        assert_eq!(limit.take(phone, 30_000), Ok(()));
        assert_eq!(limit.take(phone, 30_000), Err(30));
    }
}
