//! The fields of the form: each with its label, its hint, and what is wrong with it.

use super::draft::{Field, Form, place_of};
use super::settings::settings;
use crate::dom::{El, div, el, heading, p, value_of};
use crate::words::{self, t};
use adaldyq_domain::complaint::text::{LONGEST, clean};
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::fault::Fault;
use adaldyq_words::number;
use leptos::prelude::*;

/// The element that a person types into, by the field's path.
pub fn id(path: &str) -> String {
    path.replace('.', "-")
}

pub fn error_id(path: &str) -> String {
    format!("{}-error", id(path))
}

/// Brings a person to a field, once the page has followed what was changed before.
pub fn focus(path: &'static str) {
    set_timeout(
        move || {
            // Radio buttons and the place have no single element of that name.
            let found = document().get_element_by_id(&id(path));
            let found =
                found.or_else(|| document().query_selector(&format!("[name=\"{path}\"]")).ok().flatten());
            let found = found.or_else(|| document().get_element_by_id(&format!("{path}-label")));
            if let Some(element) = found {
                let element = El::of(element);
                if let Ok(Some(details)) = element.node().closest("details") {
                    let _ = details.set_attribute("open", "");
                }
                element.focus();
                element.node().scroll_into_view();
            }
        },
        std::time::Duration::ZERO,
    );
}

/// What is wrong with this field, beside it.
pub fn error(form: Form, path: &'static str) -> El {
    p("error", "").attr("id", &error_id(path)).text_fn(move || wrong(form, path).unwrap_or_default())
}

pub fn wrong(form: Form, path: &str) -> Option<String> {
    form.errors.with(|errors| {
        let found = errors.iter().find(|(field, _)| place_of(field) == path);
        found.map(|(_, sentence)| sentence.clone())
    })
}

/// What every input and text area has in common.
fn typed(form: Form, field: Field, path: &'static str, input: El) -> El {
    let signal = form.signal(field);
    input
        .attr("id", &id(path))
        .attr(
            "aria-describedby",
            &if path == "text" { "text-hint text-error".to_owned() } else { error_id(path) },
        )
        .attr_fn("aria-invalid", move || wrong(form, path).map(|_| "true".to_owned()))
        .prop_fn("value", move || signal.get().into())
        .on("input", move |event| signal.set(value_of(&event)))
        .on("blur", move |_| {
            // An empty field that was only passed through is not scolded before sending.
            if !form.get(field).is_empty() {
                touch_unpressed(form, path);
            }
        })
}

/// Says what is wrong once nothing is being pressed: a line that appears moves what lies below away from under
/// the pointer, and the press would be lost.
fn touch_unpressed(form: Form, path: &'static str) {
    let look = move || match document().query_selector(":active") {
        Ok(Some(_)) => touch_unpressed(form, path),
        _ => form.touch(path),
    };
    set_timeout(look, std::time::Duration::from_millis(30));
}

/// What is wrong, in words: from a list one chooses.
pub fn fault_words(fault: &Fault) -> String {
    match (&*fault.field, fault.code) {
        ("topic", "required") => t("choose-one"),
        _ => words::fault(fault),
    }
}

pub fn topics(form: Form) -> El {
    let signal = form.signal(Field::Topic);
    let pill = |topic: Topic| {
        let code = topic.code();
        let input = el("input")
            .attr("type", "radio")
            .attr("name", "topic")
            .attr("value", code)
            .prop_fn("checked", move || signal.with(|chosen| chosen == code).into())
            .on("change", move |_| signal.set(code.to_owned()));
        el("label").class("pill").child(input).child(el("span").text(&super::named("topic", code)))
    };
    el("fieldset")
        .class("field")
        .attr("aria-describedby", &error_id("topic"))
        .child(el("legend").child(heading(2, "").word("complaint-topic")))
        .child(div("pills").children(Topic::ALL.map(pill)))
        .child(error(form, "topic"))
}

pub fn text(form: Form) -> El {
    let area = el("textarea").attr("rows", "7").attr("required", "");
    let length = move || {
        form.signal(Field::Text).with(|text| {
            let cleaned = clean(text, str::to_owned);
            cleaned.as_deref().unwrap_or(text).chars().count()
        })
    };
    let counter = p("counter", "").class_when("late", move || length() > LONGEST).text_fn(move || {
        format!("{} / {}", number::integer(length() as i64), number::integer(LONGEST as i64))
    });
    let label = el("label").attr("for", "text").child(heading(2, "").word("complaint-text"));
    div("field")
        .child(label)
        .child(
            p("quiet", "")
                .attr("id", "text-hint")
                .text_fn(move || t(form.word("complaint-text-hint", "confidential-text-hint"))),
        )
        .child(typed(form, Field::Text, "text", area))
        .child(counter)
        .child(contacts_in_text(form))
        .child(error(form, "text"))
}

/// Who may be asked back; all of it optional.
pub fn contact(form: Form) -> El {
    let line = move |field, path: &'static str, word: &str, kind: &str, complete: &str| {
        let input = el("input").attr("type", kind).attr("autocomplete", complete);
        div("field")
            .child(el("label").attr("for", &id(path)).text(&t(word)))
            .child(typed(form, field, path, input))
            .child(error(form, path))
    };
    let details = el("details")
        .class("contact")
        .child(el("summary").word("complaint-contact"))
        .child(p("quiet", "").text_fn(move || {
            let kept = settings(form.session).ready().and_then(|settings| settings.contact_kept);
            let kept = kept.map(|days| words::count("contact-kept", days));
            let seen = t(form.word("complaint-contact-seen", "confidential-contact-seen"));
            [seen].into_iter().chain(kept).collect::<Vec<_>>().join(" ")
        }))
        .child(line(Field::Name, "contact.name", "complaint-name", "text", "name"))
        .child(div("").swap(move || {
            let shown = || tick(form, Field::ShowName, "complaint-show-name");
            (!form.is(Field::Confidential)).then(shown).into_iter().collect()
        }))
        .child(line(Field::Phone, "contact.phone", "complaint-phone", "tel", "tel"))
        .child(line(Field::Email, "contact.email", "complaint-email", "email", "email"));
    let given =
        [Field::Name, Field::Phone, Field::Email].into_iter().any(|field| !form.get(field).is_empty());
    let details = if given { details.attr("open", "") } else { details };
    let no_name = p("quiet", "").text_fn(move || t(form.word("complaint-no-name", "confidential-no-name")));
    div("").child(details).child(no_name)
}

pub fn tick(form: Form, field: Field, word: &str) -> El {
    let signal = form.signal(field);
    let toggle = move |_| {
        signal.update(|value| *value = if value.is_empty() { "yes".to_owned() } else { String::new() })
    };
    let input = el("input")
        .attr("type", "checkbox")
        .prop_fn("checked", move || signal.with(|value| !value.is_empty()).into())
        .on("change", toggle);
    el("label").class("tick").child(input).child(el("span").text(&t(word)))
}

/// A field that nobody sees and no reader aloud speaks of: only a program fills it in.
pub fn trap(form: Form) -> El {
    let input = el("input")
        .attr("type", "text")
        .attr("name", "website")
        .attr("tabindex", "-1")
        .attr("autocomplete", "off")
        .on("input", move |event| form.set(Field::Website, &value_of(&event)));
    div("trap").attr("aria-hidden", "true").child(input)
}

/// That everyone would see the telephone number or the e-mail in the text.
fn contacts_in_text(form: Form) -> El {
    p("late", "").attr("role", "status").text_fn(move || {
        let found = !form.is(Field::Confidential) && form.signal(Field::Text).with(|text| has_contacts(text));
        if found { t("text-has-contacts") } else { String::new() }
    })
}

/// Something with an @ between letters, or nine digits and more that stand together.
fn has_contacts(text: &str) -> bool {
    let mail = |word: &str| {
        word.split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && host.trim_end_matches('.').contains('.'))
    };
    if text.split_whitespace().any(mail) {
        return true;
    }
    let mut digits = 0;
    text.chars().any(|character| {
        match character {
            '0'..='9' => digits += 1,
            ' ' | '-' | '(' | ')' | '+' | '\u{a0}' => {}
            _ => digits = 0,
        }
        digits >= 9
    })
}
