//! What the complainant was asked and has not answered: it stands at the top of the private page, with the form
//! that answers it.

use super::actions::actions;
use super::event_words::institution;
use super::holders::is_open;
use super::named;
use super::one::{Reading, moment};
use super::photos::gallery;
use crate::dom::{El, el, heading, p};
use crate::json::Json;
use crate::words::say;

/// The questions since the complainant last wrote, as long as a message can be sent.
pub fn questions(complaint: &Json) -> Vec<Json> {
    if !is_open(complaint) || !complaint.get("can").strings().iter().any(|can| can == "message") {
        return Vec::new();
    }
    let events = complaint.get("events").list();
    let answers = |event: &Json| event.string("kind") == "message" && event.string("by") == "resident";
    let since = events.iter().rposition(answers).map_or(0, |last| last + 1);
    events.into_iter().skip(since).filter(|event| event.string("kind") == "asked").collect()
}

/// Nothing while nothing is asked.
pub fn asked(reading: &Reading, complaint: &Json) -> Option<El> {
    let questions = questions(complaint);
    if questions.is_empty() {
        return None;
    }
    let lang = complaint.string("lang");
    let line = |event: &Json| {
        let who = match event.string("by").as_str() {
            "institution" => match complaint.get("institution").text() {
                Some(id) => {
                    say("by-institution-named", &[("name", institution(reading.session, &id).into())])
                }
                None => named("by", "institution"),
            },
            by => named("by", by),
        };
        let time = moment(reading.session, &event.string("time"));
        el("li")
            .child(p("quiet", &format!("{who} · {time}")))
            .children(event.get("text").text().map(|text| p("said", &text).attr("lang", &lang)))
            .children(gallery(&event.get("photos"), Some(reading.key())))
    };
    let list = el("ul").class("questions").children(questions.iter().map(line));
    let card = el("section").class("card asked").label("asked").child(heading(2, "").word("asked"));
    Some(card.child(list).children(actions(reading, complaint, &["message"])))
}
