//! One account in the administrator's list: what is known of it, and the forms that change it.

use super::form::{Form, focus_soon};
use super::me::day_or_none;
use super::user_help::{absence, letters};
use super::users::{Users, body, if_institution, roles};
use crate::dom::{El, button, div, el, follow, heading, p, span};
use crate::json::{Json, object};
use crate::words::{say, t};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

#[derive(Clone, Copy)]
pub struct User {
    pub users: Users,
    id: StoredValue<String>,
    /// As it was answered last.
    text: Memo<String>,
}

impl User {
    pub fn id(self) -> String {
        self.id.get_value()
    }

    /// What is known of it; reactive.
    pub fn json(self) -> Json {
        self.text.with(|text| Json::parse(text)).unwrap_or(Json(JsValue::UNDEFINED))
    }

    /// A part of what is known, which has changed only when it is another.
    pub fn follows<T: PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&Json) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| part(&self.json()))
    }

    /// Account and name of those who could stand in; reactive.
    pub fn colleagues(self) -> Vec<(String, String)> {
        let (user, all) = (self.json(), self.users.all());
        let could = |other: &&Json| {
            let same = |name: &str| other.get(name).text() == user.get(name).text();
            !same("id") && !other.flag("disabled") && same("role") && same("institution")
        };
        all.iter().filter(could).map(|other| (other.string("id"), other.string("name"))).collect()
    }

    /// Sends a change; `then` takes the account as it is from now on. A new password, where one comes, is shown.
    pub fn change(self, form: Form, body: JsValue, then: impl Fn(&Json) + 'static) {
        form.send("PATCH", format!("users/{}", self.id()), body, move |answer| {
            let user = answer.json.get("user");
            self.users.load();
            self.users.show(&user.string("login"), &answer.json);
            then(&user);
        });
    }
}

pub fn user_line(users: Users, id: &str) -> El {
    let (key, shown) = (id.to_owned(), StoredValue::new(id.to_owned()));
    let user = User { users, id: shown, text: Memo::new(move |_| users.text(&key)) };
    let head = el("summary").attr("id", &format!("user-{id}")).swap(move || summary(user));
    let seen = move || say("desk-user-seen", &[("time", day_or_none(&user.json(), "last_seen").into())]);
    el("li").child(
        el("details")
            .class("user")
            .child(head)
            .child(p("quiet", "").text_fn(seen))
            .child(office(user))
            .child(absence(user))
            .child(letters(user))
            .child(access(user)),
    )
}

fn summary(user: User) -> Vec<El> {
    let json = user.json();
    let disabled = json.flag("disabled");
    let state = match (disabled, json.flag("enrolled")) {
        (true, _) => "desk-user-disabled",
        (_, false) => "desk-user-waits",
        _ => "desk-user-works",
    };
    let institution =
        json.get("institution").text().map(|id| user.users.desk.named("span", id).class("quiet"));
    let who = [
        el("b").text(&json.string("name")),
        span("quiet", &json.string("login")),
        span("", &t(&format!("desk-role-{}", json.string("role")))),
    ];
    let state = span(if disabled { "late" } else { "quiet" }, &t(state));
    who.into_iter().chain(institution).chain([state]).collect()
}

/// Name, role and institution of an account.
fn office(user: User) -> El {
    let form = Form::passing(user.users.desk).named(&format!("user-{}", user.id()));
    follow(move || {
        let [name, role, institution] = ["name", "role", "institution"].map(|part| user.json().string(part));
        form.follow_kept(&[("name", &name), ("role", &role), ("institution", &institution)]);
    });
    let fields = vec![
        form.line("name", "desk-name", "text"),
        form.pills("role", "desk-role", roles()),
        if_institution(form),
    ];
    let act = move || {
        user.change(form, object(&body(form, &["name", "role"])), move |kept| {
            let [name, role, institution] = ["name", "role", "institution"].map(|part| kept.string(part));
            form.show_kept(&[("name", &name), ("role", &role), ("institution", &institution)]);
        });
    };
    div("user-part").child(form.whole(fields, form.send_button("desk-keep"), act)).child(form.kept_line())
}

/// Letting in, keeping out, and a new first sign-in; each is asked once more.
fn access(user: User) -> El {
    let form = Form::passing(user.users.desk).named(&format!("access-{}", user.id()));
    let asked = RwSignal::new(None::<&'static str>);
    let disabled = user.follows(|user| user.flag("disabled"));
    let open = move |what: &'static str| {
        button("button", &t(&format!("desk-user-{what}"))).on_click(move || asked.set(Some(what)))
    };
    let buttons = div("steps-row").swap_by(
        move || disabled.get(),
        move |disabled| vec![open("reset"), open(if disabled { "enable" } else { "disable" })],
    );
    let sure = div("").swap_by(
        move || asked.get(),
        move |what| what.map(|what| sure(user, form, asked, what)).unwrap_or_default(),
    );
    div("user-access").child(buttons).child(sure).child(form.kept_line())
}

fn sure(user: User, form: Form, asked: RwSignal<Option<&'static str>>, what: &'static str) -> Vec<El> {
    let act = move || {
        let body = match what {
            "reset" => object(&[("reset", true.into())]),
            _ => object(&[("disabled", (what == "disable").into())]),
        };
        // The row may be gone by the time the answer comes.
        let summary = format!("user-{}", user.id());
        user.change(form, body, move |_| {
            asked.set(None);
            form.show_kept(&[]);
            if what != "reset" {
                // The button goes with its question; a new password has the keyboard already.
                focus_soon(summary.clone());
            }
        });
    };
    let back = button("button", "").word("desk-step-back").on_click(move || {
        asked.set(None);
        focus_soon(format!("user-{}", user.id()));
    });
    let yes = form.send_button(match what {
        "reset" => "desk-user-reset",
        "disable" => "desk-user-disable",
        _ => "desk-user-enable",
    });
    let about = p("", &t(&format!("desk-user-{what}-about")));
    vec![
        heading(3, "").word("desk-sure"),
        form.whole(vec![about], div("send-row").child(yes).child(back), act),
    ]
}
