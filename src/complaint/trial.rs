//! What is said while the data is a demonstration: that nobody reads this, and where to turn instead.

use crate::data::Loading;
use crate::dom::{El, div, el, link, p, span};
use crate::session::Session;
use crate::words;
use adaldyq_domain::published::Contact;
use leptos::prelude::*;

/// Before the first field of the form.
pub fn trial(session: Session) -> El {
    div("").swap(move || {
        if !session.is_demonstration() {
            return Vec::new();
        }
        let city = session.data.catalogue.with(Loading::ready).map(|catalogue| session.data.city(&catalogue));
        let contacts = city.and_then(|city| city.ready()).map(|city| contacts(&city.contacts));
        let about = p("", "").word("complaint-trial");
        vec![el("section").class("trial").label("demonstration-mark").child(about).children(contacts)]
    })
}

fn contacts(contacts: &[Contact]) -> El {
    let lang = words::lang();
    let links = |contact: &Contact| {
        let phone = contact.phone.as_ref().map(|phone| {
            let dialled: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            link("", &format!("tel:{dialled}"), phone)
        });
        let site = contact.url.as_ref().map(|url| {
            let shown = url.trim_start_matches("https://").trim_end_matches('/');
            link("", url, shown).attr("rel", "noopener")
        });
        phone.into_iter().chain(site)
    };
    let line = |contact: &Contact| {
        el("li").child(span("", contact.name.get(lang))).text(" ").children(links(contact))
    };
    let about =
        |contact: &Contact| p("", &format!("{}: {}", contact.name.get(lang), contact.about.get(lang)));
    let details = el("details").child(el("summary").word("complaint-trial-which"));
    div("")
        .child(el("ul").children(contacts.iter().map(line)))
        .child(details.children(contacts.iter().map(about)))
}

/// On the receipt.
pub fn trial_short(session: Session) -> El {
    div("").swap(move || {
        let said = || p("trial", "").word("complaint-trial-short");
        session.is_demonstration().then(said).into_iter().collect()
    })
}
