//! Words that come with a step.

use adaldyq_domain::complaint::text::{self, TextFault};
use adaldyq_domain::fault::Fault;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

/// The words of a member, cleaned as those of a complaint are; nothing where there are none to be seen.
pub fn words(members: &Map<String, Value>, field: &'static str, faults: &mut Vec<Fault>) -> Option<String> {
    let given = match members.get(field) {
        None | Some(Value::Null) => return None,
        Some(Value::String(given)) => given,
        Some(_) => {
            faults.push(Fault::new(field, "wrong-type").with("expected", "string"));
            return None;
        }
    };
    let clean = match text::clean(given, composed) {
        Ok(clean) => clean,
        Err(TextFault::Bidi) => {
            faults.push(Fault::new(field, "bidi"));
            return None;
        }
        Err(TextFault::Control(code)) => {
            faults.push(Fault::new(field, "control-character").with("code", format!("U+{code:04X}")));
            return None;
        }
    };
    let length = clean.chars().count();
    if length > text::LONGEST {
        let fault = Fault::new(field, "too-long").with("max", text::LONGEST as i64);
        faults.push(fault.with("now", length as i64));
        return None;
    }
    (text::visible_length(&clean) > 0).then_some(clean)
}

/// The text in its composed form (NFC).
pub fn composed(text: &str) -> String {
    if text.chars().all(is_composed) { text.to_owned() } else { text.nfc().collect() }
}

/// Letters of Latin and Cyrillic before and behind the combining marks: as good as all that comes here, and
/// known without the tables.
const fn is_composed(character: char) -> bool {
    matches!(character, ..'\u{300}' | '\u{400}'..'\u{483}' | '\u{48a}'..='\u{52f}' | '\u{2010}'..='\u{2026}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_known_without_the_tables_stay_as_they_are_beside_each_other() {
        let known: String =
            (0..=0x2026).filter_map(char::from_u32).filter(|sign| is_composed(*sign)).collect();
        assert_eq!(known.nfc().collect::<String>(), known);
        assert_eq!(known.chars().rev().nfc().collect::<String>(), known.chars().rev().collect::<String>());
    }

    proptest! {
        #[test]
        fn a_text_is_composed_as_the_tables_say(text in "[и\u{306}e\u{301}a-zа-яі\u{1100}\u{1161}–]{0,20}") {
            prop_assert_eq!(composed(&text), text.nfc().collect::<String>());
        }
    }
}
