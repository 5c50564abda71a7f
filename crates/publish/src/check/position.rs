//! A position lies in the city, and in the district that is named.

use super::number::decimal;
use crate::report::Findings;
use crate::source::districts::{Outline, Outlines};
use crate::source::table::Row;
use adaldyq_domain::fault::Arg;
use adaldyq_domain::place::LatLon;

/// Outlines are simplified and bodies stand on their borders: so far off one, in metres, is still inside.
const NEAR: f64 = 300.0;

/// The position of a row's `lat` and `lon`. A fault outside the city, a warning outside its district.
pub fn position(
    row: Row,
    outlines: &Outlines,
    district: Option<usize>,
    findings: &mut Findings,
) -> Option<LatLon> {
    let (lat, lon) = (decimal(row.get("lat"), findings), decimal(row.get("lon"), findings));
    let place = LatLon { lat: lat?, lon: lon? };
    if outlines.list.is_empty() || outlines.doubtful {
        return Some(place);
    }
    if outlines.list.iter().all(|outline| !within(outline, place)) {
        outside(row, outlines, place, findings);
        return None;
    }
    let own = district.map(|district| &outlines.list[district]);
    if let Some(own) = own.filter(|own| !within(own, place)) {
        let metres = ("metres", Arg::from(own.distance(place).round() as i64));
        let name = ("district", Arg::from(own.id.as_str()));
        row.get("lat").warning(findings, "source-outside-district", &[name, metres]);
    }
    Some(place)
}

fn within(outline: &Outline, place: LatLon) -> bool {
    outline.contains(place) || outline.distance(place) <= NEAR
}

fn outside(row: Row, outlines: &Outlines, place: LatLon, findings: &mut Findings) {
    let swapped = LatLon { lat: place.lon, lon: place.lat };
    if outlines.list.iter().any(|outline| within(outline, swapped)) {
        row.get("lat").fault(findings, "source-swapped", &[("lon", Arg::from(row.get("lon").text))]);
        return;
    }
    let [[south, west], [north, east]] = outlines.bounds();
    let limits = [
        ("lon", Arg::from(row.get("lon").text)),
        ("south", Arg::from(south.to_string())),
        ("north", Arg::from(north.to_string())),
        ("west", Arg::from(west.to_string())),
        ("east", Arg::from(east.to_string())),
    ];
    row.get("lat").fault(findings, "source-outside-city", &limits);
}
