//! A proposal that begins at a complaint: the case leads to the form, and the form takes what the address names.

use super::complaint_numbers::add;
use super::form::Form;
use super::queue::encoded;
use super::state::Desk;
use crate::dom::{El, button, div, link, p};
use crate::json::Json;
use crate::words::say;
use adaldyq_domain::complaint::id::Id;
use leptos::prelude::*;

/// Names in the address: the complaint, and the institution it is about.
const FROM: &str = "from";
const OF: &str = "of";

/// From a case to the form of a proposal, for those who write them.
pub fn propose(desk: Desk, view: &Json) -> Option<El> {
    let of = view.get("institution").text().map(|id| format!("&{OF}={}", encoded(&id)));
    let address = format!("/desk/proposals?{FROM}={}{}", view.string("id"), of.unwrap_or_default());
    desk.is("officer").then(|| {
        div("case-export case-propose")
            .child(link("button", &address, "").word("desk-propose"))
            .child(p("quiet", "").word("desk-propose-about"))
    })
}

/// What the address asked the form to begin with.
pub enum Begun {
    Nothing,
    /// The form has it.
    Taken,
    /// Another proposal is being written there: it stays, until somebody wants to begin anew.
    Other(El),
}

/// Takes what the address names into the form, and out of the address, so that it is taken once.
pub fn begin(desk: Desk, form: Form) -> Begun {
    let named = |name: &str| untrack(|| desk.session.view.parameter(name)).unwrap_or_default();
    let Ok(complaint) = Id::parse(&named(FROM)) else { return Begun::Nothing };
    let (complaint, institution) = (complaint.to_string(), named(OF));
    queue_microtask(move || {
        desk.session.view.set_parameter(FROM, "");
        desk.session.view.set_parameter(OF, "");
    });
    let written = form.peek("institution");
    if written.is_empty() || institution.is_empty() || written == institution {
        take(form, &institution, &complaint);
        return Begun::Taken;
    }
    let sentence = div("").text_fn(move || {
        let name = desk.institution_name(&written);
        say("desk-propose-other", &[("name", name.as_str().into())])
    });
    let anew = button("button", &say("desk-propose-anew", &[("number", complaint.as_str().into())]));
    let notice = div("notice").attr("role", "status").child(sentence);
    let whole = notice.clone();
    let anew = anew.on_click(move || {
        form.clear();
        take(form, &institution, &complaint);
        whole.node().remove();
    });
    Begun::Other(notice.child(anew))
}

fn take(form: Form, institution: &str, complaint: &str) {
    if !institution.is_empty() {
        form.set("institution", institution);
    }
    add(form, complaint);
    form.look("title");
}
