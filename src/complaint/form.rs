//! The form in its two steps: filling in, and seeing what everyone will see before it is sent.

use super::budget_line::{budget, chosen_amount};
use super::confidential::confidential;
use super::dispatch::{Dispatch, dispatch_state};
use super::draft::{Field, Form, place_of};
use super::fields::{self, contact, text, tick, topics, trap};
use super::photos::{chosen_photos, photo_field};
use super::place_picker::{place_picker, position};
use super::similar::similar;
use super::trial::{trial, trial_short};
use crate::data::Loading;
use crate::dom::{El, button, div, el, heading, p, span};
use crate::session::Session;
use crate::view::point::pair;
use crate::words::{self, say, t};
use adaldyq_domain::complaint::draft::Complaint;
use leptos::prelude::*;

const STEP: &str = "step";
const PREVIEW: &str = "preview";

pub fn form(session: Session) -> Vec<El> {
    let form = Form::open(session);
    let dispatch = Dispatch::open(form);
    if form.is_unsent() {
        session.view.set_parameter(STEP, PREVIEW);
        dispatch.send();
    }
    let steps = div("complaint-form").swap(move || {
        let preview = session.view.parameter(STEP).as_deref() == Some(PREVIEW);
        match untrack(|| form.check()) {
            Ok(complaint) if preview => look(form, dispatch, &complaint),
            _ => fill(form),
        }
    });
    vec![steps]
}

fn fill(form: Form) -> Vec<El> {
    form.set(Field::Wanted, "");
    // What the endpoint has refused is said at once.
    let summary = RwSignal::new(untrack(|| form.errors.with(|errors| !errors.is_empty())));
    let on = move || {
        if form.check_all() {
            open_preview(form.session);
        } else {
            summary.set(true);
            fields::focus("summary");
        }
    };
    let begun = form.is_begun().then(|| {
        let anew = button("link", "").word("complaint-anew").on_click(move || form.clear());
        p("begun", "").word("complaint-begun").text(" ").child(anew)
    });
    let hint = move || form.word("photos-hint", "confidential-photos-hint");
    let sheet = el("form")
        .attr("novalidate", "")
        .label("complaint-new")
        .child(faults(form, summary))
        .child(topics(form))
        .child(place_picker(form))
        .child(confidential(form))
        .child(text(form))
        .child(photo_field(form.photos, hint, move || fields::wrong(form, "photos")))
        .child(budget(form))
        .child(trap(form))
        .child(contact(form))
        .child(tick(form, Field::Shared, "complaint-shared"))
        .child(p("quiet", "").word("complaint-shared-hint"))
        .child(
            el("button")
                .attr("type", "submit")
                .class("button strong wide")
                .text_fn(move || t(form.word("complaint-see", "confidential-see"))),
        )
        .on("submit", move |event| {
            event.prevent_default();
            on();
        });
    [trial(form.session), dropped(form)].into_iter().chain(begun).chain([sheet]).collect()
}

/// What of the link could not be read.
fn dropped(form: Form) -> El {
    div("").swap(move || {
        let what: Vec<String> = form.dropped.get().into_iter().map(t).collect();
        if what.is_empty() {
            return Vec::new();
        }
        let close = button("link", "").word("understood").on_click(move || form.dropped.set(Vec::new()));
        let said = say("form-dropped", &[("what", what.join(", ").into())]);
        vec![p("notice", &said).attr("role", "status").text(" ").child(close)]
    })
}

/// Adds a step to the history, so that Back returns to the form.
fn open_preview(session: Session) {
    let query = window().location().search().unwrap_or_default();
    let query = if query.is_empty() { "?".to_owned() } else { format!("{query}&") };
    session.go.run(format!("{}{query}{STEP}={PREVIEW}", session.path.get_untracked()));
    fields::focus("preview");
}

/// The places where something can be wrong, in their order, and what they are called.
const TITLES: [(&str, &str); 8] = [
    ("topic", "complaint-topic"),
    ("place", "complaint-where"),
    ("budget", "complaint-budget-line"),
    ("text", "complaint-text"),
    ("photos", "photos-title"),
    ("contact.name", "complaint-name"),
    ("contact.phone", "complaint-phone"),
    ("contact.email", "complaint-email"),
];

/// All that is wrong, each leading to its field.
fn faults(form: Form, shown: RwSignal<bool>) -> El {
    div("").attr("role", "alert").attr("id", "summary").attr("tabindex", "-1").swap(move || {
        let errors = form.errors.get();
        if !shown.get() || errors.is_empty() {
            return Vec::new();
        }
        let line = |(path, title): (&'static str, &str)| {
            let (_, sentence) = errors.iter().find(|(field, _)| place_of(field) == path)?;
            let title = t(title);
            let title = title.trim_end_matches(['?', '.', ':']);
            let to = button("link", &format!("{title}: {sentence}")).on_click(move || fields::focus(path));
            Some(el("li").child(to))
        };
        // What has no field on the form is said all the same.
        let formless =
            errors.iter().filter(|(field, _)| !TITLES.iter().any(|(path, _)| *path == place_of(field)));
        let formless = formless.map(|(_, sentence)| el("li").text(sentence));
        let list = el("ul").children(TITLES.into_iter().filter_map(line)).children(formless);
        vec![div("mend").child(el("b").word("complaint-mend")).child(list)]
    })
}

/// What everyone will see, and the button that sends it.
fn look(form: Form, dispatch: Dispatch, complaint: &Complaint) -> Vec<El> {
    let session = form.session;
    let name = complaint.contact.name.as_deref().filter(|_| complaint.contact.show_name);
    let name = p("quiet", &name.map_or_else(|| t("complaint-name-hidden"), str::to_owned));
    let card = el("article")
        .class("card")
        .child(heading(3, &super::named("topic", complaint.topic.code())))
        .children(places(form))
        .child(p("complaint-body", &complaint.text))
        .child(chosen_photos(form.photos))
        .children((!complaint.confidential).then_some(name));
    let contact = &complaint.contact;
    let hidden: Vec<&str> = [
        contact.name.as_deref().filter(|_| !contact.show_name),
        contact.phone.as_deref(),
        contact.email.as_deref(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let word = if complaint.confidential { "confidential-kept-back" } else { "complaint-kept-back" };
    let hidden = (!hidden.is_empty()).then(|| p("", &say(word, &[("what", hidden.join(", ").into())])));
    let back = button("button", "").word("complaint-mend-it").on_click(move || {
        session.view.set_parameter(STEP, "");
        fields::focus("text");
    });
    let send = el("button")
        .attr("type", "button")
        .class("button strong")
        .attr_fn("aria-disabled", move || dispatch.busy.get().then(|| "true".to_owned()))
        .text_fn(move || t(dispatch.word()))
        .on_click(move || dispatch.send());
    let (title, after) = if complaint.confidential {
        ("confidential-sees", "confidential-after")
    } else {
        ("complaint-everyone-sees", "complaint-after-acceptance")
    };
    vec![
        trial_short(session),
        heading(2, "").word(title).attr("id", "preview").attr("tabindex", "-1"),
        p("quiet", "").word(after),
        card,
        div("").children(hidden),
        similar(form, complaint),
        dispatch_state(dispatch),
        div("send-row two").child(back).child(send),
    ]
}

fn places(form: Form) -> Vec<El> {
    let catalogue = untrack(|| form.session.data.catalogue.with(Loading::ready));
    let mut lines = Vec::new();
    let institution = form.get(Field::Institution);
    if let Some((catalogue, row)) = catalogue.and_then(|all| all.row(&institution).map(|row| (all, row))) {
        lines.push(p("", "").child(el("b").text(catalogue.name(row, words::lang()))));
    }
    if let Some((lat, lon)) = position(&form.get(Field::At)) {
        let place = say("complaint-point", &[("at", pair((lat, lon), ", ").into())]);
        lines.push(p("", "").child(span("quiet", &place)));
    }
    let budget = form.get(Field::Budget);
    if !budget.is_empty() {
        lines.push(p("quiet", "").child(super::budget_said(form.session, budget)));
        lines.extend(untrack(|| chosen_amount(form)).map(|amount| p("", "").child(el("b").text(&amount))));
    }
    lines
}
