//! One proposal in the list: how far it is, what it says, and what can be done with it now.

use super::proposal_steps::step_of;
use super::proposals::Proposals;
use super::said::{self, named, with};
use super::state::Desk;
use crate::dom::{El, div, el, heading, link, p, span};
use crate::json::Json;
use crate::words::{say, t};
use leptos::prelude::*;

/// The id of what unfolds it, for the keyboard to go to.
pub fn summary_id(proposal: &str) -> String {
    format!("proposal-{proposal}")
}

pub fn line(proposals: Proposals, proposal: &Json) -> El {
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
        .children(why_not(proposal))
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

/// Why this officer cannot consider what waits for one, and who can.
fn why_not(proposal: &Json) -> Option<El> {
    let word = match proposal.get("why_not").text()?.as_str() {
        "own-proposal" => "desk-proposal-not-you-own",
        _ => "desk-proposal-not-you-interest",
    };
    let others = proposal.get("considerers").strings();
    let who = match others.as_slice() {
        [] => t("desk-proposal-nobody-can"),
        others => with("desk-proposal-who-can", "names", others.join(", ")),
    };
    Some(div("notice").child(p("", "").word(word)).child(p("", &who)))
}
