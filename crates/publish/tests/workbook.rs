//! The same tables as CSV files and as sheets of a workbook.

mod city;

use adaldyq_domain::lang::Lang;
use city::{City, check};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::path::PathBuf;

const TABLES: [&str; 9] = [
    "institutions",
    "budgets",
    "clients",
    "outcomes",
    "holidays",
    "rules",
    "glossary",
    "contracts",
    "history",
];

/// Moves the tables into a workbook, with numbers as numbers and dates as dates.
fn as_workbook(city: &City) -> PathBuf {
    let mut book = Workbook::new();
    let date_format = Format::new().set_num_format("yyyy-mm-dd");
    for table in TABLES {
        let sheet = book.add_worksheet().set_name(table).expect("a name");
        let text = city.read(&format!("{table}.csv"));
        let rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes())
            .into_records()
            .enumerate();
        for (row, record) in rows {
            for (column, cell) in
                record.expect("a row").iter().enumerate().filter(|(_, cell)| !cell.is_empty())
            {
                let (row, column) = (row as u32, column as u16);
                // Codes as 04 are kept as text only by those who know; here they become 4.
                match cell.parse::<f64>() {
                    Ok(number) if table != "rules" => sheet.write_number(row, column, number),
                    _ if table == "holidays" && cell.starts_with("20") => {
                        let date = ExcelDateTime::parse_from_str(cell).expect("a date");
                        sheet.write_datetime_with_format(row, column, date, &date_format)
                    }
                    _ => sheet.write_string(row, column, cell),
                }
                .expect("a cell");
            }
        }
        city.remove(&format!("{table}.csv"));
    }
    let path = city.source().join("tables.xlsx");
    book.save(&path).expect("a saved workbook");
    path
}

#[test]
fn a_workbook_and_csv_files_give_the_same_release() {
    let (files, sheets) = (City::whole(), City::whole());
    let path = as_workbook(&sheets);
    let first = files.publish();
    assert_eq!(sheets.publish(), first);
    assert_eq!(sheets.published(), files.published());
    // The workbook itself may be named as well.
    let named = City::whole();
    let copy = named.source().join("tables.xlsx");
    std::fs::copy(path, &copy).expect("a copy");
    assert_eq!(named.publish_from(&copy), first);
}

#[test]
fn a_fault_in_a_workbook_names_the_sheet() {
    let city = City::calm();
    city.cell("budgets.csv", 3, 5, "12 000");
    city.cell("institutions.csv", 4, 3, "");
    as_workbook(&city);
    let expected = "\
tables.xlsx[budgets]:3:5: “12 000”: write the number as 12000, with no spaces between the digits, and with a full stop before decimals.
tables.xlsx[institutions]:4:3: the cell is empty, and must be filled in.
";
    assert_eq!(check(&city.source(), Lang::En), expected);
}

#[test]
fn a_table_that_is_both_a_file_and_a_sheet_is_refused() {
    let city = City::calm();
    let clients = city.read("clients.csv");
    as_workbook(&city);
    city.write("clients.csv", clients);
    let expected = "clients.csv:1:1: the table is here and also a sheet of tables.xlsx. Keep one of them.\n";
    assert_eq!(check(&city.source(), Lang::En), expected);
}

#[test]
fn what_is_no_workbook_is_said_to_be_none() {
    let city = City::calm();
    city.write("tables.xlsx", "not a workbook");
    let said = check(&city.source(), Lang::En);
    assert!(said.starts_with("tables.xlsx:1:1: the workbook could not be read: "), "{said}");
}
