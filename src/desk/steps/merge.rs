//! Joining a duplicate to its main complaint: the number typed, or chosen among those most like it.

use crate::desk::case::Case;
use crate::desk::form::Form;
use crate::desk::queue::encoded;
use crate::desk::said::{named, place};
use crate::dom::{El, button, div, el, heading, p, span};
use crate::json::Json;
use crate::view::point::{self, pair};
use leptos::prelude::*;

pub fn merge(case: Case, view: &Json, form: Form) -> Vec<El> {
    let number = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", "9")
        .attr("placeholder", "K7QM-2XPD");
    vec![form.field("into", "desk-merge-into", Some("desk-merge-hint"), number), similar(case, view, form)]
}

/// Open public ones that are most like it.
fn similar(case: Case, view: &Json, form: Form) -> El {
    let found = RwSignal::new_local(None::<Vec<Json>>);
    let address = address(view);
    let own = view.string("id");
    crate::dom::soon(async move {
        let answer = crate::data::fetch::value(&address).await.map(Json);
        let list = answer.map(|json| json.get("complaints").list()).unwrap_or_default();
        found.try_set(Some(list.into_iter().filter(|other| other.string("id") != own).collect()));
    });
    div("similar").attr("role", "status").swap(move || {
        let Some(found) = found.get() else { return Vec::new() };
        if found.is_empty() {
            return vec![p("quiet", "").word("desk-merge-none")];
        }
        let one = |other: &Json| {
            let id = other.string("id");
            let title = format!("{id} · {}", named("topic", &other.string("topic")));
            let chosen = id.clone();
            let text = other.get("text").text().map(|text| span("row-text", &text));
            let choose = button("similar-choice", "")
                .state("aria-pressed", move || form.get("into") == chosen)
                .child(el("b").text(&title))
                .child(span("quiet", &place(case.desk, other)))
                .children(text)
                .on_click(move || form.set("into", &id));
            el("li").child(choose)
        };
        vec![heading(4, "").word("desk-merge-similar"), el("ul").children(found.iter().map(one))]
    })
}

fn address(view: &Json) -> String {
    let text: String = view.string("text").chars().take(300).collect();
    let near = point::of(&view.get("at")).map(|at| format!("near={}&", pair(at, ",")));
    let institution = view.get("institution").text().map(|id| format!("institution={}&", encoded(&id)));
    let institution = if near.is_some() { None } else { institution };
    format!(
        "/api/complaints?{}{}text={}",
        near.unwrap_or_default(),
        institution.unwrap_or_default(),
        encoded(&text)
    )
}
