//! `docs/security.md` names a test for each threat: each of them is there.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

#[test]
fn every_test_that_the_threat_model_names_is_there() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let model = fs::read_to_string(here.join("../../docs/security.md")).unwrap();
    let mut tests = HashSet::new();
    for file in fs::read_dir(here.join("tests/api")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let named = text.split("fn ").skip(1).filter_map(|rest| rest.split('(').next());
        tests.extend(named.map(str::to_owned));
    }
    let rows = model.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| threat"));
    let rows: Vec<&str> = rows.filter(|line| !line.starts_with("| ---")).collect();
    assert!(rows.len() > 20, "the tables are read");
    for row in rows {
        let last = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let named: Vec<&str> = last.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "no test: {row}");
        for name in named {
            assert!(tests.contains(name), "there is no test {name}");
        }
    }
}
