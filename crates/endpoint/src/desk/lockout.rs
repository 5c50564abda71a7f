//! Whoever fails too often waits: one account, and one address, each on its own.

/// So many failures lock.
pub const MOST_FAILURES: i64 = 5;
/// For so long, and failures older than that are forgotten: 15 minutes.
pub const LOCKED: i64 = 15 * 60 * 1_000;

/// The failures of one account or address so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failures {
    pub count: i64,
    /// When the last one was.
    pub last: i64,
}

impl Failures {
    /// In how many seconds another attempt may be made; nothing where it may be made now.
    pub fn wait(self, now: i64) -> Option<u64> {
        let until = self.last + LOCKED;
        let locked = self.count >= MOST_FAILURES && now < until;
        locked.then(|| u64::try_from((until - now + 999) / 1_000).unwrap_or(1))
    }

    /// With one more.
    pub fn after_another(self, now: i64) -> Self {
        let count = if now < self.last + LOCKED { self.count + 1 } else { 1 };
        Self { count, last: now }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_failures_lock_for_a_quarter_of_an_hour() {
        let mut failures = Failures::default();
        for time in 0..5 {
            assert_eq!(failures.wait(1_000_000), None);
            failures = failures.after_another(1_000_000 + time);
        }
        assert_eq!(failures.wait(1_000_005), Some(900));
        assert_eq!(failures.wait(1_000_004 + LOCKED - 1), Some(1));
        assert_eq!(failures.wait(1_000_004 + LOCKED), None);
        assert_eq!(failures.after_another(1_000_004 + LOCKED).count, 1);
    }

    #[test]
    fn failures_far_apart_do_not_add_up() {
        let failures =
            (0..10).fold(Failures::default(), |failures, n| failures.after_another(n * (LOCKED + 1)));
        assert_eq!(failures.count, 1);
    }
}
