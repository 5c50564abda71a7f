//! A parent is an institution of the table, and nobody is above itself.

use super::code::{INSTITUTION, unknown};
use crate::report::Findings;
use crate::source::table::Table;
use adaldyq_domain::fault::Arg;
use std::collections::HashMap;

/// Reports unknown parents, and every institution that stands in a circle of parents.
pub fn check(table: &Table, findings: &mut Findings) {
    let mut parents: HashMap<&str, &str> = HashMap::new();
    let mut ids: Vec<&str> = Vec::new();
    for row in table.rows() {
        ids.push(row.get("id").text);
        if let Some(parent) = row.get("parent").optional() {
            parents.entry(row.get("id").text).or_insert(parent);
        }
    }
    if parents.is_empty() {
        return;
    }
    let known: std::collections::HashSet<&str> = ids.iter().copied().collect();
    for row in table.rows() {
        let cell = row.get("parent");
        let Some(parent) = cell.optional() else { continue };
        if !known.contains(parent) {
            unknown(cell, INSTITUTION, ids.iter().copied(), findings);
        } else if let Some(circle) = circle(row.get("id").text, &parents) {
            cell.fault(findings, "source-parent-circle", &[("circle", Arg::from(circle))]);
        }
    }
}

/// The way from an institution over its parents back to itself, where there is one.
fn circle(start: &str, parents: &HashMap<&str, &str>) -> Option<String> {
    let mut path = vec![start];
    let mut at = start;
    while let Some(parent) = parents.get(at) {
        path.push(parent);
        if *parent == start {
            return Some(path.join(" → "));
        }
        // A circle further up that does not come back here is reported at its own rows.
        if path.len() > parents.len() + 1 {
            return None;
        }
        at = parent;
    }
    None
}
