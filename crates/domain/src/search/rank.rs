//! How well words fit, and rows in order of it.

use super::trigrams::least_shared;
use super::{Hit, SearchIndex, fold::fold};
use strsim::osa_distance;

/// What a word of a query that fits a word of a name counts.
const WHOLE: u16 = 100;
/// As far as it was typed; more, the more of the word is there.
const BEGINNING: u16 = 70;
/// A number of which more digits may follow.
const BEGINNING_OF_NUMBER: u16 = 30;
const MISTYPED: u16 = 60;
const MISTYPED_BEGINNING: u16 = 45;
const EACH_EDIT: u16 = 15;

/// Nobody types more words than that; pasted texts must not stop the page.
const MOST_WORDS: usize = 12;

struct Row {
    score: u16,
    /// How many words of the query it fits.
    fits: u8,
}

impl SearchIndex {
    /// The rows that fit the most words of the query, best first.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit> {
        let folded = fold(query);
        let mut rows: Vec<Row> = self.lengths.iter().map(|_| Row { score: 0, fits: 0 }).collect();
        let mut best = vec![0_u16; rows.len()];
        for word in folded.split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS) {
            best.fill(0);
            for (place, quality) in self.fitting(word) {
                for row in self.rows_of(place) {
                    let best = &mut best[*row as usize];
                    *best = quality.max(*best);
                }
            }
            for (row, best) in rows.iter_mut().zip(&best).filter(|(_, best)| **best > 0) {
                row.score += best;
                row.fits += 1;
            }
        }
        self.best(&rows, limit)
    }

    fn best(&self, rows: &[Row], limit: usize) -> Vec<Hit> {
        let most = rows.iter().map(|row| row.fits).max().unwrap_or(0);
        if most == 0 {
            return Vec::new();
        }
        let fitting = rows.iter().enumerate().filter(|(_, row)| row.fits == most);
        let mut hits: Vec<Hit> = fitting
            .map(|(position, row)| Hit { position: position as u32, score: u32::from(row.score) })
            .collect();
        // Of equals the shorter name, then the earlier row.
        let order = |hit: &Hit| (u32::MAX - hit.score, self.lengths[hit.position as usize], hit.position);
        hits.sort_unstable_by_key(order);
        hits.truncate(limit);
        hits
    }

    /// The words of the names that a word of the query may stand for, and what each counts.
    fn fitting(&self, query: &str) -> Vec<(usize, u16)> {
        let mut fitting = Vec::new();
        let from = self.words.partition_point(|word| self.at(word) < query);
        let beginning = self.words[from..].iter().take_while(|word| self.at(word).starts_with(query)).count();
        for place in from..from + beginning {
            fitting.push((place, beginning_quality(query, self.at(&self.words[place]))));
        }
        let edits = edits_allowed(query);
        if edits > 0 {
            for place in self.trigrams.sharing(query, least_shared(query.len(), edits)) {
                if let Some(quality) = mistyped_quality(query, self.at(&self.words[place]), edits)
                    && !(from..from + beginning).contains(&place)
                {
                    fitting.push((place, quality));
                }
            }
        }
        fitting
    }
}

/// Of a word that begins with the query word.
fn beginning_quality(query: &str, word: &str) -> u16 {
    if query.len() == word.len() {
        return WHOLE;
    }
    if is_number(query) {
        return BEGINNING_OF_NUMBER;
    }
    BEGINNING + (20 * query.len() / word.len()) as u16
}

/// Short words have neighbours enough that mean something else. (Numbers have no trigrams, so none is taken for
/// another.)
fn edits_allowed(query: &str) -> usize {
    match query.len() {
        0..4 => 0,
        4..8 => 1,
        // Longer than any word of ours: not worth the time.
        40.. => 0,
        _ => 2,
    }
}

fn mistyped_quality(query: &str, word: &str, edits: usize) -> Option<u16> {
    let (mut distance, mut quality) = (edits + 1, MISTYPED);
    if query.len().abs_diff(word.len()) <= edits {
        distance = osa_distance(query, word);
    }
    if distance > edits && word.len() > query.len() {
        // Still being typed: against the beginnings of the word.
        quality = MISTYPED_BEGINNING;
        let lengths = query.len() - 1..=(query.len() + 1).min(word.len());
        distance = lengths.map(|length| osa_distance(query, &word[..length])).min().unwrap_or(distance);
    }
    (distance <= edits).then(|| quality - EACH_EDIT * distance as u16)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
