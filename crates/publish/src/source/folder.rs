//! The files of a source, and where each table comes from.

use super::mapping::{self, Layout};
use super::table::Table;
use super::workbook::Workbook;
use super::{csv_table, encoding};
use crate::check::code::nearest;
use crate::report::{Findings, Spot};
use adaldyq_domain::fault::Arg;
use std::path::{Path, PathBuf};

/// A folder of CSV files, GeoJSON files and `city.toml`, with at most one workbook.
///
/// Given a workbook instead of a folder, its sheets come first and the folder around it serves for the rest.
pub struct Folder {
    path: PathBuf,
    files: Vec<String>,
    workbook: Option<Workbook>,
    /// Whether a table may be both a sheet and a file.
    sheets_first: bool,
}

impl Folder {
    /// Lists the folder; nothing, and a fault, where there is none.
    pub fn open(path: &Path, findings: &mut Findings) -> Option<Self> {
        let sheets_first = path.is_file();
        let named = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let folder = if sheets_first { path.parent().map(Path::to_owned) } else { Some(path.to_owned()) }?;
        let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
        let Ok(entries) = std::fs::read_dir(&folder) else {
            findings.fault(Spot::top(&path.to_string_lossy()), "source-no-folder", &[]);
            return None;
        };
        let mut files: Vec<String> = entries
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            // Spreadsheet programs keep such a file beside an open workbook.
            .filter(|name| !name.starts_with("~$") && !name.starts_with('.'))
            .collect();
        files.sort();
        let mut opened = Self { path: folder, files, workbook: None, sheets_first };
        opened.open_workbook(sheets_first.then_some(named.as_str()), findings);
        Some(opened)
    }

    fn open_workbook(&mut self, named: Option<&str>, findings: &mut Findings) {
        let is_workbook = |name: &&String| name.to_lowercase().ends_with(".xlsx");
        let names: Vec<String> = match named {
            Some(name) => vec![name.to_owned()],
            None => self.files.iter().filter(is_workbook).cloned().collect(),
        };
        if let [first, .., last] = &names[..] {
            findings.fault(Spot::top(last), "source-workbooks", &[("other", Arg::from(first.as_str()))]);
        }
        let Some(name) = names.first() else { return };
        let Some(bytes) = self.bytes(name, findings) else { return };
        self.workbook = Workbook::open(Path::new(name), bytes, findings);
    }

    fn bytes(&self, name: &str, findings: &mut Findings) -> Option<Vec<u8>> {
        match std::fs::read(self.path.join(name)) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                findings.fault(
                    Spot::top(name),
                    "source-unreadable",
                    &[("error", Arg::from(error.to_string()))],
                );
                None
            }
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A file's text; a fault where it is required and not there.
    pub fn text(&self, name: &str, required: bool, findings: &mut Findings) -> Option<String> {
        if !self.files.iter().any(|file| file == name) {
            if required {
                findings.fault(Spot::top(name), "source-file-missing", &[]);
            }
            return None;
        }
        let bytes = self.bytes(name, findings)?;
        encoding::text(name, &bytes, findings).map(str::to_owned)
    }

    /// A table, from its CSV file or its sheet, with the columns it should have.
    pub fn table(&mut self, layout: &Layout, findings: &mut Findings) -> Option<Table> {
        let file = format!("{}.csv", layout.name);
        let in_file = self.files.contains(&file);
        let sheet = self.workbook.as_ref().and_then(|book| {
            book.sheets().into_iter().find(|sheet| sheet.trim().eq_ignore_ascii_case(layout.name))
        });
        if let (Some(_), Some(book), true, false) = (&sheet, &self.workbook, in_file, self.sheets_first) {
            findings.fault(Spot::top(&file), "source-table-twice", &[("other", Arg::from(book.file()))]);
        }
        let table = match (sheet, &mut self.workbook) {
            (Some(sheet), Some(book)) => book.table(&sheet, findings),
            _ if in_file => {
                let bytes = self.bytes(&file, findings)?;
                encoding::text(&file, &bytes, findings)
                    .and_then(|text| csv_table::read(&file, text, findings))
            }
            _ => {
                if mapping::REQUIRED.contains(&layout.name) {
                    findings.fault(Spot::top(&file), "source-table-missing", &[]);
                }
                None
            }
        }?;
        layout.check(&table, findings);
        if mapping::REQUIRED.contains(&layout.name) && table.rows().next().is_none() {
            findings.fault(table.heading_spot(0), "source-no-rows", &[]);
        }
        Some(table)
    }

    /// Warns of tables whose name is not known: they are not published.
    pub fn rest(&self, findings: &mut Findings) {
        let known = || mapping::ALL.iter().map(|layout| layout.name);
        let tables =
            self.files.iter().filter_map(|file| Some((file.clone(), file.strip_suffix(".csv")?.to_owned())));
        let sheets = self.workbook.iter().flat_map(|book| {
            book.sheets()
                .into_iter()
                .map(|sheet| (format!("{}[{sheet}]", book.file()), sheet.trim().to_lowercase()))
        });
        for (label, name) in tables.chain(sheets).filter(|(_, name)| !known().any(|known| known == name)) {
            let expected =
                nearest(&name, known()).map_or_else(|| known().collect::<Vec<_>>().join(", "), str::to_owned);
            findings.warning(Spot::top(&label), "source-table-unknown", &[("known", Arg::from(expected))]);
        }
    }
}
