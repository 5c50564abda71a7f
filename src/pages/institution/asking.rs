//! Asking about a line of the budget, and what was asked about it already.

use crate::dom::{El, link, p};
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
    /// The way to ask about the year as a whole.
    pub fn about_the_year(&self) -> El {
        let Self { institution, year, .. } = self;
        let address = format!("/complaints/new?institution={institution}&budget={year}");
        let words = say("ask-about-year", &[("year", year.to_string().into())]);
        p("ask", "").child(link("", &address, &words))
    }

    /// The way to ask, and where complaints ask already how many do. Follows their coming.
    pub fn about(&self, group: &str, item: Option<&str>, name: &str) -> Vec<El> {
        let Self { institution, year, questioned } = self;
        let line = item.map(|item| format!(",{item}")).unwrap_or_default();
        let address = format!("/complaints/new?institution={institution}&budget={year},{group}{line}");
        let label = say("ask-about-line", &[("line", name.into())]);
        let ask = link("", &address, &t("ask-about-this")).attr("aria-label", &label);
        let known = questioned.about(institution, &year.to_string(), group, item).map(|line| {
            let counts = [
                ("amount", format::amount(line.amount).into()),
                ("open", Arg::Number(line.open)),
                ("total", Arg::Number(line.total)),
            ];
            let list = format!("/complaints?budget=1&institution={institution}");
            let word = if line.open > 0 { "questioned-here" } else { "questioned-before" };
            link("asked", &list, &say(word, &counts))
        });
        [ask].into_iter().chain(known).collect()
    }
}
