//! Receipts that are still to be handed over. Each carries the only key, so that neither a reload, nor another
//! receipt that comes before it was seen, loses one.

use super::kept;
use crate::json::{Json, write};

/// The one that came last.
pub fn newest(account: &str) -> Option<Json> {
    all(account).pop()
}

pub fn add(account: &str, receipt: &Json) {
    let mut all = all(account);
    // A complaint that was sent twice is one, and so is its receipt.
    all.retain(|other| other.string("id") != receipt.string("id"));
    all.push(receipt.clone());
    put(account, &all);
}

pub fn remove(account: &str, id: &str) {
    let mut all = all(account);
    all.retain(|receipt| receipt.string("id") != id);
    put(account, &all);
}

fn all(account: &str) -> Vec<Json> {
    let kept = kept::get(&shelf(account)).and_then(|text| Json::parse(&text));
    kept.map(|kept| kept.list()).unwrap_or_default()
}

fn put(account: &str, receipts: &[Json]) {
    let list: js_sys::Array = receipts.iter().map(|receipt| &receipt.0).collect();
    kept::put(&shelf(account), &if receipts.is_empty() { String::new() } else { write(&list.into()) });
}

fn shelf(account: &str) -> String {
    format!("{account}:receipts")
}
