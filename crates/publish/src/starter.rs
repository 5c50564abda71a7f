//! A source folder to begin with: another city's, with one row in each table.

use crate::disk::{self, Trouble};
use std::path::Path;

const FILES: [(&str, &str); 6] = [
    ("city.toml", include_str!("../starter/city.toml")),
    ("districts.geojson", include_str!("../starter/districts.geojson")),
    ("institutions.csv", include_str!("../starter/institutions.csv")),
    ("budgets.csv", include_str!("../starter/budgets.csv")),
    ("clients.csv", include_str!("../starter/clients.csv")),
    ("sample.toml", include_str!("../starter/sample.toml")),
];

/// Writes the folder; false, and nothing is touched, where it has anything in it already.
pub fn write(folder: &Path) -> Result<bool, Trouble> {
    if std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Ok(false);
    }
    disk::create_folder(folder)?;
    for (name, text) in FILES {
        disk::replace(&folder.join(name), text.as_bytes())?;
    }
    Ok(true)
}
