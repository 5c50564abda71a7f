//! What is published is what the source says, to the tenge.

mod city;

use adaldyq_domain::catalogue::{Amounts, Column, GroupFile, Index, Inline, InstitutionFile};
use adaldyq_domain::money::{self, Tenge};
use city::City;
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

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
fn years_before_the_two_newest_are_addresses_of_this_release() {
    let city = City::whole();
    city.publish();
    let index = published_index(&city);
    let release = &index.release;
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
