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

/// The private link is on the paper alone: it is not kept here.
pub fn receipt(desk: Desk, answer: &Json, another: impl Fn() + 'static) -> Vec<El> {
    let (id, key) = (answer.string("id"), answer.string("key"));
    let address = format!("{}/complaints/{id}#key={key}", origin());
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
        .children(qr(&address, &t("desk-receipt-picture")))
        .child(p("", "").word("desk-receipt-link"))
        .child(p("receipt-address", &address))
        .child(p("quiet", "").word("complaint-link-keep"))
        .child(p("quiet", &say("desk-receipt-by", &[("name", by.into())])));
    let print = button("button strong", "").word("desk-print").on_click(|| {
        let _ = window().print();
    });
    let next = button("button", "").word("desk-receipt-next").on_click(another);
    super::form::focus_soon("receipt".to_owned());
    vec![paper, div("send-row no-print").child(print).child(next)]
}
