//! Words between the desk and the complainant.

use crate::desk::case::Case;
use crate::desk::form::Form;
use crate::dom::El;
use crate::json::Json;

pub fn ask(_: Case, view: &Json, form: Form) -> Vec<El> {
    words(view, form, "desk-ask-text")
}

pub fn message(_: Case, view: &Json, form: Form) -> Vec<El> {
    words(view, form, "desk-message-text")
}

fn words(view: &Json, form: Form, word: &'static str) -> Vec<El> {
    vec![form.area("text", word, Some("desk-text-between"), "5"), super::written::language(form, view)]
}
