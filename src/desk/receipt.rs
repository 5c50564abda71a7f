//! The receipt that is printed and handed over.

use super::qr::qr;
use super::said;
use super::state::Desk;
use crate::dom::{El, button, div, el, heading, p};
use crate::format;
use crate::hand_on::origin;
use crate::json::Json;
use crate::words::{self, say, t};
use leptos::prelude::*;

/// The private link is on the paper alone: it is not kept here. Where the endpoint gives the key no more, the
/// paper has none.
pub fn receipt(desk: Desk, answer: &Json, another: impl Fn() + 'static) -> Vec<El> {
    let id = answer.string("id");
    let due = say("complaint-due", &[("date", format::day(&answer.string("due")).into())]);
    let dates = say(
        "complaint-dates",
        &[
            ("received", said::moment(&answer.string("received")).into()),
            ("registered", format::day(&answer.string("registered")).into()),
        ],
    );
    let registrar = answer.get("registrar").names().get(words::lang()).clone();
    let registrar = (!registrar.is_empty())
        .then(|| p("quiet", &say("complaint-registrar", &[("who", registrar.into())])));
    let by = desk.account().map(|account| account.name.clone()).unwrap_or_default();
    let paper = el("section")
        .class("receipt")
        .child(heading(2, "").word("desk-receipt").attr("id", "receipt").attr("tabindex", "-1"))
        .child(p("number", &id))
        .child(p("receipt-due", &due))
        .child(p("quiet", &dates))
        .children(registrar)
        .children(private_link(&id, &answer.string("key")))
        .child(p("quiet", &say("desk-receipt-by", &[("name", by.into())])));
    let print = button("button strong", "").word("desk-print").on_click(|| {
        let _ = window().print();
    });
    let next = button("button", "").word("desk-receipt-next").on_click(another);
    super::form::focus_soon("receipt".to_owned());
    vec![paper, div("send-row no-print").child(print).child(next)]
}

fn private_link(id: &str, key: &str) -> Vec<El> {
    if key.is_empty() {
        return vec![p("", "").word("desk-receipt-no-link")];
    }
    let address = format!("{}/complaints/{id}#key={key}", origin());
    let mut link: Vec<El> = qr(&address, &t("desk-receipt-picture")).into_iter().collect();
    link.push(p("", "").word("desk-receipt-link"));
    link.push(p("receipt-address", &address));
    link.push(p("quiet", "").word("complaint-link-keep"));
    link.push(p("quiet", "").word("desk-receipt-renew"));
    link
}
