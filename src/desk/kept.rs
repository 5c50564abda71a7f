//! What is kept for as long as the tab is open: texts that are being written, by the account that writes them.
//! A reload or an expired session loses none of them; signing out forgets them all.

use leptos::prelude::window;
use web_sys::Storage;

const MARK: &str = "desk:";

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

pub fn get(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{MARK}{name}")).ok().flatten()
}

/// Keeps a text; an empty one is forgotten.
pub fn put(name: &str, text: &str) {
    let Some(storage) = storage() else { return };
    let name = format!("{MARK}{name}");
    let _ = if text.is_empty() { storage.remove_item(&name) } else { storage.set_item(&name, text) };
}

pub fn forget_all() {
    forget("");
}

/// Forgets all texts in whose names this stands.
pub fn forget(part: &str) {
    let Some(storage) = storage() else { return };
    let names = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
    let ours: Vec<String> = names.filter(|name| name.starts_with(MARK) && name.contains(part)).collect();
    for name in ours {
        let _ = storage.remove_item(&name);
    }
}
