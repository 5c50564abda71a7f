//! Search over names in three languages and two scripts, forgiving of typing errors.

pub mod alike;
pub mod fold;
mod rank;
mod stem;
mod trigrams;

use fold::fold;
use trigrams::Trigrams;

/// The distinct words of all rows, folded and sorted, and the rows each stands in.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    /// The folded words one after another.
    text: String,
    words: Vec<Word>,
    /// Rows by word, as [`Word`] says where.
    postings: Vec<u32>,
    /// How many words each row has: of equal matches the shorter name is meant.
    lengths: Vec<u16>,
    trigrams: Trigrams,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    start: u32,
    end: u32,
    /// Its rows are from the end of the word before to here.
    postings_end: u32,
}

/// A row that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Position of the row, as it was built.
    pub position: u32,
    /// Higher is better; comparable within one query only.
    pub score: u32,
}

impl SearchIndex {
    /// Takes each row's texts: its name in every language, and further words it should be found by, as those of
    /// its kind.
    pub fn build<'a>(rows: impl Iterator<Item = impl Iterator<Item = &'a str>>) -> Self {
        let mut text = String::new();
        let mut found: Vec<(u32, u32, u32)> = Vec::new();
        let mut lengths = Vec::new();
        for (row, texts) in rows.enumerate() {
            let before = found.len();
            for name in texts {
                for word in fold(name).split(' ').filter(|word| !word.is_empty()) {
                    let start = text.len() as u32;
                    text.push_str(word);
                    found.push((start, text.len() as u32, row as u32));
                }
            }
            lengths.push((found.len() - before).min(usize::from(u16::MAX)) as u16);
        }
        let word = |start: u32, end: u32| &text[start as usize..end as usize];
        found.sort_unstable_by(|one, other| {
            word(one.0, one.1).cmp(word(other.0, other.1)).then(one.2.cmp(&other.2))
        });
        Self::gather(&text, &found, lengths)
    }

    /// From words sorted by their letters and then by row.
    fn gather(all: &str, found: &[(u32, u32, u32)], lengths: Vec<u16>) -> Self {
        let mut index = Self { lengths, ..Self::default() };
        for (start, end, row) in found.iter().copied() {
            let word = &all[start as usize..end as usize];
            if index.words.last().is_none_or(|last| index.at(last) != word) {
                let start = index.text.len() as u32;
                index.text.push_str(word);
                let postings_end = index.postings.len() as u32;
                index.words.push(Word { start, end: index.text.len() as u32, postings_end });
            }
            index.postings.push(row);
            if let Some(last) = index.words.last_mut() {
                last.postings_end = index.postings.len() as u32;
            }
        }
        index.trigrams = Trigrams::of(index.words.iter().map(|word| index.at(word)));
        index
    }

    fn at(&self, word: &Word) -> &str {
        &self.text[word.start as usize..word.end as usize]
    }

    fn rows_of(&self, word: usize) -> &[u32] {
        let from = word.checked_sub(1).map_or(0, |before| self.words[before].postings_end);
        &self.postings[from as usize..self.words[word].postings_end as usize]
    }
}

#[cfg(test)]
mod tests;
