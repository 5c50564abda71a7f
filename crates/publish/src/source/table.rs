//! A table as it was read: cells that know where they stand.

use crate::report::{Findings, Spot};
use adaldyq_domain::fault::Arg;
use std::sync::Arc;

/// Text cells under a heading. All cells lie in one string: a city has millions of budget lines.
#[derive(Debug)]
pub struct Table {
    pub file: Arc<str>,
    heading: Vec<String>,
    text: String,
    /// Where each cell ends in `text`, row after row, as many per row as the heading has.
    ends: Vec<usize>,
    /// The row numbers that a spreadsheet program shows.
    numbers: Vec<u32>,
}

impl Table {
    pub fn new(file: Arc<str>, heading: Vec<String>) -> Self {
        Self { file, heading, text: String::new(), ends: Vec::new(), numbers: Vec::new() }
    }

    /// Adds a row; cells beyond the heading are left out, missing ones are empty.
    pub fn push<'a>(&mut self, number: u32, cells: impl Iterator<Item = &'a str>) {
        let mut cells = cells;
        for _ in &self.heading {
            self.text.push_str(cells.next().unwrap_or_default().trim());
            self.ends.push(self.text.len());
        }
        self.numbers.push(number);
    }

    pub fn heading(&self) -> &[String] {
        &self.heading
    }

    pub fn column(&self, name: &str) -> Option<usize> {
        self.heading.iter().position(|column| column == name)
    }

    /// The columns of those names, for tables of many rows.
    pub fn columns<const N: usize>(&self, names: [&str; N]) -> [Option<usize>; N] {
        names.map(|name| self.column(name))
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.numbers.len()).map(|index| Row { table: self, index })
    }

    /// The heading's cell of a column, from 0.
    pub fn heading_spot(&self, column: usize) -> Spot {
        Spot { file: self.file.clone(), row: 1, column: column as u32 + 1 }
    }
}

#[derive(Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    index: usize,
}

impl<'a> Row<'a> {
    pub fn number(self) -> u32 {
        self.table.numbers[self.index]
    }

    pub fn get(self, name: &str) -> Cell<'a> {
        self.at(self.table.column(name))
    }

    pub fn at(self, column: Option<usize>) -> Cell<'a> {
        let Some(column) = column else { return Cell { row: self, column: None, text: "" } };
        let position = self.index * self.table.heading.len() + column;
        let start = position.checked_sub(1).map_or(0, |before| self.table.ends[before]);
        Cell { row: self, column: Some(column), text: &self.table.text[start..self.table.ends[position]] }
    }

    /// Where a cell of this row would stand, for a column that may be absent.
    pub fn spot(self, column: Option<usize>) -> Spot {
        Spot { file: self.table.file.clone(), row: self.number(), column: column.unwrap_or(0) as u32 + 1 }
    }
}

/// One cell, without the white space around it.
#[derive(Clone, Copy)]
pub struct Cell<'a> {
    row: Row<'a>,
    column: Option<usize>,
    pub text: &'a str,
}

impl<'a> Cell<'a> {
    pub fn is_empty(self) -> bool {
        self.text.is_empty()
    }

    pub fn spot(self) -> Spot {
        self.row.spot(self.column)
    }

    /// The text, where there is any.
    pub fn optional(self) -> Option<&'a str> {
        (!self.is_empty()).then_some(self.text)
    }

    /// Reports a fault in this cell; a column that is not there was reported once, at the heading.
    pub fn fault(self, findings: &mut Findings, code: &'static str, args: &[(&'static str, Arg)]) {
        if self.column.is_some() {
            let mut all = vec![("found", Arg::from(self.text))];
            all.extend_from_slice(args);
            findings.fault(self.spot(), code, &all);
        }
    }

    pub fn warning(self, findings: &mut Findings, code: &'static str, args: &[(&'static str, Arg)]) {
        if self.column.is_some() {
            findings.warning(self.spot(), code, args);
        }
    }
}
