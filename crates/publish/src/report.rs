//! What is wrong with a source: where, how badly, and in which words.

use adaldyq_domain::fault::{Arg, Fault};
use adaldyq_words::Table;
use std::sync::Arc;

/// A cell, or the corner of a file: row 1 is the heading, columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// `institutions.csv`, or `book.xlsx[institutions]`.
    pub file: Arc<str>,
    pub row: u32,
    pub column: u32,
}

impl Spot {
    /// The first cell of a file: for what concerns the file as a whole.
    pub fn top(file: &str) -> Self {
        Self { file: file.into(), row: 1, column: 1 }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published while there is one.
    Fault,
    /// Is shown, and passes.
    Warning,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub spot: Spot,
    pub severity: Severity,
    pub fault: Fault,
}

/// Everything found so far. Reading goes on after a fault, so that all are reported at once.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    pub fn fault(&mut self, spot: Spot, code: &'static str, args: &[(&'static str, Arg)]) {
        self.add(spot, Severity::Fault, code, args);
    }

    pub fn warning(&mut self, spot: Spot, code: &'static str, args: &[(&'static str, Arg)]) {
        self.add(spot, Severity::Warning, code, args);
    }

    fn add(&mut self, spot: Spot, severity: Severity, code: &'static str, args: &[(&'static str, Arg)]) {
        let fault =
            args.iter().fold(Fault::new("", code), |fault, (name, value)| fault.with(name, value.clone()));
        self.list.push(Finding { spot, severity, fault });
    }

    /// Faults and warnings, for telling whether something was added.
    pub fn count_so_far(&self) -> usize {
        self.list.len()
    }

    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|finding| finding.severity == severity).count()
    }

    pub fn has_faults(&self) -> bool {
        self.list.iter().any(|finding| finding.severity == Severity::Fault)
    }

    /// By file, row and column.
    pub fn sorted(mut self) -> Vec<Finding> {
        let key = |finding: &Finding| (finding.spot.clone(), finding.severity, finding.fault.code);
        self.list.sort_by_cached_key(key);
        self.list
    }
}

/// `file:row:column: what is wrong, and what was expected`.
pub fn line(words: &Table, finding: &Finding) -> String {
    let Spot { file, row, column } = &finding.spot;
    let sentence = adaldyq_words::fault(words, &finding.fault);
    match finding.severity {
        Severity::Fault => format!("{file}:{row}:{column}: {sentence}"),
        Severity::Warning => {
            format!("{file}:{row}:{column}: {}: {sentence}", words.say("publish-warning", &[]))
        }
    }
}
