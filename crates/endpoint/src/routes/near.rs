//! Open complaints like one that is about to be sent.

use super::view::Item;
use crate::app::Endpoint;
use crate::city::Published;
use crate::figures::{Known, Near};
use crate::problem::Refusal;
use crate::store::Stored;
use adaldyq_domain::complaint::life::Moment;
use adaldyq_domain::search::alike::Matter;

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
    let mut near = about.near.clone();
    if near.at.is_none() {
        let of_institution = near.institution.as_ref().and_then(|id| published.institutions.get(id));
        near.at = of_institution.map(|body| body.at);
    }
    let found = endpoint.figures.ask(&endpoint.store, |known: &Known| known.near(&near, LOOKED_AT)).await?;
    let ids: Vec<_> = found.iter().map(|(id, _)| *id).collect();
    let complaints = endpoint.store.public_ones(&ids).await?;
    let wanted = about.text.as_deref().map(Matter::of);
    let mut ranked: Vec<(f64, Item)> = complaints
        .iter()
        .filter_map(|complaint| {
            let metres = found.iter().find(|(id, _)| *id == complaint.id)?.1;
            let likeness = likeness(complaint, metres, wanted.as_ref());
            let mut item = Item::of(complaint, moment);
            item.distance = metres.map(|metres| metres.round() as i64);
            (likeness >= LEAST).then_some((likeness, item))
        })
        .collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
    Ok(ranked.into_iter().take(OFFERED).map(|(_, item)| item).collect())
}

/// Words count more than the place; without words only the place counts.
fn likeness(complaint: &Stored, metres: Option<f64>, wanted: Option<&Matter>) -> f64 {
    let close = metres.map_or(0.5, |metres| 1.0 - (metres / METRES).min(1.0));
    match wanted {
        Some(wanted) => 0.7 * wanted.likeness(&Matter::of(&complaint.text)) + 0.3 * close,
        None => close,
    }
}
