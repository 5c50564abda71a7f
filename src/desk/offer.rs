//! A complaint among others, to choose one from.

use super::said::{day, named, place};
use super::state::Desk;
use crate::dom::{El, el, span};
use crate::json::Json;
use crate::words::t;

/// What one tells it by. What is held is read where it is opened, as each opening is written down.
pub fn offer(desk: Desk, one: &Json) -> Vec<El> {
    let title = format!("{} · {}", one.string("id"), named("topic", &one.string("topic")));
    let mut about = vec![day(one, "registered"), named("status", &one.string("status"))];
    // Those of an institution are all of the same one.
    if one.get("institution").is_absent() {
        about.push(place(desk, one));
    }
    let text = one.get("text").text().filter(|text| !text.is_empty());
    let text = text.map(|text| span("row-text", &text).attr("lang", &one.string("lang")));
    let held = one.flag("held").then(|| span("quiet", &t("desk-row-held")));
    [el("b").text(&title), span("quiet", &about.join(" · "))].into_iter().chain(text.or(held)).collect()
}
