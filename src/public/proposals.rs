//! Preventive proposals of the anti-corruption service, each with what became of it.

use crate::complaint::{Asking, unanswered};
use crate::data::{Catalogue, Loading};
use crate::dom::{El, div, el, heading, link, p, span};
use crate::format;
use crate::json::Json;
use crate::parts::notice::waiting;
use crate::session::Session;
use crate::words::{self, count, say, t};
use leptos::prelude::*;

pub fn proposals(session: Session) -> El {
    let asking = Asking::of("/api/proposals".to_owned(), None);
    div("proposals").swap(move || {
        let Some(answer) = asking.answer.get() else { return vec![waiting()] };
        if answer.status != 200 {
            let asking = asking.clone();
            return vec![unanswered(&answer, move || asking.again())];
        }
        let list = answer.json.get("proposals").list();
        if list.is_empty() {
            return vec![p("", &t("proposals-none"))];
        }
        let catalogue = session.data.catalogue.with(Loading::ready);
        let mut parts = vec![p("headline", "").child(el("b").text(&list.len().to_string()))];
        parts.push(p("", &standing(&list)));
        parts.push(
            el("ul").class("entries").children(list.iter().map(|one| proposal(one, catalogue.as_deref()))),
        );
        parts
    })
}

/// "Accepted: 2, partly: 1, …" of those there are.
fn standing(list: &[Json]) -> String {
    let codes = ["accepted", "partly", "declined", "considered", "sent"];
    let of = |code: &str| list.iter().filter(|one| state(one) == code).count();
    let counted = codes.into_iter().filter(|code| of(code) > 0);
    counted
        .map(|code| format!("{}: {}", t(&format!("proposal-{code}")), of(code)))
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The outcome where there is one, else how far it is.
fn state(proposal: &Json) -> String {
    let outcome = proposal.get("outcome").text().unwrap_or_else(|| proposal.string("status"));
    let known = ["accepted", "partly", "declined", "considered"].contains(&outcome.as_str());
    if known { outcome } else { "sent".to_owned() }
}

fn proposal(json: &Json, catalogue: Option<&Catalogue>) -> El {
    let id = json.string("institution");
    let name = catalogue.and_then(|known| Some(known.name(known.row(&id)?, words::lang()).to_owned()));
    let day = |member: &str| {
        let time = json.string(member);
        format::day(time.split('T').next().unwrap_or_default())
    };
    let mut dates = vec![say("proposal-sent-on", &[("date", day("sent").into())])];
    if !json.get("considered").is_absent() {
        dates.push(say("proposal-considered-on", &[("date", day("considered").into())]));
    }
    if !json.get("by").is_absent() {
        dates.push(say("proposal-by", &[("date", day("by").into())]));
    }
    let part = |word: &str, member: &str| {
        let text = json.string(member);
        (!text.is_empty()).then(|| p("", "").child(el("b").text(&t(word))).text(" ").child(span("", &text)))
    };
    let complaints = json.get("complaints").strings();
    let links = complaints.iter().map(|id| link("", &format!("/complaints/{id}"), id));
    let from = (!complaints.is_empty()).then(|| {
        let words = count("proposal-from", complaints.len() as i64);
        p("quiet proposal-from", &words).children(links)
    });
    el("li")
        .child(heading(3, &json.string("title")))
        .child(link("", &format!("/institutions/{id}"), name.as_deref().unwrap_or(&id)))
        .child(div("").child(span("status", &t(&format!("proposal-{}", state(json))))))
        .children(part("proposal-finding", "finding"))
        .children(part("proposal-measure", "measure"))
        .children(answer(json))
        .children(opinion(json))
        .children(from)
        .child(p("quiet", &dates.join(" · ")))
}

/// What the institution says it does, and by which day.
fn answer(proposal: &Json) -> Option<El> {
    let text = proposal.get("outcome_text").text()?;
    let by = proposal.get("outcome_by").text();
    let by = by.map(|day| p("quiet", &say("proposal-answer-by", &[("date", format::day(&day).into())])));
    Some(aside("proposal-answer", &text).children(by))
}

/// What the officer who took part says of it: every proposal is considered with the anti-corruption service.
fn opinion(proposal: &Json) -> Option<El> {
    let opinion = proposal.get("opinion");
    let stance = opinion.get("stance").text()?;
    Some(aside(&format!("proposal-{stance}"), &opinion.string("text")).attr("data-stance", &stance))
}

/// Somebody's own words, under whose they are.
fn aside(title: &str, text: &str) -> El {
    div("aside").child(heading(4, &t(title))).child(p("said", text))
}
