//! The complaints on the screen as files: all that fit the filters, also those that the list has not reached.

use crate::complaint::{district, named, place};
use crate::csv::{Csv, licence};
use crate::data::Catalogue;
use crate::data::complaints::Complaints;
use crate::dom::{El, button, div, follow, p};
use crate::hand_on;
use crate::json::{Json, object, write};
use crate::parts::icon::icon;
use crate::session::Session;
use crate::words::t;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// Pages that a file holds at most; the API gives more.
const MOST: u32 = 50;

/// Headings of the table, and the member that each column has.
const COLUMNS: [(&str, &str); 15] = [
    ("csv-number", "id"),
    ("complaints-status", "status"),
    ("complaints-confirmation", "confirmation"),
    ("complaints-topic", "topic"),
    ("complaints-place", "place"),
    ("filter-district", "district"),
    ("csv-lat", "lat"),
    ("csv-lon", "lon"),
    ("csv-received", "received"),
    ("csv-registered", "registered"),
    ("csv-due", "due"),
    ("complaints-overdue", "overdue"),
    ("complaints-supports", "supports"),
    ("csv-questioned", "questioned"),
    ("csv-text", "text"),
];

#[derive(Clone, Copy, PartialEq)]
enum Format {
    Csv,
    GeoJson,
}

/// The buttons, and what became of the last press.
pub fn downloads(session: Session, catalogue: &Arc<Catalogue>, found: &Rc<Complaints>) -> El {
    let wanted = RwSignal::new(0_u32);
    let (all, known) = (Rc::clone(found), Arc::clone(catalogue));
    // Once all pages are there, the file is made of them.
    follow(move || {
        let ready = all.pages.get() >= MOST || (all.pages.get() > 0 && !all.has_more());
        if all.failed.get() {
            wanted.set(0);
        } else if let Some(format) = format_of(wanted.get()).filter(|_| ready) {
            wanted.set(0);
            untrack(|| save(session, &known, &all.rows(), format));
        }
    });
    let ask = |format: u32| {
        let found = Rc::clone(found);
        move || {
            wanted.set(format);
            found.load(MOST);
        }
    };
    let download = |word: &str| {
        let button = button("button", "").child(icon("download")).word(word);
        button.state("aria-busy", move || wanted.get() > 0)
    };
    let more = Rc::clone(found);
    let known = Arc::clone(catalogue);
    let limit = div("").swap(move || {
        // Asked for in time, so that the file can name its licence.
        session.data.city(&known).ready();
        let cut = more.pages.get() >= MOST && more.has_more();
        cut.then(|| p("quiet", &t("complaints-file-cut"))).into_iter().collect()
    });
    div("")
        .child(
            div("page-actions")
                .child(download("download-csv").on_click(ask(1)))
                .child(download("download-geojson").on_click(ask(2))),
        )
        .child(limit)
}

fn format_of(wanted: u32) -> Option<Format> {
    [None, Some(Format::Csv), Some(Format::GeoJson)][wanted.min(2) as usize]
}

fn save(session: Session, catalogue: &Catalogue, rows: &[Json], format: Format) {
    match format {
        Format::Csv => {
            let mut table = Csv::new(session, catalogue, &COLUMNS.map(|(heading, _)| t(heading)));
            for complaint in rows {
                table.row(&COLUMNS.map(|(_, member)| cell(complaint, catalogue, member)));
            }
            table.download(session, catalogue, "complaints");
        }
        Format::GeoJson => {
            let mark = if session.is_demonstration() { "-DEMO" } else { "" };
            let name = format!("{}-complaints{mark}.geojson", catalogue.index.city.id);
            let file = geojson(session, catalogue, rows);
            hand_on::download(&name, "application/geo+json", &file);
        }
    }
}

fn cell(complaint: &Json, catalogue: &Catalogue, member: &str) -> String {
    let value = complaint.get(member);
    match member {
        "status" | "topic" => named(member, &complaint.string(member)),
        "confirmation" => match complaint.string(member).as_str() {
            "" => String::new(),
            code => named(member, code),
        },
        "place" => place(complaint, Some(catalogue)),
        "district" => district(complaint, catalogue).unwrap_or_default(),
        "lat" | "lon" => {
            let at = complaint.get("at").list();
            at.get(usize::from(member == "lon")).map(|one| write(&one.0)).unwrap_or_default()
        }
        "overdue" => {
            if value.is_absent() {
                String::new()
            } else {
                t("yes")
            }
        }
        _ => value.text().unwrap_or_else(|| if value.is_absent() { String::new() } else { write(&value.0) }),
    }
}

/// As the endpoint writes it, with what the data is at its head.
fn geojson(session: Session, catalogue: &Catalogue, rows: &[Json]) -> String {
    let point = |complaint: &Json| {
        let own = complaint.get("at").numbers();
        let own = own.first().copied().flatten().zip(own.get(1).copied().flatten());
        let of_institution = || {
            let row = catalogue.row(&complaint.string("institution"))?;
            Some(catalogue.position(row))
        };
        let Some((lat, lon)) = own.or_else(of_institution) else { return JsValue::NULL };
        let pair: js_sys::Array = [lon, lat].into_iter().map(JsValue::from).collect();
        object(&[("type", "Point".into()), ("coordinates", pair.into())])
    };
    let feature = |complaint: &Json| {
        object(&[
            ("type", "Feature".into()),
            ("id", complaint.get("id").0),
            ("geometry", point(complaint)),
            ("properties", complaint.0.clone()),
        ])
    };
    let features: js_sys::Array = rows.iter().map(feature).collect();
    let note = if session.is_demonstration() { t("demonstration-band") } else { String::new() };
    write(&object(&[
        ("type", "FeatureCollection".into()),
        ("demonstration", session.is_demonstration().into()),
        ("note", note.into()),
        ("published", catalogue.index.published.as_str().into()),
        ("licence", licence(session, catalogue).into()),
        ("features", features.into()),
    ]))
}
