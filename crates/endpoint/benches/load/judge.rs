//! What was measured, held against what is promised.

use std::time::Duration;

/// Of the rate of a bare handler that commits rows in groups, in the same run, with the most clients.
pub const LEAST_SHARE: f64 = 0.5;
/// How long a post may take, but for one in a hundred: with the most clients, and with one.
pub const MANY_CLIENTS: Duration = Duration::from_millis(25);
pub const ONE_CLIENT: Duration = Duration::from_millis(5);
/// How long a reader of a million complaints may wait, but for one in a hundred.
pub const READER: Duration = Duration::from_millis(50);

/// What posts came to on SQLite.
pub struct Posts {
    /// Answers a second with the most clients: ours, and those of the bare handler.
    pub rate: f64,
    pub bare: f64,
    pub p99_of_many: Duration,
    pub p99_of_one: Duration,
}

/// What is missed, in words; empty where all is kept.
pub fn posts(measured: &Posts) -> Vec<String> {
    let mut missed = Vec::new();
    let share = measured.rate / measured.bare;
    // No number is no answer either.
    if share.is_nan() || share < LEAST_SHARE {
        missed
            .push(format!("posts with 64 clients: {share:.2} of the bare handler, and not {LEAST_SHARE:.2}"));
    }
    missed.extend(late("posts with 64 clients", measured.p99_of_many, MANY_CLIENTS));
    missed.extend(late("posts with 1 client", measured.p99_of_one, ONE_CLIENT));
    missed
}

pub fn reader(what: &str, p99: Duration) -> Option<String> {
    late(what, p99, READER)
}

fn late(what: &str, p99: Duration, limit: Duration) -> Option<String> {
    let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
    (p99 >= limit).then(|| format!("{what}: p99 of {:.1} ms, and not below {:.0} ms", ms(p99), ms(limit)))
}
