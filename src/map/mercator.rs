//! The web map's projection, on a world of width 1.

use js_sys::Math;
use std::f64::consts::PI;

/// Latitude and longitude to the unit square, y downwards.
pub fn project(lat: f64, lon: f64) -> (f64, f64) {
    // The browser's functions: a library of our own for sines and logarithms would weigh 7 kB.
    let sine = Math::sin(lat.to_radians());
    let y = 0.5 - Math::log((1.0 + sine) / (1.0 - sine)) / (4.0 * PI);
    (lon / 360.0 + 0.5, y)
}

/// Back to latitude and longitude.
pub fn unproject(x: f64, y: f64) -> (f64, f64) {
    let lat = (2.0 * Math::atan(Math::exp((0.5 - y) * 2.0 * PI)) - PI / 2.0).to_degrees();
    (lat, (x - 0.5) * 360.0)
}

/// Pixels of the world at a zoom.
pub fn world(zoom: f64) -> f64 {
    256.0 * Math::pow(2.0, zoom)
}
