//! Who is asking: the session of a request, and the office it is in.

use super::{cookie, csrf};
use crate::app::Endpoint;
use crate::problem::Refusal;
use crate::routes::view;
use crate::store::accounts::Account;
use crate::store::sessions::Touch;
use adaldyq_domain::complaint::official::{AccountId, Official, Role};
use adaldyq_domain::fault::Fault;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Names the absent one in whose office the request is made.
const STAND_IN: &str = "x-stand-in";

/// An official with a session.
pub struct Signed {
    pub account: Account,
    /// In the office that the request is made in: their own, or that of an absent one.
    pub official: Official,
    pub token: String,
    /// When the session began.
    pub since: i64,
}

/// A refusal that is not the fault of a field.
pub fn refused(status: StatusCode, code: &'static str) -> Refusal {
    Refusal::Because(status, Fault::new("", code))
}

/// What is kept of a token.
pub fn digest(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}

impl FromRequestParts<Arc<Endpoint>> for Signed {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, endpoint: &Arc<Endpoint>) -> Result<Self, Refusal> {
        let nobody = || refused(StatusCode::UNAUTHORIZED, "not-signed-in");
        let token = cookie::token(&parts.headers).ok_or_else(nobody)?;
        let (digest, now) = (digest(&token), endpoint.clock.now());
        let session = endpoint.store.session(&digest, now).await?.ok_or_else(nobody)?;
        if !csrf::only_reads(&parts.method) {
            let ours = csrf::is_from_here(&parts.headers, endpoint.settings.public_url.as_deref());
            if !ours || !csrf::is_token(&parts.headers, &endpoint.secret.csrf(&token)) {
                return Err(refused(StatusCode::FORBIDDEN, "csrf"));
            }
        }
        if session.is_stale(now) {
            endpoint.store.touch(Touch { digest, now }).await?;
        }
        let official = match parts.headers.get(STAND_IN) {
            None => own_office(&session.account),
            Some(absent) => {
                let absent = absent.to_str().ok().and_then(|id| AccountId::new(id).ok());
                office_of(endpoint, &session.account, absent, now).await?
            }
        };
        Ok(Self { account: session.account, official, token, since: session.created })
    }
}

pub fn own_office(account: &Account) -> Official {
    Official {
        account: account.id.clone(),
        role: account.role,
        institution: account.institution.clone(),
        stands_in_for: None,
        interests: account.interests.clone(),
    }
}

/// The office of an absent one, with the interests of both.
async fn office_of(
    endpoint: &Endpoint,
    account: &Account,
    absent: Option<AccountId>,
    now: i64,
) -> Result<Official, Refusal> {
    let not_theirs = || refused(StatusCode::FORBIDDEN, "not-stand-in");
    let absent = endpoint.store.account(&absent.ok_or_else(not_theirs)?).await?.ok_or_else(not_theirs)?;
    let today = view::day(&endpoint.city.current(), now);
    if !may_stand_in(account, &absent) || !absent.is_stood_in_for_by(&account.id, today) {
        return Err(not_theirs());
    }
    let mut interests = account.interests.clone();
    interests.extend(absent.interests.iter().cloned());
    Ok(Official { stands_in_for: Some(absent.id), interests, ..own_office(account) })
}

/// Only somebody who sees the same already: an office never opens what its deputy may not see.
pub fn may_stand_in(deputy: &Account, absent: &Account) -> bool {
    deputy.id != absent.id
        && !deputy.disabled
        && !absent.disabled
        && deputy.role == absent.role
        && deputy.institution == absent.institution
}

impl Signed {
    /// Refuses an office that does not include this at all.
    pub fn must_be(&self, roles: &[Role]) -> Result<(), Refusal> {
        let may = roles.contains(&self.official.role);
        if may { Ok(()) } else { Err(refused(StatusCode::FORBIDDEN, "role")) }
    }
}
