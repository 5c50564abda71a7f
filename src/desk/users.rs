//! The administrator's list of accounts.

use super::audit::audit;
use super::call::Asked;
use super::choose::institution;
use super::form::{Form, focus_soon};
use super::frame::screen;
use super::lasting_rows::lasting_rows;
use super::screens::focus_heading;
use super::state::Desk;
use super::user::user_line;
use crate::dom::{El, button, div, el, follow, p};
use crate::hand_on::copy_field;
use crate::json::{Json, object, write};
use crate::parts::notice::waiting;
use crate::words::{say, t};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

const ROLES: [&str; 4] = ["operator", "institution", "officer", "administrator"];

#[derive(Clone, Copy)]
pub struct Users {
    pub desk: Desk,
    asked: Asked,
    /// All accounts as they were answered last, each as JSON under its id.
    known: RwSignal<Vec<(String, String)>>,
    /// A password that is shown once: of whom, and which.
    once: RwSignal<Option<(String, String)>>,
    /// Whether the endpoint sends letters.
    pub mail: RwSignal<bool>,
}

impl Users {
    fn open(desk: Desk) -> Self {
        let users = Self {
            desk,
            asked: Asked::new(),
            known: RwSignal::new(Vec::new()),
            once: RwSignal::new(None),
            mail: RwSignal::new(false),
        };
        users.load();
        super::me::follow_mail(users.mail);
        follow(move || {
            if let Some(answer) = users.asked.get().filter(|answer| answer.ok()) {
                let all = answer.json.get("users").list();
                users.known.set(all.iter().map(|user| (user.string("id"), write(&user.0))).collect());
            }
        });
        users
    }

    pub fn load(self) {
        self.asked.ask(self.desk, "users".to_owned());
    }

    /// What is known of an account.
    pub fn text(self, id: &str) -> String {
        self.known.with(|known| {
            let found = known.iter().find(|(other, _)| other == id);
            found.map(|(_, text)| text.clone()).unwrap_or_default()
        })
    }

    pub fn find(self, id: &str) -> Option<Json> {
        Json::parse(&self.text(id))
    }

    pub fn all(self) -> Vec<Json> {
        self.known.with(|known| known.iter().filter_map(|(_, text)| Json::parse(text)).collect())
    }

    /// Shows a new password, where one has come; whether one has.
    pub fn show(self, login: &str, answer: &Json) -> bool {
        let password = answer.get("one_time_password").text();
        let given = password.is_some();
        if let Some(password) = password {
            self.once.set(Some((login.to_owned(), password)));
            focus_soon("once".to_owned());
        }
        given
    }
}

pub fn users(desk: Desk) -> El {
    let users = Users::open(desk);
    let once = div("").attr("role", "status").swap(move || {
        users.once.get().map(|(login, password)| once(users, &login, password)).into_iter().collect()
    });
    // Where asking again fails, the list as it was known stays.
    let state = div("").swap(move || match users.asked.get() {
        None => vec![waiting()],
        Some(answer) if answer.ok() => Vec::new(),
        Some(answer) => vec![p("notice", &answer.sentence()).attr("role", "alert")],
    });
    let keys = move || users.known.with(|known| known.iter().map(|(id, _)| id.clone()).collect());
    let list = lasting_rows(el("ul").class("users"), keys, move |id| user_line(users, id));
    screen(&t("desk-users"), "", vec![once, add(users), state, list, audit(users)])
}

/// The password of one who signs in for the first time; nobody sees it again.
fn once(users: Users, login: &str, password: String) -> El {
    let close = button("button", "").word("understood").on_click(move || {
        users.once.set(None);
        focus_heading();
    });
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

pub fn roles() -> Vec<(String, String)> {
    ROLES.map(|role| (role.to_owned(), t(&format!("desk-role-{role}")))).to_vec()
}

/// An institution is asked for where the role is that of one.
pub fn if_institution(form: Form) -> El {
    let needed = Memo::new(move |_| form.get("role") == "institution");
    div("").swap_by(
        move || needed.get(),
        move |needed| {
            if needed { vec![institution(form, "institution", "desk-institution")] } else { Vec::new() }
        },
    )
}

pub fn body(form: Form, names: &[&'static str]) -> Vec<(&'static str, JsValue)> {
    let mut body = form.body(names);
    if form.peek("role") == "institution" {
        body.extend(form.body(&["institution"]));
    }
    body
}
