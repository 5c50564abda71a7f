//! What a year's budget is made of, its contracts, and what was changed after it was published.

use super::asking::Asking;
use super::stage_word;
use crate::csv::{self, Csv};
use crate::data::Catalogue;
use crate::data::entries::Entry;
use crate::dom::{El, div, el, heading, link, span};
use crate::format;
use crate::parts::table::{figure_cells, figure_heads, framed, head, table};
use crate::session::Session;
use crate::words::{self, t};
use adaldyq_domain::catalogue::{Change, Contract, Figures, GroupLine, InstitutionFile, ItemLine};
use std::sync::Arc;

/// Groups, and the items in each; every one of them can be asked about.
pub fn lines(session: Session, catalogue: &Arc<Catalogue>, asking: Asking, lines: &[GroupLine]) -> El {
    let (catalogue, lines) = (Arc::clone(catalogue), lines.to_vec());
    div("lines-place").swap(move || {
        let items = session.data.items(&catalogue).ready().unwrap_or_default();
        let mut rows = Vec::new();
        for line in &lines {
            let name = named(&line.group, catalogue.group_name(&line.group, words::lang()));
            rows.push(row("group-row", &name, &group_figures(line), asking.about(&line.group, None, &name)));
            rows.extend(line.items.iter().map(|item| {
                let name = named(&item.item, item_name(&items, &item.item));
                let about = asking.about(&line.group, Some(&item.item), &name);
                row("item-row", &name, &item_figures(item), about)
            }));
        }
        let headings = std::iter::once(head(&t("group-and-item"), "")).chain(figure_heads()).collect();
        framed(table("figures-table lines", &t("group-and-item"), headings, rows)).into()
    })
}

fn row(class: &str, name: &str, figures: &Figures, about: Vec<El>) -> El {
    let name = el("th").attr("scope", "row").text(name).child(div("ask").children(about));
    el("tr").class(class).child(name).children(figure_cells(figures))
}

fn group_figures(line: &GroupLine) -> Figures {
    Figures { approved: line.approved, adjusted: line.adjusted, executed: line.executed }
}

fn item_figures(line: &ItemLine) -> Figures {
    Figures { approved: line.approved, adjusted: line.adjusted, executed: line.executed }
}

fn named(code: &str, name: &str) -> String {
    format!("{code} {name}")
}

fn item_name<'a>(items: &'a [Entry], code: &str) -> &'a str {
    items.iter().find(|item| item.key == code).map_or("", |item| item.name.get(words::lang()))
}

/// What was bought that year, where it was published.
pub fn contracts(file: &InstitutionFile, year: u16) -> Vec<El> {
    let of_year: Vec<&Contract> = file.contracts.iter().filter(|contract| contract.year == year).collect();
    if of_year.is_empty() {
        return Vec::new();
    }
    let line = |contract: &&Contract| {
        let number = format!("№{} · {}", contract.number, format::day(&contract.date));
        let number = match contract.url.as_deref().filter(|url| url.starts_with("http")) {
            Some(url) => link("", url, &number).attr("rel", "noopener"),
            None => span("", &number),
        };
        el("li")
            .child(el("b").text(&format::amount(contract.amount)))
            .child(span("", &contract.subject))
            .child(span("quiet", &contract.supplier))
            .child(number.class("quiet"))
    };
    vec![heading(2, "").word("contracts"), el("ul").class("entries").children(of_year.iter().map(line))]
}

/// Figures that were published otherwise before; nothing where none was.
pub fn history(session: Session, catalogue: &Arc<Catalogue>, file: &InstitutionFile) -> Vec<El> {
    if file.history.is_empty() {
        return Vec::new();
    }
    let (catalogue, changes) = (Arc::clone(catalogue), file.history.clone());
    let list = div("history-place").swap(move || {
        let items = session.data.items(&catalogue).ready().unwrap_or_default();
        let line = |change: &Change| changed(&catalogue, &items, change);
        el("ul").class("entries").children(changes.iter().map(line)).into()
    });
    vec![heading(2, "").word("history"), list]
}

/// What a figure was and is, of what, since when and why.
fn changed(catalogue: &Catalogue, items: &[Entry], change: &Change) -> El {
    let lang = words::lang();
    let group = named(&change.group, catalogue.group_name(&change.group, lang));
    let mut of = vec![change.year.to_string(), stage_word(change.stage), group];
    of.extend(change.item.as_ref().map(|item| named(item, item_name(items, item))));
    let why = change.reason.get(lang);
    let mut when = vec![format::day(&change.date)];
    when.extend((!why.is_empty()).then(|| why.to_owned()));
    let figures = format!("{} → {}", format::amount(change.old), format::amount(change.new));
    el("li")
        .child(el("b").text(&figures))
        .child(span("", &of.join(" · ")))
        .child(span("quiet", &when.join(" · ")))
}

/// All years, groups and items of the institution as a table for spreadsheets.
pub fn download(session: Session, catalogue: &Catalogue, file: &InstitutionFile) {
    let lang = words::lang();
    let words = ["year", "csv-group", "filter-group", "csv-item", "csv-item-name", "measure-approved"];
    let mut headings: Vec<String> = words.map(t).into();
    headings.extend(["measure-adjusted", "measure-executed"].map(t));
    for heading in &mut headings[5..] {
        heading.push_str(", ₸");
    }
    let items = session.data.items(catalogue).ready().unwrap_or_default();
    let mut csv = Csv::new(session, catalogue, &headings);
    for (year, lines) in &file.budgets {
        for line in lines {
            let group =
                [year.clone(), line.group.clone(), catalogue.group_name(&line.group, lang).to_owned()];
            let mut add = |code: &str, name: &str, figures: &Figures| {
                let amounts = [figures.approved, figures.adjusted, figures.executed].map(csv::amount);
                let mut cells = group.to_vec();
                cells.extend([code.to_owned(), name.to_owned()]);
                cells.extend(amounts);
                csv.row(&cells);
            };
            if line.items.is_empty() {
                add("", "", &group_figures(line));
            }
            for item in &line.items {
                add(&item.item, item_name(&items, &item.item), &item_figures(item));
            }
        }
    }
    csv.download(session, catalogue, &file.id);
}
