//! An account as JSON: to its owner, and to the administrators.

use super::signed::may_stand_in;
use crate::app::Endpoint;
use crate::clock;
use crate::problem::Refusal;
use crate::routes::view;
use crate::store::accounts::{Account, Deputy};
use adaldyq_domain::complaint::working_days::iso;
use serde_json::{Value, json};

/// What its owner sees: also for whom they stand in today.
pub async fn own(endpoint: &Endpoint, account: &Account) -> Result<Value, Refusal> {
    let everybody = endpoint.store.accounts().await?;
    let today = view::day(&endpoint.city.current(), endpoint.clock.now());
    let absent = everybody
        .iter()
        .filter(|absent| absent.is_stood_in_for_by(&account.id, today) && may_stand_in(account, absent));
    let stands_in_for: Vec<Value> = absent
        .map(|absent| {
            json!({
                "account": absent.id, "name": absent.name, "role": absent.role,
                "institution": absent.institution,
                "until": absent.deputy.as_ref().map(|deputy| iso(deputy.until)),
            })
        })
        .collect();
    Ok(json!({
        "id": account.id,
        "login": account.login,
        "name": account.name,
        "role": account.role,
        "institution": account.institution,
        "interests": account.interests,
        "email": account.email,
        "lang": account.lang,
        "deputy": account.deputy.as_ref().map(|deputy| deputized(deputy, &everybody)),
        "stands_in_for": stands_in_for,
    }))
}

/// What an administrator sees.
pub fn managed(account: &Account, everybody: &[Account]) -> Value {
    json!({
        "id": account.id,
        "login": account.login,
        "name": account.name,
        "role": account.role,
        "institution": account.institution,
        "disabled": account.disabled,
        "enrolled": account.is_enrolled(),
        "last_seen": account.seen.map(clock::iso),
        "interests": account.interests,
        "email": account.email,
        "lang": account.lang,
        "deputy": account.deputy.as_ref().map(|deputy| deputized(deputy, everybody)),
        "created": clock::iso(account.created),
    })
}

fn deputized(deputy: &Deputy, everybody: &[Account]) -> Value {
    let name = everybody.iter().find(|other| other.id == deputy.account).map(|other| &other.name);
    json!({ "account": deputy.account, "name": name, "from": iso(deputy.from), "until": iso(deputy.until) })
}
