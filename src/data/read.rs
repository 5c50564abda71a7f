//! From the published JSON to the domain's types.

use crate::json::{Json, tenge};
use adaldyq_domain::catalogue::{
    Amounts, Change, City, Column, Contract, District, Group, GroupFile, GroupLine, Index, Inline,
    InstitutionFile, Institutions, ItemLine, Kind, Stage, YearFacts,
};
use adaldyq_domain::lang::Names;
use adaldyq_domain::money::Tenge;
use adaldyq_domain::place::Placing;
use adaldyq_domain::published::{CityFile, Contact, Licence, Outcome, OutcomesFile, WorkingHours};

pub fn index(json: &Json) -> Option<Index> {
    let city = json.get("city");
    let corner = |json: &Json| Some([json.list().first()?.number()?, json.list().get(1)?.number()?]);
    let bounds = city.get("bounds").list();
    Some(Index {
        schema: json.get("schema").number()? as u32,
        release: json.get("release").text()?,
        published: json.string("published"),
        demonstration: json.flag("demonstration"),
        currency: json.string("currency"),
        city: City {
            id: city.string("id"),
            name: city.get("name").names(),
            center: corner(&city.get("center"))?,
            bounds: [corner(bounds.first()?)?, corner(bounds.get(1)?)?],
        },
        years: json
            .get("years")
            .members()
            .into_iter()
            .map(|(year, facts)| (year, year_facts(&facts)))
            .collect(),
        groups: json.get("groups").list().iter().map(group).collect(),
        kinds: json.get("kinds").list().iter().map(kind).collect(),
        districts: json.get("districts").list().iter().map(district).collect(),
        institutions: institutions(&json.get("institutions"))?,
        budgets: json
            .get("budgets")
            .members()
            .into_iter()
            .map(|(year, table)| (year, inline(&table)))
            .collect(),
        clients: json
            .get("clients")
            .members()
            .into_iter()
            .map(|(year, column)| (year, counts(&column)))
            .collect(),
    })
}

fn year_facts(json: &Json) -> YearFacts {
    let stages = json.get("stages").strings().iter().filter_map(|stage| self::stage(stage)).collect();
    YearFacts { as_of: json.string("as_of"), stages }
}

fn stage(code: &str) -> Option<Stage> {
    match code {
        "approved" => Some(Stage::Approved),
        "adjusted" => Some(Stage::Adjusted),
        "executed" => Some(Stage::Executed),
        _ => None,
    }
}

fn group(json: &Json) -> Group {
    Group { code: json.string("code"), name: json.get("name").names() }
}

fn kind(json: &Json) -> Kind {
    Kind { id: json.string("id"), name: json.get("name").names(), unit: json.get("unit").text() }
}

fn district(json: &Json) -> District {
    District { id: json.string("id"), name: json.get("name").names() }
}

/// A list of numbers, or the address of one, as another kind of list. The numbers are read in one place.
fn numbers<T>(json: &Json, from: fn(Option<f64>) -> T) -> Column<T> {
    match json.text() {
        Some(address) => Column::At(address),
        None => Column::Here(json.numbers().into_iter().map(from).collect()),
    }
}

/// A list of texts, or the address of one.
#[inline(never)]
fn texts(json: &Json) -> Column<String> {
    json.text().map_or_else(|| Column::Here(json.strings()), Column::At)
}

#[inline(never)]
fn positions(json: &Json) -> Column<u16> {
    numbers(json, |number| number.unwrap_or(0.0) as u16)
}

#[inline(never)]
fn degrees(json: &Json) -> Column<f64> {
    numbers(json, |number| number.unwrap_or(0.0))
}

#[inline(never)]
fn years(json: &Json) -> Column<Option<u16>> {
    numbers(json, |number| number.map(|year| year as u16))
}

#[inline(never)]
fn counts(json: &Json) -> Column<Option<u32>> {
    numbers(json, |number| number.map(|count| count as u32))
}

#[inline(never)]
fn money(json: &Json) -> Column<Option<Tenge>> {
    numbers(json, tenge)
}

fn institutions(json: &Json) -> Option<Institutions> {
    let name = json.get("name");
    let (place, groups) = (json.get("place"), json.get("groups"));
    Some(Institutions {
        count: json.get("count").number()? as u32,
        id: texts(&json.get("id")),
        kind: positions(&json.get("kind")),
        district: positions(&json.get("district")),
        lat: degrees(&json.get("lat")),
        lon: degrees(&json.get("lon")),
        place: Column::Here(place.list().iter().map(placing).collect()),
        groups: Column::Here(groups.list().iter().map(Json::strings).collect()),
        invented: numbers(&json.get("invented"), |number| u8::from(number == Some(1.0))),
        name: Names { kk: texts(&name.get("kk")), ru: texts(&name.get("ru")), en: texts(&name.get("en")) },
        opened: years(&json.get("opened")),
        closed: years(&json.get("closed")),
    })
}

fn placing(json: &Json) -> Placing {
    match json.text().as_deref() {
        Some("approximate") => Placing::Approximate,
        Some("demonstration") => Placing::Demonstration,
        _ => Placing::Exact,
    }
}

fn inline(json: &Json) -> Inline<Amounts> {
    json.text().map_or_else(|| Inline::Here(amounts(json)), Inline::At)
}

pub fn amounts(json: &Json) -> Amounts {
    Amounts {
        approved: money(&json.get("approved")),
        adjusted: money(&json.get("adjusted")),
        executed: money(&json.get("executed")),
    }
}

pub fn clients(json: &Json) -> Vec<Option<u32>> {
    json.numbers().into_iter().map(|value| value.map(|number| number as u32)).collect()
}

pub fn group_file(json: &Json) -> GroupFile {
    let budgets = json.get("budgets").members().into_iter().map(|(year, table)| (year, amounts(&table)));
    GroupFile { group: json.string("group"), budgets: budgets.collect() }
}

pub fn institution(json: &Json) -> InstitutionFile {
    let optional = |name: &str| json.get(name).text();
    let year = |name: &str| json.get(name).number().map(|year| year as u16);
    let address = json.get("address");
    InstitutionFile {
        id: json.string("id"),
        name: json.get("name").names(),
        parent: optional("parent"),
        address: (!address.is_absent()).then(|| address.names()),
        head: optional("head"),
        phone: optional("phone"),
        site: optional("site"),
        opened: year("opened"),
        closed: year("closed"),
        clients: json
            .get("clients")
            .members()
            .into_iter()
            .filter_map(|(year, count)| Some((year, count.number()? as u32)))
            .collect(),
        budgets: json
            .get("budgets")
            .members()
            .into_iter()
            .map(|(year, lines)| (year, lines.list().iter().map(group_line).collect()))
            .collect(),
        contracts: json.get("contracts").list().iter().map(contract).collect(),
        history: json.get("history").list().iter().filter_map(change).collect(),
    }
}

fn group_line(json: &Json) -> GroupLine {
    let amount = |name: &str| tenge(json.get(name).number());
    GroupLine {
        group: json.string("group"),
        approved: amount("approved"),
        adjusted: amount("adjusted"),
        executed: amount("executed"),
        items: json.get("items").list().iter().map(item_line).collect(),
    }
}

fn item_line(json: &Json) -> ItemLine {
    let amount = |name: &str| tenge(json.get(name).number());
    ItemLine {
        item: json.string("item"),
        approved: amount("approved"),
        adjusted: amount("adjusted"),
        executed: amount("executed"),
    }
}

fn contract(json: &Json) -> Contract {
    Contract {
        year: json.get("year").number().unwrap_or(0.0) as u16,
        number: json.string("number"),
        date: json.string("date"),
        supplier: json.string("supplier"),
        subject: json.string("subject"),
        amount: json.get("amount").tenge(),
        url: json.get("url").text(),
    }
}

fn change(json: &Json) -> Option<Change> {
    Some(Change {
        date: json.string("date"),
        year: json.get("year").number()? as u16,
        group: json.string("group"),
        item: json.get("item").text(),
        stage: stage(&json.string("stage"))?,
        old: json.get("old").tenge(),
        new: json.get("new").tenge(),
        reason: json.get("reason").names(),
    })
}

pub fn city(json: &Json) -> CityFile {
    let (licence, hours) = (json.get("licence"), json.get("working_hours"));
    CityFile {
        id: json.string("id"),
        name: json.get("name").names(),
        published: json.string("published"),
        demonstration: json.flag("demonstration"),
        licence: Licence { name: licence.string("name"), url: licence.string("url") },
        credit: json.string("credit"),
        registrar: json.get("registrar").names(),
        contacts: json.get("contacts").list().iter().map(contact).collect(),
        working_hours: WorkingHours {
            open: hours.string("open"),
            close: hours.string("close"),
            utc_offset: hours.get("utc_offset").number().unwrap_or(300.0) as i16,
        },
        fewest_peers: json.get("fewest_peers").number().unwrap_or(10.0) as u32,
    }
}

fn contact(json: &Json) -> Contact {
    Contact {
        id: json.string("id"),
        name: json.get("name").names(),
        about: json.get("about").names(),
        phone: json.get("phone").text(),
        url: json.get("url").text(),
    }
}

pub fn outcomes(json: &Json) -> OutcomesFile {
    OutcomesFile { outcomes: json.get("outcomes").list().iter().map(outcome).collect() }
}

fn outcome(json: &Json) -> Outcome {
    Outcome {
        year: json.string("year"),
        measure: json.string("measure"),
        value: json.get("value").number().unwrap_or(0.0),
        source: json.string("source"),
        url: json.get("url").text(),
        note: json.get("note").text(),
    }
}
