//! TOML files: keys that know on which line they stand.

use crate::check::code::nearest;
use crate::report::{Findings, Spot};
use adaldyq_domain::fault::Arg;
use adaldyq_domain::lang::Names;
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Where a range of bytes begins in a text.
pub fn spot(file: &Arc<str>, text: &str, range: Option<Range<usize>>) -> Spot {
    let before = text.get(..range.map_or(0, |range| range.start)).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let row = before.matches('\n').count() as u32 + 1;
    Spot { file: file.clone(), row, column: line.chars().count() as u32 + 1 }
}

/// The tables of a file; every error of its syntax is a fault.
pub fn parse<'a>(file: &Arc<str>, text: &'a str, findings: &mut Findings) -> Option<DeTable<'a>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let message = ("error", Arg::from(error.message().replace('\n', " ")));
        findings.fault(spot(file, text, error.span()), "source-toml", &[message]);
    }
    errors.is_empty().then(|| table.into_inner())
}

/// The keys of one table of a TOML file.
#[derive(Clone)]
pub struct Keys<'a> {
    file: Arc<str>,
    text: &'a str,
    table: &'a DeTable<'a>,
    /// `licence.`, or nothing for the file itself.
    prefix: String,
    start: usize,
}

impl<'a> Keys<'a> {
    pub fn new(file: Arc<str>, text: &'a str, table: &'a DeTable<'a>) -> Self {
        Self { file, text, table, prefix: String::new(), start: 0 }
    }

    fn spot(&self, start: usize) -> Spot {
        spot(&self.file, self.text, Some(start..start))
    }

    fn wrong(&self, at: Option<&Spanned<DeValue>>, key: &str, code: &'static str, findings: &mut Findings) {
        let start = at.map_or(self.start, |value| value.span().start);
        findings.fault(self.spot(start), code, &[("key", Arg::from(format!("{}{key}", self.prefix)))]);
    }

    fn value(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.get(key)
    }

    /// A warning for each key that is not known, which is often a misspelt one.
    pub fn known(&self, known: &[&str], findings: &mut Findings) {
        for key in self.table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let near = nearest(key.get_ref(), known.iter().copied());
            let expected = near.map_or_else(|| known.join(", "), str::to_owned);
            let args = [
                ("key", Arg::from(format!("{}{}", self.prefix, key.get_ref()))),
                ("known", Arg::from(expected)),
            ];
            findings.warning(self.spot(key.span().start), "source-toml-unknown", &args);
        }
    }

    /// A text that is not empty, also one written as a bare date.
    pub fn optional(&self, key: &str, findings: &mut Findings) -> Option<String> {
        let value = self.value(key)?;
        let text = match value.get_ref() {
            DeValue::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            DeValue::Datetime(moment) => Some(moment.to_string()),
            _ => None,
        };
        if text.is_none() {
            self.wrong(Some(value), key, "source-toml-text", findings);
        }
        text
    }

    pub fn text(&self, key: &str, findings: &mut Findings) -> String {
        if self.value(key).is_none() {
            self.wrong(None, key, "source-toml-missing", findings);
        }
        self.optional(key, findings).unwrap_or_default()
    }

    /// A date as 2026-11-24.
    pub fn optional_date(&self, key: &str, findings: &mut Findings) -> Option<String> {
        let date = self.optional(key, findings)?;
        if !crate::check::date::is_date(&date) {
            self.wrong(self.value(key), key, "source-toml-date", findings);
        }
        Some(date)
    }

    pub fn date(&self, key: &str, findings: &mut Findings) -> String {
        if self.value(key).is_none() {
            self.wrong(None, key, "source-toml-missing", findings);
        }
        self.optional_date(key, findings).unwrap_or_default()
    }

    /// A clock time as 09:00.
    pub fn clock(&self, key: &str, findings: &mut Findings) -> String {
        let text = self.text(key, findings);
        let is_clock = text.len() == 5 && text.parse::<jiff::civil::Time>().is_ok();
        if !text.is_empty() && !is_clock {
            self.wrong(self.value(key), key, "source-toml-clock", findings);
        }
        text
    }

    pub fn flag(&self, key: &str, findings: &mut Findings) -> bool {
        let value = self.value(key);
        let flag = value.and_then(|value| value.get_ref().as_bool());
        if flag.is_none() {
            let code = if value.is_some() { "source-toml-flag" } else { "source-toml-missing" };
            self.wrong(value, key, code, findings);
        }
        flag.unwrap_or_default()
    }

    pub fn whole(&self, key: &str, default: i64, findings: &mut Findings) -> i64 {
        let Some(value) = self.value(key) else { return default };
        let number = number(value.get_ref()).filter(|number| number.fract() == 0.0);
        if number.is_none() {
            self.wrong(Some(value), key, "source-toml-number", findings);
        }
        number.map_or(default, |number| number as i64)
    }

    /// Latitude and longitude.
    pub fn position(&self, key: &str, findings: &mut Findings) -> [f64; 2] {
        let value = self.value(key);
        let list = value.and_then(|value| value.get_ref().as_array());
        let numbers: Vec<f64> = list
            .into_iter()
            .flat_map(|list| list.iter())
            .filter_map(|value| number(value.get_ref()))
            .collect();
        match numbers[..] {
            [lat, lon] if lat.abs() <= 90.0 && lon.abs() <= 180.0 => [lat, lon],
            _ => {
                let code = if value.is_some() { "source-toml-position" } else { "source-toml-missing" };
                self.wrong(value, key, code, findings);
                [0.0, 0.0]
            }
        }
    }

    /// A table inside this one.
    pub fn table(&self, key: &str, findings: &mut Findings) -> Option<Self> {
        let found = self.optional_table(key);
        if found.is_none() {
            self.wrong(self.value(key), key, "source-toml-missing", findings);
        }
        found
    }

    pub fn optional_table(&self, key: &str) -> Option<Self> {
        let value = self.value(key)?;
        let prefix = format!("{}{key}.", self.prefix);
        Some(Self { table: value.get_ref().as_table()?, prefix, start: value.span().start, ..self.clone() })
    }

    /// The tables of a list: `[[contacts]]`.
    pub fn tables(&self, key: &str) -> Vec<Self> {
        let list = self.value(key).and_then(|value| value.get_ref().as_array());
        let inside = |(at, value): (usize, &'a Spanned<DeValue<'a>>)| {
            let prefix = format!("{}{key}[{}].", self.prefix, at + 1);
            Some(Self {
                table: value.get_ref().as_table()?,
                prefix,
                start: value.span().start,
                ..self.clone()
            })
        };
        list.into_iter().flat_map(|list| list.iter().enumerate()).filter_map(inside).collect()
    }

    /// A table of `kk`, `ru` and `en`.
    pub fn names(&self, key: &str, findings: &mut Findings) -> Names {
        let Some(names) = self.table(key, findings) else { return Names::default() };
        Names {
            kk: names.text("kk", findings),
            ru: names.text("ru", findings),
            en: names.text("en", findings),
        }
    }

    pub fn list(&self) -> impl Iterator<Item = &'a str> {
        self.table.keys().map(|key| key.get_ref().as_ref())
    }

    pub fn fault(&self, key: &str, code: &'static str, findings: &mut Findings) {
        self.wrong(self.value(key), key, code, findings);
    }
}

fn number(value: &DeValue) -> Option<f64> {
    match value {
        DeValue::Integer(number) => number.as_str().replace('_', "").parse().ok(),
        DeValue::Float(number) => number.as_str().replace('_', "").parse().ok(),
        _ => None,
    }
}
