//! What makes a retry safe: a key of the sender's, and what was sent under it.

use crate::app::Endpoint;
use crate::photos::Sent;
use crate::problem::Refusal;
use crate::store::Request;
use adaldyq_domain::complaint::official::AccountId;
use adaldyq_domain::fault::Fault;
use axum::http::HeaderMap;
use serde::Serialize;

const HEADER: &str = "idempotency-key";

/// The request's key and content as digests; the content as it was parsed, so that neither the order of
/// members nor the spaces between them matter. Photos are in it by their own digests.
pub fn request(
    endpoint: &Endpoint,
    headers: &HeaderMap,
    content: &impl Serialize,
    photos: &[Sent],
) -> Result<Option<Request>, Refusal> {
    let mut keys = headers.get_all(HEADER).iter();
    let Some(key) = keys.next() else { return Ok(None) };
    let key = key.as_bytes();
    let fits = (16..=128).contains(&key.len()) && key.iter().all(u8::is_ascii_graphic);
    if !fits || keys.next().is_some() {
        return Err(Refusal::of(Fault::new("Idempotency-Key", "bad-idempotency-key")));
    }
    let mut content = serde_json::to_vec(content).expect("what was sent is text and numbers");
    photos.iter().for_each(|photo| content.extend(photo.digest()));
    let (key_digest, content_digest) = (endpoint.secret.digest(key), endpoint.secret.digest(&content));
    Ok(Some(Request { key_digest, content_digest }))
}

/// The id of what an official sends under a key, the same at each try; another's key is another key.
pub fn id_of(endpoint: &Endpoint, account: &AccountId, request: &Request) -> String {
    endpoint.secret.digest(format!("{}:{}", account.as_str(), request.key_digest).as_bytes())
}

pub fn reused() -> Refusal {
    Refusal::of(Fault::new("Idempotency-Key", "idempotency-key-reused"))
}
