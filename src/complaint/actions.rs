//! What the complainant may do with a complaint now, each in a small form of its own. Which ones there are is
//! the endpoint's to say.

use super::asked::questions;
use super::holders::with_service;
use super::one::Reading;
use super::photos::{photo_field, progress_bar};
use super::sent;
use super::step::{Step, Taken, shown_anew};
use crate::dom::{El, button, div, el, p, value_of};
use crate::format;
use crate::json::Json;
use crate::words::{say, t};
use leptos::prelude::*;
use std::rc::Rc;

/// How much a step asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    Needed,
    Welcome,
    None,
}

/// One kind of step.
#[derive(Clone, Copy)]
struct Kind {
    code: &'static str,
    text: Text,
    /// Asked for once more, since nothing brings back what it takes away.
    twice: bool,
}

const KINDS: [Kind; 9] = [
    Kind { code: "object", text: Text::Needed, twice: false },
    Kind { code: "confirm", text: Text::None, twice: false },
    Kind { code: "dispute", text: Text::Needed, twice: false },
    Kind { code: "reopen", text: Text::Welcome, twice: false },
    Kind { code: "message", text: Text::Needed, twice: false },
    Kind { code: "hide_name", text: Text::None, twice: false },
    Kind { code: "withdraw", text: Text::Welcome, twice: true },
    Kind { code: "renew_key", text: Text::None, twice: false },
    Kind { code: "erase", text: Text::None, twice: true },
];

/// The forms of these kinds, as far as the complaint allows them now.
pub fn actions(reading: &Reading, complaint: &Json, kinds: &[&str]) -> Vec<El> {
    let can = complaint.get("can").strings();
    let allowed = |kind: &&Kind| kinds.contains(&kind.code) && can.iter().any(|can| can == kind.code);
    let mut kinds: Vec<Kind> = KINDS.iter().filter(allowed).copied().collect();
    if is_contested(complaint) {
        kinds.sort_by_key(|kind| kind.code == "confirm");
    }
    let contest = is_contested(complaint).then(|| kinds.iter().find(|kind| contests(kind))).flatten();
    let first = contest.map_or("confirm", |kind| kind.code);
    kinds.iter().map(|kind| action(reading, complaint, *kind, first)).collect()
}

/// Whether a complainant more likely disagrees than confirms: nothing was done, or it was disputed already.
fn is_contested(complaint: &Json) -> bool {
    let outcome = complaint.get("reply").string("outcome");
    complaint.string("confirmation") == "disputed" || ["declined", "explained"].contains(&outcome.as_str())
}

fn contests(kind: &Kind) -> bool {
    ["dispute", "reopen"].contains(&kind.code)
}

/// `first`: the kind that stands open of those that answer the reply.
fn action(reading: &Reading, complaint: &Json, kind: Kind, first: &str) -> El {
    let with_photos =
        kind.code == "message" && complaint.get("can").strings().iter().any(|can| can == "photos");
    let step = Step::open(&reading.id, reading.key(), kind.code, with_photos, taken(reading, kind));
    let begun = !step.text.get_untracked().is_empty();
    let dashed = kind.code.replace('_', "-");
    let word = |part: &str| t(&format!("act-{dashed}{part}"));
    let answers = kind.code == "message" && !questions(complaint).is_empty();
    let title = match kind.code {
        "message" if answers => t("act-message-answer"),
        "message" if with_photos => t("act-message-photos"),
        _ => word(""),
    };
    // What is said in confidence stays so.
    let in_confidence = match kind.code {
        "object" => complaint.string("visibility") == "held",
        "message" => with_service(complaint),
        _ => false,
    };
    let form = el("form")
        .attr("novalidate", "")
        .child(about(complaint, kind, &word(if in_confidence { "-held-about" } else { "-about" })))
        .children((kind.text != Text::None).then(|| field(&step, kind, &word("-label"))))
        .children(step.photos.map(|photos| photo_field(photos, || "photos-hint-message", || None)))
        .child(step.problem())
        .child(progress_bar(step.progress))
        .child(buttons(&step, complaint, kind))
        .on("submit", |event| event.prevent_default());
    // What is awaited of the complainant stands open.
    let open = begun || answers || kind.code == "object" || kind.code == first;
    let details = el("details").class("act").attr("data-kind", kind.code).child(el("summary").text(&title));
    let details = if open { details.attr("open", "") } else { details };
    details.child(form)
}

/// What the step means, and until when it can be taken.
fn about(complaint: &Json, kind: Kind, about: &str) -> El {
    let until = match kind.code {
        "object" => Some(("act-object-until", "objection_until")),
        "reopen" | "dispute" => Some(("act-reopen-until", "reopen_until")),
        _ => None,
    };
    let until = until.and_then(|(key, member)| {
        let day = complaint.get(member).text()?;
        Some(p("", &say(key, &[("date", format::day(&day).into())])))
    });
    div("").child(p("", about)).children(until)
}

fn field(step: &Step, kind: Kind, label: &str) -> El {
    let (text, error, busy) = (step.text, step.error, step.busy);
    let id = step.element("text");
    let area = el("textarea")
        .attr("id", &id)
        .attr("rows", "4")
        .attr("aria-describedby", &step.element("error"))
        .attr_fn("aria-invalid", move || error.get().map(|_| "true".to_owned()))
        // What is sent is cleared when it has arrived: nobody shall write on in it meanwhile.
        .attr_fn("readonly", move || busy.get().then(String::new))
        .prop_fn("value", move || text.get().into())
        .on("input", move |event| {
            text.set(value_of(&event));
            error.set(None);
        });
    let area = if kind.text == Text::Needed { area.attr("required", "") } else { area };
    div("field").child(el("label").attr("for", &id).text(label)).child(area)
}

fn buttons(step: &Step, complaint: &Json, kind: Kind) -> El {
    let dashed = kind.code.replace('_', "-");
    let asked = RwSignal::new(false);
    let reopens = complaint.get("can").strings().iter().any(|can| can == "reopen");
    let (step, row) = (step.clone(), div("send-row"));
    row.swap(move || {
        if kind.twice && !asked.get() {
            return vec![button("button", &t(&format!("act-{dashed}-do"))).on_click(move || asked.set(true))];
        }
        if kind.twice {
            let sure = p("late", &t(&format!("act-{dashed}-sure"))).attr("role", "alert");
            let back = button("button", "").word("act-back").on_click(move || asked.set(false));
            return vec![sure, back, sender(&step, kind, &format!("act-{dashed}-yes"), false)];
        }
        if kind.code == "dispute" && reopens {
            let both = sender(&step, kind, "act-dispute-reopen-do", true);
            return vec![both, sender(&step, kind, "act-dispute-do", false).class("button")];
        }
        vec![sender(&step, kind, &format!("act-{dashed}-do"), false)]
    })
}

fn sender(step: &Step, kind: Kind, word: &str, reopens: bool) -> El {
    let (step, busy, word) = (step.clone(), step.busy, t(word));
    let sent_once = step.clone();
    el("button")
        .attr("type", "button")
        .class("button strong")
        .attr_fn("aria-disabled", move || busy.get().then(|| "true".to_owned()))
        .text_fn(move || if busy.get() { t("complaint-sending") } else { word.clone() })
        .on_click(move || {
            if kind.text == Text::Needed && sent_once.is_empty() {
                sent_once.error.set(Some(t("act-needs-text")));
                let area = document().get_element_by_id(&sent_once.element("text"));
                if let Some(area) = area {
                    El::of(area).focus();
                }
                return;
            }
            step.send(reopens);
        })
}

/// What follows when the step is taken: the new view, and for a new key the new link.
fn taken(reading: &Reading, kind: Kind) -> Taken {
    let word = match kind.code {
        "object" => "act-object-done",
        "confirm" => "act-confirm-done",
        "dispute" => "act-dispute-done",
        "reopen" => "act-reopen-done",
        "hide_name" => "act-hide-name-done",
        "withdraw" => "act-withdraw-done",
        "erase" => "act-erase-done",
        "renew_key" => "act-renew-key-done",
        _ => "act-message-done",
    };
    let show = shown_anew(kind.code, reading.asked, reading.said, word);
    if kind.code != "renew_key" {
        return show;
    }
    let reading = reading.clone();
    Rc::new(move |answer| {
        let key = answer.json.string("key");
        sent::renew(&reading.id, &key);
        reading.said.try_set(Some(word));
        reading.go_on_with(&key);
    })
}
