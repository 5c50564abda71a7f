//! What an administrator sets for somebody who cannot do it themselves, as one who has fallen ill: who stands in
//! for them, and where they are told what is due.

use super::deputy;
use super::form::Form;
use super::said::named;
use super::state::Deputy;
use super::users::Users;
use crate::dom::{El, div, el, heading, p};
use crate::json::{Json, object};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// Who stands in; nobody does for an administrator, whose office has no cases.
pub fn absence(users: Users, user: &Json, everybody: &[Json]) -> Option<El> {
    if user.string("role") == "administrator" {
        return None;
    }
    let (id, login) = (user.string("id"), user.string("login"));
    let form = Form::passing(users.desk).named(&format!("absence-{id}"));
    let now = Deputy::read(&user.get("deputy"));
    deputy::fill(form, now.as_ref());
    let could = |other: &&Json| {
        let same = |name: &str| other.get(name).text() == user.get(name).text();
        other.string("id") != id && !other.flag("disabled") && same("role") && same("institution")
    };
    let colleagues: Vec<(String, String)> =
        everybody.iter().filter(could).map(|other| (other.string("id"), other.string("name"))).collect();
    let content = if colleagues.is_empty() {
        p("quiet", "").word("desk-deputy-nobody")
    } else {
        let act = move || {
            let deputy: JsValue = match form.peek("account").is_empty() {
                true => JsValue::NULL,
                false => object(&deputy::members(form)),
            };
            users.change(form, &id, login.clone(), object(&[("deputy", deputy)]));
        };
        form.whole(deputy::fields(form, colleagues), form.send_button("desk-keep"), act)
    };
    let now = now.as_ref().map(|now| p("quiet", &deputy::in_words(now)));
    let title = heading(3, "").word("desk-user-absence");
    Some(div("user-part").child(title).children(now).child(content))
}

/// Where, and in which language, letters of what is due go; nothing where the endpoint sends none.
pub fn letters(users: Users, user: &Json) -> El {
    let (id, login) = (user.string("id"), user.string("login"));
    let form = Form::passing(users.desk).named(&format!("letters-{id}"));
    form.suggest("email", &user.string("email"));
    form.suggest("lang", &user.string("lang"));
    div("user-part").swap(move || {
        if !users.mail.get() {
            return Vec::new();
        }
        let (id, login) = (id.clone(), login.clone());
        let act = move || {
            let email = match form.peek("email") {
                text if text.trim().is_empty() => JsValue::NULL,
                text => text.into(),
            };
            let body = object(&[("email", email), ("lang", form.peek("lang").into())]);
            users.change(form, &id, login.clone(), body);
        };
        let input = el("input").attr("type", "email").attr("autocomplete", "off");
        let langs = ["kk", "ru", "en"].map(|code| (code.to_owned(), named("desk-lang", code)));
        let fields = vec![
            form.field("email", "complaint-email", Some("desk-user-letters-hint"), input),
            form.pills("lang", "desk-user-letters-lang", langs.to_vec()),
        ];
        vec![heading(3, "").word("desk-digest"), form.whole(fields, form.send_button("desk-keep"), act)]
    })
}
