//! The tables of the analysis as one file: each row is a count by one of the things that the page counts by.

use super::bars::FEWEST;
use super::counts::{Tally, of_institutions};
use crate::complaint::{Asked, named};
use crate::csv::Csv;
use crate::data::{Catalogue, Loading};
use crate::dom::{El, button, div};
use crate::json::Json;
use crate::parts::icon::icon;
use crate::session::Session;
use crate::words::{self, t};
use adaldyq_domain::complaint::topic::Topic;
use leptos::prelude::*;
use std::sync::Arc;

const COLUMNS: [&str; 9] = [
    "csv-counted-by",
    "csv-id",
    "csv-counted-name",
    "csv-counted-year",
    "complaints-all",
    "complaints-open",
    "complaints-overdue",
    "complaints-answered",
    "said-disputed",
];

type Row = [String; COLUMNS.len()];

/// The button, once all that the file holds is there: counts by topic and year, by district, by institution.
pub fn analysis_file(session: Session, catalogue: &Arc<Catalogue>, asked: [Asked; 3]) -> El {
    let known = Arc::clone(catalogue);
    div("page-actions").swap(move || {
        // Awaited too, so that the file can name its licence.
        let is_waiting = matches!(session.data.city(&known), Loading::Waiting);
        let groups = asked.map(|one| one.get().filter(|answer| answer.status == 200));
        let [Some(topics), Some(districts), Some(institutions)] = groups else { return Vec::new() };
        if is_waiting || Tally::read(&topics.json.get("total")).count == 0 {
            return Vec::new();
        }
        let groups = [topics, districts, institutions].map(|answer| answer.json.get("groups").list());
        let known = Arc::clone(&known);
        let save = move || untrack(|| save(session, &known, &groups));
        vec![button("button", "").child(icon("download")).word("complaints-analysis-csv").on_click(save)]
    })
}

fn save(session: Session, catalogue: &Catalogue, [topics, districts, institutions]: &[Vec<Json>; 3]) {
    let mut table = Csv::new(session, catalogue, &COLUMNS.map(t));
    let rows = by_topic(topics).into_iter().chain(by_district(catalogue, districts));
    for row in rows.chain(by_institution(catalogue, institutions)) {
        table.row(&row);
    }
    table.download(session, catalogue, "complaints-analysis");
}

/// In the order of the page: by topic, then by year.
fn by_topic(groups: &[Json]) -> Vec<Row> {
    let of = |topic: &Topic| {
        let code = topic.code();
        let mut years: Vec<(i64, i64)> = groups
            .iter()
            .filter(|group| group.string("topic") == code)
            .map(|group| (group.get("year").number().unwrap_or(0.0) as i64, Tally::read(group).count))
            .collect();
        years.sort_unstable();
        years.into_iter().map(move |(year, count)| {
            counted("complaints-counts", code, &named("topic", code), &year.to_string(), count)
        })
    };
    Topic::ALL.iter().flat_map(of).collect()
}

fn by_district(catalogue: &Catalogue, groups: &[Json]) -> Vec<Row> {
    let of = |id: &str| groups.iter().find(|group| group.string("district") == id).map(Tally::read);
    let districts = catalogue.index.districts.iter();
    districts
        .filter_map(|one| {
            Some(compared("filter-district", &one.id, one.name.get(words::lang()), &of(&one.id)?))
        })
        .collect()
}

/// As on the page, those with too few cases to compare are only counted.
fn by_institution(catalogue: &Catalogue, groups: &[Json]) -> Vec<Row> {
    let row = |(row, tally): (u32, Tally)| {
        let (id, name) = (catalogue.id(row), catalogue.name(row, words::lang()));
        if tally.count < FEWEST {
            return counted("institution", id, name, "", tally.count);
        }
        compared("institution", id, name, &tally)
    };
    of_institutions(catalogue, groups).into_iter().map(row).collect()
}

/// Only how many there are.
fn counted(by: &str, id: &str, name: &str, year: &str, count: i64) -> Row {
    let mut row = Row::default();
    row[..4].clone_from_slice(&[t(by), id.to_owned(), name.to_owned(), year.to_owned()]);
    row[4] = count.to_string();
    row
}

/// With what stands beside it; counts alone, since a share is only told where there are cases enough.
fn compared(by: &str, id: &str, name: &str, tally: &Tally) -> Row {
    let mut row = counted(by, id, name, "", tally.count);
    let beside = [tally.open, tally.overdue, tally.answered, tally.disputed];
    row[5..].clone_from_slice(&beside.map(|count| count.to_string()));
    row
}
