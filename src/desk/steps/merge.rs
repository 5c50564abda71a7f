//! Joining a duplicate to its main complaint: the number typed, or chosen among those most like it, or those open at
//! its institution.

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

/// Those it may be joined to: the ones most like it, else all that are open at its institution.
fn similar(case: Case, view: &Json, form: Form) -> El {
    let found = RwSignal::new_local(None::<Found>);
    let view = view.clone();
    crate::dom::soon(async move {
        found.try_set(Some(look(&view).await));
    });
    let said = |word: &str| p("quiet", "").attr("role", "status").word(word);
    div("similar").swap(move || match found.get() {
        None => Vec::new(),
        Some(Found { alike, list }) if list.is_empty() => {
            vec![said(if alike { "desk-merge-none" } else { "desk-merge-none-open" })]
        }
        Some(Found { alike, list }) => {
            let none = (!alike).then(|| said("desk-merge-none"));
            let title = heading(4, "").word(if alike { "desk-merge-similar" } else { "desk-merge-open" });
            let list = el("ul").children(list.iter().map(|other| choice(case, form, other)));
            none.into_iter().chain([title, list]).collect()
        }
    })
}

/// What may be joined to, and whether it was found because it is alike.
#[derive(Clone)]
struct Found {
    alike: bool,
    list: Vec<Json>,
}

async fn look(view: &Json) -> Found {
    let alike = mains(view, &alike_address(view)).await;
    match view.get("institution").text() {
        Some(institution) if alike.is_empty() => {
            let address =
                format!("/api/complaints?institution={}&status=accepted,drafted", encoded(&institution));
            Found { alike: false, list: mains(view, &address).await }
        }
        _ => Found { alike: true, list: alike },
    }
}

/// Those of an answer that can carry the reply of this one: of its institution, and joined to none themselves.
async fn mains(view: &Json, address: &str) -> Vec<Json> {
    let answer = crate::data::fetch::value(address).await.map(Json);
    let list = answer.map(|json| json.get("complaints").list()).unwrap_or_default();
    let (own, institution) = (view.string("id"), view.string("institution"));
    let fits = |other: &Json| {
        let stands = other.get("merged_into").is_absent() && other.string("institution") == institution;
        stands && other.string("id") != own
    };
    list.into_iter().filter(fits).collect()
}

fn choice(case: Case, form: Form, other: &Json) -> El {
    let id = other.string("id");
    let title = format!("{id} · {}", named("topic", &other.string("topic")));
    let chosen = id.clone();
    let text = other.get("text").text().map(|text| span("row-text", &text));
    let choose = button("similar-choice", "")
        .attr("id", &format!("merge-{id}"))
        .state("aria-pressed", move || form.get("into") == chosen)
        .child(el("b").text(&title))
        .child(span("quiet", &place(case.desk, other)))
        .children(text)
        .on_click(move || form.set("into", &id));
    el("li").child(choose)
}

fn alike_address(view: &Json) -> String {
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
