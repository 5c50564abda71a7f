//! Removes the pictures that belong to nothing: of a complaint that was never written, or that was erased.

use super::PhotoError;
use crate::app::Endpoint;
use crate::store::StoreError;
use std::sync::Arc;
use std::time::Duration;

/// How long a picture may wait to be attached, in milliseconds. Far longer than any request takes.
const WAIT: i64 = 24 * 3_600 * 1_000;
const BETWEEN: Duration = Duration::from_secs(24 * 3_600);

#[derive(Debug, thiserror::Error)]
pub enum SweepError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Photos(#[from] PhotoError),
}

impl Endpoint {
    /// Sweeps now and once a day.
    pub async fn keep_photos_swept(self: Arc<Self>) {
        loop {
            match self.sweep_photos(self.clock.now()).await {
                Ok(0) => {}
                Ok(count) => tracing::info!(count, "photos that belong to nothing were removed"),
                Err(error) => tracing::error!(%error, "the photos were not swept"),
            }
            tokio::time::sleep(BETWEEN).await;
        }
    }

    /// How many photos were removed.
    pub async fn sweep_photos(&self, now: i64) -> Result<usize, SweepError> {
        let mut count = 0;
        for drawer in 0..=u8::MAX {
            let old = self.photos.kept_before(drawer, now - WAIT).await.map_err(PhotoError::from)?;
            let attached = self.store.attached(&old).await?;
            let orphans: Vec<_> = old.into_iter().filter(|id| !attached.contains(id)).collect();
            self.photos.forget(&orphans).await;
            count += orphans.len();
        }
        Ok(count)
    }
}
