//! The administrator's list of accounts.

use super::audit::audit;
use super::call::{self, Asked};
use super::choose::institution;
use super::form::{Form, focus_soon};
use super::frame::screen;
use super::me::day_or_none;
use super::state::Desk;
use super::user_help::{absence, letters};
use crate::dom::{El, button, div, el, heading, p, span};
use crate::hand_on::copy_field;
use crate::json::{Json, object};
use crate::parts::notice::waiting;
use crate::words::{say, t};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

const ROLES: [&str; 4] = ["operator", "institution", "officer", "administrator"];

#[derive(Clone, Copy)]
pub struct Users {
    pub desk: Desk,
    pub asked: Asked,
    /// A password that is shown once: of whom, and which.
    once: RwSignal<Option<(String, String)>>,
    /// The account that was changed last: it stays open, and says so.
    changed: RwSignal<Option<String>>,
    /// Whether the endpoint sends letters.
    pub mail: RwSignal<bool>,
}

impl Users {
    fn load(self) {
        call::into(self.desk, "users".to_owned(), self.asked);
    }

    /// Sends a change; a new password, where one comes, is shown.
    pub fn change(self, form: Form, id: &str, login: String, body: JsValue) {
        let account = id.to_owned();
        form.send("PATCH", format!("users/{id}"), body, move |answer| {
            self.changed.set(Some(account.clone()));
            self.load();
            self.show(&login, &answer.json);
        });
    }

    fn show(self, login: &str, answer: &Json) {
        if let Some(password) = answer.get("one_time_password").text() {
            self.once.set(Some((login.to_owned(), password)));
            focus_soon("once".to_owned());
        }
    }
}

pub fn users(desk: Desk) -> El {
    let users = Users {
        desk,
        asked: RwSignal::new_local(None),
        once: RwSignal::new(None),
        changed: RwSignal::new(None),
        mail: RwSignal::new(false),
    };
    users.load();
    super::me::follow_mail(users.mail);
    let once = div("").attr("role", "status").swap(move || {
        users.once.get().map(|(login, password)| once(users, &login, password)).into_iter().collect()
    });
    let list = div("").swap(move || match users.asked.get() {
        None => vec![waiting()],
        Some(answer) if answer.ok() => {
            let all = answer.json.get("users").list();
            if let Some(id) =
                untrack(|| users.changed.get()).filter(|_| untrack(|| users.once.get()).is_none())
            {
                focus_soon(format!("user-{id}"));
            }
            vec![el("ul").class("users").children(all.iter().map(|user| line(users, user, &all)))]
        }
        Some(answer) => vec![p("notice", &answer.sentence()).attr("role", "alert")],
    });
    screen(&t("desk-users"), "", vec![once, add(users), list, audit(users)])
}

/// The password of one who signs in for the first time; nobody sees it again.
fn once(users: Users, login: &str, password: String) -> El {
    let close = button("button", "").word("understood").on_click(move || users.once.set(None));
    div("notice")
        .attr("id", "once")
        .attr("tabindex", "-1")
        .child(p("", &say("desk-once", &[("login", login.into())])))
        .child(copy_field(&t("desk-once-password"), "secret", move || password.clone()))
        .child(p("quiet", "").word("desk-once-about"))
        .child(close)
}

fn add(users: Users) -> El {
    let form = Form::kept(users.desk, "add-user");
    let login = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("maxlength", "40");
    let name = el("input").attr("type", "text").attr("autocomplete", "off").attr("maxlength", "200");
    let fields = vec![
        form.field("login", "desk-login", Some("desk-login-hint"), login),
        form.field("name", "desk-name", None, name),
        form.pills("role", "desk-role", roles()),
        if_institution(form),
    ];
    let act = move || {
        let body = object(&body(form, &["login", "name", "role"]));
        let login = form.peek("login");
        form.send("POST", "users".to_owned(), body, move |answer| {
            form.clear();
            users.show(&login, &answer.json);
            users.load();
        });
    };
    el("details").class("card").child(el("summary").word("desk-user-add")).child(form.whole(
        fields,
        form.send_button("desk-user-add"),
        act,
    ))
}

fn roles() -> Vec<(String, String)> {
    ROLES.map(|role| (role.to_owned(), t(&format!("desk-role-{role}")))).to_vec()
}

/// An institution is asked for where the role is that of one.
fn if_institution(form: Form) -> El {
    let needed = Memo::new(move |_| form.get("role") == "institution");
    div("").swap(move || {
        if needed.get() { vec![institution(form, "institution", "desk-institution")] } else { Vec::new() }
    })
}

fn body(form: Form, names: &[&'static str]) -> Vec<(&'static str, JsValue)> {
    let mut body = form.body(names);
    if form.peek("role") == "institution" {
        body.extend(form.body(&["institution"]));
    }
    body
}

fn line(users: Users, user: &Json, everybody: &[Json]) -> El {
    let (id, login, role) = (user.string("id"), user.string("login"), user.string("role"));
    let disabled = user.flag("disabled");
    let state = match (disabled, user.flag("enrolled")) {
        (true, _) => "desk-user-disabled",
        (_, false) => "desk-user-waits",
        _ => "desk-user-works",
    };
    let institution =
        user.get("institution").text().map(|id| span("quiet", &users.desk.institution_name(&id)));
    let seen = say("desk-user-seen", &[("time", day_or_none(user, "last_seen").into())]);
    let changed = untrack(|| users.changed.with(|changed| changed.as_ref() == Some(&id)));
    let head = el("summary")
        .attr("id", &format!("user-{id}"))
        .child(el("b").text(&user.string("name")))
        .child(span("quiet", &login))
        .child(span("", &t(&format!("desk-role-{role}"))))
        .children(institution)
        .child(span(if disabled { "late" } else { "quiet" }, &t(state)));
    let details = el("details").class("user");
    let details = if changed { details.attr("open", "") } else { details };
    let kept = changed.then(|| p("good", &t("desk-kept")).attr("role", "status"));
    el("li").child(
        details
            .child(head)
            .children(kept)
            .child(p("quiet", &seen))
            .child(office(users, user, &id))
            .children(absence(users, user, everybody))
            .child(letters(users, user))
            .child(access(users, &id, &login, disabled)),
    )
}

/// Name, role and institution of an account.
fn office(users: Users, user: &Json, id: &str) -> El {
    let form = Form::passing(users.desk);
    let form = form.named(&format!("user-{id}"));
    form.suggest("name", &user.string("name"));
    form.suggest("role", &user.string("role"));
    form.suggest("institution", &user.string("institution"));
    let (id, login) = (id.to_owned(), user.string("login"));
    let fields = vec![
        form.line("name", "desk-name", "text"),
        form.pills("role", "desk-role", roles()),
        if_institution(form),
    ];
    let act = move || users.change(form, &id, login.clone(), object(&body(form, &["name", "role"])));
    form.whole(fields, form.send_button("desk-keep"), act)
}

/// Letting in, keeping out, and a new first sign-in; each is asked once more.
fn access(users: Users, id: &str, login: &str, disabled: bool) -> El {
    let form = Form::passing(users.desk).named(&format!("access-{id}"));
    let asked = RwSignal::new(None::<&'static str>);
    let (id, login) = (id.to_owned(), login.to_owned());
    let able = if disabled { "enable" } else { "disable" };
    let open = move |what: &'static str| {
        button("button", &t(&format!("desk-user-{what}"))).on_click(move || asked.set(Some(what)))
    };
    let sure = div("").swap(move || {
        let Some(what) = asked.get() else { return Vec::new() };
        let (id, login) = (id.clone(), login.clone());
        let act = move || {
            let body = match what {
                "reset" => object(&[("reset", true.into())]),
                _ => object(&[("disabled", (what == "disable").into())]),
            };
            users.change(form, &id, login.clone(), body);
        };
        let back = button("button", "").word("desk-step-back").on_click(move || asked.set(None));
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
    });
    div("user-access").child(div("steps-row").child(open("reset")).child(open(able))).child(sure)
}
