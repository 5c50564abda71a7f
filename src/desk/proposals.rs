//! Preventive proposals: what allows corruption somewhere, and what to change.

use super::call::{Answer, Asked};
use super::form::{Form, focus_soon};
use super::frame::screen;
use super::proposal_form::proposal_form;
use super::queue::encoded;
use super::said::{self, named};
use super::state::Desk;
use crate::dom::{El, button, div, el, heading, link, p, span};
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
    /// How many pages after the first one somebody has opened: as many are opened again when all is asked anew.
    opened: RwSignal<usize>,
    /// The proposals that somebody has unfolded: they stay so when all is asked anew.
    unfolded: StoredValue<Vec<String>>,
}

impl Proposals {
    fn load(self) {
        self.asked.ask(self.desk, "proposals".to_owned());
    }

    /// Shows what was done, and all of it as it is now; the proposal itself is folded, the others stay.
    fn done(self, form: Form, id: &str, sentence: String) {
        form.clear();
        self.unfolded.try_update_value(|unfolded| unfolded.retain(|other| other != id));
        self.said.set(Some(sentence));
        focus_soon("proposals-said".to_owned());
        self.load();
    }
}

pub fn proposals(desk: Desk) -> El {
    let proposals = Proposals {
        desk,
        asked: Asked::new(),
        said: RwSignal::new(None),
        opened: RwSignal::new(0),
        unfolded: StoredValue::new(Vec::new()),
    };
    proposals.load();
    let said = p("good", "")
        .attr("role", "status")
        .attr("id", "proposals-said")
        .attr("tabindex", "-1")
        .text_fn(move || proposals.said.get().unwrap_or_default());
    let list = div("").swap_by(
        move || proposals.asked.get(),
        move |answer| match answer {
            None => vec![waiting()],
            Some(answer) if answer.ok() => {
                if answer.json.get("proposals").list().is_empty() {
                    return vec![p("empty", "").word("desk-proposals-none")];
                }
                page(proposals, &answer, 0)
            }
            Some(answer) => vec![p("notice", &answer.sentence()).attr("role", "alert")],
        },
    );
    let new = desk.is("officer").then(|| write(proposals));
    let about = p("", "").word("desk-proposals-about");
    screen(&t("desk-proposals"), "", [about, said].into_iter().chain(new).chain([list]).collect())
}

/// One page, and below it what leads to the next one: what is open above stays open.
fn page(proposals: Proposals, answer: &Answer, before: usize) -> Vec<El> {
    let all = answer.json.get("proposals").list();
    let list = el("ul").class("proposals").children(all.iter().map(|one| line(proposals, one)));
    let next = answer.json.get("next").text().map(|cursor| following(proposals, &cursor, before + 1));
    [list].into_iter().chain(next).collect()
}

/// The page after so many others, once somebody asks for it.
fn following(proposals: Proposals, cursor: &str, before: usize) -> El {
    let (asked, waits, pressed) = (Asked::new(), RwSignal::new(false), RwSignal::new(false));
    let path = format!("proposals?cursor={}", encoded(cursor));
    let ask = move || {
        asked.forget();
        waits.set(true);
        asked.ask(proposals.desk, path.clone());
    };
    if before <= proposals.opened.get_untracked() {
        ask();
    }
    div("").swap_by(
        move || (asked.get(), waits.get()),
        move |(answer, waits)| {
            let more = |word| {
                let (ask, opened) = (ask.clone(), proposals.opened);
                button("button wide", "").word(word).on_click(move || {
                    opened.update(|opened| *opened = before.max(*opened));
                    pressed.set(true);
                    ask();
                })
            };
            match answer {
                Some(answer) if answer.ok() => {
                    // The button goes with the answer: the keyboard goes on at what it brought.
                    let first = answer.json.get("proposals").list().into_iter().next();
                    if let Some(first) = first.filter(|_| pressed.get_untracked()) {
                        focus_soon(summary_id(&first.string("id")));
                    }
                    page(proposals, &answer, before)
                }
                Some(answer) => {
                    let notice = div("notice").attr("role", "alert").child(p("", &answer.sentence()));
                    vec![notice.child(more("try-again"))]
                }
                None if waits => vec![waiting()],
                None => vec![more("complaint-more")],
            }
        },
    )
}

fn write(proposals: Proposals) -> El {
    let form = Form::kept(proposals.desk, "proposal");
    let send = move |body: Vec<(&'static str, JsValue)>| {
        form.sent_once();
        form.send("POST", "proposals".to_owned(), object(&body), move |_| {
            proposals.done(form, "", t("desk-proposal-written"));
        });
    };
    el("details")
        .class("card")
        .child(el("summary").word("desk-proposal-write"))
        .child(proposal_form(form, send))
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
        .child(proposal_form(form, send))
}

fn summary_id(proposal: &str) -> String {
    format!("proposal-{proposal}")
}

fn line(proposals: Proposals, proposal: &Json) -> El {
    let desk = proposals.desk;
    let dates = say("desk-proposal-until", &[("date", said::day(proposal, "by").into())]);
    let head = el("summary")
        .attr("id", &summary_id(&proposal.string("id")))
        .child(el("b").text(&proposal.string("title")))
        .child(desk.named("span", proposal.string("institution")).class("quiet"))
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
    let inside = unfolding(proposals, proposal.string("id"))
        .class("proposal")
        .child(head)
        .children(texts.into_iter().filter_map(text))
        .children(stance)
        .children(outcome)
        .children(complaints(desk, proposal))
        .children(steps);
    el("li").child(inside)
}

/// What unfolds, and remembers that it is unfolded.
fn unfolding(proposals: Proposals, id: String) -> El {
    let known = proposals.unfolded.with_value(|unfolded| unfolded.contains(&id));
    let details = el("details");
    let node = details.node().clone();
    let details = if known { details.attr("open", "") } else { details };
    details.on("toggle", move |_| {
        proposals.unfolded.update_value(|unfolded| {
            unfolded.retain(|other| *other != id);
            if node.has_attribute("open") {
                unfolded.push(id.clone());
            }
        });
    })
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
