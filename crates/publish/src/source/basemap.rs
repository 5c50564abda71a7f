//! The outlines drawn under the map: water, parks, avenues.

use super::geojson::{Collection, Feature, position};
use crate::report::Findings;
use adaldyq_domain::lang::Names;
use serde_json::{Map, Value, json};

/// Features ready to be published.
pub struct Basemap {
    pub features: Vec<Value>,
}

/// Properties beside the name that a map needs; where a feature came from is not drawn.
const KEPT: [&str; 2] = ["kind", "rank"];

impl Basemap {
    pub fn read(collection: &Collection, findings: &mut Findings) -> Self {
        Self { features: collection.features().filter_map(|feature| published(&feature, findings)).collect() }
    }
}

fn published(feature: &Feature, findings: &mut Findings) -> Option<Value> {
    let coordinates = feature.coordinates().and_then(rounded);
    if coordinates.is_none() {
        feature.fault(findings, "source-feature-coordinates", &[]);
    }
    let mut properties = Map::new();
    for name in KEPT {
        if let Some(value) = feature.property(name) {
            properties.insert(name.to_owned(), value.clone());
        }
    }
    if let Some(names) = feature.names() {
        properties.insert("name".to_owned(), names_value(&names));
    }
    let geometry = json!({ "type": feature.geometry_type(), "coordinates": coordinates? });
    Some(json!({ "type": "Feature", "properties": properties, "geometry": geometry }))
}

pub fn names_value(names: &Names) -> Value {
    json!({ "kk": names.kk, "ru": names.ru, "en": names.en })
}

/// Coordinates at any depth with five decimals, about a metre; points that then fall together are one.
fn rounded(value: &Value) -> Option<Value> {
    if let Some(point) = position(value) {
        return Some(json!(point.map(five_decimals)));
    }
    let parts: Vec<Value> = value.as_array()?.iter().map(rounded).collect::<Option<_>>()?;
    let mut kept: Vec<Value> = Vec::with_capacity(parts.len());
    for part in parts {
        if kept.last() != Some(&part) {
            kept.push(part);
        }
    }
    (!kept.is_empty()).then_some(Value::Array(kept))
}

pub fn five_decimals(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}
