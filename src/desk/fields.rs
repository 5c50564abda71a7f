//! The fields that forms are made of: each with its label, its hint, and what is wrong with it.

use super::form::Form;
use crate::dom::{El, div, el, p, value_of};

impl Form {
    /// A field round an input of any kind: its label, the input, and what is wrong with it.
    pub fn field(self, name: &'static str, word: &str, hint: Option<&str>, input: El) -> El {
        self.field_with(name, word, hint.map(|hint| p("quiet", "").word(hint)), input)
    }

    /// The same with a hint that may change.
    pub fn field_with(self, name: &'static str, word: &str, hint: Option<El>, input: El) -> El {
        let id = self.id(name);
        let hint_id = format!("{id}-hint");
        let hint = hint.map(|hint| hint.attr("id", &hint_id));
        let described = if hint.is_some() { format!("{hint_id} {id}-error") } else { format!("{id}-error") };
        let input = input
            .attr("id", &id)
            .attr("name", name)
            .attr("aria-describedby", &described)
            .attr_fn("aria-invalid", move || self.wrong(name).map(|_| "true".to_owned()))
            // What is sent is cleared when it has arrived: nobody shall write on in it meanwhile.
            .attr_fn("readonly", move || self.is_busy().then(String::new))
            .prop_fn("value", move || self.get(name).into())
            .on("input", move |event| self.set(name, &value_of(&event)));
        div("field")
            .child(el("label").attr("for", &id).word(word))
            .children(hint)
            .child(input)
            .child(self.error(name))
    }

    /// What is wrong with a field.
    pub fn error(self, name: &'static str) -> El {
        p("error", "")
            .attr("id", &format!("{}-error", self.id(name)))
            .text_fn(move || self.wrong(name).unwrap_or_default())
    }

    /// A line of text.
    pub fn line(self, name: &'static str, word: &str, kind: &str) -> El {
        self.field(name, word, None, el("input").attr("type", kind))
    }

    /// A text of several lines.
    pub fn area(self, name: &'static str, word: &str, hint: Option<&str>, rows: &str) -> El {
        self.field(name, word, hint, el("textarea").attr("rows", rows))
    }

    /// A choice from a list: value and word of each.
    pub fn select(self, name: &'static str, word: &str, options: Vec<(String, String)>) -> El {
        let option = |(value, word): (String, String)| el("option").attr("value", &value).text(&word);
        self.field(name, word, None, el("select").children(options.into_iter().map(option)))
    }

    /// A choice that is seen at once: value and word of each.
    pub fn pills(self, name: &'static str, word: &str, options: Vec<(String, String)>) -> El {
        let group = self.id(name);
        let pill = |(value, word): (String, String)| {
            let (shown, chosen) = (value.clone(), value.clone());
            let input = el("input")
                .attr("type", "radio")
                .attr("name", &group)
                .attr("value", &value)
                .prop_fn("checked", move || (self.get(name) == shown).into())
                .on("change", move |_| self.set(name, &chosen));
            el("label").class("pill").child(input).child(el("span").text(&word))
        };
        el("fieldset")
            .class("field")
            .attr("id", &group)
            .attr("tabindex", "-1")
            .attr("aria-describedby", &format!("{group}-error"))
            .child(el("legend").word(word))
            .child(div("pills").children(options.into_iter().map(pill)))
            .child(self.error(name))
    }

    pub fn tick(self, name: &'static str, word: &str) -> El {
        let toggle = move |_| self.set(name, if self.peek(name).is_empty() { "yes" } else { "" });
        let input = el("input")
            .attr("type", "checkbox")
            .prop_fn("checked", move || (!self.get(name).is_empty()).into())
            .on("change", toggle);
        el("label").class("tick").child(input).child(el("span").word(word))
    }
}
