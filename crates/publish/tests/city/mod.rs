//! A small city's source folder that a test may spoil, and a folder to publish it into.

#![allow(dead_code, reason = "each test binary uses a part of it")]

use adaldyq_domain::lang::Lang;
use adaldyq_publish::release::{Done, publish};
use adaldyq_publish::report::{self, Findings};
use adaldyq_publish::source;
use adaldyq_words::Table;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub struct City {
    folder: TempDir,
}

impl City {
    /// The city of twelve institutions as it is under `fixtures`.
    pub fn whole() -> Self {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/city");
        let city = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        fs::create_dir(city.source()).expect("a new folder");
        for entry in fs::read_dir(fixtures).expect("fixtures") {
            let path = entry.expect("an entry").path();
            fs::copy(&path, city.source().join(path.file_name().expect("a name"))).expect("a copy");
        }
        city
    }

    /// The same without its odd figures, so that it has no warnings.
    pub fn calm() -> Self {
        let city = Self::whole();
        let recipe = city.read("sample.toml");
        let (usual, _) = recipe.split_once("[odd").expect("odd faces");
        city.write("sample.toml", usual);
        let mut findings = Findings::default();
        adaldyq_publish::sample::make(&city.source(), &mut findings).expect("a sample").expect("no faults");
        city
    }

    pub fn source(&self) -> PathBuf {
        self.folder.path().join("source")
    }

    pub fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.source().join(file)).expect("a readable file")
    }

    pub fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.source().join(file), bytes).expect("a writable file");
    }

    pub fn remove(&self, file: &str) {
        fs::remove_file(self.source().join(file)).expect("a file to remove");
    }

    /// Replaces the first occurrence; there must be one.
    pub fn replace(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} has no {from}");
        self.write(file, text.replacen(from, to, 1));
    }

    /// The line of that row, counted from 1.
    pub fn line(&self, file: &str, row: usize) -> String {
        self.read(file).lines().nth(row - 1).expect("so many rows").to_owned()
    }

    /// Replaces one cell of a file without quotation marks; row and column count from 1.
    pub fn cell(&self, file: &str, row: usize, column: usize, to: &str) {
        let text = self.read(file);
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut cells: Vec<&str> = lines[row - 1].split(',').collect();
        cells[column - 1] = to;
        lines[row - 1] = cells.join(",");
        self.write(file, lines.join("\n") + "\n");
    }

    pub fn append(&self, file: &str, line: &str) {
        self.write(file, self.read(file) + line + "\n");
    }

    /// Every line that `check` would give.
    pub fn check(&self, lang: Lang) -> String {
        check(&self.source(), lang)
    }

    /// Publishes a source that must have no faults.
    pub fn publish(&self) -> Done {
        self.publish_from(&self.source())
    }

    pub fn publish_from(&self, path: &Path) -> Done {
        let mut findings = Findings::default();
        let source = source::read(path, &mut findings).expect("a source");
        assert!(!findings.has_faults(), "{findings:?}");
        publish(&source, &self.out(), &mut |_, _| ()).expect("a published release")
    }

    /// Everything under the published folder.
    pub fn published(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(&self.out(), &self.out(), &mut files);
        files
    }
}

pub fn check(path: &Path, lang: Lang) -> String {
    let mut findings = Findings::default();
    source::read(path, &mut findings);
    let words = Table::builtin(lang);
    findings.sorted().iter().map(|finding| report::line(words, finding) + "\n").collect()
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
            files.insert(name, fs::read(&path).expect("a file"));
        }
    }
}
