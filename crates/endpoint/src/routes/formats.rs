//! The list in the three formats it can be had in.

use super::view::ListItem;
use crate::city::Published;
use adaldyq_domain::published::CityFile;
use axum::Json;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Json,
    GeoJson,
    Csv,
}

impl Format {
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "json" => Some(Self::Json),
            "geojson" => Some(Self::GeoJson),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// The first of our types that the reader names; JSON where it names none.
    pub fn accepted(headers: &HeaderMap) -> Self {
        let accept = headers.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let named = accept.split(',').filter_map(|range| match range.split(';').next()?.trim() {
            "application/geo+json" => Some(Self::GeoJson),
            "text/csv" => Some(Self::Csv),
            "application/json" => Some(Self::Json),
            _ => None,
        });
        named.take(1).next().unwrap_or(Self::Json)
    }
}

/// A page of complaints, newest first.
#[derive(Serialize, ToSchema)]
pub struct List {
    complaints: Vec<ListItem>,
    /// What `cursor` has to be for the next page; null on the last one.
    next: Option<String>,
}

/// A page of complaints as GeoJSON: each at its own place, or at its institution's. What the data is stands beside
/// the features.
#[derive(ToSchema)]
#[allow(dead_code, reason = "describes what `write` writes")]
pub struct Layer {
    r#type: String,
    features: Vec<Feature>,
    /// Whether the amounts are made up.
    demonstration: bool,
    /// The day of the release.
    published: String,
    /// Under which licence, and whom its makers name.
    licence: String,
    next: Option<String>,
}

/// A complaint at its place.
#[derive(ToSchema)]
#[allow(dead_code, reason = "describes what `feature` writes")]
struct Feature {
    r#type: String,
    id: String,
    /// Null where there is no place.
    geometry: Option<Point>,
    properties: ListItem,
}

#[derive(ToSchema)]
#[allow(dead_code, reason = "describes what `feature` writes")]
struct Point {
    r#type: String,
    /// Longitude, latitude.
    coordinates: [f64; 2],
}

/// Writes the items that a list shows.
pub fn write(format: Format, items: Vec<ListItem>, next: Option<String>, published: &Published) -> Response {
    if format == Format::Json {
        return Json(List { complaints: items, next }).into_response();
    }
    let items: Vec<Value> = items.iter().map(|item| json!(item)).collect();
    match format {
        Format::Json | Format::Csv => {
            ([(CONTENT_TYPE, "text/csv; charset=utf-8; header=present")], table(&items, &published.city))
                .into_response()
        }
        Format::GeoJson => {
            let features: Vec<Value> = items.into_iter().map(|item| feature(item, published)).collect();
            let city = &published.city;
            let body = json!({
                "type": "FeatureCollection", "demonstration": city.demonstration, "published": city.published,
                "licence": licence(city), "features": features, "next": next
            });
            ([(CONTENT_TYPE, "application/geo+json")], body.to_string()).into_response()
        }
    }
}

/// At its own place, or at its institution's.
fn feature(item: Value, published: &Published) -> Value {
    let own = item["at"].as_array().map(|at| json!([at[1], at[0]]));
    let of_institution = || {
        let at = published.institutions.get(item["institution"].as_str()?)?.at;
        Some(json!([at.lon, at.lat]))
    };
    let point =
        own.or_else(of_institution).map(|position| json!({ "type": "Point", "coordinates": position }));
    json!({ "type": "Feature", "id": item["id"], "geometry": point, "properties": item })
}

const COLUMNS: [&str; 27] = [
    "id",
    "status",
    "confirmation",
    "topic",
    "institution",
    "district",
    "lat",
    "lon",
    "received",
    "registered",
    "due",
    "accepted",
    "replied",
    "outcome",
    "awaiting",
    "overdue",
    "supports",
    "reopened",
    "year",
    "group",
    "item",
    "questioned",
    "photos",
    "merged_into",
    "lang",
    "name",
    "text",
];

/// They end every row, since rows get parted from their file: what the data is, of when, and whose.
const MARKS: [&str; 3] = ["demonstration", "published", "licence"];

/// "CC BY 4.0; © OpenStreetMap contributors".
fn licence(city: &CityFile) -> String {
    format!("{}; {}", city.licence.name, city.credit)
}

/// RFC 4180, with a heading.
fn table(items: &[Value], city: &CityFile) -> String {
    let mut table = [&COLUMNS[..], &MARKS].concat().join(",");
    table.push_str("\r\n");
    let marks = [city.demonstration.to_string(), quoted(&city.published), quoted(&licence(city))];
    for item in items {
        let cells = COLUMNS.iter().map(|column| cell(item, column));
        let row: Vec<String> = cells.chain(marks.iter().cloned()).collect();
        table.push_str(&row.join(","));
        table.push_str("\r\n");
    }
    table
}

fn cell(item: &Value, column: &str) -> String {
    let value = match column {
        "lat" => &item["at"][0],
        "lon" => &item["at"][1],
        "year" | "group" | "item" => &item["budget"][column],
        other => &item[other],
    };
    match value {
        Value::Null => String::new(),
        Value::String(text) => quoted(text),
        Value::Array(values) => {
            let texts: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
            texts.join(" ")
        }
        other => other.to_string(),
    }
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
fn quoted(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = format!("{}{text}", if formula { "'" } else { "" });
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_never_becomes_a_formula_or_a_second_cell() {
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("a,\"b\"\nc"), "\"a,\"\"b\"\"\nc\"");
        assert_eq!(quoted("жол"), "жол");
    }
}
