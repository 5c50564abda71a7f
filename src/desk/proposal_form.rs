//! What a proposal says: where, what allows corruption there, what to change, by when, and out of what it grew.

use super::choose::institution;
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
    let ids = el("input").attr("type", "text").attr("autocomplete", "off").attr("spellcheck", "false");
    let fields = vec![
        institution(form, "institution", "desk-institution"),
        form.field("title", "desk-proposal-title", None, title),
        form.area("finding", "desk-proposal-finding", Some("desk-proposal-finding-hint"), "5"),
        form.area("measure", "desk-proposal-measure", Some("desk-proposal-measure-hint"), "5"),
        form.field("by", "desk-proposal-by", None, by),
        form.field("complaints", "desk-proposal-complaints", Some("desk-proposal-complaints-hint"), ids),
    ];
    let act = move || {
        if form.is_filled(&NEEDED) {
            let mut body = form.body(&["institution", "title", "finding", "measure", "by"]);
            body.push(("complaints", numbers(&form.peek("complaints")).into()));
            send(body);
        }
    };
    form.whole(fields, form.send_button("desk-proposal-keep"), act)
}

/// The numbers of complaints in a line of text.
fn numbers(text: &str) -> js_sys::Array {
    let parts = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'));
    parts.filter(|part| !part.is_empty()).map(JsValue::from).collect()
}
