//! What a device has to work out before it can send.

use crate::app::Endpoint;
use crate::problem::{Missing, Refusal};
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// A challenge of ALTCHA, version 2. The counter to be found is the one for which
/// `PBKDF2-SHA-256(nonce || counter as 4 bytes, salt, cost)` begins with `keyPrefix`; it lies between 100 and 300.
#[derive(Serialize, ToSchema)]
pub struct Challenge {
    parameters: Parameters,
    /// Of the parameters; goes back with the solution.
    signature: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Parameters {
    algorithm: String,
    cost: u32,
    /// Seconds of UTC since 1970.
    expires_at: i64,
    key_length: usize,
    key_prefix: String,
    key_signature: String,
    nonce: String,
    salt: String,
}

/// A new challenge; 404 where none is asked for.
#[utoipa::path(
    get,
    path = "/challenge",
    tag = "complaints",
    responses((status = 200, body = Challenge), Missing)
)]
pub async fn challenge(State(endpoint): State<Arc<Endpoint>>) -> Result<Json<Challenge>, Refusal> {
    let asked = endpoint.proof_of_work.as_ref().ok_or(Refusal::NotFound)?;
    let challenge = asked.challenge(endpoint.clock.now());
    Ok(Json(Challenge::from(challenge)))
}

impl From<altcha::Challenge> for Challenge {
    fn from(made: altcha::Challenge) -> Self {
        let parameters = made.parameters;
        Self {
            parameters: Parameters {
                algorithm: parameters.algorithm,
                cost: parameters.cost,
                expires_at: parameters.expires_at.unwrap_or_default(),
                key_length: parameters.key_length,
                key_prefix: parameters.key_prefix,
                key_signature: parameters.key_signature.unwrap_or_default(),
                nonce: parameters.nonce,
                salt: parameters.salt,
            },
            signature: made.signature.unwrap_or_default(),
        }
    }
}
