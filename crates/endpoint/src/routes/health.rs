//! Whether the endpoint can do its work.

use crate::app::Endpoint;
use crate::problem::Refusal;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct Health {
    /// Always `ok`.
    status: &'static str,
    /// The published data that is served.
    release: String,
}

/// `GET /api/health`: 200 when the store can be written, or could within the last second.
#[utoipa::path(get, path = "/health", tag = "endpoint", responses((status = 200, body = Health)))]
pub async fn health(State(endpoint): State<Arc<Endpoint>>) -> Result<Json<Health>, Refusal> {
    endpoint.pulse.feel(&endpoint.store, endpoint.clock.now()).await?;
    Ok(Json(Health { status: "ok", release: endpoint.city.current().release.clone() }))
}
