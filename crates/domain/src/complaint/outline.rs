//! Where a point lies among the districts: inside one, near enough to one, or elsewhere.

use crate::place::LatLon;

/// How far outside a district a complaint's place may lie, in metres: positions of phones are not exact, and
/// the road along a border is the city's too.
pub const NEAR: f64 = 300.0;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the district of this id.
    Inside(String),
    /// Within 300 m of the district of this id, the nearest one.
    Near(String),
    Outside,
}

/// A district's outline: rings of (latitude, longitude). A point is inside where it lies inside an odd number
/// of rings, which serves holes and several parts alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    pub district: String,
    pub rings: Vec<Vec<LatLon>>,
}

/// Where a point lies among these outlines.
pub fn locate(outlines: &[Outline], at: LatLon) -> Place {
    if let Some(outline) = outlines.iter().find(|outline| outline.contains(at)) {
        return Place::Inside(outline.district.clone());
    }
    let nearest = outlines
        .iter()
        .map(|outline| (outline.distance(at), outline))
        .min_by(|(one, _), (other, _)| one.total_cmp(other));
    match nearest {
        Some((metres, outline)) if metres <= NEAR => Place::Near(outline.district.clone()),
        _ => Place::Outside,
    }
}

impl Outline {
    fn contains(&self, at: LatLon) -> bool {
        self.rings.iter().filter(|ring| ring_contains(ring, at)).count() % 2 == 1
    }

    /// Metres from the point to the outline, on a plane that touches the ground at the point.
    fn distance(&self, at: LatLon) -> f64 {
        self.rings
            .iter()
            .flat_map(|ring| edges(ring))
            .map(|(a, b)| to_edge(at, a, b))
            .fold(f64::INFINITY, f64::min)
    }
}

/// The edges of a ring, closed also where its last point does not repeat the first.
fn edges(ring: &[LatLon]) -> impl Iterator<Item = (LatLon, LatLon)> + '_ {
    let next = ring.iter().skip(1).chain(ring.first());
    ring.iter().copied().zip(next.copied())
}

/// Counts the edges that a ray to the east crosses.
fn ring_contains(ring: &[LatLon], at: LatLon) -> bool {
    let crosses = |(a, b): &(LatLon, LatLon)| {
        (a.lat > at.lat) != (b.lat > at.lat)
            && at.lon < (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat) + a.lon
    };
    edges(ring).filter(crosses).count() % 2 == 1
}

fn to_edge(at: LatLon, a: LatLon, b: LatLon) -> f64 {
    const METRES_PER_DEGREE: f64 = 111_195.0;
    let east = METRES_PER_DEGREE * cosine(at.lat.to_radians());
    let plane = |point: LatLon| ((point.lon - at.lon) * east, (point.lat - at.lat) * METRES_PER_DEGREE);
    let ((ax, ay), (bx, by)) = (plane(a), plane(b));
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    let (x, y) = (ax + along * dx, ay + along * dy);
    (x * x + y * y).sqrt()
}

/// The cosine of up to a right angle, to nine digits, by its series: the page would carry the library's tables
/// for this one call.
fn cosine(angle: f64) -> f64 {
    let square = angle * angle;
    (1..=8).rev().map(f64::from).fold(1.0, |sum, n| 1.0 - square / ((2.0 * n - 1.0) * 2.0 * n) * sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(district: &str, south: f64, west: f64, size: f64) -> Outline {
        let corner = |lat, lon| LatLon { lat: south + lat * size, lon: west + lon * size };
        let ring =
            vec![corner(0.0, 0.0), corner(0.0, 1.0), corner(1.0, 1.0), corner(1.0, 0.0), corner(0.0, 0.0)];
        Outline { district: district.to_owned(), rings: vec![ring] }
    }

    fn city() -> Vec<Outline> {
        let mut left = square("esil", 51.0, 71.0, 0.5);
        left.rings.push(square("", 51.2, 71.2, 0.1).rings.remove(0));
        vec![left, square("almaty", 51.0, 71.5, 0.5)]
    }

    #[test]
    fn a_point_lies_in_the_district_whose_outline_surrounds_it() {
        assert_eq!(locate(&city(), LatLon { lat: 51.1, lon: 71.1 }), Place::Inside("esil".into()));
        assert_eq!(locate(&city(), LatLon { lat: 51.1, lon: 71.7 }), Place::Inside("almaty".into()));
    }

    #[test]
    fn the_middle_of_a_hole_is_outside() {
        assert_eq!(locate(&city(), LatLon { lat: 51.25, lon: 71.25 }), Place::Outside);
    }

    #[test]
    fn a_point_within_three_hundred_metres_belongs_to_the_nearest_district() {
        // 0.0026 degrees of latitude are 289 m, 0.0028 are 311 m.
        assert_eq!(locate(&city(), LatLon { lat: 50.9974, lon: 71.1 }), Place::Near("esil".into()));
        assert_eq!(locate(&city(), LatLon { lat: 50.9972, lon: 71.1 }), Place::Outside);
        // At 51.1 degrees north 0.0042 degrees of longitude are 293 m.
        assert_eq!(locate(&city(), LatLon { lat: 51.1, lon: 72.0042 }), Place::Near("almaty".into()));
        assert_eq!(locate(&city(), LatLon { lat: 51.1, lon: 72.0045 }), Place::Outside);
    }

    #[test]
    fn the_cosine_is_that_of_the_library() {
        for degrees in 0..=90 {
            let angle = f64::from(degrees).to_radians();
            assert!((cosine(angle) - angle.cos()).abs() < 1e-9, "{degrees}");
        }
    }

    #[test]
    fn nowhere_has_no_districts() {
        assert_eq!(locate(&[], LatLon { lat: 51.1, lon: 71.1 }), Place::Outside);
    }
}
