//! Tables that are published as they are: rules, glossary, and the city's own budget and prices.

use super::folder::Folder;
use super::mapping::{self, Layout};
use super::table::{Cell, Row, Table};
use crate::check::{amount, code, date, id, name, number, term, year};
use crate::report::Findings;
use adaldyq_domain::lang::{Lang, Names};
use serde::Serialize;
use std::collections::BTreeMap;

/// `r/{release}/rules.json`: the law on appeals, one row each with its source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rule {
    pub id: String,
    pub article: String,
    pub text: Names,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    pub source: String,
    /// The act that holds it, by its name in each language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<Names>,
    /// Where the act's text stands, by the language of that text.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub urls: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked_by: Option<String>,
    pub status: String,
}

/// `r/{release}/glossary.json`: a word and what it means.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    pub term: String,
    pub name: Names,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Names>,
}

#[derive(Debug, Default)]
pub struct Texts {
    pub rules: Vec<Rule>,
    pub glossary: Vec<Term>,
    /// For the CSV files: every such table as it was read.
    pub tables: Vec<(&'static Layout, Table)>,
}

impl Texts {
    pub fn read(folder: &mut Folder, findings: &mut Findings) -> Self {
        let mut texts = Self::default();
        for layout in [&mapping::CITY_BUDGET, &mapping::PRICES, &mapping::RULES, &mapping::GLOSSARY] {
            let Some(table) = folder.table(layout, findings) else { continue };
            match layout.name {
                "city_budget" => table.rows().for_each(|row| city_budget(row, findings)),
                "prices" => table.rows().for_each(|row| price(row, findings)),
                "rules" => texts.rules = rules(&table, findings),
                _ => texts.glossary = glossary(&table, findings),
            }
            texts.tables.push((layout, table));
        }
        texts
    }
}

fn city_budget(row: Row, findings: &mut Findings) {
    year::year(row.get("year"), findings);
    let stages = ["approved", "adjusted", "executed"];
    code::position(row.get("stage"), code::WORD, stages.iter().copied(), findings);
    amount::amount(row.get("amount"), findings);
    if !row.get("as_of").is_empty() {
        date::date(row.get("as_of"), findings);
    }
    filled(row.get("source"), findings);
}

fn price(row: Row, findings: &mut Findings) {
    year::year(row.get("year"), findings);
    number::decimal(row.get("index"), findings);
    filled(row.get("source"), findings);
}

fn rules(table: &Table, findings: &mut Findings) -> Vec<Rule> {
    /// How sure a rule is, from the surest: residents see as law only the first two, and the programme's own.
    const STATUSES: [&str; 4] = ["verified", "quoted", "reported", "programme"];
    let mut seen = id::Seen::new();
    let read = |row: Row| {
        filled(row.get("id"), findings);
        id::once(row.get("id"), row.number(), &mut seen, findings);
        term::counted(row.get("id"), row.get("value"), findings);
        code::position(row.get("status"), code::WORD, STATUSES.iter().copied(), findings);
        if !row.get("checked_on").is_empty() {
            date::date(row.get("checked_on"), findings);
        }
        let optional = |column: &str| row.get(column).optional().map(str::to_owned);
        let url = |lang: Lang| Some((lang.code(), optional(&format!("url_{}", lang.code()))?));
        Rule {
            id: row.get("id").text.to_owned(),
            article: row.get("article").text.to_owned(),
            text: name::names(row, "text", findings),
            value: optional("value"),
            source: filled(row.get("source"), findings),
            act: name::optional_names(row, "act", findings),
            urls: Lang::ALL.into_iter().filter_map(url).collect(),
            checked_on: optional("checked_on"),
            checked_by: optional("checked_by"),
            status: row.get("status").text.to_owned(),
        }
    };
    table.rows().map(read).collect()
}

fn glossary(table: &Table, findings: &mut Findings) -> Vec<Term> {
    let mut seen = id::Seen::new();
    let read = |row: Row| {
        let term = filled(row.get("term"), findings);
        id::once(row.get("term"), row.number(), &mut seen, findings);
        let name = name::names(row, "name", findings);
        Term { term, name, explanation: name::optional_names(row, "explanation", findings) }
    };
    table.rows().map(read).collect()
}

fn filled(cell: Cell, findings: &mut Findings) -> String {
    if cell.is_empty() {
        cell.fault(findings, "source-empty", &[]);
    }
    cell.text.to_owned()
}
