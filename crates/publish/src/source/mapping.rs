//! Which tables a source has, and which columns.

use super::table::Table;
use crate::check::code::nearest;
use crate::report::{Findings, Spot};
use adaldyq_domain::fault::Arg;

/// The columns of a table, in the order in which they are published.
#[derive(Debug)]
pub struct Layout {
    pub name: &'static str,
    pub required: &'static [&'static str],
    pub optional: &'static [&'static str],
}

const NAMES: [&str; 3] = ["name_kk", "name_ru", "name_en"];

pub const INSTITUTIONS: Layout = Layout {
    name: "institutions",
    required: &["id", NAMES[0], NAMES[1], NAMES[2], "kind", "district", "lat", "lon", "place"],
    optional: &[
        "invented",
        "parent",
        "address_kk",
        "address_ru",
        "address_en",
        "head",
        "phone",
        "site",
        "opened",
        "closed",
    ],
};
pub const BUDGETS: Layout = Layout {
    name: "budgets",
    required: &["institution", "year", "group", "item", "approved", "adjusted", "executed"],
    optional: &[],
};
pub const KINDS: Layout =
    Layout { name: "kinds", required: &["id", NAMES[0], NAMES[1], NAMES[2]], optional: &["unit"] };
pub const GROUPS: Layout =
    Layout { name: "groups", required: &["code", NAMES[0], NAMES[1], NAMES[2]], optional: &[] };
pub const ITEMS: Layout =
    Layout { name: "items", required: &["code", NAMES[0], NAMES[1], NAMES[2]], optional: &[] };
pub const CLIENTS: Layout = Layout {
    name: "clients",
    required: &["year", "value", "source"],
    optional: &["institution", "district"],
};
pub const CITY_BUDGET: Layout = Layout {
    name: "city_budget",
    required: &["year", "stage", "group", "amount", "as_of", "source"],
    optional: &[],
};
pub const PRICES: Layout = Layout { name: "prices", required: &["year", "index", "source"], optional: &[] };
pub const CONTRACTS: Layout = Layout {
    name: "contracts",
    required: &["institution", "year", "number", "date", "supplier", "subject", "amount"],
    optional: &["url"],
};
pub const HISTORY: Layout = Layout {
    name: "history",
    required: &["date", "institution", "year", "group", "item", "stage", "old", "new"],
    optional: &["reason_kk", "reason_ru", "reason_en"],
};
pub const OUTCOMES: Layout = Layout {
    name: "outcomes",
    required: &["year", "measure", "value", "source"],
    optional: &["url", "note"],
};
pub const HOLIDAYS: Layout =
    Layout { name: "holidays", required: &["date", "kind", NAMES[0], NAMES[1], NAMES[2]], optional: &[] };
pub const RULES: Layout = Layout {
    name: "rules",
    required: &["id", "article", "text_kk", "text_ru", "text_en", "source", "status"],
    optional: &[
        "act_kk",
        "act_ru",
        "act_en",
        "url_kk",
        "url_ru",
        "url_en",
        "value",
        "checked_on",
        "checked_by",
    ],
};
pub const GLOSSARY: Layout = Layout {
    name: "glossary",
    required: &["term", NAMES[0], NAMES[1], NAMES[2]],
    optional: &["explanation_kk", "explanation_ru", "explanation_en", "source"],
};

/// Every table of a source. The first two are required.
pub const ALL: [&Layout; 14] = [
    &INSTITUTIONS,
    &BUDGETS,
    &KINDS,
    &GROUPS,
    &ITEMS,
    &CLIENTS,
    &CITY_BUDGET,
    &PRICES,
    &CONTRACTS,
    &HISTORY,
    &OUTCOMES,
    &HOLIDAYS,
    &RULES,
    &GLOSSARY,
];
pub const REQUIRED: [&str; 2] = [INSTITUTIONS.name, BUDGETS.name];

impl Layout {
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.required.iter().chain(self.optional).copied()
    }

    /// Reports columns that are missing, twice there, or unknown.
    pub fn check(&self, table: &Table, findings: &mut Findings) {
        let heading = table.heading();
        for name in self.required.iter().filter(|name| table.column(name).is_none()) {
            // Where the column could be added: behind the last one.
            let spot = Spot { column: heading.len() as u32 + 1, ..table.heading_spot(0) };
            findings.fault(spot, "source-column-missing", &[("column", Arg::from(*name))]);
        }
        for (position, name) in heading.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            let named = [("column", Arg::from(name.as_str()))];
            if heading[..position].contains(name) {
                findings.fault(table.heading_spot(position), "source-column-twice", &named);
            } else if !self.columns().any(|known| known == name) {
                self.unknown(table, position, name, findings);
            }
        }
    }

    fn unknown(&self, table: &Table, position: usize, name: &str, findings: &mut Findings) {
        let spot = table.heading_spot(position);
        let found = ("column", Arg::from(name));
        let absent = self.columns().filter(|known| table.column(known).is_none());
        match nearest(name, absent) {
            Some(near) => {
                findings.warning(spot, "source-column-unknown-near", &[found, ("near", Arg::from(near))]);
            }
            None => {
                let known: Vec<&str> = self.columns().collect();
                let known = ("known", Arg::from(known.join(", ")));
                findings.warning(spot, "source-column-unknown", &[found, known]);
            }
        }
    }
}

/// The name in a heading's cell: case and white space around it do not matter.
pub fn column_name(cell: &str) -> String {
    cell.trim().to_lowercase()
}
