//! The web map's projection, on a world of width 1.

use std::f64::consts::PI;

/// Latitude and longitude to the unit square, y downwards.
pub fn project(lat: f64, lon: f64) -> (f64, f64) {
    let sine = lat.to_radians().sin();
    let y = 0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * PI);
    (lon / 360.0 + 0.5, y)
}

/// Back to latitude and longitude.
pub fn unproject(x: f64, y: f64) -> (f64, f64) {
    let lat = (2.0 * ((0.5 - y) * 2.0 * PI).exp().atan() - PI / 2.0).to_degrees();
    (lat, (x - 0.5) * 360.0)
}

/// Pixels of the world at a zoom.
pub fn world(zoom: f64) -> f64 {
    256.0 * zoom.exp2()
}
