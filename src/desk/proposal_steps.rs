//! The steps of a proposal: each a small form of its own.

use super::form::Form;
use super::proposal_form::proposal_form;
use super::proposal_sending::preview;
use super::proposals::Proposals;
use super::said::named;
use crate::dom::{El, div, el, p};
use crate::json::{Json, object};
use crate::words::t;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// A step as its form has it.
#[derive(Clone, Copy)]
struct Step {
    name: &'static str,
    /// The message of what it does, and the one on the button that does it.
    title: &'static str,
    button: &'static str,
    needed: &'static [(&'static str, &'static str)],
    /// Nothing brings it back: it takes a second press.
    is_final: bool,
}

const STEPS: [Step; 4] = [
    Step {
        name: "send",
        title: "desk-proposal-send",
        button: "desk-proposal-send-now",
        needed: &[],
        is_final: true,
    },
    Step {
        name: "consider",
        title: "",
        button: "desk-proposal-consider",
        needed: &[("stance", "desk-need-choice"), ("text", "desk-need-text")],
        is_final: false,
    },
    Step {
        name: "settle",
        title: "",
        button: "desk-proposal-settle",
        needed: &[("outcome", "desk-need-choice"), ("text", "desk-need-text")],
        is_final: false,
    },
    Step {
        name: "discard",
        title: "desk-proposal-discard",
        button: "desk-proposal-discard",
        needed: &[],
        is_final: true,
    },
];

/// The form of a step that may be taken now.
pub fn step_of(proposals: Proposals, proposal: &Json, name: &str) -> Option<El> {
    if name == "edit" {
        return Some(edit(proposals, proposal));
    }
    let step = *STEPS.iter().find(|step| step.name == name)?;
    let form = Form::kept(proposals.desk, &format!("proposal-{}", proposal.string("id")));
    let fields = match step.name {
        "send" => preview(proposals.desk, proposal),
        "consider" => consider(form),
        "settle" => settle(form),
        _ => vec![p("", "").word("desk-proposal-discard-about")],
    };
    let (id, last) = (proposal.string("id"), proposal.get("last").0);
    let act = move || {
        if form.is_filled(step.needed) {
            take(proposals, form, step.name, &id, &last);
        }
    };
    let button = form.send_button(step.button);
    if step.is_final {
        let button = if step.name == "discard" { button.class("button") } else { button };
        let summary = el("summary").word(step.title);
        return Some(el("details").class("card step").child(summary).child(form.whole(fields, button, act)));
    }
    Some(div("card step").child(form.whole(fields, button, act)))
}

fn consider(form: Form) -> Vec<El> {
    let stance = |code: &str| (code.to_owned(), named("desk-stance", code));
    vec![
        form.pills("stance", "desk-stance", ["agrees", "disagrees"].map(stance).to_vec()),
        form.area("text", "desk-opinion", Some("desk-proposal-opinion-hint"), "4"),
    ]
}

/// What the institution does, and by which day, unless it does nothing.
fn settle(form: Form) -> Vec<El> {
    let outcome = |code: &str| (code.to_owned(), named("desk-proposal-outcome", code));
    let outcomes = ["accepted", "partly", "declined"].map(outcome).to_vec();
    let promises = Memo::new(move |_| form.get("outcome") != "declined");
    let by = div("").swap_by(
        move || promises.get(),
        move |promises| {
            let day = el("input").attr("type", "date");
            let field =
                || form.field("by", "desk-proposal-answer-day", Some("desk-proposal-answer-day-hint"), day);
            promises.then(field).into_iter().collect()
        },
    );
    vec![
        form.pills("outcome", "desk-outcome", outcomes),
        form.area("text", "desk-proposal-answer", Some("desk-text-public"), "4"),
        by,
    ]
}

fn take(proposals: Proposals, form: Form, name: &'static str, id: &str, last: &JsValue) {
    let members: &[&'static str] = match name {
        "consider" => &["stance", "text"],
        "settle" if form.peek("outcome") == "declined" => &["outcome", "text"],
        "settle" => &["outcome", "text", "by"],
        _ => &[],
    };
    let mut body = form.body(members);
    body.push(("action", name.into()));
    body.push(("last", last.clone()));
    let done = id.to_owned();
    form.send("POST", format!("proposals/{id}/actions"), object(&body), move |answer| {
        if answer.ok() {
            proposals.done(form, &done, named("desk-proposal-done", name));
        } else {
            form.refused(&answer);
        }
    });
}

/// The form of a new proposal for a draft, with what stands in it.
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
