//! What a link fills into the form: each part is taken where it can be read, and named where it cannot.

use super::place_picker::position;
use adaldyq_domain::complaint::topic::Topic;

/// The parts of a link that were read, empty where there was none, and the words for those that were not.
pub struct Prefill {
    pub institution: String,
    pub place: String,
    pub topic: String,
    pub budget: String,
    pub dropped: Vec<&'static str>,
}

impl Prefill {
    pub fn read([institution, place, topic, budget]: [String; 4]) -> Self {
        let mut dropped = Vec::new();
        let mut taken = |value: String, fits: fn(&str) -> bool, word: &'static str| {
            if value.is_empty() || fits(&value) {
                return value;
            }
            dropped.push(word);
            String::new()
        };
        let place = taken(place, |place| position(place).is_some(), "form-dropped-place");
        let topic = taken(topic, |topic| Topic::from_code(topic).is_some(), "form-dropped-topic");
        let budget = taken(budget, is_line, "form-dropped-budget");
        Self { institution, place, topic, budget, dropped }
    }
}

/// A year, and as far as they are given a group and an item, each by its digits.
fn is_line(line: &str) -> bool {
    let parts: Vec<&str> = line.split(',').collect();
    let digits = |part: &str, length: std::ops::RangeInclusive<usize>| {
        length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    (1..=3).contains(&parts.len())
        && digits(parts[0], 4..=4)
        && parts[1..].iter().all(|part| digits(part, 1..=6))
}
