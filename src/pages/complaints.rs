//! `/complaints`: the public complaints, and those sent from this device.

use crate::dom::El;
use crate::parts::shell::page;
use crate::public::overview;
use crate::session::Session;
use crate::words::t;

pub fn complaints(session: Session) -> Vec<El> {
    page(session, &t("page-complaints"), true, overview(session))
}
