//! Which complaints an official may know of: the one place that says so for the whole desk.
//!
//! Whatever lies outside is as if it did not exist: the same answer as for a number that nobody has, and no
//! count or page in which it could be missed. [`Life::is_open_to`] of the domain says the same of one.
//!
//! [`Life::is_open_to`]: adaldyq_domain::complaint::life::Life::is_open_to

use super::released::without_confidences;
use crate::app::Endpoint;
use crate::problem::Refusal;
use crate::store::Whole;
use crate::store::queue::Scope;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::official::{Official, Role};

pub fn of(official: &Official) -> Scope {
    match official.role {
        Role::Officer => Scope::Everything,
        Role::Operator => Scope::NotHeld,
        Role::Institution => official.institution.clone().map_or(Scope::Nothing, Scope::Of),
        Role::Administrator => Scope::Nothing,
    }
}

/// The number of a complaint that the official may know of.
pub async fn number(endpoint: &Endpoint, official: &Official, text: &str) -> Result<Id, Refusal> {
    let id = Id::parse(text).map_err(|_| Refusal::NotFound)?;
    let within = endpoint.store.is_within(&of(official), id).await?;
    if within { Ok(id) } else { Err(Refusal::NotFound) }
}

/// A complaint that the official may know of.
pub async fn find(endpoint: &Endpoint, official: &Official, text: &str) -> Result<Whole, Refusal> {
    let id = Id::parse(text).map_err(|_| Refusal::NotFound)?;
    let whole = endpoint.store.whole_within(&of(official), id).await?;
    // It may have moved out of sight between two questions.
    let whole = whole.filter(|whole| whole.complaint.life.is_open_to(official)).ok_or(Refusal::NotFound)?;
    Ok(without_confidences(official, whole))
}
