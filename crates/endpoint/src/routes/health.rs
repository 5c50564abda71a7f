//! Whether the endpoint can do its work.

use crate::app::Endpoint;
use crate::problem::Refusal;
use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};
use std::sync::Arc;

/// `GET /api/health`: 200 when the store can be written.
pub async fn health(State(endpoint): State<Arc<Endpoint>>) -> Result<Json<Value>, Refusal> {
    endpoint.store.pulse(endpoint.clock.now()).await?;
    Ok(Json(json!({ "status": "ok", "release": endpoint.city.current().release })))
}
