//! A longer term, and the number of the state's own register.

use crate::desk::case::Case;
use crate::desk::facts::today;
use crate::desk::form::Form;
use crate::desk::said;
use crate::dom::{El, el, p};
use crate::format;
use crate::json::Json;
use crate::words::say;
use adaldyq_domain::complaint::working_days::{iso, read_date};

pub fn extend(_: Case, view: &Json, form: Form) -> Vec<El> {
    let due = view.string("due");
    let last = view.string("extend_until");
    let first = read_date(&due).ok().and_then(|due| due.tomorrow().ok()).map(iso).unwrap_or_default();
    let args = [("due", said::day(view, "due").into()), ("last", format::day(&last).into())];
    let day = el("input").attr("type", "date").attr("min", &first).attr("max", &last);
    vec![
        p("", &say("desk-extend-limit", &args)),
        form.field("due", "desk-extend-due", None, day),
        form.field(
            "signed_by",
            "desk-extend-signed",
            super::seen_by(view, "desk-extend-signed-hint"),
            el("input").attr("type", "text").attr("maxlength", "200"),
        ),
        form.area("text", "desk-extend-why", super::seen_by(view, "desk-text-public"), "3"),
    ]
}

pub fn register(_: Case, _: &Json, form: Form) -> Vec<El> {
    let number = el("input").attr("type", "text").attr("maxlength", "64").attr("autocomplete", "off");
    let date = el("input").attr("type", "date").attr("max", &today());
    vec![
        form.field("number", "desk-register-number", None, number),
        form.field("date", "desk-register-date", None, date),
    ]
}
