//! The published data that the endpoint needs: which institutions there are, where the districts lie, when
//! the offices work. Follows a new release without a restart.

use crate::institution_files::InstitutionFiles;
use adaldyq_domain::catalogue::{Column, District};
use adaldyq_domain::complaint::draft::{BudgetLine, Places};
use adaldyq_domain::complaint::outline::{Outline, Place, locate};
use adaldyq_domain::complaint::working_days::{Calendar, CalendarFault};
use adaldyq_domain::lang::Names;
use adaldyq_domain::place::LatLon;
use adaldyq_domain::published::{CityFile, HolidaysFile};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// What went wrong with a new release may have been of the moment: it is tried again after so long.
const RETRY: Duration = Duration::from_secs(5);

/// The release that is current now.
pub struct City {
    folder: PathBuf,
    current: RwLock<(Identity, Arc<Published>)>,
    /// Held by the one that reads a new release; when that last failed.
    reading: Mutex<Option<Instant>>,
}

/// What the endpoint knows of one release.
pub struct Published {
    pub release: String,
    pub districts: Vec<String>,
    pub institutions: HashMap<String, Body>,
    pub calendar: Arc<Calendar>,
    pub city: CityFile,
    pub files: InstitutionFiles,
    district_names: Vec<Names>,
    outlines: Vec<Outline>,
}

/// An institution, as far as complaints need it.
pub struct Body {
    pub district: Option<String>,
    pub at: LatLon,
}

#[derive(Debug, thiserror::Error)]
pub enum CityError {
    #[error(
        "DATA_DIR: {0} could not be read ({1}); publish the data there, or name the folder that holds index.json"
    )]
    Missing(PathBuf, std::io::Error),
    #[error("DATA_DIR: {0} is not in the published format: {1}")]
    Format(PathBuf, String),
}

/// Tells a file from the one that replaced it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    inode: u64,
    size: u64,
    seconds: i64,
    nanoseconds: i64,
}

impl From<&fs::Metadata> for Identity {
    fn from(file: &fs::Metadata) -> Self {
        Self { inode: file.ino(), size: file.size(), seconds: file.mtime(), nanoseconds: file.mtime_nsec() }
    }
}

impl City {
    pub fn open(folder: &Path) -> Result<Self, CityError> {
        let first = (identity(folder)?, Arc::new(Published::read(folder)?));
        Ok(Self { folder: folder.to_owned(), current: RwLock::new(first), reading: Mutex::new(None) })
    }

    /// The current release. One that cannot be read is logged, and the last good one stays.
    pub fn current(&self) -> Arc<Published> {
        let (seen, published) = self.current.read().unwrap_or_else(PoisonError::into_inner).clone();
        let now = identity(&self.folder).unwrap_or(seen);
        if now == seen {
            return published;
        }
        // Whoever comes while another reads the new release is served from the last one.
        let Ok(mut failed) = self.reading.try_lock() else { return published };
        if failed.is_some_and(|at: Instant| at.elapsed() < RETRY) {
            return published;
        }
        let next = match Published::read(&self.folder) {
            Ok(next) => Arc::new(next),
            Err(error) => {
                *failed = Some(Instant::now());
                tracing::error!(%error, "the new release could not be read; the last one is still served");
                return published;
            }
        };
        tracing::info!(release = next.release, "serving a release");
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = (now, next.clone());
        next
    }
}

fn identity(folder: &Path) -> Result<Identity, CityError> {
    let path = folder.join("index.json");
    fs::metadata(&path).map(|file| Identity::from(&file)).map_err(|error| CityError::Missing(path, error))
}

/// The part of `index.json` that is needed here.
#[derive(Deserialize)]
struct Index {
    release: String,
    districts: Vec<District>,
    institutions: Columns,
}

#[derive(Deserialize)]
struct Columns {
    id: Column<String>,
    district: Column<usize>,
    lat: Column<f64>,
    lon: Column<f64>,
}

impl Published {
    fn read(folder: &Path) -> Result<Self, CityError> {
        let index: Index = read(folder.join("index.json"))?;
        let release = folder.join("r").join(&index.release);
        let holidays: HolidaysFile = read(release.join("holidays.json"))?;
        let calendar =
            Calendar::new(&holidays).map_err(|fault| format_error(&release, "holidays.json", &fault))?;
        let city: CityFile = read(release.join("city.json"))?;
        calendar
            .registered(0, &city.working_hours)
            .map_err(|fault| format_error(&release, "city.json", &fault))?;
        let outlines: Features = read(release.join("districts.geojson"))?;
        let (districts, district_names): (Vec<String>, Vec<Names>) =
            index.districts.into_iter().map(|district| (district.id, district.name)).unzip();
        let institutions = bodies(folder, index.institutions, &districts)?;
        Ok(Self {
            release: index.release,
            districts,
            institutions,
            calendar: Arc::new(calendar),
            city,
            files: InstitutionFiles::of(&release),
            district_names,
            outlines: outlines.outlines(),
        })
    }

    pub fn district_name(&self, district: &str) -> Option<&Names> {
        let at = self.districts.iter().position(|known| known == district)?;
        self.district_names.get(at)
    }

    /// The name of an institution that the release has.
    pub fn institution_name(&self, institution: &str) -> Option<Names> {
        self.institutions.get(institution).and_then(|_| self.files.name(institution))
    }

    /// Tenge of an institution's budget line, where that is published.
    pub fn amount(&self, institution: &str, line: &BudgetLine) -> Option<i64> {
        self.institutions.get(institution).and_then(|_| self.files.amount(institution, line))
    }

    /// The district of an institution, where both are known.
    pub fn district_of(&self, institution: &str) -> Option<&str> {
        self.institutions.get(institution)?.district.as_deref()
    }
}

impl Places for Published {
    fn knows_institution(&self, id: &str) -> bool {
        self.institutions.contains_key(id)
    }

    fn locates(&self, at: LatLon) -> Place {
        locate(&self.outlines, at)
    }
}

fn format_error(release: &Path, file: &str, fault: &CalendarFault) -> CityError {
    CityError::Format(release.join(file), fault.to_string())
}

fn read<T: DeserializeOwned>(path: PathBuf) -> Result<T, CityError> {
    let text = fs::read(&path).map_err(|error| CityError::Missing(path.clone(), error))?;
    serde_json::from_slice(&text).map_err(|error| CityError::Format(path, error.to_string()))
}

fn bodies(folder: &Path, columns: Columns, districts: &[String]) -> Result<HashMap<String, Body>, CityError> {
    let ids = column(folder, columns.id)?;
    let (district, lat, lon) =
        (column(folder, columns.district)?, column(folder, columns.lat)?, column(folder, columns.lon)?);
    let places = district.into_iter().zip(lat.into_iter().zip(lon));
    let body = |(district, (lat, lon)): (usize, (f64, f64))| Body {
        district: districts.get(district).cloned(),
        at: LatLon { lat, lon },
    };
    Ok(ids.into_iter().zip(places.map(body)).collect())
}

/// A column's values, from its file where the index gives an address.
fn column<T: DeserializeOwned>(folder: &Path, column: Column<T>) -> Result<Vec<T>, CityError> {
    let address = match column {
        Column::Here(values) => return Ok(values),
        Column::At(address) => address,
    };
    let path = PathBuf::from(address.trim_start_matches("/data/"));
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    if !inside {
        return Err(CityError::Format(folder.join("index.json"), format!("{address} lies outside /data/")));
    }
    read(folder.join(path))
}

#[derive(Deserialize)]
struct Features {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    id: String,
}

/// Positions are longitude, latitude, and perhaps a height.
type Ring = Vec<Vec<f64>>;

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Ring>),
    MultiPolygon(Vec<Vec<Ring>>),
}

impl Features {
    fn outlines(self) -> Vec<Outline> {
        let position = |position: Vec<f64>| match position[..] {
            [lon, lat, ..] => Some(LatLon { lat, lon }),
            _ => None,
        };
        let outline = |feature: Feature| {
            let rings = match feature.geometry {
                Geometry::Polygon(rings) => rings,
                Geometry::MultiPolygon(parts) => parts.into_iter().flatten().collect(),
            };
            let rings =
                rings.into_iter().map(|ring| ring.into_iter().filter_map(position).collect()).collect();
            Outline { district: feature.properties.id, rings }
        };
        self.features.into_iter().map(outline).collect()
    }
}
