//! One file per address.

pub mod about;
pub mod complaint;
pub mod complaint_new;
pub mod complaints;
pub mod embed;
pub mod institution;
pub mod institutions;
pub mod map;
pub mod not_found;
pub mod outcomes;

use crate::dom::El;
use crate::session::Session;

/// `/` and the frame.
pub fn of_the_map(session: Session, parts: &[&str]) -> Option<Vec<El>> {
    match parts {
        [] => Some(map::map_page(session)),
        ["embed"] => Some(embed::embed(session)),
        _ => None,
    }
}

/// Every other page; an address without one has none too.
pub fn beside_the_map(session: Session, parts: &[&str]) -> Option<Vec<El>> {
    Some(match parts {
        [] | ["embed" | "desk", ..] => return None,
        ["institutions"] => institutions::institutions(session),
        ["institutions", id] => institution::institution(session, id),
        ["complaints"] => complaints::complaints(session),
        ["complaints", "new"] => complaint_new::complaint_new(session),
        ["complaints", id] => complaint::complaint_page(session, id),
        ["outcomes"] => outcomes::outcomes(session),
        ["about"] => about::about(session),
        _ => not_found::not_found(session),
    })
}
