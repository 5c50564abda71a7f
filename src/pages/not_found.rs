//! An address that leads nowhere.

use crate::dom::{El, button, link, p};
use crate::parts::shell::page;
use crate::session::Session;
use crate::words::t;
use leptos::prelude::*;

pub fn not_found(session: Session) -> Vec<El> {
    let way_on = p("", "").child(link("button", "/", "").word("to-the-map"));
    page(session, &t("not-found"), false, vec![p("", "").word("not-found-about"), way_on])
}

/// A page that is not on the device while there is no network.
pub fn out_of_reach(session: Session) -> Vec<El> {
    let again = button("button strong", "").word("try-again").on_click(move || {
        let _ = window().location().assign(&untrack(|| session.path.get()));
    });
    let ways = p("ways", "").child(again).text(" ").child(link("button", "/", "").word("to-the-map"));
    page(session, &t("out-of-reach"), false, vec![p("", "").word("out-of-reach-about"), ways])
}
