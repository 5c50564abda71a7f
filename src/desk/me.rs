//! One's own settings: declared interests, who stands in, and the password.

use super::deputy::deputy;
use super::form::Form;
use super::frame::screen;
use super::interests::interests;
use super::said;
use super::state::{Account, Desk, Who};
use crate::dom::{El, div, el, heading, p};
use crate::json::{Json, object};
use crate::words::{self, say, t};
use leptos::prelude::*;

pub fn me(desk: Desk) -> El {
    let Some(account) = desk.account() else { return div("") };
    let login = say("desk-me-login", &[("login", account.login.as_str().into())]);
    let parts = vec![
        p("quiet", &login),
        interests(desk, &account),
        deputy(desk, &account),
        digest(desk, &account),
        password(desk),
    ];
    screen(&t("desk-me"), "", parts)
}

/// A letter each morning with what is due, where the endpoint can send letters.
fn digest(desk: Desk, account: &Account) -> El {
    let can = RwSignal::new(false);
    follow_mail(can);
    let form = Form::passing(desk).named("digest");
    form.suggest("email", &account.email);
    let act = move || {
        let body = object(&[("email", form.or_null("email")), ("lang", words::lang().code().into())]);
        form.send("PUT", "me/mail".to_owned(), body, move |answer| {
            form.show_kept(&[("email", &answer.json.string("email"))]);
            desk.changed(&answer.json, |account, now| account.email = now.email);
        });
    };
    el("section").swap_by(
        move || can.get(),
        move |can| {
            if !can {
                return Vec::new();
            }
            let input = el("input").attr("type", "email").attr("autocomplete", "email");
            let field = form.field("email", "complaint-email", Some("desk-digest-hint"), input);
            vec![
                heading(2, "").word("desk-digest"),
                form.whole(vec![field], form.send_button("desk-keep"), act),
                form.kept_line(),
            ]
        },
    )
}

/// Asks whether the endpoint sends letters.
pub fn follow_mail(can: RwSignal<bool>) {
    crate::dom::soon(async move {
        if let Ok(settings) = crate::data::fetch::value("/api/settings").await {
            can.try_set(Json(settings).flag("mail"));
        }
    });
}

fn password(desk: Desk) -> El {
    let form = Form::passing(desk);
    let input = |complete: &str| el("input").attr("type", "password").attr("autocomplete", complete);
    let code =
        el("input").attr("type", "text").attr("inputmode", "numeric").attr("autocomplete", "one-time-code");
    let fields = vec![
        form.field("password", "desk-password-now", None, input("current-password")),
        form.field(
            "new_password",
            "desk-new-password",
            Some("desk-new-password-hint"),
            input("new-password"),
        ),
        form.field("code", "desk-code", None, code),
    ];
    let act = move || {
        let body = object(&form.body(&["password", "new_password", "code"]));
        // It ends every session, this one too.
        form.send("PUT", "me/password".to_owned(), body, move |_| {
            desk.who.set(Who::Nobody(Some("desk-password-changed")));
        });
    };
    el("section").child(heading(2, "").word("desk-password-change")).child(form.whole(
        fields,
        form.send_button("desk-password-change"),
        act,
    ))
}

/// "24 November 2026" or a dash.
pub fn day_or_none(json: &Json, name: &str) -> String {
    json.get(name).text().map_or_else(|| "—".to_owned(), |time| said::moment(&time))
}
