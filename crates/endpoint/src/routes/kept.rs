//! Answers to everybody that follow from the store alone: made once for each change, however many ask.

use crate::app::Endpoint;
use crate::problem::Refusal;
use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tokio::sync::Mutex;

#[derive(Default)]
pub struct KeptAnswers {
    pub ledger: Kept,
    pub proposals: Kept,
}

/// The last answer. Held by the one that makes it: a crowd that asks makes one do the work.
#[derive(Default)]
pub struct Kept(Mutex<Option<Answer>>);

struct Answer {
    /// The change it still holds at, and the published data it was made with.
    change: i64,
    release: String,
    json: Bytes,
}

impl Kept {
    /// The answer as it is after the last change; `make` makes it anew.
    pub async fn answer<T: Serialize>(
        &self,
        endpoint: &Endpoint,
        make: impl AsyncFnOnce() -> Result<T, Refusal>,
    ) -> Result<Response, Refusal> {
        let mut kept = self.0.lock().await;
        // Asked for before anything is read: what changes meanwhile is found the next time.
        let change = endpoint.store.last_change().await?;
        let release = endpoint.city.current().release.clone();
        let json = match kept.as_ref() {
            Some(answer) if answer.change == change && answer.release == release => answer.json.clone(),
            _ => {
                let made = serde_json::to_vec(&make().await?).expect("an answer is JSON");
                let json = Bytes::from(made);
                *kept = Some(Answer { change, release, json: json.clone() });
                json
            }
        };
        Ok(([(CACHE_CONTROL, "no-cache"), (CONTENT_TYPE, "application/json")], json).into_response())
    }
}
