//! What a proposal says: where, what allows corruption there, what to change, by when, and out of what it grew.

use super::choose::institution;
use super::complaint_choice::complaint_choice;
use super::complaint_numbers::numbers;
use super::form::Form;
use crate::dom::{El, el};
use wasm_bindgen::JsValue;

const NEEDED: [(&str, &str); 5] = [
    ("institution", "desk-need-institution"),
    ("title", "desk-need-title"),
    ("finding", "desk-need-text"),
    ("measure", "desk-need-text"),
    ("by", "desk-need-day"),
];

/// `send` takes the members of a proposal in which nothing is missing.
pub fn proposal_form(form: Form, send: impl Fn(Vec<(&'static str, JsValue)>) + 'static) -> El {
    let title = el("input").attr("type", "text").attr("maxlength", "200");
    let by = el("input").attr("type", "date").attr("min", &super::facts::today());
    let fields = vec![
        institution(form, "institution", "desk-institution"),
        form.field("title", "desk-proposal-title", None, title),
        form.area("finding", "desk-proposal-finding", Some("desk-proposal-finding-hint"), "5"),
        form.area("measure", "desk-proposal-measure", Some("desk-proposal-measure-hint"), "5"),
        form.field("by", "desk-proposal-by", None, by),
        complaint_choice(form),
    ];
    let act = move || {
        if form.is_filled(&NEEDED) {
            let mut body = form.body(&["institution", "title", "finding", "measure", "by"]);
            body.push(("complaints", numbers(form).into()));
            send(body);
        }
    };
    form.whole(fields, form.send_button("desk-proposal-keep"), act)
}
