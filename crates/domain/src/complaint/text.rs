//! What people type, made one: paste debris is taken out, what could deceive is refused.

use super::marks::is_mark;

/// Fewest visible characters of a complaint.
pub const SHORTEST: usize = 10;
/// Most Unicode scalars of a complaint.
pub const LONGEST: usize = 5_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// A control character that no paste explains; its code point.
    Control(u32),
    /// An override or isolate of the writing direction, which can make a text read as another one.
    Bidi,
}

/// The text as it is kept: one kind of line end, tabs as spaces, no soft hyphens, zero-width spaces or
/// byte-order marks, composed by `nfc`, and trimmed.
pub fn clean(text: &str, nfc: impl Fn(&str) -> String) -> Result<String, TextFault> {
    let mut kept = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                if characters.peek() != Some(&'\n') {
                    kept.push('\n');
                }
            }
            '\n' | '\u{2028}' | '\u{2029}' => kept.push('\n'),
            '\t' => kept.push(' '),
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => return Err(TextFault::Bidi),
            other if other.is_control() => return Err(TextFault::Control(u32::from(other))),
            other => kept.push(other),
        }
    }
    let composed = nfc(&kept);
    Ok(composed.trim().to_owned())
}

/// How many characters of a text can be seen: marks, format and space characters do not count, nor do the
/// letters that are drawn as nothing.
pub fn visible_length(text: &str) -> usize {
    text.chars().filter(|character| is_visible(*character)).count()
}

fn is_visible(character: char) -> bool {
    // Nearly all that people here write, known without the lists.
    if matches!(character, '!'..='~' | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}') {
        return true;
    }
    !(character.is_whitespace()
        || character.is_control()
        || is_format(character)
        || is_blank_letter(character)
        || is_mark(character))
}

/// General category Cf.
fn is_format(character: char) -> bool {
    matches!(u32::from(character),
        0xad | 0x600..=0x605 | 0x61c | 0x6dd | 0x70f | 0x890..=0x891 | 0x8e2 | 0x180e | 0x200b..=0x200f
        | 0x202a..=0x202e | 0x2060..=0x2064 | 0x2066..=0x206f | 0xfeff | 0xfff9..=0xfffb | 0x1_10bd
        | 0x1_10cd | 0x1_3430..=0x1_343f | 0x1_bca0..=0x1_bca3 | 0x1_d173..=0x1_d17a | 0xe_0001
        | 0xe_0020..=0xe_007f)
}

/// Fillers of Hangul and the empty braille cell: letters and symbols by category, blank to the eye.
fn is_blank_letter(character: char) -> bool {
    matches!(character, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn nfc(text: &str) -> String {
        text.nfc().collect()
    }

    #[test]
    fn debris_of_pasting_is_taken_out() {
        let pasted = "\u{feff}  Шұң\u{ad}қыр\tжол\r\nбар\u{200b} \n";
        assert_eq!(clean(pasted, nfc).unwrap(), "Шұңқыр жол\nбар");
        assert_eq!(clean("и\u{306}", nfc).unwrap(), "й");
    }

    #[test]
    fn what_could_deceive_is_refused() {
        assert_eq!(clean("abc\u{202e}cba", nfc), Err(TextFault::Bidi));
        assert_eq!(clean("abc\u{2066}", nfc), Err(TextFault::Bidi));
        assert_eq!(clean("abc\0", nfc), Err(TextFault::Control(0)));
        assert_eq!(clean("abc\u{85}", nfc), Err(TextFault::Control(0x85)));
    }

    #[test]
    fn what_cannot_be_seen_does_not_count() {
        assert_eq!(visible_length("жол ә\u{301}"), 4);
        assert_eq!(visible_length(" \u{a0}\u{3000}\u{200d}\u{2060}\u{3164}\u{fe0f}\u{e0041}"), 0);
        assert_eq!(visible_length("🚧1!"), 3);
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing_more(text in "\\PC{0,60}[\t\r\n ]{0,3}\\PC{0,20}") {
            if let Ok(once) = clean(&text, nfc) {
                prop_assert_eq!(clean(&once, nfc), Ok(once));
            }
        }
    }
}
