//! Outlines of the districts, minified.

use super::{Sink, json};
use crate::source::Source;
use crate::source::basemap::{five_decimals, names_value};
use crate::source::districts::{Outline, Ring};
use serde_json::{Value, json};

pub fn write(source: &Source, sink: &mut Sink) {
    let features: Vec<Value> = source.outlines.list.iter().map(feature).collect();
    sink("districts.geojson", json(&json!({ "type": "FeatureCollection", "features": features })));
}

fn feature(outline: &Outline) -> Value {
    let polygons: Vec<Vec<Vec<[f64; 2]>>> =
        outline.polygons.iter().map(|polygon| polygon.iter().map(rounded).collect()).collect();
    let geometry = match &polygons[..] {
        [one] => json!({ "type": "Polygon", "coordinates": one }),
        _ => json!({ "type": "MultiPolygon", "coordinates": polygons }),
    };
    let properties = json!({ "id": outline.id, "name": names_value(&outline.name) });
    json!({ "type": "Feature", "id": outline.id, "properties": properties, "geometry": geometry })
}

/// Five decimals, about a metre; neighbours that share an edge still share it, since equal points stay equal.
fn rounded(ring: &Ring) -> Vec<[f64; 2]> {
    let mut points: Vec<[f64; 2]> = ring.iter().map(|point| point.map(five_decimals)).collect();
    points.dedup();
    points
}
