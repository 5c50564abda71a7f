//! The door: login, password, and the code of the telephone.

use super::call;
use super::form::Form;
use super::state::{Desk, Enrolment, Who};
use crate::dom::{El, div, el, heading, p};
use crate::json::object;
use crate::parts::icon::horn;
use leptos::prelude::*;

/// `why` says why somebody stands here who was inside before.
pub fn sign_in(desk: Desk, why: Option<&'static str>) -> El {
    let form = Form::passing(desk);
    let line = |name, word: &str, hint, input: El| form.field(name, word, hint, input.attr("required", ""));
    let login =
        el("input").attr("type", "text").attr("autocomplete", "username").attr("autocapitalize", "none");
    let password = el("input").attr("type", "password").attr("autocomplete", "current-password");
    let code = el("input")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "one-time-code")
        .attr("maxlength", "7");
    let fields = vec![
        line("login", "desk-login", None, login.attr("spellcheck", "false")),
        line("password", "desk-password", None, password),
        line("code", "desk-code", Some("desk-code-hint"), code),
    ];
    let act = move || {
        if form.is_filled(&[("login", "desk-need-login"), ("password", "desk-need-password")]) {
            enter(desk, form);
        }
    };
    el("main")
        .class("door")
        .attr("id", "main")
        .child(horn())
        .child(heading(1, "").word("desk-sign-in").attr("tabindex", "-1"))
        .children(why.map(|why| p("notice", "").word(why).attr("role", "status")))
        .child(form.whole(fields, form.send_button("desk-sign-in"), act))
        .child(p("quiet", "").word("desk-help"))
}

fn enter(desk: Desk, form: Form) {
    let code: String = form.peek("code").chars().filter(|letter| !letter.is_whitespace()).collect();
    let body = object(&[
        ("login", form.peek("login").trim().into()),
        ("password", form.peek("password").into()),
        ("code", code.into()),
    ]);
    form.busy.set(true);
    form.errors.set(Vec::new());
    crate::dom::soon(async move {
        let answer = call::send(desk, "POST", "session", Some(body)).await;
        form.busy.try_set(false);
        let enrol = answer.json.get("enrol");
        if answer.ok() && !enrol.is_absent() {
            desk.who.set(Who::Enrolling(Enrolment {
                login: form.peek("login").trim().to_owned(),
                password: form.peek("password"),
                secret: enrol.string("secret"),
                address: enrol.string("otpauth"),
            }));
        } else if answer.ok() {
            desk.arrived(&answer);
        } else {
            form.refused(&answer);
        }
    });
}

/// What stands in the place of the desk while nobody is known to be signed in.
pub fn no_answer(desk: Desk, word: &'static str) -> El {
    let again = crate::dom::button("button", "").word("try-again").on_click(move || desk.ask());
    let notice = div("notice").attr("role", "alert").child(p("", "").word(word)).child(again);
    el("main").class("door").attr("id", "main").child(notice)
}
