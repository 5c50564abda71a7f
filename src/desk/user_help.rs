//! What an administrator sets for somebody who cannot do it themselves, as one who has fallen ill: who stands in
//! for them, and where they are told what is due.

use super::deputy;
use super::form::Form;
use super::said::named;
use super::state::Deputy;
use super::user::User;
use crate::dom::{El, div, el, follow, heading, p};
use crate::json::object;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// Who stands in; nobody does for an administrator, whose office has no cases.
pub fn absence(user: User) -> El {
    let needed = user.follows(|user| user.string("role") != "administrator");
    div("").swap_by(
        move || needed.get(),
        move |needed| if needed { vec![deputy_part(user)] } else { Vec::new() },
    )
}

fn deputy_part(user: User) -> El {
    let form = Form::passing(user.users.desk).named(&format!("absence-{}", user.id()));
    let now = move || Deputy::read(&user.json().get("deputy"));
    follow(move || form.follow_kept(&deputy::values(now().as_ref())));
    let act = move || {
        let deputy: JsValue = match form.peek("account").is_empty() {
            true => JsValue::NULL,
            false => object(&deputy::members(form)),
        };
        user.change(form, object(&[("deputy", deputy)]), move |kept| {
            form.show_kept(&deputy::values(Deputy::read(&kept.get("deputy")).as_ref()));
        });
    };
    let colleagues = Memo::new(move |_| user.colleagues());
    let content = div("").swap_by(
        move || colleagues.get(),
        move |colleagues| {
            if colleagues.is_empty() {
                return vec![p("quiet", "").word("desk-deputy-nobody")];
            }
            vec![form.whole(deputy::fields(form, colleagues), form.send_button("desk-keep"), act)]
        },
    );
    div("user-part")
        .child(heading(3, "").word("desk-user-absence"))
        .child(
            p("quiet deputy-now", "")
                .text_fn(move || now().as_ref().map(deputy::in_words).unwrap_or_default()),
        )
        .child(content)
        .child(form.kept_line())
}

/// Where, and in which language, letters of what is due go; nothing where the endpoint sends none.
pub fn letters(user: User) -> El {
    let mail = user.users.mail;
    let form = Form::passing(user.users.desk).named(&format!("letters-{}", user.id()));
    follow(move || {
        let user = user.json();
        form.follow_kept(&[("email", &user.string("email")), ("lang", &user.string("lang"))]);
    });
    let act = move || {
        let body = object(&[("email", form.or_null("email")), ("lang", form.peek("lang").into())]);
        user.change(form, body, move |kept| {
            form.show_kept(&[("email", &kept.string("email")), ("lang", &kept.string("lang"))]);
        });
    };
    div("user-part").swap_by(
        move || mail.get(),
        move |mail| {
            if !mail {
                return Vec::new();
            }
            let input = el("input").attr("type", "email").attr("autocomplete", "off");
            let langs = ["kk", "ru", "en"].map(|code| (code.to_owned(), named("desk-lang", code)));
            let fields = vec![
                form.field("email", "complaint-email", Some("desk-user-letters-hint"), input),
                form.pills("lang", "desk-user-letters-lang", langs.to_vec()),
            ];
            vec![
                heading(3, "").word("desk-digest"),
                form.whole(fields, form.send_button("desk-keep"), act),
                form.kept_line(),
            ]
        },
    )
}
