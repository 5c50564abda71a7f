//! A month's report as a workbook: one sheet by institution, one by topic.

use super::reports::{Report, Sums};
use crate::city::Published;
use adaldyq_domain::lang::Lang;
use adaldyq_words::{Table, date};
use rust_xlsxwriter::{Format, FormatBorder, Workbook, Worksheet, XlsxError};

pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const HEADINGS: [&str; 9] = [
    "report-received",
    "report-answered",
    "report-in-time",
    "report-overdue",
    "report-median-days",
    "report-confirmed",
    "report-disputed",
    "report-unconfirmed",
    "report-reopened",
];

pub fn write(report: &Report, published: &Published, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let table = Table::builtin(lang);
    let say = |key: &str| table.say(key, &[]);
    let institutions = report.institutions.iter().map(|(id, sums)| {
        let name = id.as_deref().map(|id| {
            published.institution_name(id).map_or_else(|| id.to_owned(), |names| names.get(lang).clone())
        });
        (name.unwrap_or_else(|| say("report-no-institution")), sums)
    });
    let topics = report.topics.iter().map(|(topic, sums)| {
        let key = format!("topic-{}", topic.code().replace('_', "-"));
        (say(&key), sums)
    });
    let mut book = Workbook::new();
    let sheets: [(&str, Vec<(String, &Sums)>); 2] =
        [("report-institutions", institutions.collect()), ("report-topics", topics.collect())];
    for (key, rows) in sheets {
        let sheet = book.add_worksheet();
        // A sheet's name has at most 31 characters.
        sheet.set_name(say(key).chars().take(31).collect::<String>())?;
        fill(sheet, table, report, &say(key), &rows)?;
    }
    book.save_to_buffer()
}

fn fill(
    sheet: &mut Worksheet,
    table: &Table,
    report: &Report,
    first: &str,
    rows: &[(String, &Sums)],
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let head = bold.clone().set_text_wrap().set_border_bottom(FormatBorder::Thin);
    sheet.write_string_with_format(
        0,
        0,
        table.say("report-title", &[("month", date::month_of_year(table, &report.month).into())]),
        &bold,
    )?;
    sheet.write_string_with_format(2, 0, first, &head)?;
    for (column, key) in (1..).zip(HEADINGS) {
        sheet.write_string_with_format(2, column, table.say(key, &[]), &head)?;
    }
    let mut place = 3;
    for (name, sums) in rows {
        sheet.write_string(place, 0, name)?;
        figures(sheet, place, sums, &Format::new())?;
        place += 1;
    }
    sheet.write_string_with_format(place, 0, table.say("report-total", &[]), &bold)?;
    figures(sheet, place, &report.total, &bold)?;
    sheet.set_column_width(0, 48)?;
    sheet.set_column_range_width(1, HEADINGS.len() as u16, 14)?;
    sheet.set_freeze_panes(3, 1)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

fn figures(sheet: &mut Worksheet, row: u32, sums: &Sums, format: &Format) -> Result<(), XlsxError> {
    let before = [sums.received, sums.answered, sums.in_time, sums.overdue];
    let after = [sums.confirmed, sums.disputed, sums.unconfirmed, sums.reopened];
    for (column, figure) in (1..).zip(before) {
        sheet.write_number_with_format(row, column, figure as f64, format)?;
    }
    if let Some(days) = sums.median_days() {
        sheet.write_number_with_format(row, 5, days as f64, format)?;
    }
    for (column, figure) in (6..).zip(after) {
        sheet.write_number_with_format(row, column, figure as f64, format)?;
    }
    Ok(())
}
