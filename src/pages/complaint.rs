//! `/complaints/{id}`: one complaint; with `#key=…` as its author sees it.

use crate::complaint;
use crate::dom::El;
use crate::parts::shell::page;
use crate::session::Session;

pub fn complaint_page(session: Session, id: &str) -> Vec<El> {
    let (title, content) = complaint::complaint(session, id);
    page(session, &title, false, content)
}
