//! What is sent of a proposal and to whom, shown before it is: nothing brings it back.

use super::proposal::who_can;
use super::said::day;
use super::state::Desk;
use crate::dom::{El, el, p};
use crate::json::Json;
use crate::words::t;

pub fn preview(desk: Desk, proposal: &Json) -> Vec<El> {
    let complaints = proposal.get("complaints").strings();
    let texts = [
        ("desk-proposal-title", proposal.string("title")),
        ("desk-proposal-finding", proposal.string("finding")),
        ("desk-proposal-measure", proposal.string("measure")),
        ("desk-proposal-by", day(proposal, "by")),
        ("desk-proposal-complaints", complaints.join(", ")),
    ];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    let line = |(word, text): (&str, String)| [el("dt").word(word), el("dd").class("event-text").text(&text)];
    let whole = el("dl")
        .class("preview")
        .child(el("dt").word("desk-proposal-send-to"))
        .child(desk.named("dd", proposal.string("institution")))
        .children(texts.flat_map(line));
    let unnamed = (!complaints.is_empty()).then(|| p("quiet", &t("desk-proposal-send-unnamed")));
    [p("", "").word("desk-proposal-send-about"), whole]
        .into_iter()
        .chain(unnamed)
        .chain([p("quiet", &who_can(proposal))])
        .collect()
}
