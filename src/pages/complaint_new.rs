//! `/complaints/new`: the form.

use crate::complaint::form;
use crate::dom::El;
use crate::parts::shell::page;
use crate::session::Session;
use crate::words::t;
use leptos::prelude::untrack;

pub fn complaint_new(session: Session) -> Vec<El> {
    // The page is made once, whatever its own steps do to the address.
    let content = untrack(|| form(session));
    page(session, &t("complaint-new"), false, content)
}
