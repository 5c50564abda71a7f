//! Writing the reply: its outcome, its text with saved templates, and what happens next.

use super::written::language;
use crate::desk::call;
use crate::desk::case::Case;
use crate::desk::form::Form;
use crate::desk::reported::reported;
use crate::desk::said::named;
use crate::dom::{El, button, div, el, p, span, value_of};
use crate::json::Json;
use crate::words::{count, t};
use leptos::prelude::*;

const OUTCOMES: [&str; 5] = ["done", "planned", "explained", "declined", "duplicate"];

/// Those that the complainant may object to before they are final.
const UNFAVOURABLE: [&str; 3] = ["explained", "declined", "duplicate"];

pub fn draft(case: Case, view: &Json, form: Form) -> Vec<El> {
    let before = view.get("reply");
    if !before.is_absent() && !before.flag("final") && form.is_empty() {
        form.suggest("outcome", &before.string("outcome"));
        form.suggest("text", &before.string("text"));
    }
    let outcome = |code: &str| (code.to_owned(), named("outcome", code));
    let about = p("quiet", "").text_fn(move || match form.get("outcome").as_str() {
        "" => String::new(),
        chosen => named("outcome-about", chosen),
    });
    let next = p("next", "").attr("role", "status").text_fn(move || match form.get("outcome").as_str() {
        "" => String::new(),
        chosen if UNFAVOURABLE.contains(&chosen) => t("desk-next-objection"),
        _ => t("desk-next-participation"),
    });
    // Of the days to object another number is reported than the ones promised here.
    let session = case.desk.session;
    let unfavourable = Memo::new(move |_| UNFAVOURABLE.contains(&form.get("outcome").as_str()));
    let shorter = div("")
        .swap(move || unfavourable.get().then(|| reported(session, &["objection"])).into_iter().collect());
    let others = view.get("merged").list().len() as i64;
    let several = (others > 0).then(|| p("next", &count("desk-reply-several", others)));
    let fields = vec![
        form.pills("outcome", "desk-outcome", OUTCOMES.map(outcome).to_vec()),
        about,
        templates(case, view, form),
        form.area("text", "desk-reply-text", super::seen_by(view, "desk-text-public"), "10"),
        language(form, view),
        next,
        shorter,
    ];
    several.into_iter().chain(fields).collect()
}

/// Saved texts, those in the complaint's language first; one is put where the text is empty, else after it.
fn templates(case: Case, view: &Json, form: Form) -> El {
    let found = RwSignal::new_local(Vec::<Json>::new());
    let lang = view.string("lang");
    crate::dom::soon(async move {
        let answer = call::get(case.desk, "templates").await;
        if answer.ok() {
            let mut list = answer.json.get("templates").list();
            list.sort_by_key(|template| template.string("lang") != lang);
            found.try_set(list);
        }
    });
    let chosen = RwSignal::new(String::new());
    div("").swap(move || {
        let list = found.get();
        if list.is_empty() {
            return Vec::new();
        }
        let option = |(at, template): (usize, &Json)| {
            let lang = named("desk-lang-short", &template.string("lang"));
            el("option")
                .attr("value", &at.to_string())
                .text(&format!("{lang} · {}", template.string("title")))
        };
        let select = el("select")
            .attr("id", "draft-template")
            .child(el("option").attr("value", "").word("desk-template-choose"))
            .children(list.iter().enumerate().map(option))
            .on("change", move |event| chosen.set(value_of(&event)));
        let put = button("button", "").word("desk-template-put").on_click(move || {
            let at: Option<usize> = chosen.get_untracked().parse().ok();
            let text = at.and_then(|at| list.get(at).map(|template| template.string("text")));
            let Some(text) = text else { return };
            let before = form.peek("text");
            let joined =
                if before.trim().is_empty() { text } else { format!("{}\n\n{text}", before.trim_end()) };
            form.set("text", &joined);
            form.look("text");
        });
        let label = el("label").attr("for", "draft-template").child(span("", &t("desk-template")));
        vec![div("field").child(label).child(div("with-button").child(select).child(put))]
    })
}
