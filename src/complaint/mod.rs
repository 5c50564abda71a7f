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
mod letter;
mod list;
mod lost_link;
mod next;
mod one;
pub mod photos;
mod place_picker;
mod places;
mod prefill;
mod private_link;
mod reply;
mod rules;
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
pub use list::{in_words, line, place, shape_line, unanswered};
pub use one::complaint;
pub use sending::Asking;
pub use settings::settings;
pub use trial::trial_short;

use crate::data::Loading;
use crate::session::Session;
use crate::words::{self, t};
use leptos::prelude::With;

/// The words for a code of the domain's: `topic-roads`, `status-received`, `hidden-personal-data`.
pub fn named(kind: &str, code: &str) -> String {
    t(&format!("{kind}-{}", code.replace('_', "-")))
}

/// "2026 · 04 Білім беру · 159" of "2026,04,159".
pub fn budget_words(session: Session, line: &str) -> String {
    let catalogue = session.data.catalogue.with(Loading::ready);
    let word = |(position, code): (usize, &str)| match &catalogue {
        Some(catalogue) if position == 1 => format!("{code} {}", catalogue.group_name(code, words::lang())),
        _ => code.to_owned(),
    };
    line.split(',').enumerate().map(word).collect::<Vec<_>>().join(" · ")
}
