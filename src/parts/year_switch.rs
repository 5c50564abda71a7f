//! One button for each published year.

use crate::data::Catalogue;
use crate::dom::{El, button, div};
use crate::session::Session;
use adaldyq_domain::year::Year;
use std::sync::Arc;

/// The year of the address, else the newest with a budget.
pub fn year_of(session: Session, catalogue: &Catalogue) -> Year {
    let asked = session.view.with(|view| view.year).filter(|year| catalogue.years().contains(year));
    asked.unwrap_or_else(|| catalogue.default_year())
}

/// The pressed button is the year on the screen.
pub fn year_switch(session: Session, catalogue: &Arc<Catalogue>) -> El {
    let default = catalogue.default_year();
    let choice = |year: &Year| {
        let (year, catalogue) = (*year, Arc::clone(catalogue));
        button("chip", &year.to_string())
            .state("aria-pressed", move || year_of(session, &catalogue) == year)
            .on_click(move || {
                session.view.change(|view| view.year = Some(year).filter(|year| *year != default))
            })
    };
    div("years").attr("role", "group").label("year").children(catalogue.years().iter().map(choice))
}
