//! `datapackage.json`: a Frictionless Data Package v2 of the release's CSV files.

use super::tables::{DEMONSTRATION, is_marked};
use crate::source::Source;
use crate::source::mapping::{self, Layout};
use serde_json::{Value, json};

/// A CSV file of the release.
pub struct Resource {
    /// `budgets`.
    pub table: String,
    pub bytes: u64,
    /// SHA-256 as hex.
    pub hash: String,
}

pub fn datapackage(source: &Source, release: &str, resources: &[Resource]) -> Value {
    let city = &source.city;
    let resources: Vec<Value> =
        resources.iter().map(|resource| describe(source, release, resource)).collect();
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": format!("{}-budgets", city.id),
        "title": format!("{}: budgets of institutions", city.name.en),
        "version": release,
        "created": format!("{}T00:00:00Z", city.published),
        "demonstration": city.demonstration,
        "licenses": [{ "name": licence_name(&city.licence.name), "title": city.licence.name, "path": city.licence.url }],
        "sources": [{ "title": city.credit }],
        "resources": resources,
    });
    if city.demonstration {
        package["description"] =
            json!("Demonstration: the amounts are made up and say nothing about any real institution.");
    }
    package
}

/// Licence names of a data package are identifiers, as in ODbL-1.0.
fn licence_name(name: &str) -> String {
    let plain =
        |letter: char| if letter.is_ascii_alphanumeric() || "-._".contains(letter) { letter } else { '-' };
    name.chars().map(plain).collect()
}

fn describe(source: &Source, release: &str, resource: &Resource) -> Value {
    let layout = mapping::ALL.iter().find(|layout| layout.name == resource.table);
    json!({
        "name": resource.table,
        "path": format!("r/{release}/{}.csv", resource.table),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": resource.bytes,
        "hash": format!("sha256:{}", resource.hash),
        "schema": layout.map(|layout| schema(source, layout)),
    })
}

fn schema(source: &Source, layout: &Layout) -> Value {
    let mut fields: Vec<Value> = layout.columns().map(|column| field(layout, column)).collect();
    if is_marked(source, layout.name) {
        fields.push(json!({ "name": DEMONSTRATION, "type": "integer", "constraints": { "required": true } }));
    }
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if let Some(key) = layout.columns().next().filter(|key| matches!(*key, "id" | "code" | "term")) {
        schema["primaryKey"] = json!([key]);
    }
    if layout.columns().any(|column| column == "institution") {
        let reference = json!({ "resource": "institutions", "fields": ["id"] });
        schema["foreignKeys"] = json!([{ "fields": ["institution"], "reference": reference }]);
    }
    schema
}

fn field(layout: &Layout, column: &str) -> Value {
    let kind = match (layout.name, column) {
        ("outcomes", "year") | ("rules", "value") => "string",
        (_, "year" | "opened" | "closed") => "year",
        (_, "approved" | "adjusted" | "executed" | "amount" | "old" | "new" | "invented") => "integer",
        ("clients", "value") => "integer",
        (_, "lat" | "lon" | "index" | "value") => "number",
        (_, "date" | "as_of" | "checked_on") => "date",
        _ => "string",
    };
    let mut field = json!({ "name": column, "type": kind });
    if layout.required.contains(&column) && !may_be_empty(layout, column) {
        field["constraints"] = json!({ "required": true });
    }
    field
}

/// Columns that must be there, but not in every row.
fn may_be_empty(layout: &Layout, column: &str) -> bool {
    let amount =
        matches!(column, "approved" | "adjusted" | "executed" | "amount" | "old" | "new" | "item" | "as_of");
    amount
        || (layout.name == "city_budget" && column == "group")
        || (column == "source" && layout.name == "clients")
        || column == "article"
}
