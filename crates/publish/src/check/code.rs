//! A code is one of those that the source, or the tool's own list, knows.

use crate::report::Findings;
use crate::source::table::Cell;
use adaldyq_domain::fault::Arg;

/// Which list a code is looked up in; each has its own sentence, since the remedy differs.
#[derive(Clone, Copy)]
pub struct CodeList {
    /// The message without a similar code to suggest, and the one with it.
    pub unknown: &'static str,
    pub near: &'static str,
}

pub const KIND: CodeList = CodeList { unknown: "source-kind-unknown", near: "source-kind-near" };
pub const DISTRICT: CodeList = CodeList { unknown: "source-district-unknown", near: "source-district-near" };
pub const GROUP: CodeList = CodeList { unknown: "source-group-unknown", near: "source-group-near" };
pub const ITEM: CodeList = CodeList { unknown: "source-item-unknown", near: "source-item-near" };
pub const INSTITUTION: CodeList =
    CodeList { unknown: "source-institution-unknown", near: "source-institution-near" };
pub const WORD: CodeList = CodeList { unknown: "source-word-unknown", near: "source-word-near" };

/// More codes than this are not listed in a sentence.
const LISTED: usize = 24;

/// The position of the cell's code among the known ones.
///
/// A spreadsheet program turns the code 04 into the number 4: that is understood.
pub fn position<'a>(
    cell: Cell,
    list: CodeList,
    known: impl Iterator<Item = &'a str> + Clone,
    findings: &mut Findings,
) -> Option<usize> {
    if cell.is_empty() {
        cell.fault(findings, "source-empty", &[]);
        return None;
    }
    let find = |code: &str| known.clone().position(|other| other == code);
    let found = find(cell.text)
        .or_else(|| if cell.text.len() == 1 { find(&format!("0{}", cell.text)) } else { None });
    if found.is_none() {
        unknown(cell, list, known, findings);
    }
    found
}

/// Reports an unknown code, with the nearest known one where there is one.
pub fn unknown<'a>(
    cell: Cell,
    list: CodeList,
    known: impl Iterator<Item = &'a str> + Clone,
    findings: &mut Findings,
) {
    match nearest(cell.text, known.clone()) {
        Some(near) => cell.fault(findings, list.near, &[("near", Arg::from(near))]),
        None => {
            let mut listed: Vec<&str> = known.clone().take(LISTED).collect();
            if known.count() > LISTED {
                listed.push("…");
            }
            cell.fault(findings, list.unknown, &[("known", Arg::from(listed.join(", ")))]);
        }
    }
}

/// The known word that was probably meant: at most two letters off, and less than half of the word.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = known
        .map(|other| (strsim::osa_distance(&word.to_lowercase(), other), other))
        .min_by_key(|near| near.0);
    near.filter(|(distance, other)| *distance <= 2 && distance * 2 < other.chars().count())
        .map(|(_, other)| other)
}
