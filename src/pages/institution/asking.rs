//! Asking about a line of the budget, and what was asked about it already.

use crate::dom::{El, div, link, span};
use crate::format;
use crate::public::Questioned;
use crate::words::{say, t};
use adaldyq_domain::fault::Arg;
use adaldyq_domain::year::Year;

/// The budget of one institution's year, as complaints ask about it.
#[derive(Clone)]
pub struct Asking {
    pub institution: String,
    pub year: Year,
    pub questioned: Questioned,
}

impl Asking {
    /// The way to ask about the year as a whole, and what was asked.
    pub fn about_the_year(&self) -> El {
        let label = say("ask-about-year", &[("year", self.year.to_string().into())]);
        let ask = link("", &self.form(), &label);
        let this = self.clone();
        div("ask").child(ask).child(span("", "").swap(move || this.asked("", None).into_iter().collect()))
    }

    /// The same about a group or an item of it. Follows what comes.
    pub fn about(&self, group: &str, item: Option<&str>, name: &str) -> Vec<El> {
        let line = item.map(|item| format!(",{item}")).unwrap_or_default();
        let label = say("ask-about-line", &[("line", name.into())]);
        let ask = link("", &format!("{},{group}{line}", self.form()), &t("ask-about-this"));
        [ask.attr("aria-label", &label)].into_iter().chain(self.asked(group, item)).collect()
    }

    fn form(&self) -> String {
        format!("/complaints/new?institution={}&budget={}", self.institution, self.year)
    }

    /// How many complaints are about it and how many of them are open; nothing where none is.
    fn asked(&self, group: &str, item: Option<&str>) -> Option<El> {
        let line = self.questioned.about(&self.institution, &self.year.to_string(), group, item)?;
        let counts = [
            ("amount", format::amount(line.amount).into()),
            ("open", Arg::Number(line.open)),
            ("total", Arg::Number(line.total)),
        ];
        let list = format!("/complaints?budget=1&institution={}", self.institution);
        let word = if line.open > 0 { "questioned-here" } else { "questioned-before" };
        Some(link("asked", &list, &say(word, &counts)))
    }
}
