//! What people read is there in all three languages.

use crate::report::Findings;
use crate::source::table::Row;
use adaldyq_domain::lang::{Lang, Names};

/// The three columns `{prefix}_kk`, `{prefix}_ru` and `{prefix}_en`, all filled in.
pub fn names(row: Row, prefix: &str, findings: &mut Findings) -> Names {
    let mut name = |lang: Lang| {
        let cell = row.get(&format!("{prefix}_{}", lang.code()));
        if !cell.text.chars().any(char::is_alphanumeric) {
            cell.fault(findings, "source-empty", &[]);
        } else if cell.text.chars().any(is_invisible) {
            cell.fault(findings, "source-invisible", &[]);
        }
        cell.text.to_owned()
    };
    Names { kk: name(Lang::Kk), ru: name(Lang::Ru), en: name(Lang::En) }
}

/// The same, where all three may be empty; where one is there, the others are expected.
pub fn optional_names(row: Row, prefix: &str, findings: &mut Findings) -> Option<Names> {
    let filled = |lang: &Lang| !row.get(&format!("{prefix}_{}", lang.code())).is_empty();
    if Lang::ALL.iter().any(filled) { Some(names(row, prefix, findings)) } else { None }
}

/// Control characters, line breaks among them, and those that turn the direction of what follows.
fn is_invisible(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
