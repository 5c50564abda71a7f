//! How `make bench` judges what it measures; the measuring itself is too slow for a test.

#[path = "../benches/load/judge.rs"]
mod judge;

use judge::{Posts, posts, reader};
use std::time::Duration;

const fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

fn kept() -> Posts {
    Posts { rate: 4_000.0, bare: 8_000.0, p99_of_many: ms(24), p99_of_one: ms(4) }
}

#[test]
fn what_is_kept_is_not_named() {
    assert_eq!(posts(&kept()), [""; 0]);
    assert_eq!(reader("the summary", ms(49)), None);
}

#[test]
fn everything_that_is_missed_is_named_with_its_limit() {
    let slow =
        Posts { rate: 3_920.0, p99_of_many: ms(25), p99_of_one: Duration::from_micros(5_100), ..kept() };
    assert_eq!(
        posts(&slow),
        [
            "posts with 64 clients: 0.49 of the bare handler, and not 0.50",
            "posts with 64 clients: p99 of 25.0 ms, and not below 25 ms",
            "posts with 1 client: p99 of 5.1 ms, and not below 5 ms",
        ]
    );
    assert_eq!(posts(&Posts { p99_of_one: ms(6), ..kept() }).len(), 1);
    assert_eq!(
        reader("the newest complaints", ms(50)).as_deref(),
        Some("the newest complaints: p99 of 50.0 ms, and not below 50 ms")
    );
}

#[test]
fn nothing_measured_is_not_taken_for_good() {
    assert_eq!(posts(&Posts { rate: 0.0, bare: 0.0, ..kept() }).len(), 1);
}
