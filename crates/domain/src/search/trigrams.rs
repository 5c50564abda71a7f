//! Which words share letters in a row with a query word: the few that are worth measuring.

/// Every trigram of every word, sorted.
#[derive(Clone, Debug, Default)]
pub struct Trigrams(Vec<u64>);

impl Trigrams {
    /// Of words in order; those with digits are left out, since a number is never mistyped for another.
    pub fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut all = Vec::new();
        for (word, letters) in words.enumerate() {
            for_each(letters, |trigram| all.push(u64::from(trigram) << 32 | word as u64));
        }
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    /// The words that have at least `least` trigrams of the query word, each once.
    pub fn sharing(&self, query: &str, least: usize) -> Vec<usize> {
        let mut seen: Vec<u32> = Vec::new();
        for_each(query, |trigram| {
            let from = self.0.partition_point(|entry| (entry >> 32) < u64::from(trigram));
            let same = self.0[from..].iter().take_while(|entry| *entry >> 32 == u64::from(trigram));
            seen.extend(same.map(|entry| *entry as u32));
        });
        seen.sort_unstable();
        let runs = seen.chunk_by(|one, other| one == other);
        runs.filter(|run| run.len() >= least).map(|run| run[0] as usize).collect()
    }
}

/// How many trigrams [`Trigrams::sharing`] must ask for, so that no word within that many edits is missed: one
/// edit touches four of them at most (two letters changing places).
pub fn least_shared(letters: usize, edits: usize) -> usize {
    (letters + 1).saturating_sub(4 * edits).max(1)
}

/// Trigrams with two marks before the word, so that its first letter weighs more, and one behind it.
fn for_each(word: &str, mut take: impl FnMut(u16)) {
    if word.bytes().any(|byte| !byte.is_ascii_lowercase()) {
        return;
    }
    let mut trigram: u16 = 0;
    for letter in word.bytes().map(|byte| byte - b'a' + 1).chain([27]) {
        // Five bits a letter; 0 stands before the word and 27 behind it.
        trigram = (trigram << 5 | u16::from(letter)) & 0x7fff;
        take(trigram);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_within_the_edits_share_enough_trigrams() {
        let words = ["esil", "mektep", "gimnazia", "27"];
        let trigrams = Trigrams::of(words.into_iter());
        for (query, edits, word) in [
            ("eisl", 1, 0),
            ("esl", 1, 0),
            ("mektp", 1, 1),
            ("mekpet", 2, 1),
            ("gmnasia", 2, 2),
            ("igmnazai", 2, 2),
        ] {
            let found = trigrams.sharing(query, least_shared(query.len(), edits));
            assert!(found.contains(&word), "{query}");
        }
        assert!(trigrams.sharing("27", 1).is_empty());
        assert!(trigrams.sharing("", 1).is_empty());
    }
}
