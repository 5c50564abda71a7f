//! Publishing: the same bytes from the same source, a switch at the end, and nothing lost on the way.

mod city;

use adaldyq_domain::catalogue::{Amounts, Column, GroupFile, Index, Inline, InstitutionFile};
use adaldyq_domain::money::{self, Tenge};
use adaldyq_publish::build::{Placement, index::index, outputs};
use adaldyq_publish::release::Done;
use adaldyq_publish::report::Findings;
use adaldyq_publish::source;
use adaldyq_publish::verify::verify;
use city::City;
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

fn release(done: &Done) -> String {
    match done {
        Done::Nothing { release } | Done::Published { release, .. } => release.clone(),
    }
}

fn json<T: DeserializeOwned>(files: &BTreeMap<String, Vec<u8>>, path: &str) -> T {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path}"));
    serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn published_index(city: &City) -> Index {
    json(&city.published(), "index.json")
}

/// The published figure of an institution, wherever it lies.
fn amounts(city: &City, year: &str) -> Amounts {
    let files = city.published();
    match &json::<Index>(&files, "index.json").budgets[year] {
        Inline::Here(amounts) => amounts.clone(),
        Inline::At(address) => json(&files, address.strip_prefix("/data/").expect("an address under /data/")),
    }
}

fn position(index: &Index, id: &str) -> usize {
    let ids = index.institutions.id.here().expect("ids in the index");
    ids.iter().position(|other| other == id).expect("a known institution")
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
fn years_before_the_two_newest_are_addresses_of_this_release() {
    let city = City::whole();
    let release = release(&city.publish());
    let index = published_index(&city);
    let addresses: Vec<(&str, Option<&str>)> = index
        .budgets
        .iter()
        .map(|(year, table)| match table {
            Inline::Here(_) => (year.as_str(), None),
            Inline::At(address) => (year.as_str(), Some(address.as_str())),
        })
        .collect();
    let at = |year: &str| format!("/data/r/{release}/years/{year}.json");
    let (old, older) = (at("2024"), at("2023"));
    let expected =
        [("2023", Some(older.as_str())), ("2024", Some(old.as_str())), ("2025", None), ("2026", None)];
    assert_eq!(addresses, expected);
    assert_eq!(index.years["2026"].as_of, "2026-10-01");
    assert_eq!(index.years["2023"].as_of, "2024-01-01");
}

#[test]
fn a_year_without_a_publication_is_null_and_one_before_the_opening_too() {
    let city = City::whole();
    city.publish();
    let index = published_index(&city);
    let example = position(&index, "example-school");
    let new = position(&index, "example-new-school");
    let year = amounts(&city, "2024");
    let approved = year.approved.here().expect("values");
    assert_eq!((approved[example], approved[new]), (None, None));
    let opened = index.institutions.opened.here().expect("values");
    assert_eq!((opened[example], opened[new]), (None, Some(2025)));
    let file: InstitutionFile =
        json(&city.published(), &format!("r/{}/institutions/example-school.json", index.release));
    let years: Vec<&str> = file.budgets.keys().map(String::as_str).collect();
    assert_eq!(years, ["2023", "2025", "2026"]);
}

#[test]
fn a_sum_with_an_unpublished_part_is_not_published() {
    let city = City::calm();
    let row =
        city.read("budgets.csv").lines().position(|line| line.starts_with("library,2026")).expect("a row")
            + 1;
    city.cell("budgets.csv", row, 7, "");
    city.publish();
    let index = published_index(&city);
    let library = position(&index, "library");
    let year = amounts(&city, "2026");
    assert_eq!(year.executed.here().expect("values")[library], None);
    assert!(year.approved.here().expect("values")[library].is_some());
}

#[test]
fn groups_add_up_to_the_whole() {
    let city = City::whole();
    city.publish();
    let files = city.published();
    let index: Index = json(&files, "index.json");
    let school = position(&index, "school-2");
    let codes = &index.institutions.groups.here().expect("values")[school];
    assert_eq!(codes, &["04", "06"]);
    let parts = codes.iter().map(|code| {
        let file: GroupFile = json(&files, &format!("r/{}/groups/{code}.json", index.release));
        file.budgets["2025"].executed.here().expect("values")[school]
    });
    assert_eq!(money::sum(parts), amounts(&city, "2025").executed.here().expect("values")[school]);
}

#[test]
fn a_group_that_got_nothing_of_a_published_year_has_zero_and_one_it_never_has_nothing() {
    let city = City::calm();
    let kept: Vec<String> = city
        .read("budgets.csv")
        .lines()
        .filter(|line| !line.starts_with("school-2,2025,06"))
        .map(str::to_owned)
        .collect();
    city.write("budgets.csv", kept.join("\n") + "\n");
    city.publish();
    let files = city.published();
    let index: Index = json(&files, "index.json");
    let file: GroupFile = json(&files, &format!("r/{}/groups/06.json", index.release));
    let approved = file.budgets["2025"].approved.here().expect("values");
    assert_eq!(approved[position(&index, "school-2")], Some(Tenge::ZERO));
    assert_eq!(approved[position(&index, "library")], None);
}

#[test]
fn bodies_counted_in_residents_serve_their_district() {
    let city = City::whole();
    city.publish();
    let index = published_index(&city);
    let Column::Here(clients) = &index.clients["2026"] else { panic!("the newest clients are in the index") };
    assert_eq!(clients[position(&index, "akim-tan")], Some(50_700));
    assert_eq!(clients[position(&index, "education-department")], None);
}

#[test]
fn every_amount_of_a_demonstration_is_marked_in_the_tables_for_people() {
    let city = City::whole();
    city.publish();
    let files = city.published();
    let release = published_index(&city).release;
    for table in ["budgets", "clients", "contracts", "history"] {
        let text = String::from_utf8(files[&format!("r/{release}/{table}.csv")].clone()).expect("UTF-8");
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(rows.headers().expect("a heading").iter().next_back(), Some("demonstration"), "{table}");
        assert!(rows.records().all(|row| row.expect("a row").iter().next_back() == Some("1")), "{table}");
    }
    city.replace("city.toml", "demonstration = true", "demonstration = false");
    city.publish();
    let release = published_index(&city).release;
    let text =
        String::from_utf8(city.published()[&format!("r/{release}/budgets.csv")].clone()).expect("UTF-8");
    assert!(text.starts_with("institution,year,group,item,approved,adjusted,executed\n"));
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn publish_then_read_gives_the_same_tenge(
        figures in prop::collection::vec(prop::option::of(0..=Tenge::MAX.amount() / 2), 6)
    ) {
        let city = City::whole();
        let cell = |at: usize| figures[at].map(|amount| amount.to_string()).unwrap_or_default();
        let heading = city.line("budgets.csv", 1);
        let row = |item: &str, from: usize| {
            format!("school-1,2026,04,{item},{},{},{}\n", cell(from), cell(from + 1), cell(from + 2))
        };
        city.write("budgets.csv", format!("{heading}\n{}{}", row("110", 0), row("150", 3)));
        city.publish();
        let index = published_index(&city);
        let at = position(&index, "school-1");
        let year = amounts(&city, "2026");
        let tenge = |at: usize| figures[at].map(|amount| Tenge::new(amount).expect("in range"));
        for (stage, column) in [&year.approved, &year.adjusted, &year.executed].into_iter().enumerate() {
            let expected = money::sum([tenge(stage), tenge(stage + 3)]);
            prop_assert_eq!(column.here().expect("values")[at], expected);
        }
        let path = format!("r/{}/institutions/school-1.json", index.release);
        let file: InstitutionFile = json(&city.published(), &path);
        let items = &file.budgets["2026"][0].items;
        prop_assert_eq!(items[0].approved, tenge(0));
        prop_assert_eq!(items[1].executed, tenge(5));
    }
}
