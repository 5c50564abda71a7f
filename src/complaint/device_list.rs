//! "Sent from this device": what this device remembers, each to be forgotten at one tap.

use super::list::own_line;
use super::lost_link::lost_link;
use super::sending::Asking;
use super::sent;
use crate::data::Loading;
use crate::dom::{El, button, div, el, heading, link, p, span};
use crate::session::Session;
use crate::words::{say, t};
use leptos::prelude::*;

pub fn device_list(session: Session) -> El {
    let changed = RwSignal::new(0_u32);
    let kept = div("").swap(move || {
        changed.track();
        let kept = sent::kept();
        if kept.is_empty() {
            return Vec::new();
        }
        let several = kept.len() > 1;
        let rows = kept.iter().map(|(id, key)| row(session, id, key, changed));
        let list = el("ul").class("complaint-list").children(rows);
        let section = el("section").class("complaints");
        let section = section
            .child(heading(2, "").word("complaints-sent"))
            .child(p("quiet", "").word("complaints-sent-about"));
        let all = several.then(|| {
            button("link", "").word("complaints-forget-all").on_click(move || {
                sent::kept().iter().for_each(|(id, _)| sent::forget(id));
                changed.update(|count| *count += 1);
            })
        });
        vec![section.child(list).children(all)]
    });
    div("").child(kept).child(lost_link(session))
}

fn row(session: Session, id: &str, key: &str, changed: RwSignal<u32>) -> El {
    let asking = Asking::of(format!("/api/complaints/{id}"), Some(key.to_owned()));
    let (number, forgotten) = (id.to_owned(), id.to_owned());
    let what = div("").swap(move || {
        let catalogue = session.data.catalogue.with(Loading::ready);
        match asking.answer.get() {
            Some(answer) if answer.status == 200 => vec![own_line(&answer.json, catalogue.as_deref())],
            answer => {
                let lost = answer.is_some_and(|answer| answer.status == 404);
                let word = if lost { "complaints-sent-lost" } else { "loading" };
                let word = if answer_failed(&asking) { "failure-no-answer" } else { word };
                let line = link("complaint-link", &format!("/complaints/{number}"), "");
                vec![line.child(span("complaint-title", &number)).child(span("quiet", &t(word)))]
            }
        }
    });
    let forget = button("link", "")
        .word("complaint-forget")
        .attr("aria-label", &say("complaints-forget-one", &[("id", id.into())]))
        .on_click(move || {
            sent::forget(&forgotten);
            changed.update(|count| *count += 1);
        });
    el("li").class("sent-row").child(what).child(forget)
}

fn answer_failed(asking: &Asking) -> bool {
    asking
        .answer
        .with(|answer| answer.as_ref().is_some_and(|answer| answer.status != 200 && answer.status != 404))
}
