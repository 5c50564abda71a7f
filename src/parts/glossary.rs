//! Plain words for the terms beside the numbers.

use crate::data::{Catalogue, Loading};
use crate::dom::{El, div, el};
use crate::session::Session;
use crate::words;
use std::sync::Arc;

/// The terms that stand on a page, explained at a tap; nothing where the city explains none of them.
pub fn glossary(session: Session, catalogue: &Arc<Catalogue>, terms: &'static [&'static str]) -> El {
    let catalogue = Arc::clone(catalogue);
    div("glossary").swap(move || {
        let Loading::Ready(known) = session.data.glossary(&catalogue) else { return Vec::new() };
        let lang = words::lang();
        let mut list = el("dl");
        for term in terms {
            for entry in known.iter().filter(|entry| entry.key == *term) {
                list = list
                    .child(el("dt").text(entry.name.get(lang)))
                    .child(el("dd").text(entry.text.get(lang)));
            }
        }
        if list.node().first_child().is_none() {
            return Vec::new();
        }
        el("details").child(el("summary").word("glossary")).child(list).into()
    })
}
