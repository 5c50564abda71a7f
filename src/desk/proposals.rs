//! Preventive proposals: what allows corruption somewhere, and what to change.

use super::call::{self, Asked};
use super::choose::institution;
use super::form::Form;
use super::frame::screen;
use super::said::{self, named};
use super::state::Desk;
use crate::dom::{El, div, el, heading, link, p, span};
use crate::json::{Json, object};
use crate::parts::notice::waiting;
use crate::words::{say, t};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

#[derive(Clone, Copy)]
struct Proposals {
    desk: Desk,
    asked: Asked,
    said: RwSignal<Option<String>>,
}

impl Proposals {
    fn load(self) {
        call::into(self.desk, "proposals".to_owned(), self.asked);
    }
}

pub fn proposals(desk: Desk) -> El {
    let proposals = Proposals { desk, asked: RwSignal::new_local(None), said: RwSignal::new(None) };
    proposals.load();
    let said = p("good", "").attr("role", "status").text_fn(move || proposals.said.get().unwrap_or_default());
    let list = div("").swap(move || match proposals.asked.get() {
        None => vec![waiting()],
        Some(answer) if answer.ok() => {
            let all = answer.json.get("proposals").list();
            if all.is_empty() {
                return vec![p("empty", "").word("desk-proposals-none")];
            }
            vec![el("ul").class("proposals").children(all.iter().map(|one| line(proposals, one)))]
        }
        Some(answer) => vec![p("notice", &answer.sentence()).attr("role", "alert")],
    });
    let new = desk.is("officer").then(|| write(proposals));
    let about = p("", "").word("desk-proposals-about");
    screen(&t("desk-proposals"), "", [about, said].into_iter().chain(new).chain([list]).collect())
}

fn write(proposals: Proposals) -> El {
    let form = Form::kept(proposals.desk, "proposal");
    let title = el("input").attr("type", "text").attr("maxlength", "200");
    let by = el("input").attr("type", "date").attr("min", &super::facts::today());
    let ids = el("input").attr("type", "text").attr("autocomplete", "off").attr("spellcheck", "false");
    let fields = vec![
        institution(form, "institution", "desk-institution"),
        form.field("title", "desk-proposal-title", None, title),
        form.area("finding", "desk-proposal-finding", Some("desk-proposal-finding-hint"), "5"),
        form.area("measure", "desk-proposal-measure", Some("desk-proposal-measure-hint"), "5"),
        form.field("by", "desk-proposal-by", None, by),
        form.field("complaints", "desk-proposal-complaints", Some("desk-proposal-complaints-hint"), ids),
    ];
    let act = move || {
        form.errors.set(Vec::new());
        let needed = [
            ("by", "desk-need-day"),
            ("measure", "desk-need-text"),
            ("finding", "desk-need-text"),
            ("title", "desk-need-title"),
            ("institution", "desk-need-institution"),
        ];
        for (name, word) in needed {
            if form.peek(name).trim().is_empty() {
                form.blame(name, word);
            }
        }
        if form.errors.with_untracked(Vec::is_empty) {
            let mut body = form.body(&["institution", "title", "finding", "measure", "by"]);
            body.push(("complaints", numbers(&form.peek("complaints")).into()));
            form.send("POST", "proposals".to_owned(), object(&body), move |_| {
                form.clear();
                proposals.said.set(Some(t("desk-proposal-written")));
                proposals.load();
            });
        }
    };
    el("details").class("card").child(el("summary").word("desk-proposal-write")).child(form.whole(
        fields,
        form.send_button("desk-proposal-keep"),
        act,
    ))
}

/// The numbers of complaints in a line of text.
fn numbers(text: &str) -> js_sys::Array {
    let parts = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'));
    parts.filter(|part| !part.is_empty()).map(JsValue::from).collect()
}

fn line(proposals: Proposals, proposal: &Json) -> El {
    let desk = proposals.desk;
    let dates = say("desk-proposal-until", &[("date", said::day(proposal, "by").into())]);
    let head = el("summary")
        .child(el("b").text(&proposal.string("title")))
        .child(span("quiet", &desk.institution_name(&proposal.string("institution"))))
        .child(span("status", &named("desk-proposal", &proposal.string("status"))))
        .child(span("quiet", &dates));
    let texts = [
        ("finding", "desk-proposal-finding"),
        ("measure", "desk-proposal-measure"),
        ("outcome_text", "desk-proposal-answer"),
    ];
    let text = |(name, word): (&str, &str)| {
        let text = proposal.get(name).text().filter(|text| !text.is_empty())?;
        Some(div("").child(heading(3, "").word(word)).child(p("event-text", &text)))
    };
    let opinion = proposal.get("opinion");
    let stance = opinion.get("stance").text().map(|stance| {
        let words = opinion.get("text").text().unwrap_or_default();
        div("").child(heading(3, &named("desk-stance", &stance))).child(p("event-text", &words))
    });
    let outcome =
        proposal.get("outcome").text().map(|outcome| p("", &named("desk-proposal-outcome", &outcome)));
    let can = proposal.get("can").strings();
    let steps = can.iter().filter_map(|step| step_of(proposals, proposal, step));
    let inside = el("details")
        .class("proposal")
        .child(head)
        .children(texts.into_iter().filter_map(text))
        .children(stance)
        .children(outcome)
        .children(complaints(desk, proposal))
        .children(steps);
    el("li").child(inside)
}

fn complaints(desk: Desk, proposal: &Json) -> Option<El> {
    let ids = proposal.get("complaints").strings();
    let to = |id: &String| {
        let to = if desk.is("officer") { format!("/desk/{id}") } else { format!("/complaints/{id}") };
        el("li").child(link("", &to, id))
    };
    (!ids.is_empty()).then(|| {
        div("")
            .child(heading(3, "").word("desk-proposal-complaints"))
            .child(el("ul").class("ids").children(ids.iter().map(to)))
    })
}

/// The form of a step that may be taken now.
fn step_of(proposals: Proposals, proposal: &Json, step: &str) -> Option<El> {
    let (id, form) =
        (proposal.string("id"), Form::kept(proposals.desk, &format!("proposal-{}", proposal.string("id"))));
    let option = |kind: &'static str| move |code: &str| (code.to_owned(), named(kind, code));
    let (name, choice, word, fields): (&'static str, &'static str, &'static str, Vec<El>) = match step {
        "send" => ("send", "", "desk-proposal-send", vec![p("", "").word("desk-proposal-send-about")]),
        "consider" => {
            let stances = ["agrees", "disagrees"].map(option("desk-stance")).to_vec();
            let text = form.area("text", "desk-opinion", Some("desk-opinion-hint"), "4");
            (
                "consider",
                "stance",
                "desk-proposal-consider",
                vec![form.pills("stance", "desk-stance", stances), text],
            )
        }
        "settle" => {
            let outcomes = ["accepted", "partly", "declined"].map(option("desk-proposal-outcome")).to_vec();
            let text = form.area("text", "desk-proposal-answer", Some("desk-text-public"), "4");
            (
                "settle",
                "outcome",
                "desk-proposal-settle",
                vec![form.pills("outcome", "desk-outcome", outcomes), text],
            )
        }
        "discard" => {
            ("discard", "", "desk-proposal-discard", vec![p("", "").word("desk-proposal-discard-about")])
        }
        _ => return None,
    };
    let last = proposal.get("last");
    let act = move || {
        form.errors.set(Vec::new());
        if !choice.is_empty() {
            for (name, word) in [("text", "desk-need-text"), (choice, "desk-need-choice")] {
                if form.peek(name).trim().is_empty() {
                    form.blame(name, word);
                }
            }
        }
        if form.errors.with_untracked(Vec::is_empty) {
            let mut body = form.body(&["stance", "outcome", "text"]);
            body.push(("action", name.into()));
            body.push(("last", last.0.clone()));
            form.send("POST", format!("proposals/{id}/actions"), object(&body), move |_| {
                form.clear();
                proposals.said.set(Some(named("desk-proposal-done", name)));
                proposals.load();
            });
        }
    };
    Some(div("card step").child(form.whole(fields, form.send_button(word), act)))
}
