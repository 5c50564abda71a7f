//! The dialogue: everything that happened to a complaint, in its order, in words.

use super::event_words::{institution, sentence};
use super::named;
use super::one::moment;
use super::photos::gallery;
use crate::dom::{El, div, el, heading, p};
use crate::json::Json;
use crate::session::Session;
use crate::words::{say, t};

/// All events, the oldest first; with the key its author reads.
pub fn timeline(session: Session, complaint: &Json, key: Option<&str>) -> El {
    let lang = complaint.string("lang");
    let is_public = complaint.string("visibility") == "public";
    // Who held it when an institution wrote.
    let mut holder = String::new();
    let lines = complaint.get("events").list().into_iter().map(|event| {
        let author = if event.string("kind") == "redirected" { event.string("from") } else { holder.clone() };
        if let Some(next) = ["institution", "to"].iter().find_map(|member| event.get(member).text()) {
            holder = next;
        }
        let author = if author.is_empty() { holder.clone() } else { author };
        // The first one's photos stand beside the complaint's own text.
        let photos = event.get("photos");
        let kind = event.string("kind");
        // Questions and messages are between the complainant and the officials.
        let closed = !is_public || kind == "asked" || kind == "message";
        let photos = if kind == "received" { None } else { gallery(&photos, key.filter(|_| closed)) };
        line(session, &event, &author, key.is_some(), &lang).children(photos)
    });
    let list = el("ol").class("timeline").children(lines.collect::<Vec<_>>());
    el("section").class("dialogue").child(heading(2, "").word("dialogue")).child(list)
}

fn line(session: Session, event: &Json, holder: &str, own: bool, lang: &str) -> El {
    let by = event.string("by");
    let who = who(session, &by, holder, own);
    let time = el("time").attr("datetime", &event.string("time")).class("quiet");
    let head = div("who")
        .child(el("b").text(&who))
        .text(" ")
        .child(time.text(&moment(session, &event.string("time"))));
    let erased = (event.flag("erased") && event.string("kind") != "received")
        .then(|| p("erased", "").word("text-erased"));
    // The complaint's own text stands above the dialogue.
    let own_text = event.string("kind") == "received";
    let text = event.get("text").text().filter(|text| !text.is_empty() && !own_text && !event.flag("erased"));
    el("li")
        .attr("data-kind", &event.string("kind"))
        .attr("data-by", &by)
        .child(head)
        .child(p("", &sentence(session, event)))
        .children(text.map(|text| p("said", &text).attr("lang", lang)))
        .children(erased)
}

/// Role, and the institution's name where an institution did it.
fn who(session: Session, by: &str, holder: &str, own: bool) -> String {
    match by {
        "resident" if own => t("by-you"),
        "institution" if !holder.is_empty() => {
            say("by-institution-named", &[("name", institution(session, holder).into())])
        }
        "resident" | "institution" | "officer" | "operator" | "system" => named("by", by),
        _ => named("by", "system"),
    }
}
