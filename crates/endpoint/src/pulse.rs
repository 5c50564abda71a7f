//! Whether the store can be written: looked at once a second at most, however many ask.

use crate::store::{Store, StoreError};
use std::time::Instant;
use tokio::sync::Mutex;

/// So long an answer that all is well holds, in milliseconds.
const HOLDS: i64 = 1_000;

/// The last look. Held by the one that looks; a crowd waits for it and takes what it found.
#[derive(Default)]
pub struct Pulse(Mutex<Option<Felt>>);

struct Felt {
    /// By the city's clock, which may be put back.
    at: i64,
    began: Instant,
    found: Result<(), StoreError>,
}

impl Pulse {
    pub async fn feel(&self, store: &Store, now: i64) -> Result<(), StoreError> {
        let asked = Instant::now();
        let mut last = self.0.lock().await;
        if let Some(felt) = last.as_ref()
            && (felt.began >= asked || felt.found.is_ok() && (0..HOLDS).contains(&(now - felt.at)))
        {
            return felt.found.clone();
        }
        let began = Instant::now();
        let found = store.pulse(now).await;
        *last = Some(Felt { at: now, began, found: found.clone() });
        found
    }
}
