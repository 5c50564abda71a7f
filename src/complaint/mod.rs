//! Complaints in the page: the form and its draft, sending, the receipt, one complaint, and lists of them.

mod actions;
mod asked;
pub mod browser;
mod budget_line;
pub mod calendar;
mod confidential;
mod days;
mod derive;
mod device_list;
mod dispatch;
mod draft;
pub mod event_words;
mod fields;
mod follow;
mod form;
pub mod holders;
mod in_use;
mod letter;
mod list;
mod lost_link;
mod merged;
mod next;
mod one;
pub mod photos;
mod place_picker;
mod places;
mod prefill;
mod private_link;
mod reply;
mod rule_list;
pub mod rules;
mod sending;
mod sent;
mod settings;
mod similar;
mod step;
mod steps;
mod support;
mod timeline;
mod trial;
mod wording;
mod work;
mod written;

pub use device_list::device_list;
pub use form::form;
pub use list::{district, in_words, line, place, shape_line, unanswered};
pub use one::complaint;
pub use rule_list::rule_list;
pub use sending::{Asked, Asking};
pub use settings::settings;
pub use trial::trial_short;

use crate::data::Loading;
use crate::data::entries::Entry;
use crate::dom::{El, span};
use crate::session::Session;
use crate::words::{self, say, t};
use leptos::prelude::With;

/// The words for a code of the domain's: `topic-roads`, `status-received`, `hidden-personal-data`.
pub fn named(kind: &str, code: &str) -> String {
    t(&format!("{kind}-{}", code.replace('_', "-")))
}

/// "2026 · 04 Білім беру · 159 Өзге де қызметтер" of "2026,04,159". Follows the loading of the names; before they
/// are there the codes stand alone.
pub fn budget_words(session: Session, line: &str) -> String {
    let catalogue = session.data.catalogue.with(Loading::ready);
    let word = |(position, code): (usize, &str)| match (&catalogue, position) {
        (Some(catalogue), 1) => format!("{code} {}", catalogue.group_name(code, words::lang())),
        (Some(catalogue), 2) => item_words(&session.data.items(catalogue).ready().unwrap_or_default(), code),
        _ => code.to_owned(),
    };
    line.split(',').enumerate().map(word).collect::<Vec<_>>().join(" · ")
}

/// "159 Өзге де қызметтер" of "159".
fn item_words(known: &[Entry], code: &str) -> String {
    let name = known.iter().find(|entry| entry.key == code).map(|entry| entry.name.get(words::lang()));
    name.map_or_else(|| code.to_owned(), |name| format!("{code} {name}"))
}

/// "Budget line: …" in an element of its own, so that nothing else is made anew when the names come.
fn budget_said(session: Session, line: String) -> El {
    span("", "").text_fn(move || say("complaint-budget", &[("line", budget_words(session, &line).into())]))
}
