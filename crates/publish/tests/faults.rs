//! What is said of a spoilt source: position, words and remedy, in all three languages.
//!
//! The expected text is under `snapshots`; `UPDATE_SNAPSHOTS=1` writes it anew, to be read before it is kept.

mod city;

use adaldyq_domain::lang::Lang;
use city::City;

type Spoil = fn(&City);

const CASES: &[(&str, Spoil)] = &[
    ("nothing is wrong", |_| ()),
    ("an amount with a decimal comma", |city| city.cell("budgets.csv", 3, 5, "\"1,5\"")),
    ("an amount with spaces", |city| city.cell("budgets.csv", 3, 5, "12 000")),
    ("an amount with no-break spaces and a currency", |city| city.cell("budgets.csv", 3, 6, "12\u{a0}000 ₸")),
    ("an amount with decimals", |city| city.cell("budgets.csv", 3, 6, "12000.50")),
    ("an amount grouped by commas", |city| city.cell("budgets.csv", 3, 6, "\"1,234,567\"")),
    ("a negative amount", |city| city.cell("budgets.csv", 3, 7, "-5")),
    ("an amount in words", |city| city.cell("budgets.csv", 3, 7, "көп")),
    ("an amount no browser can hold", |city| city.cell("budgets.csv", 3, 5, "9007199254740992")),
    ("an id that is used twice", |city| city.cell("institutions.csv", 4, 1, "akim-kun")),
    ("an id that cannot be one", |city| city.cell("institutions.csv", 2, 1, "Akim Kun")),
    ("a misspelt kind", |city| city.cell("institutions.csv", 10, 5, "shcool")),
    ("an unknown kind", |city| city.cell("institutions.csv", 10, 5, "observatory")),
    ("an unknown district", |city| city.cell("institutions.csv", 10, 6, "aqmola")),
    ("an unknown group", |city| city.cell("budgets.csv", 3, 3, "99")),
    ("an unknown item", |city| city.cell("budgets.csv", 3, 4, "119119")),
    ("an unknown institution", |city| city.cell("budgets.csv", 3, 1, "shkola-9-litsei")),
    ("a misspelt institution", |city| city.cell("budgets.csv", 3, 1, "akim-kum")),
    ("latitude and longitude swapped", |city| {
        city.cell("institutions.csv", 2, 7, "70.05");
        city.cell("institutions.csv", 2, 8, "50.02");
    }),
    ("a place outside the city", |city| city.cell("institutions.csv", 2, 7, "51.2")),
    ("a place outside its district", |city| city.cell("institutions.csv", 2, 8, "70.12")),
    ("a latitude with a decimal comma", |city| city.cell("institutions.csv", 2, 7, "\"50,02\"")),
    ("an empty name", |city| city.cell("institutions.csv", 4, 3, "")),
    ("a name in two lines", |city| city.cell("institutions.csv", 4, 3, "\"Поликлиника\n№ 1\"")),
    ("a name that turns the direction of the text", |city| {
        city.cell("institutions.csv", 4, 4, "Clinic \u{202e}1")
    }),
    ("two institutions of the same name", |city| city.cell("institutions.csv", 3, 4, "Central Library")),
    ("a year of two digits", |city| city.cell("budgets.csv", 3, 2, "26")),
    ("a place of no known kind", |city| city.cell("institutions.csv", 2, 9, "guessed")),
    ("a wrong mark of invention", |city| city.cell("institutions.csv", 2, 10, "yes")),
    ("a budget line given twice", |city| city.append("budgets.csv", &city.line("budgets.csv", 3))),
    ("a group given as a whole and by items", |city| {
        city.append("budgets.csv", "akim-kun,2023,01,,1000,1000,1000");
    }),
    ("an unknown parent", |city| city.cell("institutions.csv", 10, 11, "ministry-of-all")),
    ("parents in a circle", |city| city.cell("institutions.csv", 6, 11, "school-1")),
    ("executed above adjusted", |city| city.cell("budgets.csv", 3, 7, "99000000000")),
    ("executed above approved without adjusted", |city| {
        city.cell("budgets.csv", 3, 6, "");
        city.cell("budgets.csv", 3, 7, "99000000000");
    }),
    ("a budget ten times the last year's", |city| {
        let text = city.read("budgets.csv");
        let row =
            text.lines().position(|line| line.starts_with("library,2024,08,110")).expect("a library") + 1;
        city.cell("budgets.csv", row, 5, "900000000");
        city.cell("budgets.csv", row, 6, "900000000");
    }),
    ("a budget before the opening", |city| {
        city.append("budgets.csv", "example-new-school,2024,04,110,1000,1000,1000");
    }),
    ("clients of nobody, and of the same twice", |city| {
        city.append("clients.csv", ",,2026,5,x");
        city.append("clients.csv", &city.line("clients.csv", 2));
    }),
    ("a term that no clock keeps", |city| city.cell("rules.csv", 2, 6, "10")),
    ("a missing table", |city| city.remove("budgets.csv")),
    ("a missing column", |city| city.replace("institutions.csv", ",lat,", ",latitude,")),
    ("a misspelt optional column and an unknown one", |city| {
        city.replace("institutions.csv", ",phone,site,", ",phon,colour,");
    }),
    ("a column that is there twice", |city| {
        city.replace("institutions.csv", ",phone,site,", ",phone,phone,")
    }),
    ("semicolons instead of commas", |city| {
        city.write("clients.csv", city.read("clients.csv").replace(',', ";"));
    }),
    ("a row that is too short", |city| {
        city.replace("budgets.csv", "akim-kun,2023,01,110,", "akim-kun,2023,01,")
    }),
    ("a quotation mark that is never closed", |city| {
        city.replace("institutions.csv", ",Polyclinic No. 1,", ",\"Polyclinic No. 1,");
    }),
    ("rows above the heading", |city| {
        city.write("clients.csv", format!("\n\n{}", city.read("clients.csv")));
    }),
    ("a table with nothing but its heading", |city| {
        let heading = city.line("budgets.csv", 1);
        city.write("budgets.csv", heading + "\n");
    }),
    ("an empty table", |city| city.write("clients.csv", "")),
    ("a table of windows-1251", |city| {
        let text = city.read("institutions.csv").replace(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ'], "?");
        city.write("institutions.csv", encoding_rs::WINDOWS_1251.encode(&text.replace('№', "No")).0);
        city.remove("budgets.csv");
        city.remove("clients.csv");
        city.remove("contracts.csv");
        city.remove("history.csv");
    }),
    ("a table with a byte-order mark", |city| {
        city.write("clients.csv", format!("\u{feff}{}", city.read("clients.csv")));
    }),
    ("TOML that cannot be parsed", |city| {
        city.replace("city.toml", "demonstration = true", "demonstration = yes!")
    }),
    ("keys that are missing, wrong and unknown", |city| {
        city.replace("city.toml", "demonstration = true\n", "");
        city.replace("city.toml", "open = \"09:00\"", "open = \"9\"");
        city.replace("city.toml", "\"2023\" =", "\"23\" =");
        city.replace("city.toml", "center = [50.05, 70.1]", "center = 50.05");
        city.replace("city.toml", "credit =", "credits =");
    }),
    ("GeoJSON that is none", |city| city.write("basemap.geojson", "{\"features\": [")),
    ("districts without names and closed lines", |city| {
        city.replace("districts.geojson", "\"name_kk\": \"Таң ауданы\",", "");
        city.write("basemap.geojson", "{}");
    }),
    ("a date and a word that are none", |city| {
        city.replace("holidays.csv", "2026-12-16,holiday", "16.12.2026,weekend");
    }),
    ("a table with a misspelt name", |city| city.write("contract.csv", "a\n1\n")),
    ("several things at once, sorted", |city| {
        city.cell("institutions.csv", 13, 9, "");
        city.cell("budgets.csv", 12, 5, "x");
        city.cell("budgets.csv", 4, 7, "1 000");
        city.cell("budgets.csv", 4, 2, "");
    }),
];

fn said(lang: Lang) -> String {
    let mut text = String::new();
    for (name, spoil) in CASES {
        let city = City::calm();
        spoil(&city);
        text += &format!("## {name}\n{}\n", city.check(lang));
    }
    text
}

fn compare(lang: Lang) {
    let path = format!("{}/tests/snapshots/faults.{}.txt", env!("CARGO_MANIFEST_DIR"), lang.code());
    let said = said(lang);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &said).expect("a writable snapshot");
    }
    let expected = std::fs::read_to_string(&path).expect("a snapshot");
    assert_eq!(said, expected);
}

#[test]
fn every_fault_is_said_in_kazakh_with_its_place_and_remedy() {
    compare(Lang::Kk);
}

#[test]
fn every_fault_is_said_in_russian_with_its_place_and_remedy() {
    compare(Lang::Ru);
}

#[test]
fn every_fault_is_said_in_english_with_its_place_and_remedy() {
    compare(Lang::En);
}
