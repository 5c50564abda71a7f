//! Failures made on purpose: a test asks that one step of writing goes wrong, and sees what becomes of the work.
//! Without a test nothing is ever asked for.

use super::StoreError;
use std::sync::{Arc, Mutex, PoisonError};

/// How a step of writing goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failing {
    /// The step is not done.
    NotKept,
    /// The step is done and reported as failed.
    KeptAndReported,
}

/// Which of the steps to come goes wrong; nothing where none does.
#[derive(Clone, Debug, Default)]
pub struct Faults(Arc<Mutex<Option<(u32, Failing)>>>);

#[derive(Debug, thiserror::Error)]
#[error("a step of writing failed on purpose")]
struct OnPurpose;

impl Faults {
    /// The step after so many others goes wrong, once.
    pub fn ask(&self, after: u32, failing: Failing) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((after, failing));
    }

    /// Whether the failure that was asked for is still to come; it does not come any more.
    pub fn withdraw(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take().is_some()
    }

    /// Whether the step that begins now goes wrong, and how.
    fn next(&self) -> Option<Failing> {
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match *asked {
            Some((0, failing)) => {
                *asked = None;
                Some(failing)
            }
            Some((after, failing)) => {
                *asked = Some((after - 1, failing));
                None
            }
            None => None,
        }
    }

    /// Does a step of writing, as it was asked for.
    pub(super) async fn step<T>(
        &self,
        doing: &'static str,
        step: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        let failed = || StoreError { doing, source: Arc::new(OnPurpose) };
        match self.next() {
            None => step.await,
            Some(Failing::NotKept) => Err(failed()),
            Some(Failing::KeptAndReported) => step.await.and_then(|_| Err(failed())),
        }
    }
}
