//! What the forms of a word have in common. Kazakh puts ending behind ending, Russian and English one: two words are
//! forms of one where they begin alike and what follows in each is endings of one language.
//!
//! Of folded words, where б and п, г and к at the end of a stem are one: `мектеп` is `мектебі`, `жарық` `жарығы`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Letters that a stem has at least; fewer where a whole word has no more (`су`, `судың`).
const LEAST: usize = 3;
const LEAST_OF_ALL: usize = 2;
/// As many endings follow one another in Kazakh: `шұңқыр-лар-ымыз-дан`.
const MOST_ENDINGS: usize = 4;

/// Kazakh: number, whose, case, what is made of nouns, and the forms of verbs.
const KAZAKH: &[&str] = &[
    "lar", "ler", "dar", "der", "tar", "ter", // number
    "i", "si", "im", "imiz", "iniz", "miz", "niz", "in", "sin", // whose
    "nin", "din", "tin", "ga", "ge", "ka", "ke", "na", "ne", "ni", "di", "ti", "da", "de", "ta", "te", "nda",
    "nde", "dan", "den", "tan", "ten", "nan", "nen", "ndan", "nden", "men", "ben", "pen", // case
    "gi", "ki", "dai", "dei", "tai", "tei", "siz", "li", "wi", // of it, like it, without it, with it
    "lik", "dik", "tik", "landir", "lendir", "dandir", "dendir", "tandir",
    "tendir", // what is made of it
    "l", "il", "n", "iril", "t", "dir", "tir", "u", "p", "ip", "ap", "ep", "ma", "me", "ba", "be", "pa",
    "pe", "adi", "edi", "idi", "gan", "gen", "kan", "ken", "ar", "er", "ir", "mas", "mes", "bas", "bes",
    "pas", "pes",
];
/// After these no other follows: so `қар` is not in `қараңғы`.
const LAST: &[&str] = &["a", "e"];

/// Russian: cases of nouns and adjectives, and the forms of verbs.
const RUSSIAN: &[&str] = &[
    "a", "e", "o", "u", "i", "ia", "iu", "oi", "ei", "om", "em", "am", "iam", "ami", "iami", "ah", "iah",
    "ov", "ev", "ie", "ii", "aia", "iaia", "oe", "ee", "ogo", "ego", "omu", "emu", "ih", "im", "imi", "uiu",
    "iuiu", "at", "iat", "it", "et", "ut", "iut", "al", "ala", "ali", "alo", "il", "ila", "ili", "ilo", "l",
    "la", "li", "lo", "aet", "aiut", "iaet", "iaiut", "en", "ena", "eno", "eni", "enie", "enia", "eniu",
    "sia", "aetsia", "itsia", "n", "na", "no", "ni", "nogo", "nii", "naia", "noe", "nie", "k", "ka", "ki",
    "ke", "ku", "koi",
];

/// English: number, and the forms of verbs.
const ENGLISH: &[&str] = &["s", "es", "d", "ed", "ing", "ings", "li", "e", "er", "ers"];

/// Those that others follow, by their first letter: few of them can stand at one place of a word.
static CHAINED: LazyLock<BTreeMap<u8, Vec<&str>>> = LazyLock::new(|| {
    let mut chained: BTreeMap<u8, Vec<&str>> = BTreeMap::new();
    KAZAKH.iter().for_each(|ending| chained.entry(ending.as_bytes()[0]).or_default().push(ending));
    chained
});
/// Those that stand alone.
static ALONE: LazyLock<BTreeSet<&str>> = LazyLock::new(|| RUSSIAN.iter().chain(ENGLISH).copied().collect());

/// What the word may be a form of: itself, and what is left of it without endings, the longest first.
pub fn stems(word: &str) -> Vec<String> {
    let chains = chains(word);
    let is_ending = |end: usize| chains[end].is_some() || ALONE.contains(&word[end..]);
    let ends = (LEAST_OF_ALL.min(word.len())..=word.len()).rev().filter(|end| word.is_char_boundary(*end));
    ends.filter(|end| is_ending(*end)).map(|end| hard(&word[..end])).collect()
}

/// Whether somebody may take two words for forms of one by this stem, which both have.
pub fn tells(stem: &str, one: &str, other: &str) -> bool {
    stem.len() >= LEAST || one.len() == stem.len() || other.len() == stem.len()
}

/// At each place of a word, as how few Kazakh endings one behind the other its rest can be read, where it can.
fn chains(word: &str) -> Vec<Option<usize>> {
    let mut chains = vec![None; word.len()];
    chains.push(Some(0));
    for place in (0..word.len()).rev().filter(|place| word.is_char_boundary(*place)) {
        let rest = &word[place..];
        let fitting = CHAINED.get(&rest.as_bytes()[0]).into_iter().flatten();
        let fitting = fitting.filter(|ending| rest.starts_with(**ending));
        let longer = fitting.filter_map(|ending| chains[place + ending.len()]).map(|few| few + 1);
        let last = LAST.contains(&rest).then_some(1);
        chains[place] = longer.chain(last).min().filter(|few| *few <= MOST_ENDINGS);
    }
    chains
}

/// With б as п and г as к where the stem ends.
fn hard(stem: &str) -> String {
    let last = match stem.as_bytes().last() {
        Some(b'b') => 'p',
        Some(b'g') => 'k',
        _ => return stem.to_owned(),
    };
    format!("{}{last}", &stem[..stem.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::fold::fold;
    use rstest::rstest;

    #[rstest]
    #[case("шұңқырларымыздан", "wunkir")]
    #[case("көшелердегі", "kowe")]
    #[case("судың", "su")]
    #[case("мектебі", "mektep")]
    #[case("дорогами", "dorok")]
    #[case("potholes", "pothole")]
    fn the_stem_of_a_form_is_among_its_stems(#[case] form: &str, #[case] stem: &str) {
        let stems = stems(&fold(form));
        assert!(stems.iter().any(|one| one == stem), "{stems:?}");
        assert!(stems.is_sorted_by_key(|stem| std::cmp::Reverse(stem.len())), "{stems:?}");
    }

    #[rstest]
    #[case("", &[Some(0)])]
    // Нұр-лар-дан, and what looks like an ending inside of it.
    #[case("nurlardan", &[None, None, None, Some(2), Some(2), None, Some(1), None, Some(1), Some(0)])]
    // Behind `a` nothing follows.
    #[case("ani", &[None, Some(1), Some(1), Some(0)])]
    fn the_rest_of_a_word_is_read_as_endings(#[case] word: &str, #[case] expected: &[Option<usize>]) {
        assert_eq!(chains(word), expected);
    }

    #[test]
    fn no_more_endings_follow_one_another_than_a_word_has() {
        assert_eq!(chains("larlarlarlar")[0], Some(4));
        assert_eq!(chains("larlarlarlarlar")[0], None);
    }

    #[test]
    fn no_ending_is_there_twice_in_its_language() {
        for endings in [KAZAKH, RUSSIAN, ENGLISH] {
            let different: BTreeSet<_> = endings.iter().collect();
            assert_eq!(different.len(), endings.len());
        }
    }
}
