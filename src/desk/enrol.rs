//! The first time: a password of one's own, and the telephone that makes codes.

use super::form::Form;
use super::qr::qr;
use super::state::{Desk, Enrolment};
use crate::dom::{El, div, el, heading, p};
use crate::hand_on::copy_field;
use crate::json::object;
use crate::parts::icon::horn;
use crate::words::{say, t};
use leptos::prelude::*;

/// Shortest password that is taken, in letters.
const SHORTEST: usize = 12;

pub fn enrol(desk: Desk, enrolment: &Enrolment) -> El {
    let form = Form::passing(desk);
    let door = enrolment.clone();
    let new_password = || el("input").attr("type", "password").attr("autocomplete", "new-password");
    let code =
        el("input").attr("type", "text").attr("inputmode", "numeric").attr("autocomplete", "one-time-code");
    // Lets a store of passwords know whose it is.
    let whose = el("input")
        .attr("type", "text")
        .attr("autocomplete", "username")
        .attr("readonly", "")
        .class("hidden")
        .attr("tabindex", "-1")
        .label("desk-login")
        .prop("value", enrolment.login.as_str());
    let fields = vec![
        whose,
        heading(2, "").word("desk-enrol-password"),
        form.field("new_password", "desk-new-password", Some("desk-new-password-hint"), new_password()),
        form.field("again", "desk-new-password-again", None, new_password()),
        heading(2, "").word("desk-enrol-telephone"),
        p("", "").word("desk-enrol-telephone-about"),
        secret(enrolment),
        form.field("code", "desk-code", Some("desk-enrol-code-hint"), code),
    ];
    el("main")
        .class("door")
        .attr("id", "main")
        .child(horn())
        .child(heading(1, "").word("desk-enrol").attr("tabindex", "-1"))
        .child(p("", "").word("desk-enrol-about"))
        .child(form.whole(fields, form.send_button("desk-enrol-send"), move || send(desk, form, &door)))
}

fn secret(enrolment: &Enrolment) -> El {
    let groups: Vec<String> = enrolment
        .secret
        .as_bytes()
        .chunks(4)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    let text = groups.join(" ");
    div("totp").children(qr(&enrolment.address, &t("desk-enrol-picture"))).child(
        div("").child(p("quiet", "").word("desk-enrol-by-hand")).child(copy_field(
            &t("desk-enrol-secret"),
            "secret",
            move || text.clone(),
        )),
    )
}

fn send(desk: Desk, form: Form, door: &Enrolment) {
    form.errors.set(Vec::new());
    let password = form.peek("new_password");
    if password.chars().count() < SHORTEST {
        let sentence = say("desk-password-short", &[("count", (SHORTEST as i64).into())]);
        form.errors.set(vec![("new_password".to_owned(), sentence)]);
    } else if password != form.peek("again") {
        form.blame("again", "desk-passwords-differ");
    } else if form.peek("code").trim().is_empty() {
        form.blame("code", "desk-need-code");
    } else {
        let code: String = form.peek("code").chars().filter(|letter| !letter.is_whitespace()).collect();
        let body = object(&[
            ("login", door.login.as_str().into()),
            ("password", door.password.as_str().into()),
            ("new_password", password.into()),
            ("code", code.into()),
        ]);
        form.send("POST", "enrol".to_owned(), body, move |answer| desk.arrived(&answer));
    }
}
