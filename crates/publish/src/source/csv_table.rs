//! CSV files (RFC 4180) into tables.

use super::table::Table;
use crate::report::{Findings, Spot};
use adaldyq_domain::fault::Arg;
use csv::StringRecord;

/// Reads a table, or reports why not. Rows are numbered as a spreadsheet program shows them: an empty line
/// counts, a line break inside quotes does not.
pub fn read(file: &str, text: &str, findings: &mut Findings) -> Option<Table> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut row = 0;
    let mut table: Option<Table> = None;
    loop {
        row += 1 + blank_lines(text.as_bytes(), reader.position().byte() as usize);
        // The text is UTF-8 and rows may have any length, so nothing can fail here.
        if !reader.read_record(&mut record).unwrap_or(false) {
            break;
        }
        match &mut table {
            None => table = Some(heading(file, &record, row, findings)?),
            Some(table) => add(table, &record, row, findings),
        }
    }
    if text.matches('"').count() % 2 == 1 {
        let opened = text.lines().position(|line| line.matches('"').count() % 2 == 1).unwrap_or(0);
        findings.fault(Spot { file: file.into(), row: opened as u32 + 1, column: 1 }, "source-quote", &[]);
        return None;
    }
    if table.is_none() {
        findings.fault(Spot::top(file), "source-empty-file", &[]);
    }
    table
}

fn heading(file: &str, record: &StringRecord, row: u32, findings: &mut Findings) -> Option<Table> {
    let first = record.get(0).unwrap_or_default();
    if record.len() == 1
        && let Some(separator) = [';', '\t', '|'].into_iter().find(|separator| first.contains(*separator))
    {
        let shown = if separator == '\t' { "TAB".to_owned() } else { separator.to_string() };
        findings.fault(Spot::top(file), "source-separator", &[("found", Arg::from(shown))]);
        return None;
    }
    if row != 1 {
        findings.fault(Spot::top(file), "source-heading-late", &[("row", Arg::from(row.to_string()))]);
        return None;
    }
    Some(Table::new(file.into(), record.iter().map(super::mapping::column_name).collect()))
}

fn add(table: &mut Table, record: &StringRecord, row: u32, findings: &mut Findings) {
    if record.iter().all(|cell| cell.trim().is_empty()) {
        return;
    }
    let expected = table.heading().len();
    if record.len() != expected {
        let spot = Spot { file: table.file.clone(), row, column: record.len().min(expected) as u32 };
        let counts = [("found", Arg::from(record.len() as i64)), ("expected", Arg::from(expected as i64))];
        findings.fault(spot, "source-width", &counts);
    }
    table.push(row, record.iter());
}

/// How many empty lines stand at `from`, where the last record ended.
fn blank_lines(bytes: &[u8], from: usize) -> u32 {
    let mut at = from;
    // The reader stops between the two halves of a line break.
    if at > 0 && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n') {
        at += 1;
    }
    let mut lines = 0;
    loop {
        match bytes.get(at..) {
            Some([b'\r', b'\n', ..]) => at += 2,
            Some([b'\n' | b'\r', ..]) => at += 1,
            _ => return lines,
        }
        lines += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, String)> {
        let mut findings = Findings::default();
        let table = read("a.csv", text, &mut findings).expect("a table");
        table.rows().map(|row| (row.number(), row.get("b").text.to_owned())).collect()
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_program_shows_them() {
        let expected = vec![(3, "x\ny".to_owned()), (4, "z".to_owned()), (7, "w".to_owned())];
        assert_eq!(rows("a,b\n\n1,\"x\ny\"\n2,z\n\n\n3,w\n"), expected);
        assert_eq!(rows("a,b\r\n\r\n1,\"x\ny\"\r\n2,z\r\n\r\n\r\n3,w"), expected);
    }
}
