//! What the forms of a word have in common. Kazakh puts ending behind ending, Russian and English one: two words are
//! forms of one where they begin alike and what follows in each is endings of one language.
//!
//! Of folded words, where б and п, г and к at the end of a stem are one: `мектеп` is `мектебі`, `жарық` `жарығы`.

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
    "sia", "aetsia", "itsia", "n", "na", "no", "ni", "ni", "nogo", "nii", "naia", "noe", "nie", "k", "ka",
    "ki", "ke", "ku", "koi",
];

/// English: number, and the forms of verbs.
const ENGLISH: &[&str] = &["s", "es", "d", "ed", "ing", "ings", "li", "e", "er", "ers"];

/// What the word may be a form of: itself, and what is left of it without endings, the longest first.
pub fn stems(word: &str) -> Vec<String> {
    let ends = (LEAST_OF_ALL.min(word.len())..=word.len()).rev();
    let stems = ends.filter(|end| word.get(*end..).is_some_and(is_ending));
    stems.map(|end| hard(&word[..end])).collect()
}

/// Whether somebody may take two words for forms of one by this stem, which both have.
pub fn tells(stem: &str, one: &str, other: &str) -> bool {
    stem.len() >= LEAST || one.len() == stem.len() || other.len() == stem.len()
}

/// Whether nothing follows a stem, or what a language puts behind it.
fn is_ending(rest: &str) -> bool {
    let one = |endings: &[&str]| endings.contains(&rest);
    rest.is_empty() || one(RUSSIAN) || one(ENGLISH) || is_chain(rest, MOST_ENDINGS)
}

fn is_chain(rest: &str, most: usize) -> bool {
    let goes_on = |ending: &&str| {
        let rest = rest.strip_prefix(*ending);
        rest.is_some_and(|rest| rest.is_empty() || is_chain(rest, most - 1))
    };
    most > 0 && (LAST.contains(&rest) || KAZAKH.iter().any(goes_on))
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
