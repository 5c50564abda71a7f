//! Complaints about one institution: its own figures, the newest ones, and the ways to follow and to add one.

use super::counts::{Tally, replies, summary};
use super::filters::catalogue;
use super::marks::marks;
use crate::complaint::line;
use crate::data::complaints::Complaints;
use crate::dom::{El, button, div, el, heading, link, p, span};
use crate::parts::icon::icon;
use crate::parts::notice::waiting;
use crate::session::Session;
use crate::words::t;
use adaldyq_words::number;
use leptos::prelude::*;

/// The newest that are listed here; the others are on the page of all complaints.
const LISTED: usize = 10;

pub fn institution_complaints(session: Session, id: &str) -> El {
    let report = link("button", &format!("/complaints/new?institution={id}"), "")
        .child(icon("message"))
        .word("report-here");
    // A feed is a file and no page of ours: the router leaves it to the browser.
    let follow = link("button", &format!("/feeds/institution/{id}.atom"), "").attr("rel", "external");
    let figures =
        summary("", &format!("&institution={id}"), |json| figures(&Tally::read(&json.get("total"))));
    el("section")
        .class("complaints")
        .child(heading(2, "").word("complaint-of-institution"))
        .child(figures)
        .child(newest(session, id))
        .child(div("page-actions").child(report).child(follow.word("institution-feed")))
        .child(p("quiet", "").word("institution-feed-about"))
}

/// Open and answered, and of the answered what residents say: three numbers, never one.
fn figures(total: &Tally) -> Vec<El> {
    if total.count == 0 {
        return Vec::new();
    }
    let figure = |(word, count): (&str, i64)| {
        div("total").child(el("b").text(&number::integer(count))).child(span("quiet", &t(word)))
    };
    let first = [("complaints-open", total.open), ("complaints-overdue", total.overdue_institution())];
    let service = ("complaints-overdue-officer", total.overdue_officer);
    let service = (total.overdue_officer > 0).then_some(service);
    let said = [
        ("said-confirmed", total.confirmed),
        ("said-disputed", total.disputed),
        ("said-unconfirmed", total.unconfirmed),
    ];
    let answered = [("complaints-answered", total.answered)];
    let all = first.into_iter().chain(service).chain(answered).chain(said).map(figure);
    let mut parts = vec![div("totals standing").children(all)];
    let details = el("details").child(el("summary").word("complaints-became-and-days"));
    parts.push(details.children(replies(total)));
    parts
}

fn newest(session: Session, id: &str) -> El {
    let found = Complaints::of(format!("&institution={id}"));
    found.load(1);
    let id = id.to_owned();
    div("").swap(move || {
        let rows = found.rows();
        if found.failed.get() {
            let again = found.clone();
            let again = button("button", "").word("try-again").on_click(move || again.load(1));
            return vec![
                div("notice").attr("role", "alert").child(p("", &t("failure-no-answer"))).child(again),
            ];
        }
        match (found.pages.get(), rows.is_empty()) {
            (0, _) => return vec![waiting()],
            (_, true) => return vec![p("quiet", &t("complaint-none"))],
            _ => {}
        }
        let catalogue = catalogue(session);
        let lines = rows.iter().take(LISTED);
        let lines = lines.map(|complaint| {
            el("li").child(line(complaint, catalogue.as_deref()).children(marks(complaint)))
        });
        let mut parts = vec![el("ul").class("complaint-list").children(lines)];
        if rows.len() > LISTED {
            let all = format!("/complaints?institution={id}");
            parts.push(p("", "").child(link("", &all, &t("complaints-all-of-institution"))));
        }
        parts
    })
}
