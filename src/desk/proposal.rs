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
        .child(span("quiet", &dates))
        .children(proposal.flag("waits_for_me").then(|| span("soon", &t("desk-proposal-waits"))));
    let can = proposal.get("can").strings();
    let steps = can.iter().filter_map(|step| step_of(proposals, proposal, step));
    let inside = unfolding(proposals, proposal.string("id"))
        .class("proposal")
        .child(head)
        .children(text(proposal, "finding", "desk-proposal-finding"))
        .children(text(proposal, "measure", "desk-proposal-measure"))
        .children(complaints(desk, proposal))
        .children(opinion(proposal))
        .children(answer(proposal))
        .child(history(proposal))
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

fn text(proposal: &Json, name: &str, word: &str) -> Option<El> {
    let text = proposal.get(name).text().filter(|text| !text.is_empty())?;
    Some(div("").child(heading(3, "").word(word)).child(p("event-text", &text)))
}

/// What the officer who took part says.
fn opinion(proposal: &Json) -> Option<El> {
    let opinion = proposal.get("opinion");
    let stance = opinion.get("stance").text()?;
    let words = opinion.get("text").text().unwrap_or_default();
    Some(div("").child(heading(3, &named("desk-stance", &stance))).child(p("event-text", &words)))
}

/// What the institution does, in its words, and by which day it says so.
fn answer(proposal: &Json) -> Option<El> {
    let outcome = proposal.get("outcome").text()?;
    let by = proposal.get("outcome_by").text();
    let by = by.map(|day| p("quiet", &with("desk-proposal-answer-by", "date", crate::format::day(&day))));
    let answer = div("")
        .child(heading(3, "").word("desk-proposal-answer"))
        .child(p("", &named("desk-proposal-outcome", &outcome)))
        .child(p("event-text", &proposal.string("outcome_text")));
    Some(answer.children(by))
}

/// Who wrote it, and when it went how far.
fn history(proposal: &Json) -> El {
    let author = proposal.get("author").text();
    let author = author.map(|name| with("desk-proposal-author", "name", name));
    let moments =
        ["sent", "considered", "settled"].into_iter().filter(|name| !proposal.get(name).is_absent());
    let day = |name: &str| format!("{}: {}", named("desk-proposal", name), said::day(proposal, name));
    let parts: Vec<String> = author.into_iter().chain(moments.map(day)).collect();
    p("quiet proposal-history", &parts.join(" · "))
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
    Some(div("notice").child(p("", "").word(word)).child(p("", &who_can(proposal))))
}

/// The officers who can consider it.
pub fn who_can(proposal: &Json) -> String {
    match proposal.get("considerers").strings().as_slice() {
        [] => t("desk-proposal-nobody-can"),
        others => with("desk-proposal-who-can", "names", others.join(", ")),
    }
}
