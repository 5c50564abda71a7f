//! Positions on the ground.

use serde::{Deserialize, Serialize};

/// A position in WGS 84 degrees, latitude first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LatLon {
    pub lat: f64,
    pub lon: f64,
}

impl LatLon {
    /// Metres to another position, as a flat map of a city has them.
    pub fn metres_to(self, other: Self) -> f64 {
        const DEGREE: f64 = 111_320.0;
        let narrowing = self.lat.to_radians().cos();
        let (north, east) = ((other.lat - self.lat) * DEGREE, (other.lon - self.lon) * DEGREE * narrowing);
        north.hypot(east)
    }
}

/// How well an institution's position is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Placing {
    Exact,
    Approximate,
    Demonstration,
}

impl Placing {
    pub const ALL: [Self; 3] = [Self::Exact, Self::Approximate, Self::Demonstration];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Approximate => "approximate",
            Self::Demonstration => "demonstration",
        }
    }
}
