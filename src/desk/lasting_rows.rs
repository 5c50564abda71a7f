//! Rows that last: one is made when its key comes, and stays as it is until its key goes. What somebody is writing
//! in one of them outlives whatever happens to the list round it.

use crate::dom::{El, follow};
use leptos::prelude::*;

struct Row {
    key: String,
    owner: Owner,
    element: El,
}

/// Keeps a list's rows in the order of the keys. What a row shows has to follow signals of its own.
pub fn lasting_rows(
    list: El,
    keys: impl Fn() -> Vec<String> + 'static,
    make: impl Fn(&str) -> El + 'static,
) -> El {
    let Some(owner) = Owner::current() else { return list };
    let place = list.clone();
    let mut rows: Vec<Row> = Vec::new();
    follow(move || {
        let mut before = std::mem::take(&mut rows);
        for key in keys() {
            let row = match before.iter().position(|row| row.key == key) {
                Some(at) => before.swap_remove(at),
                None => {
                    let own = owner.child();
                    let element = own.with(|| untrack(|| make(&key)));
                    Row { key, owner: own, element }
                }
            };
            rows.push(row);
        }
        for row in before {
            row.element.node().remove();
            row.owner.cleanup();
        }
        arrange(&place, &rows);
    });
    list
}

/// Moves only what is not in its place: a row that is moved loses the keyboard.
fn arrange(list: &El, rows: &[Row]) {
    for (at, row) in rows.iter().enumerate() {
        let (there, own) = (list.node().child_nodes().item(at as u32), row.element.node());
        if there.as_ref() != Some(own) {
            let _ = list.node().insert_before(own, there.as_ref());
        }
    }
}
