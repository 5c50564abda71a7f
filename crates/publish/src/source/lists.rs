//! Kinds, functional groups and items: the source's own over the tool's.

use super::csv_table;
use super::table::Table;
use crate::check::{code, id, name};
use crate::report::Findings;
use adaldyq_domain::catalogue::{Group, Kind};

/// What clients can be counted in.
pub const UNITS: [&str; 5] = ["pupils", "places", "beds", "visits", "residents"];

/// A line of the economic classification has a code and names, as a group has.
pub type Item = Group;

#[derive(Debug)]
pub struct Lists {
    pub kinds: Vec<Kind>,
    pub groups: Vec<Group>,
    pub items: Vec<Item>,
}

impl Lists {
    /// The source's lists, and behind each the tool's own codes that it does not name.
    pub fn read(
        kinds: Option<&Table>,
        groups: Option<&Table>,
        items: Option<&Table>,
        findings: &mut Findings,
    ) -> Self {
        Self {
            kinds: merged(
                read_kinds(kinds, findings),
                own(include_str!("../../lists/kinds.csv"), read_kinds),
                kind_id,
            ),
            groups: merged(
                read_codes(groups, findings),
                own(include_str!("../../lists/groups.csv"), read_codes),
                code_of,
            ),
            items: merged(
                read_codes(items, findings),
                own(include_str!("../../lists/items.csv"), read_codes),
                code_of,
            ),
        }
    }
}

fn kind_id(kind: &Kind) -> &str {
    &kind.id
}

fn code_of(group: &Group) -> &str {
    &group.code
}

fn merged<T>(mut given: Vec<T>, own: Vec<T>, key: fn(&T) -> &str) -> Vec<T> {
    let more: Vec<T> =
        own.into_iter().filter(|own| !given.iter().any(|known| key(known) == key(own))).collect();
    given.extend(more);
    given
}

fn own<T>(text: &str, read: fn(Option<&Table>, &mut Findings) -> Vec<T>) -> Vec<T> {
    let mut findings = Findings::default();
    let list = read(csv_table::read("", text, &mut findings).as_ref(), &mut findings);
    debug_assert!(!findings.has_faults(), "the tool's own list is at fault: {findings:?}");
    list
}

fn read_kinds(table: Option<&Table>, findings: &mut Findings) -> Vec<Kind> {
    let mut seen = id::Seen::new();
    let rows = table.into_iter().flat_map(Table::rows);
    rows.filter_map(|row| {
        let id = id::id(row.get("id"), row.number(), &mut seen, findings);
        let unit = row.get("unit");
        if !unit.is_empty() {
            code::position(unit, code::WORD, UNITS.iter().copied(), findings);
        }
        let name = name::names(row, "name", findings);
        Some(Kind { id: id?.to_string(), name, unit: unit.optional().map(str::to_owned) })
    })
    .collect()
}

fn read_codes(table: Option<&Table>, findings: &mut Findings) -> Vec<Group> {
    let mut seen = id::Seen::new();
    let rows = table.into_iter().flat_map(Table::rows);
    rows.filter_map(|row| {
        let code = id::id(row.get("code"), row.number(), &mut seen, findings);
        let name = name::names(row, "name", findings);
        Some(Group { code: code?.to_string(), name })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_of_the_tool_serve_where_the_source_has_none() {
        let lists = Lists::read(None, None, None, &mut Findings::default());
        assert!(lists.kinds.iter().any(|kind| kind.id == "school" && kind.unit.as_deref() == Some("pupils")));
        assert_eq!(lists.groups.len(), 16);
        assert!(lists.items.iter().any(|item| item.code == "110"));
    }
}
