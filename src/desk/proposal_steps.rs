//! The steps of a proposal: each a small form of its own.

use super::form::Form;
use super::proposal_form::proposal_form;
use super::proposals::Proposals;
use super::said::named;
use crate::dom::{El, div, el, p};
use crate::json::{Json, object};
use crate::words::t;
use wasm_bindgen::JsValue;

/// The form of a step that may be taken now.
pub fn step_of(proposals: Proposals, proposal: &Json, step: &str) -> Option<El> {
    if step == "edit" {
        return Some(edit(proposals, proposal));
    }
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
        let needed = [(choice, "desk-need-choice"), ("text", "desk-need-text")];
        if choice.is_empty() || form.is_filled(&needed) {
            let mut body = form.body(&["stance", "outcome", "text"]);
            body.push(("action", name.into()));
            body.push(("last", last.0.clone()));
            let done = id.clone();
            form.send("POST", format!("proposals/{id}/actions"), object(&body), move |answer| {
                if answer.ok() {
                    proposals.done(form, &done, named("desk-proposal-done", name));
                } else {
                    form.refused(&answer);
                }
            });
        }
    };
    let button = form.send_button(word);
    if name == "discard" {
        // Nothing brings it back: it takes a second press.
        let summary = el("summary").word(word);
        return Some(el("details").class("card step").child(summary).child(form.whole(
            fields,
            button.class("button"),
            act,
        )));
    }
    Some(div("card step").child(form.whole(fields, button, act)))
}

/// The same form for a draft, with what stands in it.
fn edit(proposals: Proposals, proposal: &Json) -> El {
    let id = proposal.string("id");
    // Of this version alone: what was written on an earlier one must not silently undo a colleague's words.
    let version = proposal.get("last").number().unwrap_or_default() as i64;
    let form = Form::kept(proposals.desk, &format!("edit-{id}-{version}"));
    for name in ["institution", "title", "finding", "measure", "by"] {
        form.suggest(name, &proposal.string(name));
    }
    form.suggest("complaints", &proposal.get("complaints").strings().join(", "));
    let last = proposal.get("last").0;
    let send = move |mut body: Vec<(&'static str, JsValue)>| {
        body.push(("last", last.clone()));
        let done = id.clone();
        form.send("PUT", format!("proposals/{id}"), object(&body), move |answer| {
            if answer.ok() {
                proposals.done(form, &done, t("desk-proposal-written"));
            } else {
                form.refused(&answer);
            }
        });
    };
    el("details")
        .class("card")
        .child(el("summary").word("desk-proposal-edit"))
        .child(p("quiet", "").word("desk-proposal-edit-about"))
        .child(proposal_form(form, send))
}
