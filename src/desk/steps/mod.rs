//! The steps an official may take: those that the endpoint names, each in a small form of its own.

mod kinds;
mod merge;
mod moderate;
mod opinion;
mod reply;
mod talk;
mod term;
mod written;

use super::call::{self, Answer};
use super::case::{Case, last, since};
use super::form::{Form, focus_soon, keep_keyboard};
use super::said::named;
use super::timeline::lines;
use crate::dom::{El, button, div, el, heading, p};
use crate::json::{Json, object};
use crate::words::t;
use kinds::{STEPS, Step};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// What may be done now, as buttons; the form of the one that was pressed.
pub fn steps(case: Case, view: &Json) -> El {
    let can = view.get("can").strings();
    let possible: Vec<&'static Step> =
        STEPS.iter().filter(|step| can.iter().any(|name| name == step.name)).collect();
    let next = kinds::next(view, &can);
    let view = view.clone();
    let title = heading(2, "").word("desk-steps").attr("id", "steps").attr("tabindex", "-1");
    let nothing = possible.is_empty().then(|| p("quiet", "").word("desk-steps-none"));
    let buttons = possible.iter().map(|step| opener(case, step, next.as_deref() == Some(step.name)));
    let buttons = div("steps-row").attr("role", "group").attr("aria-labelledby", "steps").children(buttons);
    let forms = possible.clone();
    let form = div("step-place").swap_by(
        move || case.open.get(),
        move |open| {
            let Some(name) = open else { return Vec::new() };
            match forms.iter().find(|step| step.name == name) {
                Some(step) => vec![form_of(case, &view, step)],
                None => no_more(case, name),
            }
        },
    );
    el("section")
        .class("case-steps")
        .child(title)
        .children(opinion::why_not(case, &can))
        .children(opinion::not_twice(case, &can))
        .children(nothing)
        .child(buttons)
        .child(form)
}

fn opener(case: Case, step: &'static Step, is_next: bool) -> El {
    let name = step.name;
    let press = move || {
        let opened = case.open.get_untracked() == Some(name);
        case.open.set((!opened).then_some(name));
        case.said.set(None);
        if !opened {
            focus_soon("step-title".to_owned());
        }
    };
    button(if is_next { "button strong" } else { "button" }, &named("desk-step", name))
        .attr("id", &format!("open-{name}"))
        .state("aria-expanded", move || case.open.get() == Some(name))
        .on_click(press)
}

fn form_of(case: Case, view: &Json, step: &'static Step) -> El {
    let form = Form::kept(case.desk, &format!("{}:{}", case.id(), step.name.replace('_', "-")));
    let mut fields = vec![meanwhile(case), p("", &about(view, step))];
    fields.extend((step.fields)(case, view, form));
    let close = move || {
        case.open.set(None);
        focus_soon(format!("open-{}", step.name));
    };
    let back = button("button", "").word("desk-step-back").on_click(close);
    let send_row = div("send-row").child(form.send_button(step.word)).child(back);
    let act = move || {
        if form.is_filled(step.needed) {
            send(case, form, step.name, form.body(step.members));
        }
    };
    let title = heading(3, &named("desk-step", step.name)).attr("id", "step-title").attr("tabindex", "-1");
    div("card step").child(title).child(form.whole(fields, send_row, act)).on("keydown", move |event| {
        if crate::dom::key_of(&event) == "Escape" {
            close();
        }
    })
}

/// Who will see what is written.
pub fn seen_by(view: &Json, public: &'static str) -> Option<&'static str> {
    Some(if moderate::is_held(view) { "desk-text-held" } else { public })
}

/// What the step does. A held complaint is not given to anybody by accepting it.
fn about(view: &Json, step: &Step) -> String {
    if step.name == "accept" && moderate::is_held(view) {
        return t("desk-about-accept-confidential");
    }
    if ["draft", "participate", "extend"].contains(&step.name) && moderate::is_held(view) {
        return t("desk-about-held");
    }
    named("desk-about", step.name)
}

/// What somebody else did while this was being written.
fn meanwhile(case: Case) -> El {
    div("").attr("role", "alert").swap(move || {
        let events = case.meanwhile.get();
        let notice = || div("notice").child(p("", "").word("desk-changed")).child(lines(case.desk, &events));
        (!events.is_empty()).then(notice).into_iter().collect()
    })
}

/// The step that was being written is not possible any more: its words are still there to be taken along.
fn no_more(case: Case, name: &'static str) -> Vec<El> {
    let form = Form::kept(case.desk, &format!("{}:{}", case.id(), name.replace('_', "-")));
    let text = form.peek("text");
    let forget = button("button", "").word("desk-step-forget").on_click(move || {
        form.clear();
        case.meanwhile.set(Vec::new());
        case.open.set(None);
        focus_soon("steps".to_owned());
    });
    let kept = (!text.is_empty())
        .then(|| crate::hand_on::copy_field(&t("desk-step-kept"), "kept", move || text.clone()));
    vec![
        div("card step")
            .child(meanwhile(case))
            .child(p("", "").word("desk-step-gone"))
            .children(kept)
            .child(forget),
    ]
}

/// Takes a step. Where somebody was quicker, nothing is done, what they did is shown, and every word stays.
pub fn send(case: Case, form: Form, name: &'static str, members: Vec<(&'static str, JsValue)>) {
    let seen = case.json().map(|view| last(&view)).unwrap_or_default();
    let path = case.path("");
    let mut body = vec![("action", name.into()), ("last", (seen as f64).into())];
    let institution = members.iter().find(|(name, _)| *name == "institution");
    let institution = institution.and_then(|(_, id)| id.as_string());
    body.extend(members);
    form.send("POST", case.path("/actions"), object(&body), move |answer| {
        if answer.ok() {
            let to = go_to(form, "case-said");
            form.clear();
            case.queue.look_again();
            // What was begun besides stays open.
            if case.open.try_get_untracked().flatten() == Some(name) {
                case.meanwhile.try_set(Vec::new());
                case.open.try_set(None);
            }
            case.said.try_set(Some(named("desk-done", name)));
            case.gone_to.try_set(institution.clone().filter(|_| answer.json.flag("gone")));
            case.take(answer);
            to();
        } else {
            overtaken(case, form, path.clone(), seen);
        }
    });
}

fn overtaken(case: Case, form: Form, path: String, seen: i64) {
    crate::dom::soon(async move {
        let answer: Answer = call::get(case.desk, &path).await;
        let to = go_to(form, "step-title");
        case.meanwhile.try_set(since(&answer.json, seen));
        case.take(answer);
        to();
    });
}

/// Where the keyboard goes once the page has been made anew: to this, where it is still in the form that was sent;
/// else it stays where somebody is typing.
fn go_to(form: Form, id: &'static str) -> impl FnOnce() {
    let follows = form.has_keyboard();
    if !follows {
        keep_keyboard();
    }
    move || {
        if follows {
            focus_soon(id.to_owned());
        }
    }
}
