//! An address that leads nowhere.

use crate::dom::{El, link, p};
use crate::parts::shell::page;
use crate::session::Session;
use crate::words::t;

pub fn not_found(session: Session) -> Vec<El> {
    let way_on = p("", "").child(link("button", "/", "").word("to-the-map"));
    page(session, &t("not-found"), false, vec![p("", "").word("not-found-about"), way_on])
}
