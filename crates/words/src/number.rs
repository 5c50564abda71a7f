//! Numbers as people read them, and the Kazakh endings they take.

use crate::NBSP;
use adaldyq_domain::lang::Lang;

/// Minus as typographers set it; a hyphen would break a line.
const MINUS: char = '\u{2212}';

/// `1 234 567`, grouped by no-break spaces in every language.
pub fn integer(number: i64) -> String {
    let mut out = String::new();
    if number < 0 {
        out.push(MINUS);
    }
    push_grouped(number.unsigned_abs(), &mut out);
    out
}

/// `1 234,5`: that many digits after a decimal comma, halves away from zero, in every language. Up to six.
pub fn decimal(number: f64, places: u8) -> String {
    let scale = 10_u64.pow(u32::from(places.min(6)));
    let scaled = (number.abs() * scale as f64).round() as u64;
    tidy(number < 0.0 && scaled > 0, scaled, scale)
}

/// As [`decimal`], without zeros at the end: `1,5`, `2`.
pub fn trimmed(number: f64, places: u8) -> String {
    let mut scale = 10_u64.pow(u32::from(places.min(6)));
    let mut scaled = (number.abs() * scale as f64).round() as u64;
    while scale > 1 && scaled.is_multiple_of(10) {
        scale /= 10;
        scaled /= 10;
    }
    tidy(number < 0.0 && scaled > 0, scaled, scale)
}

/// A share of 1 as a percentage: `68 %` in Kazakh and Russian, `68%` in English.
pub fn percent(lang: Lang, share: f64, places: u8) -> String {
    with_percent(lang, decimal(share * 100.0, places))
}

/// A percentage that is a border of a class, without zeros at the end: `62,5 %`.
pub fn percent_trimmed(lang: Lang, share: f64) -> String {
    with_percent(lang, trimmed(share * 100.0, 2))
}

/// A whole number of tenths as a figure with one decimal.
pub(crate) fn from_tenths(tenths: i64) -> String {
    tidy(tenths < 0, tenths.unsigned_abs(), 10)
}

fn with_percent(lang: Lang, mut figure: String) -> String {
    if lang != Lang::En {
        figure.push(NBSP);
    }
    figure.push('%');
    figure
}

fn tidy(is_negative: bool, scaled: u64, scale: u64) -> String {
    let mut out = String::new();
    if is_negative {
        out.push(MINUS);
    }
    push_grouped(scaled / scale, &mut out);
    if scale > 1 {
        out.push(',');
        let mut place = scale / 10;
        while place > 0 {
            out.push(digit(scaled / place % 10));
            place /= 10;
        }
    }
    out
}

fn push_grouped(number: u64, out: &mut String) {
    // Twenty digits hold every u64.
    let mut digits = [0_u8; 20];
    let (mut rest, mut length) = (number, 0);
    while length == 0 || rest > 0 {
        digits[length] = (rest % 10) as u8;
        rest /= 10;
        length += 1;
    }
    for place in (0..length).rev() {
        out.push(digit(u64::from(digits[place])));
        if place > 0 && place % 3 == 0 {
            out.push(NBSP);
        }
    }
}

fn digit(value: u64) -> char {
    char::from(b'0' + (value % 10) as u8)
}

/// CLDR's plural form of a whole number: Kazakh and English `one` and `other`; Russian `one`, `few`, `many`.
pub fn plural(lang: Lang, number: i64) -> &'static str {
    let number = number.unsigned_abs();
    match lang {
        Lang::Kk | Lang::En => {
            if number == 1 {
                "one"
            } else {
                "other"
            }
        }
        Lang::Ru => match (number % 10, number % 100) {
            (1, teen) if teen != 11 => "one",
            (2..=4, teen) if !(12..=14).contains(&teen) => "few",
            _ => "many",
        },
    }
}

/// The Kazakh endings of a number written in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// 68-і, "sixty-eight of them".
    Possessive,
    /// 68-дің
    Genitive,
    /// 68-ге
    Dative,
    /// 68-ді
    Accusative,
    /// 68-де
    Locative,
    /// 68-ден
    Ablative,
}

impl Case {
    pub const ALL: [Self; 6] =
        [Self::Possessive, Self::Genitive, Self::Dative, Self::Accusative, Self::Locative, Self::Ablative];

    /// The letter it compiles to in a message.
    pub(crate) fn from_letter(letter: u8) -> Option<Self> {
        Self::ALL.into_iter().zip(*b"PGDCLA").find(|(_, known)| *known == letter).map(|(case, _)| case)
    }
}

/// How the spoken word of a number ends: this decides the first sound of an ending.
#[derive(Clone, Copy)]
enum Sound {
    Vowel = 0,
    /// Voiced, and not nasal: бір, сегіз, елу (whose у counts as a consonant before an ending).
    Voiced = 1,
    Nasal = 2,
    /// Also миллиард, whose д is said as т.
    Voiceless = 3,
}

/// By case, then vowels (front, back), then [`Sound`].
#[rustfmt::skip]
const ENDINGS: [[[&str; 4]; 2]; 6] = [
    [["-сі", "-і", "-і", "-і"], ["-сы", "-ы", "-ы", "-ы"]],
    [["-нің", "-дің", "-нің", "-тің"], ["-ның", "-дың", "-ның", "-тың"]],
    [["-ге", "-ге", "-ге", "-ке"], ["-ға", "-ға", "-ға", "-қа"]],
    [["-ні", "-ді", "-ді", "-ті"], ["-ны", "-ды", "-ды", "-ты"]],
    [["-де", "-де", "-де", "-те"], ["-да", "-да", "-да", "-та"]],
    [["-ден", "-ден", "-нен", "-тен"], ["-дан", "-дан", "-нан", "-тан"]],
];

/// The ending of a number in Kazakh, with its hyphen, by the last word it is said with: 68-і, 97-сі, 6-сы,
/// 342-ден.
pub fn kk_suffix(number: i64, case: Case) -> &'static str {
    let (is_back, sound) = last_word(number.unsigned_abs());
    ENDINGS[case as usize][usize::from(is_back)][sound as usize]
}

/// Whether the last spoken word has back vowels, and the sound it ends in.
fn last_word(number: u64) -> (bool, Sound) {
    use Sound::{Nasal, Voiced, Voiceless, Vowel};
    // нөл; бір, екі, үш, төрт, бес, алты, жеті, сегіз, тоғыз
    const UNITS: [(bool, Sound); 10] = [
        (false, Voiced),
        (false, Voiced),
        (false, Vowel),
        (false, Voiceless),
        (false, Voiceless),
        (false, Voiceless),
        (true, Vowel),
        (false, Vowel),
        (false, Voiced),
        (true, Voiced),
    ];
    // он, жиырма, отыз, қырық, елу, алпыс, жетпіс, сексен, тоқсан
    const TENS: [(bool, Sound); 9] = [
        (true, Nasal),
        (true, Vowel),
        (true, Voiced),
        (true, Voiceless),
        (false, Voiced),
        (true, Voiceless),
        (false, Voiceless),
        (false, Nasal),
        (true, Nasal),
    ];
    if number == 0 || !number.is_multiple_of(10) {
        return UNITS[(number % 10) as usize];
    }
    if !number.is_multiple_of(100) {
        return TENS[(number / 10 % 10) as usize - 1];
    }
    // жүз; мың; миллион; миллиард; триллион and above
    match number {
        n if !n.is_multiple_of(1_000) => (false, Voiced),
        n if !n.is_multiple_of(1_000_000) => (true, Nasal),
        n if !n.is_multiple_of(1_000_000_000) => (true, Nasal),
        n if !n.is_multiple_of(1_000_000_000_000) => (true, Voiceless),
        _ => (true, Nasal),
    }
}
