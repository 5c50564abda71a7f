//! `/complaints/new`: the form.

use crate::complaint::form;
use crate::dom::El;
use crate::parts::shell::page;
use crate::session::Session;
use crate::words::t;

pub fn complaint_new(session: Session) -> Vec<El> {
    let content = form(session);
    page(session, &t("complaint-new"), false, content)
}
