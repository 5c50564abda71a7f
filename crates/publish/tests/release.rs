//! Publishing: the same bytes from the same source, a switch at the end, and nothing lost on the way.

mod city;

use adaldyq_domain::catalogue::Index;
use adaldyq_publish::build::{Placement, index::index, outputs};
use adaldyq_publish::release::Done;
use adaldyq_publish::report::Findings;
use adaldyq_publish::source;
use adaldyq_publish::verify::verify;
use city::City;
use std::collections::BTreeSet;
use std::process::Command;

fn release(done: &Done) -> String {
    match done {
        Done::Nothing { release } | Done::Published { release, .. } => release.clone(),
    }
}

fn published_index(city: &City) -> Index {
    serde_json::from_slice(&city.published()["index.json"]).expect("an index")
}

#[test]
fn the_same_source_gives_the_same_bytes() {
    let (one, other) = (City::whole(), City::whole());
    assert_eq!(release(&one.publish()), release(&other.publish()));
    assert_eq!(one.published(), other.published());
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let (one, other) = (City::whole(), City::whole());
    for table in ["institutions.csv", "budgets.csv", "clients.csv"] {
        let text = other.read(table);
        let (heading, rows) = text.split_once('\n').expect("a heading");
        let reversed: Vec<&str> = rows.lines().rev().collect();
        other.write(table, format!("{heading}\n{}\n", reversed.join("\n")));
    }
    assert_eq!(release(&one.publish()), release(&other.publish()));
}

#[test]
fn a_second_build_of_the_same_source_does_nothing() {
    let city = City::whole();
    let first = city.publish();
    let before = city.published();
    assert_eq!(city.publish(), Done::Nothing { release: release(&first) });
    assert_eq!(city.published(), before);
}

#[test]
fn files_of_earlier_releases_stay_and_the_index_names_the_new_one() {
    let city = City::calm();
    let first = release(&city.publish());
    let before = city.published();
    city.cell("budgets.csv", 3, 5, "2600000000");
    let second = release(&city.publish());
    let after = city.published();
    assert_ne!(first, second);
    assert_eq!(published_index(&city).release, second);
    for (path, bytes) in before.iter().filter(|(path, _)| path.starts_with("r/")) {
        assert_eq!(after.get(path), Some(bytes), "{path}");
    }
}

#[test]
fn a_release_published_again_is_named_again() {
    let city = City::calm();
    let text = city.read("budgets.csv");
    let first = release(&city.publish());
    city.cell("budgets.csv", 3, 5, "2600000000");
    city.publish();
    city.write("budgets.csv", text);
    assert_eq!(release(&city.publish()), first);
    assert_eq!(published_index(&city).release, first);
}

#[test]
fn a_failed_build_leaves_the_last_good_output_untouched_and_says_so() {
    let city = City::whole();
    city.publish();
    let before = city.published();
    city.cell("budgets.csv", 3, 5, "12 000");
    let program = Command::new(env!("CARGO_BIN_EXE_adaldyq-publish"))
        .args(["build", "--lang", "en", "--out"])
        .args([city.out(), city.source()])
        .output()
        .expect("the program runs");
    assert_eq!(program.status.code(), Some(1));
    let said = String::from_utf8(program.stderr).expect("UTF-8");
    assert!(said.starts_with("budgets.csv:3:5: “12 000”: write the number as 12000"), "{said}");
    assert!(said.ends_with("Nothing was published. What was published before stays as it is.\n"), "{said}");
    assert_eq!(city.published(), before);
}

#[test]
fn a_build_that_was_killed_is_made_good_by_the_next_one() {
    let city = City::whole();
    let other = City::whole();
    let release = release(&other.publish());
    let draft = city.out().join("r").join(format!(".{release}"));
    std::fs::create_dir_all(draft.join("institutions")).expect("a draft");
    std::fs::write(draft.join("institutions/half.json"), "{").expect("a half-written file");
    city.publish();
    assert_eq!(city.published(), other.published());
}

#[test]
fn what_was_published_verifies_until_a_byte_changes() {
    let city = City::whole();
    let release = release(&city.publish());
    let mut findings = Findings::default();
    verify(&city.out(), &mut findings);
    assert!(!findings.has_faults(), "{findings:?}");
    let folder = city.out().join("r").join(&release);
    let changes = [("budgets.csv", "verify-hash"), ("institutions/library.json", "verify-unreadable")];
    for (file, code) in changes {
        let path = folder.join(file);
        let bytes = std::fs::read(&path).expect("a published file");
        std::fs::write(&path, &bytes[..bytes.len() - 1]).expect("a change");
        let mut findings = Findings::default();
        verify(&city.out(), &mut findings);
        let codes: Vec<&str> = findings.sorted().iter().map(|finding| finding.fault.code).collect();
        assert!(codes.contains(&code), "{file}: {codes:?}");
        std::fs::write(&path, &bytes).expect("a change back");
    }
    std::fs::remove_file(folder.join("groups/04.json")).expect("a group");
    let mut findings = Findings::default();
    verify(&city.out(), &mut findings);
    assert!(findings.sorted().iter().any(|finding| finding.fault.code == "verify-missing"));
}

#[test]
fn every_address_of_a_large_index_is_a_file_of_the_release() {
    let mut findings = Findings::default();
    let source = source::read(&City::whole().source(), &mut findings).expect("a source");
    let placement = Placement { large: true, oldest_inside: 2026 };
    let mut paths = BTreeSet::new();
    outputs(&source, placement, &mut |path, _| assert!(paths.insert(path.to_owned()), "{path} twice"));
    let index = serde_json::to_string(&index(&source, placement, "x")).expect("JSON");
    let addresses: Vec<&str> = index.split('"').filter_map(|text| text.strip_prefix("/data/r/x/")).collect();
    // Names, groups, two stages and clients of the newest year; amounts and clients of three earlier ones.
    assert_eq!(addresses.len(), 3 + 1 + 2 + 1 + 3 + 3);
    for address in addresses {
        assert!(paths.contains(address), "{address}");
    }
}

#[test]
fn the_items_of_a_budget_are_named_in_three_languages() {
    let city = City::whole();
    let release = release(&city.publish());
    let files = city.published();
    let items: serde_json::Value =
        serde_json::from_slice(&files[&format!("r/{release}/items.json")]).expect("JSON");
    let wages = &items["items"][0];
    assert_eq!(wages["code"], "110");
    for lang in ["kk", "ru", "en"] {
        assert!(wages["name"][lang].as_str().is_some_and(|name| !name.is_empty()), "{lang}");
    }
}

#[test]
fn every_file_worth_it_has_compressed_copies() {
    let city = City::whole();
    city.publish();
    let files = city.published();
    let plain = |path: &&String| !path.ends_with(".br") && !path.ends_with(".gz") && !path.ends_with(".lock");
    for path in files.keys().filter(plain) {
        let copies = files.contains_key(&format!("{path}.br")) && files.contains_key(&format!("{path}.gz"));
        assert_eq!(copies, files[path].len() >= 1000, "{path}");
    }
}
