//! Tables for spreadsheets, made of what is on the screen: RFC 4180 with a byte-order mark, so that every
//! program reads the letters right.

use crate::data::Catalogue;
use crate::hand_on;
use crate::session::Session;
use crate::words::t;
use adaldyq_domain::money::Tenge;

pub struct Csv {
    text: String,
    /// Stands at the end of every row, since rows get parted from their file: what it is, of when, and whose.
    note: [String; 3],
}

impl Csv {
    /// Begins a table with its headings.
    pub fn new(session: Session, catalogue: &Catalogue, headings: &[String]) -> Self {
        let note = if session.is_demonstration() { t("demonstration-band") } else { String::new() };
        let mut table =
            Self { text: "\u{feff}".to_owned(), note: [t("csv-note"), t("csv-published"), t("csv-licence")] };
        table.row(headings);
        table.note = [note, catalogue.index.published.clone(), licence(session, catalogue)];
        table
    }

    pub fn row(&mut self, cells: &[String]) {
        for (position, cell) in cells.iter().chain(&self.note).enumerate() {
            if position > 0 {
                self.text.push(',');
            }
            push(&mut self.text, cell);
        }
        self.text.push_str("\r\n");
    }

    /// Hands the file over; its name says what it is, also when it lies in a folder years later.
    pub fn download(&self, session: Session, catalogue: &Catalogue, name: &str) {
        let mark = if session.is_demonstration() { "-DEMO" } else { "" };
        let name = format!("{}-{name}-{}{mark}.csv", catalogue.index.city.id, catalogue.index.published);
        hand_on::download(&name, "text/csv;charset=utf-8", &self.text);
    }
}

/// Under which licence the data is, and whom its makers name; nothing before that is known.
pub fn licence(session: Session, catalogue: &Catalogue) -> String {
    let city = session.data.city(catalogue).ready();
    city.map(|city| format!("{}; {}", city.licence.name, city.credit)).unwrap_or_default()
}

fn push(text: &mut String, cell: &str) {
    // A spreadsheet would run a cell that begins like a formula.
    let formula = cell.starts_with(['=', '+', '-', '@']);
    if !formula && !cell.contains([',', '"', '\n', '\r']) {
        text.push_str(cell);
        return;
    }
    text.push('"');
    if formula {
        text.push('\'');
    }
    text.push_str(&cell.replace('"', "\"\""));
    text.push('"');
}

/// Whole tenge without signs; empty where it was not published.
pub fn amount(amount: Option<Tenge>) -> String {
    amount.map(|amount| amount.amount().to_string()).unwrap_or_default()
}
