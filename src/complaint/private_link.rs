//! The complainant's private link: to copy, share and keep.

use super::browser::{can_share, share};
use super::sent;
use crate::dom::{El, button, div, el, heading, p};
use crate::hand_on::{copier, origin};
use crate::parts::icon::icon;
use crate::words::{say, t};
use leptos::prelude::*;

pub fn private_link(id: &str, key: &str) -> El {
    let address = format!("{}/complaints/{id}#key={key}", origin());
    let shown = el("input")
        .attr("readonly", "")
        .attr("id", "private-link")
        .label("complaint-link")
        .prop("value", address.as_str());
    let to_copy = address.clone();
    let [copier, said] = copier(&shown, move || to_copy.clone());
    let to_share = address.clone();
    let title = say("complaint-titled", &[("id", id.into())]);
    let named = title.clone();
    let sharer = can_share().then(|| {
        button("button", "").child(icon("share")).word("complaint-share").on_click(move || {
            let (title, address) = (named.clone(), to_share.clone());
            crate::dom::soon(async move { share(&title, &address).await });
        })
    });
    let file = js_sys::encode_uri_component(&format!("{title}\n{}\n{address}\n", t("complaint-link-keep")));
    let file = el("a")
        .class("button")
        .attr("href", &format!("data:text/plain;charset=utf-8,{}", String::from(file)))
        .attr("download", &format!("{id}.txt"))
        .child(icon("download"))
        .word("complaint-save");
    div("card private")
        .child(heading(2, "").word("complaint-link"))
        .child(p("", "").word("complaint-link-keep"))
        .child(shown)
        .child(p("print-only", &address))
        .child(div("send-row").child(copier).children(sharer).child(file))
        .child(said)
        .child(on_device(id, key))
}

/// Whether this device remembers it, and the way to change that.
fn on_device(id: &str, key: &str) -> El {
    let kept = RwSignal::new(sent::key_of(id).is_some());
    let (id, key) = (id.to_owned(), key.to_owned());
    p("quiet on-device", "").swap(move || {
        let (id, key) = (id.clone(), key.clone());
        let is_kept = kept.get();
        let (sentence, word) = if is_kept {
            ("complaint-on-device", "complaint-forget")
        } else {
            ("complaint-not-on-device", "complaint-remember")
        };
        let change = button("link", &t(word)).on_click(move || {
            if is_kept {
                sent::forget(&id);
                kept.set(false);
            } else {
                kept.set(sent::add(&id, &key));
            }
        });
        vec![el("span").text(&t(sentence)).text(" "), change]
    })
}
