//! The complaints that were sent from this device, as far as it may remember them.

use crate::device;
use crate::json::{Json, object, write};
use js_sys::Array;
use std::cell::RefCell;

const SHELF: &str = "sent";

thread_local! {
    /// Number and key of what was sent while this page has been open, and whether an earlier wording of it had
    /// arrived before: the receipt needs them even where the device keeps nothing.
    static JUST: RefCell<Option<(String, String, bool)>> = const { RefCell::new(None) };
}

/// Takes note of what the endpoint answered. On a shared computer nothing stays but for the receipt.
pub fn note(answer: &Json, shared: bool, earlier: bool) -> String {
    let (id, key) = (answer.string("id"), answer.string("key"));
    JUST.set(Some((id.clone(), key.clone(), earlier)));
    if !shared {
        add(&id, &key);
    }
    id
}

/// Whether this one was sent a moment ago: its key, and whether an earlier wording is what arrived.
pub fn just_sent(id: &str) -> Option<(String, bool)> {
    let just = JUST.with_borrow(Clone::clone);
    just.filter(|(sent, ..)| sent == id).map(|(_, key, earlier)| (key, earlier))
}

/// Numbers and keys, newest first.
pub fn kept() -> Vec<(String, String)> {
    let list = device::stored(SHELF).and_then(|text| Json::parse(&text)).map(|json| json.list());
    list.unwrap_or_default().iter().map(|entry| (entry.string("id"), entry.string("key"))).collect()
}

pub fn key_of(id: &str) -> Option<String> {
    kept().into_iter().find(|(kept, _)| kept == id).map(|(_, key)| key)
}

/// Says whether the device kept it.
pub fn add(id: &str, key: &str) -> bool {
    let mut all = kept();
    all.retain(|(kept, _)| kept != id);
    all.insert(0, (id.to_owned(), key.to_owned()));
    keep(&all)
}

/// Another key opens it now: wherever the old one was kept, the new one takes its place.
pub fn renew(id: &str, key: &str) {
    JUST.with_borrow_mut(|just| {
        if let Some((_, kept, _)) = just.as_mut().filter(|(sent, ..)| sent == id) {
            key.clone_into(kept);
        }
    });
    let mut all = kept();
    for (_, kept) in all.iter_mut().filter(|(kept, _)| kept == id) {
        key.clone_into(kept);
    }
    if !all.is_empty() {
        keep(&all);
    }
}

pub fn forget(id: &str) {
    let mut all = kept();
    all.retain(|(kept, _)| kept != id);
    keep(&all);
}

fn keep(all: &[(String, String)]) -> bool {
    if all.is_empty() {
        device::forget(SHELF);
        return false;
    }
    let entry = |(id, key): &(String, String)| object(&[("id", id.into()), ("key", key.into())]);
    device::store(SHELF, &write(&all.iter().map(entry).collect::<Array>().into()))
}
