//! What this endpoint can do besides taking complaints.

use crate::data::Loading;
use crate::json::Json;
use crate::session::Session;
use adaldyq_domain::lang::Names;
use std::sync::Arc;

/// Nothing of it while it is on its way, or where it does not come.
#[derive(Clone, Default)]
pub struct Settings {
    pub mail: bool,
    pub proof_of_work: bool,
    /// Days after closing until the contact is erased; nothing where it is not said.
    pub contact_kept: Option<i64>,
    /// Days after the closing of a complaint that its contact is kept.
    pub contact_kept_days: Option<i64>,
    /// Other ways to the anti-corruption service: a name, what it is for, and a telephone or an address.
    pub secure_ways: Vec<Way>,
}

#[derive(Clone)]
pub struct Way {
    pub name: Names,
    pub about: Names,
    pub phone: Option<String>,
    pub url: Option<String>,
}

/// Follows the loading of the settings.
pub fn settings(session: Session) -> Loading<Settings> {
    session.data.fetched("/api/settings", |json| Some(Arc::new(read(json))))
}

fn read(json: &Json) -> Settings {
    let way = |way: &Json| Way {
        name: way.get("name").names(),
        about: way.get("about").names(),
        phone: way.get("phone").text(),
        url: way.get("url").text(),
    };
    Settings {
        mail: json.flag("mail"),
        proof_of_work: json.flag("proof_of_work"),
        contact_kept: json.get("contact_kept_days").number().map(|days| days as i64),
        contact_kept_days: json.get("contact_kept_days").number().map(|days| days as i64),
        secure_ways: json.get("secure_ways").list().iter().map(way).collect(),
    }
}
