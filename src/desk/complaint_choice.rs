//! The complaints that a proposal grew from: found among those of its institution, or typed in by their numbers.

use super::complaint_finder::finder;
use super::complaint_numbers::{CHOSEN, parts};
use super::form::{Form, focus_soon};
use crate::dom::{El, button, div, el, link, p};
use crate::words::{say, t};
use leptos::prelude::*;

pub fn complaint_choice(form: Form) -> El {
    let id = form.id(CHOSEN);
    let hint = p("quiet", "")
        .attr("id", &format!("{id}-hint"))
        .text_fn(move || t(if form.get("institution").is_empty() { HINT_FIRST } else { HINT }));
    div("field")
        .child(el("label").attr("for", &id).word("desk-proposal-complaints"))
        .child(hint)
        .child(chosen(form))
        .child(finder(form, &id))
        .child(form.error(CHOSEN))
}

const HINT_FIRST: &str = "desk-proposal-complaints-first";
const HINT: &str = "desk-proposal-complaints-hint";

/// The numbers that were chosen, each with what takes it back.
fn chosen(form: Form) -> El {
    let taken = Memo::new(move |_| form.get(CHOSEN));
    let line = move |id: &str| {
        let name = id.to_owned();
        let remove = button("link", "")
            .word("complaint-remove")
            .attr("aria-label", &say("desk-remove-named", &[("name", id.into())]))
            .on_click(move || {
                let left = form.peek(CHOSEN);
                let left: Vec<&str> = parts(&left).filter(|other| *other != name).collect();
                form.set(CHOSEN, &left.join(", "));
                focus_soon(form.id(CHOSEN));
            });
        // In a page of its own: what is being written stays.
        let to = link("", &format!("/desk/{id}"), id).attr("target", "_blank").attr("rel", "external");
        el("li").child(to).child(remove)
    };
    div("").attr("role", "status").swap_by(
        move || taken.get(),
        move |taken| {
            let lines: Vec<El> = parts(&taken).map(line).collect();
            if lines.is_empty() { lines } else { vec![el("ul").class("chosen-ids").children(lines)] }
        },
    )
}
