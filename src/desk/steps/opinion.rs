//! The anti-corruption officer's part in a reply: a stance and a word of opinion that everyone sees.

use crate::desk::case::Case;
use crate::desk::form::Form;
use crate::desk::said::named;
use crate::dom::{El, div, p};
use crate::json::Json;
use crate::words::t;

pub fn participate(case: Case, view: &Json, form: Form) -> Vec<El> {
    let stance = |code: &str| (code.to_owned(), named("desk-stance", code));
    let reply = view.get("reply");
    let quoted = reply.get("text").text().map(|text| {
        let outcome = named("outcome", &reply.string("outcome"));
        let objection = reply
            .get("objection")
            .text()
            .map(|text| div("").child(p("quiet", &t("reply-objection"))).child(p("event-text", &text)));
        div("quoted").child(p("quiet", &outcome)).child(p("event-text", &text)).children(objection)
    });
    let text = form.area("text", "desk-opinion", super::seen_by(view, "desk-opinion-hint"), "5");
    let language = super::written::language(form, view);
    let _ = case;
    quoted
        .into_iter()
        .chain([
            form.pills("stance", "desk-stance", vec![stance("agrees"), stance("disagrees")]),
            text,
            language,
        ])
        .collect()
}

/// Why an officer may not take part in this reply, where one is awaited.
pub fn why_not(case: Case, can: &[String]) -> Option<El> {
    let view = case.json()?;
    let awaited = view.get("awaiting").strings().iter().any(|what| what == "participation");
    if !awaited || !case.desk.is("officer") || can.iter().any(|step| step == "participate") {
        return None;
    }
    let word = if view.flag("drafted_by_me") { "desk-not-you-author" } else { "desk-not-you-interest" };
    Some(p("notice", &t(word)))
}

/// Why the officer who hid it may not confirm that.
pub fn not_twice(case: Case, can: &[String]) -> Option<El> {
    let view = case.json()?;
    let waits = view.string("waiting_for") == "countersign" || view.string("visibility") == "hidden";
    let own = waits && view.flag("hidden_by_me") && !view.get("hidden").flag("countersigned");
    (own && !can.iter().any(|step| step == "countersign")).then(|| p("notice", &t("desk-not-you-hid")))
}
