//! Saved texts for replies. The whole list is kept at once.

use super::call::{self, Answer};
use super::form::{Form, focus_soon};
use super::frame::screen;
use super::kept;
use super::said::named;
use super::state::Desk;
use crate::dom::{El, button, div, el, heading, p, span};
use crate::json::{Json, object};
use crate::parts::notice::waiting;
use crate::words::{say, t};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

const LANGS: [&str; 3] = ["kk", "ru", "en"];

#[derive(Clone, Copy)]
struct Templates {
    desk: Desk,
    list: RwSignal<Option<Vec<Json>>, LocalStorage>,
    problem: RwSignal<Option<String>>,
    /// Which one is being written: its place in the list; past its end for a new one.
    open: RwSignal<Option<usize>>,
    said: RwSignal<bool>,
}

impl Templates {
    fn take(self, answer: &Answer) {
        if answer.ok() {
            self.problem.try_set(None);
            self.list.try_set(Some(answer.json.get("templates").list()));
        } else {
            self.problem.try_set(Some(answer.sentence()));
        }
    }

    fn load(self) {
        crate::dom::soon(async move {
            let answer = call::get(self.desk, "templates").await;
            self.take(&answer);
        });
    }

    /// Puts the list with one changed, or taken out.
    fn put(self, form: Form, at: usize, changed: Option<JsValue>) {
        let taken_out = changed.is_none();
        let mut list: Vec<JsValue> =
            self.list.get_untracked().unwrap_or_default().into_iter().map(|one| one.0).collect();
        match changed {
            Some(one) if at < list.len() => list[at] = one,
            Some(one) => list.push(one),
            None if at < list.len() => {
                list.remove(at);
            }
            None => {}
        }
        let body = object(&[("templates", list.into_iter().collect::<js_sys::Array>().into())]);
        form.send("PUT", "templates".to_owned(), body, move |answer| {
            form.clear();
            if taken_out {
                // Those after it have other places now: what was begun for them would stand in the wrong ones.
                kept::forget(":template-");
            }
            self.take(&answer);
            self.open.set(None);
            self.said.set(true);
            focus_soon("templates-said".to_owned());
        });
    }
}

pub fn templates(desk: Desk) -> El {
    let templates = Templates {
        desk,
        list: RwSignal::new_local(None),
        problem: RwSignal::new(None),
        open: RwSignal::new(desk.stood().template),
        said: RwSignal::new(false),
    };
    crate::dom::follow(move || {
        let open = templates.open.get();
        desk.standing.update_value(|standing| standing.template = open);
    });
    templates.load();
    let said = p("good", "")
        .attr("role", "status")
        .attr("id", "templates-said")
        .attr("tabindex", "-1")
        .text_fn(move || if templates.said.get() { t("desk-kept") } else { String::new() });
    let content = div("").swap(move || {
        if let Some(problem) = templates.problem.get() {
            let again = button("button", "").word("try-again").on_click(move || templates.load());
            return vec![div("notice").attr("role", "alert").child(p("", &problem)).child(again)];
        }
        match templates.list.get() {
            Some(list) => whole(templates, &list),
            None => vec![waiting()],
        }
    });
    screen(&t("desk-templates"), "", vec![p("", "").word("desk-templates-about"), said, content])
}

fn whole(templates: Templates, list: &[Json]) -> Vec<El> {
    let none = list.is_empty().then(|| p("quiet", "").word("desk-templates-none"));
    let lines = list.iter().enumerate().map(|(at, one)| line(templates, at, one));
    let end = list.len();
    let new = div("").swap(move || match templates.open.get() {
        Some(at) if at == end => vec![editor(templates, at, None)],
        _ => vec![opener(templates, end, t("desk-template-new"))],
    });
    none.into_iter().chain([el("ul").class("templates").children(lines), new]).collect()
}

fn opener_id(at: usize) -> String {
    format!("template-{at}-open")
}

fn opener(templates: Templates, at: usize, word: String) -> El {
    button("button", &word).attr("id", &opener_id(at)).on_click(move || {
        templates.said.set(false);
        templates.open.set(Some(at));
        focus_soon(format!("template-{at}-title"));
    })
}

fn line(templates: Templates, at: usize, template: &Json) -> El {
    let template = template.clone();
    el("li").class("card").swap(move || {
        if templates.open.get() == Some(at) {
            return vec![editor(templates, at, Some(&template))];
        }
        let lang = template.string("lang");
        let title = template.string("title");
        let change = opener(templates, at, t("desk-template-change"))
            .attr("aria-label", &say("desk-template-change-one", &[("title", title.as_str().into())]));
        vec![
            heading(2, &title),
            span("quiet", &named("desk-lang", &lang)),
            p("event-text", &template.string("text")).attr("lang", &lang),
            change,
        ]
    })
}

fn editor(templates: Templates, at: usize, template: Option<&Json>) -> El {
    let form = Form::kept(templates.desk, &format!("template-{at}"));
    if let Some(template) = template {
        for name in ["title", "lang", "text"] {
            form.suggest(name, &template.string(name));
        }
    }
    let lang = |code: &str| (code.to_owned(), named("desk-lang", code));
    let fields = vec![
        form.field(
            "title",
            "desk-template-title",
            None,
            el("input").attr("type", "text").attr("maxlength", "200"),
        ),
        form.pills("lang", "language", LANGS.map(lang).to_vec()),
        form.area("text", "desk-template-text", None, "8"),
    ];
    let back = button("button", "").word("desk-step-back").on_click(move || {
        form.clear();
        templates.open.set(None);
        focus_soon(opener_id(at));
    });
    let delete = template.map(|_| {
        button("button", "").word("desk-template-delete").on_click(move || templates.put(form, at, None))
    });
    let row = div("send-row").child(form.send_button("desk-keep")).child(back).children(delete);
    let act = move || {
        let needed = [("title", "desk-need-title"), ("lang", "desk-need-lang"), ("text", "desk-need-text")];
        if form.is_filled(&needed) {
            templates.put(form, at, Some(object(&form.body(&["title", "lang", "text"]))));
        }
    };
    form.whole(fields, row, act)
}
