//! A point of the city: as the endpoint gives it, in words, and in the address of the map.

use crate::json::Json;
use adaldyq_domain::decimal;

/// Latitude and longitude of `[51.1283, 71.4305]`.
pub fn of(json: &Json) -> Option<(f64, f64)> {
    let numbers = json.numbers();
    numbers.first().copied().flatten().zip(numbers.get(1).copied().flatten())
}

/// "51.12830, 71.43050", with anything between the two.
pub fn pair((lat, lon): (f64, f64), between: &str) -> String {
    [decimal::fixed(lat, 5), decimal::fixed(lon, 5)].join(between)
}

/// Where the map shows it.
pub fn on_map(point: (f64, f64)) -> String {
    format!("/?at={},16", pair(point, ","))
}
