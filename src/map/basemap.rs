//! The built-in base map: outlines of the city, projected once.

use super::mercator::project;
use adaldyq_domain::lang::{Lang, Names};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Lake,
    River,
    Stream,
    Park,
    Road,
    District,
}

pub struct Feature {
    pub shape: Shape,
    /// 1 is drawn first, 2 when zoomed in.
    pub rank: u8,
    pub name: Names,
    /// Closed for areas. On the unit square.
    pub paths: Vec<Vec<(f64, f64)>>,
    pub area: bool,
    /// Where its name stands.
    pub label: (f64, f64),
}

#[derive(Default)]
pub struct BaseMap {
    pub features: Vec<Feature>,
}

impl BaseMap {
    /// Takes out of the districts' names the words that all of them share ("ауданы", "район", "District"):
    /// on the map they are noise.
    pub fn shorten_district_names(&mut self) {
        for lang in Lang::ALL {
            let names: Vec<String> =
                self.districts().map(|district| district.name.get(lang).clone()).collect();
            let Some(first) = names.first().filter(|_| names.len() > 1) else { continue };
            let shared = |word: &&str| names.iter().all(|name| name.split(' ').any(|other| other == *word));
            let shared: Vec<&str> = first.split(' ').filter(shared).collect();
            let short = |name: &String| {
                name.split(' ').filter(|word| !shared.contains(word)).collect::<Vec<_>>().join(" ")
            };
            let short: Vec<String> = names.iter().map(short).collect();
            let districts = self.features.iter_mut().filter(|feature| feature.shape == Shape::District);
            for (district, name) in districts.zip(short).filter(|(_, name)| !name.is_empty()) {
                match lang {
                    Lang::Kk => district.name.kk = name,
                    Lang::Ru => district.name.ru = name,
                    Lang::En => district.name.en = name,
                }
            }
        }
    }

    fn districts(&self) -> impl Iterator<Item = &Feature> {
        self.features.iter().filter(|feature| feature.shape == Shape::District)
    }

    /// Adds the features of a GeoJSON collection; one that cannot be read is left out.
    pub fn add(&mut self, collection: &JsValue, districts: bool) {
        let Some(features) = member(collection, "features") else { return };
        for feature in Array::from(&features).iter() {
            self.features.extend(read(&feature, districts));
        }
    }
}

fn member(value: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(value, &name.into()).ok().filter(|found| !found.is_undefined() && !found.is_null())
}

fn text(value: &JsValue, name: &str) -> String {
    member(value, name).and_then(|found| found.as_string()).unwrap_or_default()
}

fn read(feature: &JsValue, district: bool) -> Option<Feature> {
    let properties = member(feature, "properties")?;
    let geometry = member(feature, "geometry")?;
    let shape = match text(&properties, "kind").as_str() {
        _ if district => Shape::District,
        "lake" => Shape::Lake,
        "river" | "river_area" => Shape::River,
        "stream" => Shape::Stream,
        "park" => Shape::Park,
        "road" | "avenue" => Shape::Road,
        _ => return None,
    };
    let mut paths = Vec::new();
    collect(&member(&geometry, "coordinates")?, &mut paths);
    let name = member(&properties, "name").unwrap_or(JsValue::UNDEFINED);
    let area = text(&geometry, "type").ends_with("Polygon");
    let label = if area { middle_of_area(&paths) } else { middle_of_line(&paths) };
    Some(Feature {
        shape,
        rank: member(&properties, "rank").and_then(|rank| rank.as_f64()).unwrap_or(1.0) as u8,
        name: if name.is_object() {
            Names { kk: text(&name, "kk"), ru: text(&name, "ru"), en: text(&name, "en") }
        } else {
            Names::default()
        },
        paths,
        area,
        label: label?,
    })
}

/// Coordinates nest one to three deep; a path is a list whose members begin with a number.
fn collect(coordinates: &JsValue, paths: &mut Vec<Vec<(f64, f64)>>) {
    let Some(list) = coordinates.dyn_ref::<Array>() else { return };
    let first = Array::from(&list.get(0)).get(0);
    if first.as_f64().is_none() {
        list.iter().for_each(|inner| collect(&inner, paths));
        return;
    }
    let point = |pair: JsValue| {
        let pair = Array::from(&pair);
        Some(project(pair.get(1).as_f64()?, pair.get(0).as_f64()?))
    };
    paths.push(list.iter().filter_map(point).collect());
}

/// The centre of gravity of the largest ring.
fn middle_of_area(paths: &[Vec<(f64, f64)>]) -> Option<(f64, f64)> {
    let moments = |ring: &Vec<(f64, f64)>| {
        let mut sums = (0.0, 0.0, 0.0);
        let origin = ring.first().copied().unwrap_or_default();
        for pair in ring.windows(2) {
            let [(x0, y0), (x1, y1)] = [pair[0], pair[1]].map(|(x, y)| (x - origin.0, y - origin.1));
            let cross = x0 * y1 - x1 * y0;
            sums = (sums.0 + cross, sums.1 + (x0 + x1) * cross, sums.2 + (y0 + y1) * cross);
        }
        (sums.0, origin.0 + sums.1 / (3.0 * sums.0), origin.1 + sums.2 / (3.0 * sums.0))
    };
    let largest = paths.iter().map(moments).max_by(|a, b| a.0.abs().total_cmp(&b.0.abs()))?;
    Some((largest.1, largest.2))
}

fn middle_of_line(paths: &[Vec<(f64, f64)>]) -> Option<(f64, f64)> {
    let longest = paths.iter().max_by_key(|path| path.len())?;
    longest.get(longest.len() / 2).copied()
}
