//! One institution beside the map: its budget of the year, its years, its groups, and what a reader can do.

use super::budget_bar::budget_bar;
use super::icon::icon;
use super::legend::title;
use super::notice::{failed, waiting};
use super::results::value_text;
use super::sparkline::sparkline;
use crate::data::{Catalogue, Loading};
use crate::dom::{El, button, div, el, heading, link, p, percent, span};
use crate::format;
use crate::selection::Shown;
use crate::session::Session;
use crate::words;
use adaldyq_domain::catalogue::{GroupLine, InstitutionFile, Stage};
use adaldyq_domain::measure::Measure;
use adaldyq_domain::money::{self, Tenge};
use adaldyq_domain::place::Placing;
use std::sync::Arc;

/// In a frame (`framed`) the links leave it.
pub fn institution_panel(
    session: Session,
    shown: &Arc<Shown>,
    row: u32,
    framed: bool,
    close: impl FnMut() + 'static,
) -> El {
    let catalogue = &shown.catalogue;
    let id = catalogue.id(row).to_owned();
    let lang = words::lang();
    let about = format!("{} · {}", catalogue.kind_name(row, lang), catalogue.district_name(row, lang));
    let as_of = (!shown.year_is_over()).then(|| catalogue.as_of(shown.year));
    let (picture, word) = if framed { ("close", "close") } else { ("left", "back-to-results") };
    let back = button("link back", "").child(icon(picture)).word(word).on_click(close);
    let name = heading(2, catalogue.name(row, lang)).attr("id", "institution-name").attr("tabindex", "-1");
    let report = link("button strong", &format!("/complaints/new?institution={id}"), "")
        .child(icon("message"))
        .word("report-here");
    let open = link("button", &format!("/institutions/{id}?year={}", shown.year), "")
        .child(icon("page"))
        .word("open-page");
    let outwards =
        |link: El| if framed { link.attr("target", "_blank").attr("rel", "noopener") } else { link };
    let details = {
        let (shown, catalogue) = (Arc::clone(shown), Arc::clone(catalogue));
        div("details").swap(move || match session.data.institution(&catalogue, &id) {
            Loading::Ready(file) => details(&shown, &file),
            Loading::Waiting => vec![waiting()],
            Loading::Failed(failure) => vec![failed(session.data, &failure)],
        })
    };
    el("article")
        .class("institution")
        .attr("aria-labelledby", "institution-name")
        .child(back)
        .child(p("quiet", &about))
        .child(name)
        .children(placing_marks(catalogue, row))
        .children(headline(shown, row))
        .child(el("hr"))
        .children(budget_bar(&shown.figures(row), as_of))
        .child(div("actions").child(outwards(report)).child(outwards(open)))
        .child(details)
}

/// The measure's figure, large, and what it is of.
fn headline(shown: &Shown, row: u32) -> Vec<El> {
    let figure = p("headline", "");
    let figure = match (shown.measure, shown.value(row)) {
        (_, None) => figure.child(span("", &value_text(shown, row))),
        (Measure::Execution | Measure::PerClient, Some(value)) => {
            figure.child(el("b").text(&format::value(shown.measure, value)))
        }
        (_, Some(value)) => {
            let (number, unit) = format::parts(format::tenge(value));
            figure.child(el("b").text(&number)).text(" ").child(span("", &unit))
        }
    };
    let title = title(shown).replace(", ₸", "");
    let day = shown.catalogue.as_of(shown.year);
    let of = if shown.year_is_over() { title } else { format!("{title} · {}", format::as_of(day)) };
    vec![figure, p("quiet", &of)]
}

/// That the place is a guess, or the body an invention.
pub fn placing_marks(catalogue: &Catalogue, row: u32) -> Vec<El> {
    let mut marks = Vec::new();
    if catalogue.invented(row) {
        marks.push(p("mark", "").word("invented"));
    }
    match catalogue.placing(row) {
        Placing::Exact => {}
        Placing::Approximate => marks.push(p("mark", "").word("place-approximate")),
        Placing::Demonstration => marks.push(p("mark", "").word("place-demonstration")),
    }
    marks
}

fn details(shown: &Shown, file: &InstitutionFile) -> Vec<El> {
    let series = series(shown, file);
    let lines = file.budgets.get(&shown.year.to_string()).map(Vec::as_slice).unwrap_or_default();
    let mut parts = vec![el("hr"), heading(3, "").word("by-year-approved")];
    parts.extend(sparkline(&series));
    parts.extend([el("hr"), heading(3, "").word("by-group"), groups(shown, lines)]);
    parts
}

/// The approved amounts, oldest year first.
pub fn series(shown: &Shown, file: &InstitutionFile) -> Vec<(u16, Option<Tenge>)> {
    let mut years: Vec<u16> = shown.catalogue.years().iter().map(|year| year.number()).collect();
    years.sort_unstable();
    years.into_iter().map(|year| (year, year_total(file, year, Stage::Approved))).collect()
}

/// A stage's sum over a year's groups; nothing where a part was not published.
pub fn year_total(file: &InstitutionFile, year: u16, stage: Stage) -> Option<Tenge> {
    let lines = file.budgets.get(&year.to_string()).filter(|lines| !lines.is_empty())?;
    money::sum(lines.iter().map(|line| match stage {
        Stage::Approved => line.approved,
        Stage::Adjusted => line.adjusted,
        Stage::Executed => line.executed,
    }))
}

fn groups(shown: &Shown, lines: &[GroupLine]) -> El {
    if lines.is_empty() {
        return p("quiet", "").word("year-not-published");
    }
    let most = lines.iter().filter_map(|line| line.approved).max().unwrap_or_default().as_f64().max(1.0);
    let line_of = |line: &GroupLine| {
        let share = line.approved.map_or(0.0, |amount| amount.as_f64() / most);
        let fill = el("span").style("width", &percent(share));
        el("li")
            .child(span(
                "group-name",
                &format!("{} {}", line.group, shown.catalogue.group_name(&line.group, words::lang())),
            ))
            .child(el("b").text(&format::amount(line.approved)))
            .child(span("group-bar", "").attr("aria-hidden", "true").child(fill))
    };
    el("ul").class("groups").children(lines.iter().map(line_of))
}
