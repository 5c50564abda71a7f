//! Small lists that one page reads: items of the classification, words explained, counts of complaints.

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
    pub count: i64,
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

    /// Public complaints by topic, and those that wait to be accepted under "waiting".
    pub fn complaint_counts(self) -> Loading<Vec<Entry>> {
        self.fetched("/api/complaints/summary?by=topic", |json| {
            let mut entries = list(json, "groups", "topic");
            for key in ["total", "waiting"] {
                entries.push(Entry { key: key.to_owned(), ..entry(&json.get(key), key) });
            }
            Some(Arc::new(entries))
        })
    }
}

fn list(json: &Json, name: &str, key: &str) -> Vec<Entry> {
    json.get(name).list().iter().map(|line| entry(line, key)).collect()
}

fn entry(json: &Json, key: &str) -> Entry {
    Entry {
        key: json.string(key),
        name: json.get("name").names(),
        text: json.get("explanation").names(),
        count: json.get("count").number().unwrap_or(0.0) as i64,
    }
}
