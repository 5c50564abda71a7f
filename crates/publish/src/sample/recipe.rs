//! `sample.toml`: the norms of each kind, and who has an odd face.

use crate::check::code::nearest;
use crate::report::{Findings, Spot};
use crate::source::Frame;
use crate::source::city::City;
use crate::source::keys::spot;
use adaldyq_domain::fault::Arg;
use serde::Deserialize;
use std::collections::BTreeMap;

pub const FILE: &str = "sample.toml";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    pub seed: u64,
    /// By kind.
    pub kinds: BTreeMap<String, Norm>,
    /// By id: institutions that cost something else than their kind does.
    #[serde(default)]
    pub institutions: BTreeMap<String, Norm>,
    /// By institution.
    #[serde(default)]
    pub odd: BTreeMap<String, Odd>,
}

/// What an institution of a kind costs in the newest year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Norm {
    /// Tenge for each client; or, where there are none, `amount`.
    pub per_client: Option<f64>,
    pub amount: Option<f64>,
    /// By how much institutions differ: 0.15 is about 15 % either way.
    #[serde(default)]
    pub spread: f64,
    /// From one year to the next: 1.11 is 11 % more.
    #[serde(default = "one")]
    pub growth: f64,
    /// By code.
    pub groups: BTreeMap<String, Part>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Of the institution's whole.
    #[serde(default = "one")]
    pub share: f64,
    /// Shares of the group, by the item's code.
    pub items: BTreeMap<String, f64>,
}

/// What real data sometimes shows.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Odd {
    #[serde(default)]
    pub unpublished: Vec<u16>,
    pub overspent: Option<Spent>,
    pub spent: Option<Spent>,
}

/// Executed as a share of adjusted in a year.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spent {
    pub year: u16,
    pub share: f64,
}

impl Recipe {
    /// The institution's own norm, else its kind's.
    pub fn norm(&self, id: &str, kind: &str) -> Option<&Norm> {
        self.institutions.get(id).or_else(|| self.kinds.get(kind))
    }
}

fn one() -> f64 {
    1.0
}

/// Reads the file, or reports the first thing that is wrong with it.
pub fn read(text: &str, findings: &mut Findings) -> Option<Recipe> {
    match toml::from_str(text) {
        Ok(recipe) => Some(recipe),
        Err(error) => {
            let message = ("error", Arg::from(error.message().replace('\n', " ")));
            findings.fault(spot(&FILE.into(), text, error.span()), "source-toml", &[message]);
            None
        }
    }
}

/// Shares may miss their sum by so much.
const TOLERANCE: f64 = 0.001;

/// What the recipe says must fit the institutions.
pub fn check(recipe: &Recipe, frame: &Frame, city: &City, findings: &mut Findings) {
    let mut fault = |code, what: &str| findings.fault(Spot::top(FILE), code, &[("found", Arg::from(what))]);
    if city.as_of.is_empty() {
        fault("source-sample-years", "");
    }
    for (kind, norm) in &recipe.kinds {
        if !frame.lists.kinds.iter().any(|known| known.id == *kind) {
            fault("source-sample-kind", kind);
        }
        check_norm(&format!("kinds.{kind}"), norm, frame, &mut fault);
    }
    for (id, norm) in &recipe.institutions {
        check_norm(&format!("institutions.{id}"), norm, frame, &mut fault);
    }
    for (at, institution) in frame.institutions.iter().enumerate() {
        let kind = &frame.lists.kinds[institution.kind].id;
        match recipe.norm(&institution.id, kind) {
            None => fault("source-sample-no-norm", kind),
            Some(norm) => {
                let counted = city
                    .as_of
                    .keys()
                    .any(|year| frame.clients.get(at, institution, &frame.lists, *year).is_some());
                let priced = norm.amount.is_some() || (counted && norm.per_client.is_some());
                if !priced {
                    fault("source-sample-no-clients", &institution.id);
                }
            }
        }
    }
    check_odd(recipe, frame, findings);
}

fn check_norm(whose: &str, norm: &Norm, frame: &Frame, fault: &mut dyn FnMut(&'static str, &str)) {
    let is_one = |sum: f64| (sum - 1.0).abs() <= TOLERANCE;
    if !is_one(norm.groups.values().map(|part| part.share).sum()) {
        fault("source-sample-shares", whose);
    }
    for (group, part) in &norm.groups {
        if !frame.lists.groups.iter().any(|known| known.code == *group) {
            fault("source-sample-group", group);
        }
        if !is_one(part.items.values().sum()) {
            fault("source-sample-shares", &format!("{whose}.groups.{group}"));
        }
        for item in
            part.items.keys().filter(|item| !frame.lists.items.iter().any(|known| known.code == **item))
        {
            fault("source-sample-item", item);
        }
    }
}

/// Odd figures under a real name would accuse it.
fn check_odd(recipe: &Recipe, frame: &Frame, findings: &mut Findings) {
    for id in recipe.odd.keys().chain(recipe.institutions.keys()) {
        let found = ("found", Arg::from(id.as_str()));
        match frame.institutions.iter().find(|institution| institution.id == *id) {
            Some(institution) if institution.invented || !recipe.odd.contains_key(id) => {}
            Some(_) => findings.fault(Spot::top(FILE), "source-sample-odd", &[found]),
            None => {
                let ids = frame.institutions.iter().map(|institution| institution.id.as_str());
                let near = ("near", Arg::from(nearest(id, ids).unwrap_or("–")));
                findings.fault(Spot::top(FILE), "source-sample-unknown", &[found, near]);
            }
        }
    }
}
