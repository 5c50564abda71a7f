//! What a page has to know of this endpoint before it offers something.

use super::view::ShownWay;
use crate::app::Endpoint;
use crate::photos::{MOST, MOST_BYTES};
use adaldyq_domain::published::Contact;
use axum::Json;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, HeaderName};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// Contacts of the city whose id begins so are ways to the anti-corruption service.
const SECURE: &str = "anticorruption";

#[derive(Serialize, ToSchema)]
pub struct Offered {
    /// Whether mail is sent: links again, and news of what is followed.
    mail: bool,
    /// Whether a device has to work for a moment before it can send.
    proof_of_work: bool,
    photos: PhotoLimits,
    /// Days after the closing of a complaint that its contact is kept.
    contact_kept_days: u32,
    /// Other ways to the anti-corruption service.
    #[schema(value_type = Vec<ShownWay>)]
    secure_ways: Vec<Contact>,
}

#[derive(Serialize, ToSchema)]
struct PhotoLimits {
    /// Most photos at once.
    max: usize,
    /// Most bytes of one.
    bytes: usize,
}

/// What this endpoint offers.
#[utoipa::path(get, path = "/settings", tag = "endpoint", responses((status = 200, body = Offered)))]
pub async fn settings(
    State(endpoint): State<Arc<Endpoint>>,
) -> ([(HeaderName, &'static str); 1], Json<Offered>) {
    let contacts = endpoint.city.current().city.contacts.clone();
    let offered = Offered {
        mail: endpoint.post.is_some(),
        proof_of_work: endpoint.proof_of_work.is_some(),
        photos: PhotoLimits { max: MOST, bytes: MOST_BYTES },
        contact_kept_days: endpoint.settings.contact_kept_days,
        secure_ways: contacts.into_iter().filter(|contact| contact.id.starts_with(SECURE)).collect(),
    };
    ([(CACHE_CONTROL, "no-cache")], Json(offered))
}
