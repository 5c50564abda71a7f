//! What the check of a draft asks about the city.

use crate::data::{Catalogue, Loading};
use crate::json::Json;
use crate::session::Session;
use adaldyq_domain::complaint::draft::Places;
use adaldyq_domain::complaint::outline::{Outline, Place, locate};
use adaldyq_domain::place::LatLon;
use std::sync::Arc;

/// What is not loaded yet finds no fault: the endpoint looks again.
pub struct City {
    catalogue: Option<Arc<Catalogue>>,
    outlines: Option<Arc<Vec<Outline>>>,
}

impl City {
    /// Follows the loading of the outlines.
    pub fn of(session: Session, catalogue: Option<Arc<Catalogue>>) -> Self {
        let address = catalogue.as_ref().map(|catalogue| catalogue.release_file("districts.geojson"));
        let outlines = address.map(|address| {
            session.data.fetched::<Vec<Outline>>(&address, |json| Some(Arc::new(outlines(json))))
        });
        Self { catalogue, outlines: outlines.as_ref().and_then(Loading::ready) }
    }
}

impl Places for City {
    fn knows_institution(&self, id: &str) -> bool {
        self.catalogue.as_ref().is_none_or(|catalogue| catalogue.row(id).is_some())
    }

    fn locates(&self, at: LatLon) -> Place {
        match &self.outlines {
            Some(outlines) if !outlines.is_empty() => locate(outlines, at),
            _ => Place::Inside(String::new()),
        }
    }
}

fn outlines(json: &Json) -> Vec<Outline> {
    let outline = |feature: &Json| {
        let mut rings = Vec::new();
        collect(&feature.get("geometry").get("coordinates"), &mut rings);
        Outline { district: feature.get("properties").string("id"), rings }
    };
    json.get("features").list().iter().map(outline).collect()
}

/// Coordinates nest; a ring is a list whose members begin with a number.
fn collect(json: &Json, rings: &mut Vec<Vec<LatLon>>) {
    let list = json.list();
    let point = |json: &Json| {
        let pair = json.numbers();
        Some(LatLon { lat: *pair.get(1)?.as_ref()?, lon: *pair.first()?.as_ref()? })
    };
    if list.first().is_some_and(|first| point(first).is_some()) {
        rings.push(list.iter().filter_map(point).collect());
    } else {
        list.iter().for_each(|inner| collect(inner, rings));
    }
}
