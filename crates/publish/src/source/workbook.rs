//! Sheets of an .xlsx workbook into tables.

use super::table::Table;
use crate::report::{Findings, Spot};
use adaldyq_domain::fault::Arg;
use calamine::{Data, Range, Reader, Xlsx};
use std::io::Cursor;
use std::path::Path;

/// An opened workbook and the names of its sheets.
pub struct Workbook {
    file: String,
    book: Xlsx<Cursor<Vec<u8>>>,
}

impl Workbook {
    /// Opens a workbook, or reports that it is none.
    pub fn open(path: &Path, bytes: Vec<u8>, findings: &mut Findings) -> Option<Self> {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match Xlsx::new(Cursor::new(bytes)) {
            Ok(book) => Some(Self { file, book }),
            Err(error) => {
                findings.fault(
                    Spot::top(&file),
                    "source-workbook",
                    &[("error", Arg::from(error.to_string()))],
                );
                None
            }
        }
    }

    pub fn file(&self) -> &str {
        &self.file
    }

    pub fn sheets(&self) -> Vec<String> {
        self.book.sheet_names()
    }

    /// The sheet of that name as a table; nothing, and a fault, where it cannot be read.
    pub fn table(&mut self, sheet: &str, findings: &mut Findings) -> Option<Table> {
        let label = format!("{}[{sheet}]", self.file);
        match self.book.worksheet_range(sheet) {
            Ok(range) => table(&label, &range, findings),
            Err(error) => {
                findings.fault(
                    Spot::top(&label),
                    "source-workbook",
                    &[("error", Arg::from(error.to_string()))],
                );
                None
            }
        }
    }
}

fn table(label: &str, range: &Range<Data>, findings: &mut Findings) -> Option<Table> {
    let Some((last_row, last_column)) = range.end() else {
        findings.fault(Spot::top(label), "source-empty-file", &[]);
        return None;
    };
    let cell = |row: u32, column: u32| range.get_value((row, column)).map(text).unwrap_or_default();
    let mut heading: Vec<String> =
        (0..=last_column).map(|column| super::mapping::column_name(&cell(0, column))).collect();
    // Cells to the right of the last named column are notes.
    heading.truncate(heading.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1));
    if heading.is_empty() {
        let first = range.start().map_or(1, |(row, _)| row + 1);
        findings.fault(Spot::top(label), "source-heading-late", &[("row", Arg::from(first.to_string()))]);
        return None;
    }
    let width = heading.len() as u32;
    let mut table = Table::new(label.into(), heading);
    for row in 1..=last_row {
        let cells: Vec<String> = (0..width).map(|column| cell(row, column)).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            table.push(row + 1, cells.iter().map(String::as_str));
        }
    }
    Some(table)
}

/// A cell as it would stand in a CSV file: numbers with a full stop and no grouping, dates as 2026-11-24.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(truth) => u8::from(*truth).to_string(),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Error(error) => error.to_string(),
    }
}
