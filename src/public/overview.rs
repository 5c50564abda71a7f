//! `/complaints`: what was sent from this device, the public complaints on list and map, their analysis, the money
//! they question, and the moderation's ledger.

use super::counts::{analysis, how_many};
use super::filters::{asked, filters, not_understood};
use super::found::found;
use super::ledger::ledger;
use super::money::money;
use crate::complaint::{device_list, trial_short};
use crate::data::{Catalogue, Loading};
use crate::dom::{El, div, el, heading, link, p};
use crate::parts::icon::icon;
use crate::parts::notice::{failed, waiting};
use crate::session::Session;
use leptos::prelude::*;
use std::sync::Arc;

pub fn overview(session: Session) -> Vec<El> {
    let new = link("button strong", "/complaints/new", "").child(icon("message")).word("complaint-new");
    let all = div("").swap(move || match session.data.catalogue.get() {
        Loading::Ready(catalogue) => sections(session, &catalogue),
        Loading::Failed(failure) => vec![failed(session.data, &failure)],
        Loading::Waiting => vec![waiting()],
    });
    vec![trial_short(session), p("", "").child(new), device_list(session), all]
}

fn sections(session: Session, catalogue: &Arc<Catalogue>) -> Vec<El> {
    let known = Arc::clone(catalogue);
    // The same filters in another order of the address are not asked for again.
    let asked = Memo::new(move |_| asked(session, &known));
    let followed = |make: fn(Session, &Arc<Catalogue>, &super::filters::Asked) -> Vec<El>| {
        let catalogue = Arc::clone(catalogue);
        div("").swap(move || make(session, &catalogue, &asked.get()))
    };
    let list = followed(|session, catalogue, asked| {
        let mut parts: Vec<El> = not_understood(asked).into_iter().collect();
        parts.push(how_many(&asked.query));
        parts.extend(found(session, catalogue, asked));
        parts
    });
    let counts = followed(|session, catalogue, asked| analysis(session, catalogue, &asked.query));
    let section = |name: &str, content: Vec<El>| {
        let title = heading(2, "").word(name).attr("id", name);
        el("section").class("complaints").child(title).children(content)
    };
    vec![
        section("complaints-public", vec![filters(session, catalogue), list]),
        section("complaints-analysis", vec![counts]),
        section("questioned", vec![p("", "").word("questioned-about"), money(session, catalogue)]),
        section("moderation", vec![ledger()]),
    ]
}
