//! Demonstration budgets: the same from the same seed, plausible, and odd only where nobody can be accused.

mod city;

use adaldyq_domain::lang::Lang;
use adaldyq_publish::report::{self, Findings};
use adaldyq_publish::sample::make;
use adaldyq_publish::starter;
use adaldyq_words::Table;
use city::{City, check};
use std::collections::BTreeMap;

/// Makes the budgets; what was said of faults.
fn sample(city: &City) -> String {
    let mut findings = Findings::default();
    make(&city.source(), &mut findings).expect("a writable folder");
    let words = Table::builtin(Lang::En);
    findings.sorted().iter().map(|finding| report::line(words, finding) + "\n").collect()
}

/// Approved, adjusted and executed sums by institution and year.
fn sums(city: &City) -> BTreeMap<(String, u16), [f64; 3]> {
    let text = city.read("budgets.csv");
    let mut sums: BTreeMap<(String, u16), [f64; 3]> = BTreeMap::new();
    for row in csv::Reader::from_reader(text.as_bytes()).into_records() {
        let row = row.expect("a row");
        let sum = sums.entry((row[0].to_owned(), row[1].parse().expect("a year"))).or_default();
        for (at, amount) in sum.iter_mut().enumerate() {
            *amount += row[4 + at].parse::<f64>().expect("an amount");
        }
    }
    sums
}

#[test]
fn the_same_seed_gives_the_same_file() {
    let city = City::whole();
    let committed = city.read("budgets.csv");
    city.remove("budgets.csv");
    assert_eq!(sample(&city), "");
    assert_eq!(city.read("budgets.csv"), committed);
    city.replace("sample.toml", "seed = 7", "seed = 8");
    sample(&city);
    assert_ne!(city.read("budgets.csv"), committed);
}

#[test]
fn a_new_institution_leaves_the_amounts_of_the_others_as_they_are() {
    let city = City::whole();
    let before = city.read("budgets.csv");
    city.append("institutions.csv", "park,Саябақ,Парк,Park,department,kun,50.03,70.03,exact,,,,,,,,,,");
    sample(&city);
    let others: String = city
        .read("budgets.csv")
        .lines()
        .filter(|line| !line.starts_with("park,"))
        .map(|line| format!("{line}\n"))
        .collect();
    assert_eq!(others, before);
}

#[test]
fn an_institutions_own_norm_goes_before_its_kinds() {
    let city = City::whole();
    let id = city.read("institutions.csv").lines().nth(1).unwrap().split(',').next().unwrap().to_owned();
    let norm = format!(
        "[institutions.{id}]\namount = 5_000_000_000\n[institutions.{id}.groups.12]\nitems = {{ \"150\" = 1.0 }}"
    );
    city.append("sample.toml", &norm);
    assert_eq!(sample(&city), "");
    let own: Vec<String> =
        city.read("budgets.csv").lines().filter(|line| line.starts_with(&id)).map(String::from).collect();
    assert!(!own.is_empty() && own.iter().all(|line| line.contains(",12,150,")), "{own:?}");
}

#[test]
fn real_institutions_have_unremarkable_figures() {
    let city = City::whole();
    sample(&city);
    let sums = sums(&city);
    for ((id, year), [approved, adjusted, executed]) in &sums {
        let plan = adjusted / approved;
        assert!((0.97..1.07).contains(&plan), "{id} {year}: adjusted is {plan} of approved");
        let share = executed / adjusted;
        let usual = if *year == 2026 { 0.55..0.80 } else { 0.90..1.0 };
        if !id.starts_with("example-") {
            assert!(usual.contains(&share), "{id} {year}: executed is {share} of adjusted");
        }
        if let Some([before, ..]) = sums.get(&(id.clone(), year - 1)) {
            assert!((0.8..1.4).contains(&(approved / before)), "{id} {year} jumps");
        }
    }
}

#[test]
fn odd_figures_are_those_asked_for() {
    let city = City::whole();
    sample(&city);
    let sums = sums(&city);
    assert!(!sums.contains_key(&("example-school".to_owned(), 2024)));
    let [_, adjusted, executed] = sums[&("example-school".to_owned(), 2025)];
    assert!((executed / adjusted - 1.07).abs() < 0.0001);
    assert!(!sums.contains_key(&("example-new-school".to_owned(), 2024)), "it opened in 2025");
}

#[test]
fn odd_figures_under_a_real_name_are_refused_and_nothing_is_written() {
    let city = City::whole();
    let before = city.read("budgets.csv");
    city.replace("sample.toml", "[odd.example-school]", "[odd.school-1]");
    let expected = "sample.toml:1:1: “school-1” is a real institution. Odd figures may be given to invented ones only, so as not to accuse anybody.\n";
    assert_eq!(sample(&city), expected);
    assert_eq!(city.read("budgets.csv"), before);
}

#[test]
fn a_recipe_that_does_not_fit_is_refused_with_all_its_faults() {
    let city = City::whole();
    city.replace("sample.toml", "share = 0.96", "share = 0.90");
    city.replace("sample.toml", "groups.05", "groups.55");
    city.replace("sample.toml", "[kinds.library]", "[kinds.bookshop]");
    city.replace("sample.toml", "amount = 1_000_000_000", "per_client = 5");
    city.replace("sample.toml", "[odd.example-school]", "[odd.example-scholo]");
    let expected = "\
sample.toml:1:1: the functional group “55” is not known. Add it to the table groups, or mend the code.
sample.toml:1:1: the kind “bookshop” is not known. Add it to the table kinds, or take it out here.
sample.toml:1:1: “education-department” has no clients in the table clients, and its kind no amount. Add one of the two.
sample.toml:1:1: there are institutions of the kind “library”, and no norm for it. Add [kinds.library].
sample.toml:1:1: the shares under “kinds.school” do not add up to 1.
sample.toml:1:1: the institution “example-scholo” is not in the table institutions. The nearest is “example-school”.
";
    assert_eq!(sample(&city), expected);
}

#[test]
fn a_source_to_begin_with_passes_and_is_never_written_over() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let source = folder.path().join("new");
    assert!(starter::write(&source).expect("a writable folder"));
    for lang in Lang::ALL {
        assert_eq!(check(&source, lang), "");
    }
    std::fs::write(source.join("city.toml"), "mine").expect("a change");
    assert!(!starter::write(&source).expect("a readable folder"));
    assert_eq!(std::fs::read_to_string(source.join("city.toml")).expect("a file"), "mine");
}
