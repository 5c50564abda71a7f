//! Who does somebody's work while they are away: set by themselves, or by an administrator for one who cannot.

use super::call;
use super::form::Form;
use super::state::{Account, Deputy, Desk};
use crate::dom::{El, div, el, heading, p};
use crate::json::Json;
use crate::words::{say, t};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// One's own absence.
pub fn deputy(desk: Desk, account: &Account) -> El {
    let form = Form::passing(desk);
    form.follow_kept(&values(account.deputy.as_ref()));
    let colleagues = RwSignal::new_local(None::<Vec<Json>>);
    crate::dom::soon(async move {
        let answer = call::get(desk, "colleagues").await;
        colleagues.try_set(Some(answer.json.get("colleagues").list()));
    });
    let now = RwSignal::new(account.deputy.as_ref().map(in_words));
    let act = move || {
        let body = crate::json::object(&members(form));
        form.send("PUT", "me/deputy".to_owned(), body, move |answer| {
            let deputy = Deputy::read(&answer.json.get("deputy"));
            form.show_kept(&values(deputy.as_ref()));
            now.set(deputy.as_ref().map(in_words));
            desk.changed(&answer.json, |account, now| account.deputy = now.deputy);
        });
    };
    let fields = div("").swap_by(
        move || colleagues.get(),
        move |list| {
            let Some(list) = list else { return Vec::new() };
            if list.is_empty() {
                return vec![p("quiet", "").word("desk-deputy-nobody")];
            }
            let option = |one: &Json| (one.string("account"), one.string("name"));
            let fields = fields(form, list.iter().map(option).collect());
            vec![form.whole(fields, form.send_button("desk-keep"), act)]
        },
    );
    el("section")
        .child(heading(2, "").word("desk-absence"))
        .child(p("", "").word("desk-absence-about"))
        .child(p("quiet deputy-now", "").text_fn(move || now.get().unwrap_or_default()))
        .child(fields)
        .child(form.kept_line())
}

/// What is set now, by the names of its fields.
pub fn values(deputy: Option<&Deputy>) -> [(&'static str, &str); 3] {
    let of = |part: fn(&Deputy) -> &String| deputy.map_or("", |deputy| part(deputy).as_str());
    [
        ("account", of(|deputy| &deputy.account)),
        ("from", of(|deputy| &deputy.from)),
        ("until", of(|deputy| &deputy.until)),
    ]
}

/// Whom to name among these (account and name), and on which days.
pub fn fields(form: Form, colleagues: Vec<(String, String)>) -> Vec<El> {
    let nobody = (String::new(), t("desk-deputy-none"));
    let options = [nobody].into_iter().chain(colleagues).collect();
    let today = super::facts::today();
    let day = move || el("input").attr("type", "date").attr("min", &today);
    let somebody = Memo::new(move |_| !form.get("account").is_empty());
    let days = div("two").swap(move || {
        if !somebody.get() {
            return Vec::new();
        }
        vec![
            form.field("from", "desk-deputy-from", None, day()),
            form.field("until", "desk-deputy-until", None, day()),
        ]
    });
    vec![form.select("account", "desk-deputy", options), days]
}

/// What the endpoint is told of it; nulls where nobody stands in.
pub fn members(form: Form) -> [(&'static str, JsValue); 3] {
    ["account", "from", "until"].map(|name| (name, form.or_null(name)))
}

/// "Now: …, 1 December 2026 – 5 December 2026".
pub fn in_words(deputy: &Deputy) -> String {
    let args = [
        ("name", deputy.name.as_str().into()),
        ("from", crate::format::day(&deputy.from).into()),
        ("until", crate::format::day(&deputy.until).into()),
    ];
    say("desk-deputy-now", &args)
}
