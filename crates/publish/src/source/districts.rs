//! Outlines of districts, and what lies in them.

use super::geojson::{Collection, Feature};
use crate::report::Findings;
use adaldyq_domain::fault::Arg;
use adaldyq_domain::lang::Names;
use adaldyq_domain::place::LatLon;

/// A closed line of longitudes and latitudes.
pub type Ring = Vec<[f64; 2]>;

/// One district.
#[derive(Clone, Debug)]
pub struct Outline {
    pub id: String,
    pub name: Names,
    /// Each an outer ring and the rings of its holes.
    pub polygons: Vec<Vec<Ring>>,
}

#[derive(Clone, Debug, Default)]
pub struct Outlines {
    pub list: Vec<Outline>,
    /// Whether an outline is at fault, so that nothing can be said of what lies in them.
    pub doubtful: bool,
}

impl Outlines {
    pub fn read(collection: &Collection, findings: &mut Findings) -> Self {
        let before = findings.count_so_far();
        let mut list: Vec<Outline> = Vec::new();
        for feature in collection.features() {
            let outline = outline(&feature, findings);
            if list.iter().any(|other| other.id == outline.id) {
                feature.fault(findings, "source-feature-twice", &[("found", Arg::from(outline.id))]);
            } else {
                list.push(outline);
            }
        }
        if list.is_empty() {
            collection.fault(findings, "source-no-districts", &[]);
        }
        Self { list, doubtful: findings.count_so_far() > before }
    }

    /// South-west and north-east corners of all outlines.
    pub fn bounds(&self) -> [[f64; 2]; 2] {
        let mut bounds = [[f64::MAX, f64::MAX], [f64::MIN, f64::MIN]];
        for [lon, lat] in self.list.iter().flat_map(|outline| outline.rings().flatten()) {
            bounds[0] = [bounds[0][0].min(*lat), bounds[0][1].min(*lon)];
            bounds[1] = [bounds[1][0].max(*lat), bounds[1][1].max(*lon)];
        }
        bounds
    }
}

fn outline(feature: &Feature, findings: &mut Findings) -> Outline {
    let id = feature.text("id").unwrap_or_default();
    if adaldyq_domain::id::InstitutionId::new(id).is_err() {
        feature.fault(findings, "source-feature-id", &[("found", Arg::from(id))]);
    }
    let name = feature.names();
    if name.is_none() {
        feature.fault(findings, "source-feature-names", &[]);
    }
    let polygons = feature.polygons();
    let closed = |ring: &Ring| ring.len() >= 4 && ring.first() == ring.last();
    if polygons.is_empty() || !polygons.iter().flatten().all(closed) {
        feature.fault(findings, "source-feature-polygon", &[]);
    }
    Outline { id: id.to_owned(), name: name.unwrap_or_default(), polygons }
}

impl Outline {
    fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.polygons.iter().flatten()
    }

    /// A point is inside where it is inside an odd number of rings.
    pub fn contains(&self, place: LatLon) -> bool {
        let crossings: usize = self.rings().map(|ring| crossings(ring, place)).sum();
        crossings % 2 == 1
    }

    /// Metres to the nearest border.
    pub fn distance(&self, place: LatLon) -> f64 {
        let sides = self.rings().flat_map(|ring| ring.windows(2));
        sides.map(|side| metres_to_side(place, side[0], side[1])).fold(f64::MAX, f64::min)
    }
}

/// How often a line from the place to the east crosses the ring.
fn crossings(ring: &Ring, place: LatLon) -> usize {
    let crosses = |side: &&[[f64; 2]]| {
        let ([lon1, lat1], [lon2, lat2]) = (side[0], side[1]);
        (lat1 > place.lat) != (lat2 > place.lat)
            && place.lon < (lon2 - lon1) * (place.lat - lat1) / (lat2 - lat1) + lon1
    };
    ring.windows(2).filter(crosses).count()
}

/// Metres of a degree of latitude.
const DEGREE: f64 = 111_320.0;

fn metres_to_side(place: LatLon, from: [f64; 2], to: [f64; 2]) -> f64 {
    let scale = place.lat.to_radians().cos() * DEGREE;
    let flat = |[lon, lat]: [f64; 2]| ((lon - place.lon) * scale, (lat - place.lat) * DEGREE);
    let ((x1, y1), (x2, y2)) = (flat(from), flat(to));
    let (dx, dy) = (x2 - x1, y2 - y1);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { (-(x1 * dx + y1 * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (x1 + along * dx).hypot(y1 + along * dy)
}
