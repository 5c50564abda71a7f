//! Open complaints like one that is about to be sent.

use super::view::Item;
use crate::app::Endpoint;
use crate::city::Published;
use crate::figures::{Known, Near};
use crate::problem::Refusal;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::Moment;
use adaldyq_domain::search::alike::Matter;
use std::collections::HashMap;
use tokio::task::spawn_blocking;

/// Most that are offered, and most that are looked at.
const OFFERED: usize = 5;
const LOOKED_AT: usize = 100;
/// How far away something can be the same, in metres.
const METRES: f64 = 700.0;
/// What is less alike, in words and place together, is not offered.
const LEAST: f64 = 0.45;

/// What is about to be sent, as far as it is known yet.
pub struct About {
    pub near: Near,
    pub text: Option<String>,
}

/// A complaint, and how many metres away it is where that is known.
type Found = (Id, Option<f64>);

impl About {
    pub fn new(mut near: Near, text: Option<String>) -> Self {
        near.metres = METRES;
        Self { near, text }
    }
}

/// The ones most like it, the best first.
pub async fn alike(
    endpoint: &Endpoint,
    published: &Published,
    about: About,
    moment: &Moment<'_>,
) -> Result<Vec<Item>, Refusal> {
    let About { mut near, text } = about;
    if near.at.is_none() {
        let of_institution = near.institution.as_ref().and_then(|id| published.institutions.get(id));
        near.at = of_institution.map(|body| body.at);
    }
    let found = endpoint.figures.ask(&endpoint.store, |known: &Known| known.near(&near, LOOKED_AT)).await?;
    let best = match text {
        Some(text) => most_alike(endpoint, found, text).await?,
        None => best(found, |(_, metres)| closeness(*metres)),
    };
    let ids: Vec<Id> = best.iter().map(|(id, _)| *id).collect();
    let complaints = endpoint.store.public_ones(&ids).await?;
    let item = |(id, metres): &Found| {
        let mut item = Item::of(complaints.iter().find(|complaint| complaint.id == *id)?, moment);
        item.distance = metres.map(|metres| metres.round() as i64);
        Some(item)
    };
    Ok(best.iter().filter_map(item).collect())
}

/// Words count more than the place. A hundred long texts are compared beside whatever else is answered meanwhile.
async fn most_alike(endpoint: &Endpoint, found: Vec<Found>, text: String) -> Result<Vec<Found>, Refusal> {
    let ids: Vec<Id> = found.iter().map(|(id, _)| *id).collect();
    let texts: HashMap<Id, String> = endpoint.store.public_texts(&ids).await?.into_iter().collect();
    let compared = spawn_blocking(move || {
        let wanted = Matter::of(&text);
        best(found, |(id, metres)| {
            let likeness = texts.get(id).map_or(0.0, |text| wanted.likeness(&Matter::of(text)));
            0.7 * likeness + 0.3 * closeness(*metres)
        })
    });
    compared.await.map_err(|error| {
        tracing::warn!(%error, "texts were not compared");
        Refusal::Busy
    })
}

fn closeness(metres: Option<f64>) -> f64 {
    metres.map_or(0.5, |metres| 1.0 - (metres / METRES).min(1.0))
}

/// Those that are offered, the best first; of equals the nearest, as they were found.
fn best(found: Vec<Found>, likeness: impl Fn(&Found) -> f64) -> Vec<Found> {
    let ranked = found.into_iter().map(|found| (likeness(&found), found));
    let mut ranked: Vec<(f64, Found)> = ranked.filter(|(likeness, _)| *likeness >= LEAST).collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
    ranked.into_iter().take(OFFERED).map(|(_, found)| found).collect()
}
