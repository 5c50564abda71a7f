//! Whether a published folder is whole: every file that the index and the data package name is there, and
//! holds what they say.

use crate::disk::unpacked;
use crate::release::hex;
use crate::report::{Findings, Spot};
use adaldyq_domain::catalogue::{Amounts, Column, GroupFile, Index, Inline, InstitutionFile};
use adaldyq_domain::fault::Arg;
use adaldyq_domain::published::{CityFile, HolidaysFile, OutcomesFile};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// The release, and how many files were looked at.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verified {
    pub release: String,
    pub files: usize,
}

/// Looks at everything; what is wrong is added to `findings`.
pub fn verify(folder: &Path, findings: &mut Findings) -> Verified {
    let mut look = Look { folder: folder.to_owned(), findings, files: 0 };
    let Some(index) = look.json::<Index>("index.json") else { return Verified::default() };
    look.index(&index);
    look.package(&index.release);
    Verified { release: index.release, files: look.files }
}

struct Look<'a> {
    folder: PathBuf,
    findings: &'a mut Findings,
    files: usize,
}

impl Look<'_> {
    fn wrong(&mut self, path: &str, code: &'static str, args: &[(&'static str, Arg)]) {
        self.findings.fault(Spot::top(path), code, args);
    }

    /// A file's bytes. Its compressed copies must hold the same.
    fn bytes(&mut self, path: &str) -> Option<Vec<u8>> {
        self.files += 1;
        let Ok(bytes) = std::fs::read(self.folder.join(path)) else {
            self.wrong(path, "verify-missing", &[]);
            return None;
        };
        for suffix in [".br", ".gz"] {
            let copy = format!("{path}{suffix}");
            if let Ok(packed) = std::fs::read(self.folder.join(&copy))
                && unpacked(suffix, &packed).is_none_or(|copy| copy != bytes)
            {
                self.wrong(&copy, "verify-copy", &[]);
            }
        }
        Some(bytes)
    }

    fn json<T: DeserializeOwned>(&mut self, path: &str) -> Option<T> {
        let bytes = self.bytes(path)?;
        match serde_json::from_slice(&bytes) {
            Ok(value) => Some(value),
            Err(error) => {
                self.wrong(path, "verify-unreadable", &[("error", Arg::from(error.to_string()))]);
                None
            }
        }
    }

    /// The path of an address that the index gives.
    fn path(&mut self, address: &str) -> Option<String> {
        let path = address.strip_prefix("/data/").filter(|path| !path.contains("..")).map(str::to_owned);
        if path.is_none() {
            self.wrong("index.json", "verify-address", &[("found", Arg::from(address))]);
        }
        path
    }

    fn index(&mut self, index: &Index) {
        let count = index.institutions.count as usize;
        let root = format!("r/{}", index.release);
        let list = &index.institutions;
        let ids = self.column("id", &list.id, count).unwrap_or_default();
        self.column("kind", &list.kind, count);
        self.column("district", &list.district, count);
        self.column("lat", &list.lat, count);
        self.column("lon", &list.lon, count);
        self.column("place", &list.place, count);
        self.column("groups", &list.groups, count);
        self.column("invented", &list.invented, count);
        for name in [&list.name.kk, &list.name.ru, &list.name.en] {
            self.column("name", name, count);
        }
        for (year, clients) in &index.clients {
            self.column(&format!("clients {year}"), clients, count);
        }
        for (year, table) in &index.budgets {
            self.table(year, table, count);
        }
        for id in &ids {
            self.json::<InstitutionFile>(&format!("{root}/institutions/{id}.json"));
        }
        for group in &index.groups {
            self.json::<GroupFile>(&format!("{root}/groups/{}.json", group.code));
        }
        self.json::<CityFile>(&format!("{root}/city.json"));
        self.json::<HolidaysFile>(&format!("{root}/holidays.json"));
        self.json::<OutcomesFile>(&format!("{root}/outcomes.json"));
        self.json::<Value>(&format!("{root}/districts.geojson"));
    }

    fn table(&mut self, year: &str, table: &Inline<Amounts>, count: usize) {
        let amounts = match table {
            Inline::Here(amounts) => Some(amounts.clone()),
            Inline::At(address) => self.path(address).and_then(|path| self.json::<Amounts>(&path)),
        };
        let Some(amounts) = amounts else { return };
        for (stage, column) in [
            ("approved", &amounts.approved),
            ("adjusted", &amounts.adjusted),
            ("executed", &amounts.executed),
        ] {
            self.column(&format!("{year} {stage}"), column, count);
        }
    }

    /// The values of a column, which must be as many as there are institutions.
    fn column<T: Clone + DeserializeOwned>(
        &mut self,
        name: &str,
        column: &Column<T>,
        count: usize,
    ) -> Option<Vec<T>> {
        let values = match column {
            Column::Here(values) => values.clone(),
            Column::At(address) => {
                let path = self.path(address)?;
                self.json::<Vec<T>>(&path)?
            }
        };
        if values.len() != count {
            let args = [
                ("column", Arg::from(name)),
                ("found", Arg::from(values.len() as i64)),
                ("expected", Arg::from(count as i64)),
            ];
            self.wrong("index.json", "verify-column", &args);
        }
        Some(values)
    }

    fn package(&mut self, release: &str) {
        let Some(package) = self.json::<Value>("datapackage.json") else { return };
        let version = package.get("version").and_then(Value::as_str).unwrap_or_default();
        if version != release {
            let args = [("found", Arg::from(version)), ("expected", Arg::from(release))];
            self.wrong("datapackage.json", "verify-release", &args);
        }
        for resource in package.get("resources").and_then(Value::as_array).into_iter().flatten() {
            let text = |key: &str| resource.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            let path = text("path");
            let Some(bytes) = self.bytes(&path) else { continue };
            let hash = format!("sha256:{}", hex(&Sha256::digest(&bytes)));
            if text("hash") != hash {
                self.wrong(
                    &path,
                    "verify-hash",
                    &[("found", Arg::from(hash)), ("expected", text("hash").into())],
                );
            }
        }
    }
}
