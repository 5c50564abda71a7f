//! One complaint in a list: a line that leads to its page.

use super::holders::{is_withdrawn, with_service};
use super::named;
use super::sending::Answer;
use crate::data::Catalogue;
use crate::data::complaints::{OVERDUE, standing};
use crate::dom::{El, button, div, el, link, p, span};
use crate::format;
use crate::json::Json;
use crate::map::notes::SHAPES;
use crate::parts::icon::svg;
use crate::words::{self, say, t};

/// That nothing came, and a second try.
pub fn unanswered(answer: &Answer, again: impl FnMut() + 'static) -> El {
    let word = if answer.status == 0 { "failure-no-answer" } else { "failure-status" };
    let again = button("button", "").word("try-again").on_click(again);
    div("notice").attr("role", "alert").child(p("", &t(word))).child(again)
}

/// One complaint as a link to its page.
pub fn line(complaint: &Json, catalogue: Option<&Catalogue>) -> El {
    let topic = named("topic", &complaint.string("topic"));
    titled(&topic, complaint, catalogue, state(complaint, true))
}

/// The same of one's own, by its number too.
pub fn own_line(complaint: &Json, catalogue: Option<&Catalogue>) -> El {
    let title = format!("{} · {}", complaint.string("id"), named("topic", &complaint.string("topic")));
    titled(&title, complaint, catalogue, own_state(complaint, true))
}

fn titled(title: &str, complaint: &Json, catalogue: Option<&Catalogue>, state: El) -> El {
    let id = complaint.string("id");
    let waits = complaint.string("visibility") == "private" && complaint.get("text").is_absent();
    let excerpt = |text: String| span("complaint-excerpt", &text).attr("lang", &complaint.string("lang"));
    link("complaint-link", &format!("/complaints/{id}"), "")
        .child(span("complaint-title", title))
        .child(span("quiet", &place(complaint, catalogue)))
        .children(complaint.get("text").text().map(excerpt))
        .children(waits.then(|| span("quiet", "").word("complaint-waits")))
        .child(state)
}

/// Where it stands, by when a reply is due where that is asked for, and what is the matter with it.
pub fn state(complaint: &Json, with_due: bool) -> El {
    state_called(&named("status", &complaint.string("status")), complaint, with_due)
}

/// The same as its author reads it, whose complaint may be with the anti-corruption service alone.
pub fn own_state(complaint: &Json, with_due: bool) -> El {
    let status = complaint.string("status");
    let name = match status.as_str() {
        "accepted" if with_service(complaint) => t("step-held"),
        "closed" if is_withdrawn(complaint) => t("complaint-withdrawn"),
        _ => named("status", &status),
    };
    state_called(&name, complaint, with_due)
}

fn state_called(name: &str, complaint: &Json, with_due: bool) -> El {
    let status = complaint.string("status");
    let due = format::day(&complaint.string("due"));
    let visibility = complaint.string("visibility");
    let overdue = standing(complaint) == OVERDUE;
    let open = status != "answered" && status != "closed";
    let word = if overdue { "complaint-due-passed" } else { "complaint-due" };
    let class = if overdue { "late" } else { "quiet" };
    let due = (open && (with_due || overdue)).then(|| span(class, &say(word, &[("date", due.into())])));
    span("complaint-state", "")
        .child(span("status", "").attr("data-status", &status).child(glyph(standing(complaint))).text(name))
        .children((visibility == "hidden").then(|| span("status", "").word("complaint-hidden")))
        .children(due)
}

/// The shape that stands for it on a map, by its position there.
pub fn glyph(standing: usize) -> El {
    svg("glyph", "-8 -8 16 16", &format!("<path d=\"{}\"></path>", SHAPES[standing]))
        .attr("data-standing", &standing.to_string())
}

/// A shape and its name, for legends.
pub fn shape_line(standing: usize) -> El {
    const WORDS: [&str; 6] = [
        "status-received",
        "status-accepted",
        "status-drafted",
        "complaints-overdue",
        "status-answered",
        "status-closed",
    ];
    el("li").class("shape-line").child(glyph(standing)).child(span("", "").word(WORDS[standing]))
}

/// The same line as one sentence, for lists that hold only text.
pub fn in_words(complaint: &Json, place: &str) -> String {
    let topic = named("topic", &complaint.string("topic"));
    let status = named("status", &complaint.string("status"));
    let due = say("complaint-due-passed", &[("date", format::day(&complaint.string("due")).into())]);
    let due = if standing(complaint) == OVERDUE { format!(" — {due}") } else { String::new() };
    format!("{topic} — {place} — {status}{due}")
}

/// The institution's name, else the district's.
pub fn place(complaint: &Json, catalogue: Option<&Catalogue>) -> String {
    let lang = words::lang();
    let named = |catalogue: &Catalogue| {
        let institution = complaint.get("institution").text().and_then(|id| catalogue.row(&id));
        institution.map(|row| catalogue.name(row, lang).to_owned()).or_else(|| district(complaint, catalogue))
    };
    catalogue.and_then(named).unwrap_or_else(|| t("complaint-place-on-map"))
}

/// The name of the district it is in.
pub fn district(complaint: &Json, catalogue: &Catalogue) -> Option<String> {
    let id = complaint.string("district");
    let district = catalogue.index.districts.iter().find(|known| known.id == id)?;
    Some(district.name.get(words::lang()).clone())
}
