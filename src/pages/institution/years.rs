//! The years of one institution side by side.

use crate::data::Catalogue;
use crate::dom::{El, el};
use crate::parts::institution_panel::year_total;
use crate::parts::sparkline::spark_line;
use crate::parts::table::{figure_cells, figure_heads, framed, head, table};
use crate::words::t;
use adaldyq_domain::catalogue::{Figures, InstitutionFile, Stage};
use adaldyq_domain::year::Year;

pub fn figures(file: &InstitutionFile, year: u16) -> Figures {
    let total = |stage| year_total(file, year, stage);
    Figures {
        approved: total(Stage::Approved),
        adjusted: total(Stage::Adjusted),
        executed: total(Stage::Executed),
    }
}

/// The approved amounts as a line, and all figures as a table, oldest year first.
pub fn years(catalogue: &Catalogue, row: u32, file: &InstitutionFile, chosen: Year) -> Vec<El> {
    let mut years = catalogue.years().to_vec();
    years.sort_unstable();
    let approved: Vec<_> = years.iter().map(|year| figures(file, year.number()).approved).collect();
    let line_of = |year: &Year| {
        let word = el("th").attr("scope", "row").text(&year.to_string());
        let line = el("tr").class(if *year == chosen { "this-year" } else { "" }).child(word);
        let figures = figures(file, year.number());
        match (figures == Figures::default(), catalogue.existed(row, *year)) {
            (true, false) => line.child(el("td").attr("colspan", "4").class("quiet").word("not-yet-founded")),
            (true, true) => line.child(el("td").attr("colspan", "4").class("quiet").word("not-published")),
            _ => line.children(figure_cells(&figures)),
        }
    };
    let headings = std::iter::once(head(&t("year"), "")).chain(figure_heads()).collect();
    let rows = years.iter().map(line_of).collect();
    vec![spark_line(&approved), framed(table("figures-table years-table", &t("by-year"), headings, rows))]
}
