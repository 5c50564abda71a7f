//! A warning where a text seems to be in another language than the complaint.

use crate::desk::form::Form;
use crate::desk::said::{named, with};
use crate::dom::{El, div, p};
use crate::json::Json;
use adaldyq_domain::complaint::language::guess;

/// The language of the complaint, and a warning while the text seems to be in another.
pub fn language(form: Form, view: &Json) -> El {
    let lang = view.string("lang");
    let said = p("quiet", &with("desk-language", "lang", named("desk-lang", &lang)));
    let warning = div("").attr("role", "status").swap(move || {
        let other = guess(&form.get("text")).filter(|guessed| guessed.code() != lang);
        let words = |_| p("late", &with("desk-language-other", "lang", named("desk-lang", &lang)));
        other.map(words).into_iter().collect()
    });
    div("").child(said).child(warning)
}
