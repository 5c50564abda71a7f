//! `/institutions/{id}`: one institution, its budget by year, functional group and item.

mod asking;
mod lines;
mod years;

use self::asking::Asking;
use super::map::dropped_notice;
use super::not_found::not_found;
use crate::data::{Catalogue, Loading};
use crate::dom::{El, button, div, el, heading, link, p, span};
use crate::format;
use crate::hand_on::{origin, share_button};
use crate::parts::budget_bar::budget_bar;
use crate::parts::glossary::glossary;
use crate::parts::icon::icon;
use crate::parts::institution_panel::placing_marks;
use crate::parts::notice::{failed, waiting};
use crate::parts::shell::page;
use crate::parts::year_switch::{year_of, year_switch};
use crate::public::{Questioned, institution_complaints, questioned};
use crate::session::Session;
use crate::words::{self, t};
use adaldyq_domain::catalogue::{Figures, InstitutionFile, Stage};
use adaldyq_domain::measure::Measure;
use adaldyq_domain::year::Year;
use leptos::prelude::*;
use std::sync::Arc;

/// A part of the page that its file and year decide.
type Part = fn(Session, &Arc<Catalogue>, u32, &Arc<InstitutionFile>, Year, &Questioned) -> Vec<El>;

const TERMS: [&str; 14] = [
    "approved",
    "adjusted",
    "executed",
    "execution",
    "per_client",
    "pupils",
    "places",
    "beds",
    "visits",
    "residents",
    "functional_group",
    "item",
    "not_published",
    "as_of",
];

pub fn institution(session: Session, id: &str) -> Vec<El> {
    let catalogue = match session.data.catalogue.get() {
        Loading::Ready(catalogue) => catalogue,
        Loading::Failed(failure) => {
            return page(session, &t("institution"), false, vec![failed(session.data, &failure)]);
        }
        Loading::Waiting => return page(session, &t("institution"), false, vec![waiting()]),
    };
    match catalogue.row(id) {
        Some(row) => found(session, catalogue, row),
        None => unknown(session),
    }
}

fn unknown(session: Session) -> Vec<El> {
    let list = link("button", "/institutions", "").child(icon("table")).word("page-institutions");
    let mut parts = not_found(session);
    parts.extend(parts.last().cloned().map(|main| main.child(p("", "").child(list))));
    parts.truncate(parts.len() - 1);
    parts
}

fn found(session: Session, catalogue: Arc<Catalogue>, row: u32) -> Vec<El> {
    let id = catalogue.id(row).to_owned();
    let title = catalogue.name(row, words::lang()).to_owned();
    let file = {
        let (catalogue, id) = (Arc::clone(&catalogue), id.clone());
        move || session.data.institution(&catalogue, &id)
    };
    let facts = {
        let (file, catalogue) = (file.clone(), Arc::clone(&catalogue));
        div("facts-place")
            .swap(move || file().ready().map(|file| facts(&catalogue, &file)).into_iter().collect())
    };
    let asked = questioned();
    let part = |make: Part| {
        let (catalogue, file, asked) = (Arc::clone(&catalogue), file.clone(), asked.clone());
        div("budget-place").swap(move || match file() {
            Loading::Ready(file) => {
                make(session, &catalogue, row, &file, year_of(session, &catalogue), &asked)
            }
            _ => Vec::new(),
        })
    };
    let (summary, details) = (part(summary), part(details));
    let state = div("state").swap(move || match file() {
        Loading::Ready(_) => Vec::new(),
        Loading::Failed(failure) => failed(session.data, &failure).into(),
        Loading::Waiting => waiting().into(),
    });
    let mut content = placing_marks(&catalogue, row);
    content.insert(0, kind_and_district(&catalogue, row));
    content.extend([
        facts,
        actions(session, &catalogue, row, &title),
        dropped_notice(session),
        year_switch(session, &catalogue),
        state,
        summary,
        glossary(session, &catalogue, &TERMS),
        details,
        institution_complaints(session, &id),
        source(session, &catalogue, &id),
    ]);
    page(session, &title, false, content)
}

fn kind_and_district(catalogue: &Catalogue, row: u32) -> El {
    let lang = words::lang();
    let list = |name: &str, id: Option<&str>, word: &str| {
        link("", &format!("/institutions?{name}={}", id.unwrap_or_default()), word)
    };
    let kind = catalogue.index.kinds.get(catalogue.kind(row)).map(|kind| kind.id.as_str());
    let district =
        catalogue.index.districts.get(catalogue.district(row)).map(|district| district.id.as_str());
    p("of-kind", "").child(list("kind", kind, catalogue.kind_name(row, lang))).text(" · ").child(list(
        "district",
        district,
        catalogue.district_name(row, lang),
    ))
}

/// Where it is and who answers for it, as far as it was published.
fn facts(catalogue: &Catalogue, file: &InstitutionFile) -> El {
    let lang = words::lang();
    let mut list = el("dl").class("facts");
    let mut add = |word: &str, value: Option<El>| {
        if let Some(value) = value {
            let line = div("").child(el("dt").text(&t(word))).child(el("dd").child(value));
            list = list.clone().child(line);
        }
    };
    add("institution-address", file.address.as_ref().map(|address| span("", address.get(lang))));
    let parent = file.parent.as_deref().and_then(|id| Some((id, catalogue.row(id)?)));
    let parent = parent.map(|(id, row)| link("", &format!("/institutions/{id}"), catalogue.name(row, lang)));
    add("institution-parent", parent);
    add("institution-head", file.head.as_ref().map(|head| span("", head)));
    let number = |phone: &String| {
        let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        link("", &format!("tel:{digits}"), phone)
    };
    add("institution-phone", file.phone.as_ref().map(number));
    let site = file.site.as_ref().filter(|site| site.starts_with("http"));
    add("institution-site", site.map(|site| link("", site, site).attr("rel", "noopener")));
    add("institution-opened", file.opened.map(|year| span("", &year.to_string())));
    add("institution-closed", file.closed.map(|year| span("", &year.to_string())));
    list
}

fn actions(session: Session, catalogue: &Catalogue, row: u32, title: &str) -> El {
    let id = catalogue.id(row).to_owned();
    let report = link("button strong", &format!("/complaints/new?institution={id}"), "")
        .child(icon("message"))
        .word("report-here");
    let map = el("a").class("button").child(icon("pin")).word("on-the-map");
    let year = move || session.view.with(|view| view.year).map(|year| year.to_string());
    let selected = id.clone();
    let map = map.attr_fn("href", move || {
        let year = year().map(|year| format!("&year={year}")).unwrap_or_default();
        Some(format!("/?select={selected}{year}"))
    });
    let share = share_button(title.to_owned(), move || {
        let year = session.view.with(|view| view.year).map(|year| format!("?year={year}"));
        format!("/institutions/{id}{}", year.unwrap_or_default())
    });
    let print = button("button", "").child(icon("print")).word("print").on_click(|| {
        let _ = window().print();
    });
    div("page-actions").children([report, map, share, print])
}

/// The year's figures in short.
fn summary(
    _session: Session,
    catalogue: &Arc<Catalogue>,
    row: u32,
    file: &Arc<InstitutionFile>,
    year: Year,
    _asked: &Questioned,
) -> Vec<El> {
    let figures = years::figures(file, year.number());
    let as_of = (!catalogue.is_over(year)).then(|| catalogue.as_of(year));
    let mut parts = vec![headline(catalogue, row, &figures, year)];
    if figures != Figures::default() {
        parts.extend(budget_bar(&figures, as_of));
        parts.extend(per_client(catalogue, row, file, &figures, year));
    }
    parts
}

/// All years, and what the budget of this one is made of.
fn details(
    session: Session,
    catalogue: &Arc<Catalogue>,
    row: u32,
    file: &Arc<InstitutionFile>,
    year: Year,
    asked: &Questioned,
) -> Vec<El> {
    let mut parts = vec![heading(2, "").word("by-year")];
    parts.extend(years::years(catalogue, row, file, year));
    if let Some(lines) = file.budgets.get(&year.to_string()).filter(|lines| !lines.is_empty()) {
        parts.push(heading(2, &words::say("by-group-and-item", &[("year", year.to_string().into())])));
        let asking = Asking { institution: file.id.clone(), year, questioned: asked.clone() };
        parts.push(asking.about_the_year());
        parts.push(lines::lines(session, catalogue, asking, lines));
    }
    parts.extend(lines::contracts(file, year.number()));
    parts.extend(lines::history(session, catalogue, file));
    let (catalogue, file) = (Arc::clone(catalogue), Arc::clone(file));
    let csv = button("button", "").child(icon("download")).word("download-csv");
    parts
        .push(p("page-actions", "").child(csv.on_click(move || lines::download(session, &catalogue, &file))));
    parts
}

/// The approved amount, large; why there is none, where there is none.
fn headline(catalogue: &Catalogue, row: u32, figures: &Figures, year: Year) -> El {
    let figure = p("headline", "");
    let figure = match figures.approved {
        Some(amount) => {
            let (number, unit) = format::parts(amount);
            figure.child(el("b").text(&number)).text(" ").child(span("", &unit))
        }
        None if catalogue.existed(row, year) => figure.child(span("", "").word("year-not-published")),
        None => figure.child(span("", "").word("not-yet-founded")),
    };
    let of = format!("{year} · {}", format::lower(&t("measure-approved")));
    let day = (!catalogue.is_over(year)).then(|| format!(" · {}", format::as_of(catalogue.as_of(year))));
    div("headline-place").child(figure).child(p("quiet", &format!("{of}{}", day.unwrap_or_default())))
}

/// What comes to one pupil, bed or resident; the divisor and its year stand in the sentence.
fn per_client(
    catalogue: &Catalogue,
    row: u32,
    file: &InstitutionFile,
    figures: &Figures,
    year: Year,
) -> Option<El> {
    let unit = catalogue.unit(row)?;
    let clients = *file.clients.get(&year.to_string())?;
    let each = Measure::PerClient.value(figures, Some(clients))?;
    let count = words::count(&format!("clients-{unit}"), clients.into());
    let arguments = [("clients", count.into()), ("year", year.to_string().into())];
    let label = words::say("per-client-of", &arguments);
    let unit = t(&format!("per-{unit}")).replace(", ₸", "");
    let figure = el("b").text(&format::value(Measure::PerClient, each));
    Some(p("per-client", "").child(figure).text(&format!(" {unit}")).child(span("quiet", &label)))
}

/// Where the figures come from, for people and programs.
fn source(session: Session, catalogue: &Arc<Catalogue>, id: &str) -> El {
    let json = catalogue.release_file(&format!("institutions/{id}.json"));
    let address = format!("{}/institutions/{id}", origin());
    let published = words::say("published-on", &[("date", format::day(&catalogue.index.published).into())]);
    let catalogue = Arc::clone(catalogue);
    let licence = span("", "").swap(move || {
        let Some(city) = session.data.city(&catalogue).ready() else { return Vec::new() };
        let licence = link("", &city.licence.url, &city.licence.name).attr("rel", "noopener");
        vec![span("", " · "), licence, span("", &format!(" · {}", city.credit))]
    });
    el("footer")
        .class("source quiet")
        .child(span("", &published))
        .child(licence)
        .text(" · ")
        .child(link("", &json, "JSON").attr("rel", "external"))
        .child(p("print-only", &address))
}

/// A stage of a year's budget.
fn stage_word(stage: Stage) -> String {
    t(match stage {
        Stage::Approved => "measure-approved",
        Stage::Adjusted => "measure-adjusted",
        Stage::Executed => "measure-executed",
    })
}
