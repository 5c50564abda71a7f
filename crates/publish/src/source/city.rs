//! `city.toml`: what the city is, and whom to turn to in it.

use super::keys::{Keys, parse};
use crate::report::Findings;
use adaldyq_domain::lang::Names;
use adaldyq_domain::published::{Contact, Licence, WorkingHours};
use adaldyq_domain::year::Year;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Clone, Debug)]
pub struct City {
    pub id: String,
    pub name: Names,
    /// Latitude, longitude.
    pub center: [f64; 2],
    /// ISO date.
    pub published: String,
    pub demonstration: bool,
    pub fewest_peers: u32,
    pub credit: String,
    pub calendar_known_to: Option<String>,
    /// By year: the day up to which executed amounts count.
    pub as_of: BTreeMap<u16, String>,
    pub licence: Licence,
    pub registrar: Names,
    pub working_hours: WorkingHours,
    pub contacts: Vec<Contact>,
}

impl City {
    /// The day up to which a year's executed amounts count; the first day after it where none is named.
    pub fn as_of(&self, year: u16) -> String {
        self.as_of.get(&year).cloned().unwrap_or_else(|| format!("{}-01-01", year + 1))
    }
}

/// A comparison over fewer institutions says nothing, where the city sets no number of its own.
const FEWEST_PEERS: i64 = 5;
const KEYS: [&str; 13] = [
    "id",
    "name",
    "center",
    "published",
    "demonstration",
    "fewest_peers",
    "credit",
    "calendar_known_to",
    "as_of",
    "licence",
    "registrar",
    "working_hours",
    "contacts",
];

/// Reads the file, or reports why not.
pub fn read(file: &str, text: &str, findings: &mut Findings) -> Option<City> {
    let file: Arc<str> = file.into();
    let table = parse(&file, text, findings)?;
    let keys = Keys::new(file, text, &table);
    keys.known(&KEYS, findings);
    let id = keys.text("id", findings);
    if !id.is_empty() && adaldyq_domain::id::InstitutionId::new(&id).is_err() {
        keys.fault("id", "source-toml-id", findings);
    }
    Some(City {
        id,
        name: keys.names("name", findings),
        center: keys.position("center", findings),
        published: keys.date("published", findings),
        demonstration: keys.flag("demonstration", findings),
        fewest_peers: keys.whole("fewest_peers", FEWEST_PEERS, findings).clamp(1, 1000) as u32,
        credit: keys.text("credit", findings),
        calendar_known_to: keys.optional_date("calendar_known_to", findings),
        as_of: as_of(&keys, findings),
        licence: licence(&keys, findings),
        registrar: keys.names("registrar", findings),
        working_hours: working_hours(&keys, findings),
        contacts: keys.tables("contacts").iter().map(|contact| read_contact(contact, findings)).collect(),
    })
}

fn as_of(keys: &Keys, findings: &mut Findings) -> BTreeMap<u16, String> {
    let Some(days) = keys.optional_table("as_of") else { return BTreeMap::new() };
    let mut by_year = BTreeMap::new();
    for key in days.list() {
        match Year::parse(key) {
            Ok(year) => {
                by_year.insert(year.number(), days.date(key, findings));
            }
            Err(_) => days.fault(key, "source-toml-year", findings),
        }
    }
    by_year
}

fn licence(keys: &Keys, findings: &mut Findings) -> Licence {
    let Some(licence) = keys.table("licence", findings) else {
        return Licence { name: String::new(), url: String::new() };
    };
    Licence { name: licence.text("name", findings), url: licence.text("url", findings) }
}

fn working_hours(keys: &Keys, findings: &mut Findings) -> WorkingHours {
    let Some(hours) = keys.table("working_hours", findings) else {
        return WorkingHours { open: String::new(), close: String::new(), utc_offset: 0 };
    };
    let open = hours.clock("open", findings);
    let close = hours.clock("close", findings);
    if !open.is_empty() && !close.is_empty() && close <= open {
        hours.fault("close", "source-toml-hours", findings);
    }
    let utc_offset = hours.whole("utc_offset", 300, findings);
    if !(-720..=840).contains(&utc_offset) {
        hours.fault("utc_offset", "source-toml-offset", findings);
    }
    WorkingHours { open, close, utc_offset: utc_offset.clamp(-720, 840) as i16 }
}

fn read_contact(contact: &Keys, findings: &mut Findings) -> Contact {
    contact.known(&["id", "name", "about", "phone", "url"], findings);
    Contact {
        id: contact.text("id", findings),
        name: contact.names("name", findings),
        about: contact.names("about", findings),
        phone: contact.optional("phone", findings),
        url: contact.optional("url", findings),
    }
}
