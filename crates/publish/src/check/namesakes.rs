//! Two institutions of the same name are probably one, entered twice: a warning.

use crate::report::Findings;
use crate::source::institutions::Institution;
use crate::source::table::Table;
use adaldyq_domain::fault::Arg;
use adaldyq_domain::lang::Lang;
use std::collections::HashMap;

/// Warns at the later row of two with the same name in a language.
pub fn check(table: &Table, institutions: &[Institution], findings: &mut Findings) {
    let mut in_order: Vec<&Institution> = institutions.iter().collect();
    in_order.sort_by_key(|institution| institution.row);
    for lang in Lang::ALL {
        let column = table.column(&format!("name_{}", lang.code()));
        let mut seen: HashMap<String, u32> = HashMap::new();
        for institution in &in_order {
            let name = institution.name.get(lang).to_lowercase();
            if name.is_empty() {
                continue;
            }
            match seen.get(&name) {
                Some(first) => {
                    let spot = crate::report::Spot {
                        file: table.file.clone(),
                        row: institution.row,
                        column: column.unwrap_or(0) as u32 + 1,
                    };
                    let row = ("row", Arg::from(first.to_string()));
                    findings.warning(
                        spot,
                        "source-name-twice",
                        &[("found", Arg::from(institution.name.get(lang).as_str())), row],
                    );
                }
                None => {
                    seen.insert(name, institution.row);
                }
            }
        }
    }
}
