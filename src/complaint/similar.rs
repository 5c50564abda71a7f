//! "Is it one of these?": open complaints nearby and in text, each in full, to support instead of sending
//! another. It never stands in the way of sending.

use super::draft::Form;
use super::list::{place, state};
use super::named;
use super::sending::Asking;
use super::support::support;
use crate::data::Loading;
use crate::dom::{El, div, el, heading, link, p};
use crate::json::Json;
use crate::view::point::pair;
use crate::words::{self, say, t};
use adaldyq_domain::complaint::draft::Complaint;
use leptos::prelude::*;

/// Words of the text that are sent along to find its like.
const WORDS: usize = 40;

pub fn similar(form: Form, complaint: &Complaint) -> El {
    // What is confidential is not sent anywhere before it is sent.
    if complaint.confidential {
        return div("");
    }
    let asking = Asking::of(address(complaint), None);
    div("similar-place").swap(move || {
        let Some(answer) = asking.answer.get() else { return Vec::new() };
        let found = answer.json.get("complaints").list();
        if answer.status != 200 || found.is_empty() {
            return Vec::new();
        }
        let section = el("section").class("similar").attr("aria-labelledby", "similar");
        let list = el("ul").children(found.iter().map(|complaint| card(form, complaint)));
        vec![
            section
                .child(heading(2, "").word("similar").attr("id", "similar"))
                .child(p("", "").word("similar-about"))
                .child(list),
        ]
    })
}

/// The place, and the text's words without anything that may be a number or an address of somebody.
fn address(complaint: &Complaint) -> String {
    let mut query: Vec<String> = Vec::new();
    if let Some(at) = complaint.at {
        query.push(format!("near={}", pair((at.lat, at.lon), ",")));
    }
    if let Some(institution) = &complaint.institution {
        query.push(format!("institution={}", institution.as_str()));
    }
    let words: Vec<&str> =
        complaint.text.split_whitespace().filter(|word| is_plain(word)).take(WORDS).collect();
    query.push(format!("text={}", String::from(js_sys::encode_uri_component(&words.join(" ")))));
    format!("/api/complaints?{}", query.join("&"))
}

fn is_plain(word: &str) -> bool {
    word.chars().count() > 2 && !word.contains('@') && !word.bytes().any(|byte| byte.is_ascii_digit())
}

fn card(form: Form, complaint: &Json) -> El {
    let catalogue = form.session.data.catalogue.with(Loading::ready);
    let distance = complaint
        .get("distance")
        .number()
        .map(|metres| p("quiet", &words::count("similar-distance", metres as i64)));
    let done = RwSignal::new(false);
    let supported = p("good", "")
        .attr("role", "status")
        .text_fn(move || if done.get() { t("similar-supported") } else { String::new() });
    let id = complaint.string("id");
    let open = link("", &format!("/complaints/{id}"), &t("similar-open")).attr(
        "aria-label",
        &format!("{}: {}", t("similar-open"), say("complaint-titled", &[("id", id.as_str().into())])),
    );
    el("li")
        .class("card")
        .child(heading(3, &named("topic", &complaint.string("topic"))))
        .child(p("quiet", &place(complaint, catalogue.as_deref())))
        .children(distance)
        .child(p("complaint-body", &complaint.string("text")).attr("lang", &complaint.string("lang")))
        .child(p("", "").child(state(complaint, true)))
        .children(support(complaint, Some(Callback::new(move |()| done.set(true)))))
        .child(supported)
        .child(open)
}
