//! How much two texts say the same: the share of their letters in threes that both have.

use super::fold::fold;

/// The threes of a text, folded, each once.
#[derive(Clone, Debug, Default)]
pub struct Threes(Vec<[char; 3]>);

impl Threes {
    pub fn of(text: &str) -> Self {
        let mut threes = Vec::new();
        for word in fold(text).split(' ').filter(|word| !word.is_empty()) {
            let letters: Vec<char> = [' '].into_iter().chain(word.chars()).chain([' ']).collect();
            threes.extend(letters.windows(3).filter_map(|three| <[char; 3]>::try_from(three).ok()));
        }
        threes.sort_unstable();
        threes.dedup();
        Self(threes)
    }

    /// From 0, nothing in common, to 1, the same words in any order. What a short text says and a long one says
    /// too counts fully.
    pub fn likeness(&self, other: &Self) -> f64 {
        let shorter = self.0.len().min(other.0.len());
        if shorter == 0 {
            return 0.0;
        }
        let common = self.0.iter().filter(|three| other.0.binary_search(three).is_ok()).count();
        common as f64 / shorter as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> f64 {
        Threes::of(one).likeness(&Threes::of(other))
    }

    #[test]
    fn the_same_trouble_in_other_words_is_more_alike_than_another_one() {
        let hole = "Мектеп алдында үлкен шұңқыр бар, көлік өте алмайды";
        let same = "мектептің алдында шункыр бар";
        let other = "Саябақта шамдар жанбайды";
        assert!(likeness(hole, same) > 0.6, "{}", likeness(hole, same));
        assert!(likeness(hole, other) < 0.3, "{}", likeness(hole, other));
        assert!((likeness(hole, hole) - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn nothing_is_like_no_text() {
        assert!(likeness("", "жол") == 0.0 && likeness("!?", "!?") == 0.0);
    }
}
