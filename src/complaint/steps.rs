//! A complaint's life as steps: those behind it with their dates, those to come with what they mean.

use super::list::place;
use super::one::moment;
use crate::data::Loading;
use crate::dom::{El, el, p, span};
use crate::json::Json;
use crate::session::Session;
use crate::words::{say, t};
use leptos::prelude::*;

const STEPS: [&str; 4] = ["received", "accepted", "participation", "answered"];

pub fn steps(session: Session, complaint: &Json) -> El {
    let done = match complaint.string("status").as_str() {
        "received" => 0,
        "accepted" => 1,
        "drafted" => 2,
        _ => 3,
    };
    let events = complaint.get("events").list();
    let step = |(position, name): (usize, &str)| {
        let event = events.iter().find(|event| event.string("kind") == name);
        let when = event.map(|event| {
            let time = moment(session, &event.string("time"));
            if name != "accepted" {
                return time;
            }
            let catalogue = session.data.catalogue.with(Loading::ready);
            say("step-by", &[("time", time.into()), ("who", place(event, catalogue.as_deref()).into())])
        });
        let item = el("li")
            .attr("data-done", if position <= done { "yes" } else { "no" })
            .child(el("b").text(&t(&format!("step-{name}"))))
            .children(when.map(|when| span("", &when)))
            .child(span("quiet", &t(&format!("step-{name}-about"))));
        if position == done { item.attr("aria-current", "step") } else { item }
    };
    let list = el("ol").class("life").children(STEPS.into_iter().enumerate().map(step));
    el("section").label("steps").child(list).child(p("quiet", "").word("steps-rule"))
}
