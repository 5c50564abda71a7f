//! GeoJSON files: features with names and coordinates.

use crate::report::{Findings, Spot};
use adaldyq_domain::fault::Arg;
use adaldyq_domain::lang::{Lang, Names};
use serde_json::Value;
use std::sync::Arc;

/// A FeatureCollection.
#[derive(Debug)]
pub struct Collection {
    file: Arc<str>,
    features: Vec<Value>,
}

/// One feature; its number, from 1, stands for the row in a report.
pub struct Feature<'a> {
    collection: &'a Collection,
    number: usize,
    value: &'a Value,
}

impl Collection {
    /// Parses a file's text, or reports that it is no FeatureCollection.
    pub fn read(file: &str, text: &str, findings: &mut Findings) -> Option<Self> {
        let value: Value = match serde_json::from_str(text) {
            Ok(value) => value,
            Err(error) => {
                let spot = Spot {
                    file: file.into(),
                    row: error.line().max(1) as u32,
                    column: error.column().max(1) as u32,
                };
                findings.fault(spot, "source-json", &[]);
                return None;
            }
        };
        let features = value.get("features").and_then(Value::as_array);
        if features.is_none() {
            findings.fault(Spot::top(file), "source-geojson", &[]);
        }
        Some(Self { file: file.into(), features: features?.clone() })
    }

    pub fn features(&self) -> impl Iterator<Item = Feature<'_>> {
        self.features.iter().enumerate().map(|(at, value)| Feature {
            collection: self,
            number: at + 1,
            value,
        })
    }

    pub fn fault(&self, findings: &mut Findings, code: &'static str, args: &[(&'static str, Arg)]) {
        findings.fault(Spot::top(&self.file), code, args);
    }
}

impl<'a> Feature<'a> {
    pub fn fault(&self, findings: &mut Findings, code: &'static str, args: &[(&'static str, Arg)]) {
        let spot = Spot { file: self.collection.file.clone(), row: self.number as u32, column: 1 };
        findings.fault(spot, code, args);
    }

    pub fn property(&self, name: &str) -> Option<&'a Value> {
        self.value.get("properties")?.get(name)
    }

    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.property(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty())
    }

    /// `name_kk`, `name_ru` and `name_en`, where all three are there.
    pub fn names(&self) -> Option<Names> {
        let name = |lang: Lang| self.text(&format!("name_{}", lang.code())).map(str::to_owned);
        Some(Names { kk: name(Lang::Kk)?, ru: name(Lang::Ru)?, en: name(Lang::En)? })
    }

    pub fn geometry_type(&self) -> &'a str {
        self.value.pointer("/geometry/type").and_then(Value::as_str).unwrap_or_default()
    }

    pub fn coordinates(&self) -> Option<&'a Value> {
        self.value.pointer("/geometry/coordinates")
    }

    /// The rings of each polygon of a Polygon or MultiPolygon; empty for anything else.
    pub fn polygons(&self) -> Vec<Vec<Vec<[f64; 2]>>> {
        let coordinates = self.coordinates();
        let polygons = match self.geometry_type() {
            "Polygon" => coordinates.and_then(polygon).map(|one| vec![one]),
            "MultiPolygon" => {
                coordinates.and_then(Value::as_array).and_then(|list| list.iter().map(polygon).collect())
            }
            _ => None,
        };
        polygons.unwrap_or_default()
    }
}

fn polygon(value: &Value) -> Option<Vec<Vec<[f64; 2]>>> {
    value.as_array()?.iter().map(ring).collect()
}

/// A line of positions, or nothing where it is none.
fn ring(value: &Value) -> Option<Vec<[f64; 2]>> {
    value.as_array()?.iter().map(position).collect()
}

pub fn position(value: &Value) -> Option<[f64; 2]> {
    let pair = value.as_array()?;
    Some([pair.first()?.as_f64()?, pair.get(1)?.as_f64()?])
}
