//! Small lists that one page reads: items of the classification, words explained.

use super::catalogue::Catalogue;
use super::store::{Data, Loading};
use crate::json::Json;
use adaldyq_domain::lang::Names;
use std::sync::Arc;

/// One line of such a list. One type for all of them: each kind of list on the shelf costs code.
pub struct Entry {
    pub key: String,
    pub name: Names,
    pub text: Names,
}

impl Data {
    /// The items of the economic classification, by code.
    pub fn items(self, catalogue: &Catalogue) -> Loading<Vec<Entry>> {
        self.fetched(&catalogue.release_file("items.json"), |json| {
            Some(Arc::new(list(json, "items", "code")))
        })
    }

    /// The words explained, by term.
    pub fn glossary(self, catalogue: &Catalogue) -> Loading<Vec<Entry>> {
        let address = catalogue.release_file("glossary.json");
        self.fetched(&address, |json| Some(Arc::new(list(json, "terms", "term"))))
    }
}

fn list(json: &Json, name: &str, key: &str) -> Vec<Entry> {
    json.get(name).list().iter().map(|line| entry(line, key)).collect()
}

fn entry(json: &Json, key: &str) -> Entry {
    Entry { key: json.string(key), name: json.get("name").names(), text: json.get("explanation").names() }
}
