//! What is public about complaints, kept in memory so that lists and counts over a million of them take
//! milliseconds.
//!
//! The store stays the truth: each question first asks it which change came last, and what has changed since is
//! read before anything is answered, whichever process changed it. What is held or not yet accepted is never
//! in here.

mod count;
mod known;
mod questioned;
mod select;

pub use count::{Axis, Count, Tally};
pub use known::Known;
pub use questioned::Questioned;
pub use select::{Filter, Near, Page};

use crate::store::{Store, StoreError};
use jiff::civil::Date;
use known::Row;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use tokio::sync::Mutex;

const BATCH: u32 = 5_000;

/// More answers than this, or with more groups together, are all forgotten: anybody may think of new questions.
const MOST_ANSWERS: usize = 1_000;
const MOST_GROUPS: usize = 50_000;

pub struct Figures {
    /// Complaints that are read from the store at once.
    batch: u32,
    known: RwLock<Known>,
    /// Held by the one that reads what has changed.
    reading: Mutex<()>,
    /// Counts by their question, each with the change it still holds at. Held by the one that counts: a crowd
    /// that asks the same makes one do the work.
    counted: Mutex<HashMap<String, (i64, Arc<Counted>)>>,
}

/// Groups, and all together.
pub type Counted = (Vec<Count>, Tally);

impl Default for Figures {
    fn default() -> Self {
        Self::reading(BATCH)
    }
}

impl Figures {
    /// Reads so many at once.
    pub fn reading(batch: u32) -> Self {
        Self { batch, known: RwLock::default(), reading: Mutex::default(), counted: Mutex::default() }
    }

    /// Answers a question out of everything as the store has it now.
    pub async fn ask<T>(&self, store: &Store, question: impl FnOnce(&Known) -> T) -> Result<T, StoreError> {
        self.refresh(store).await?;
        Ok(question(&self.known()))
    }

    /// Counts complaints; see [`Known::count`].
    pub async fn count(
        &self,
        store: &Store,
        filter: &Filter,
        axes: &[Axis],
        today: Date,
    ) -> Result<Arc<Counted>, StoreError> {
        self.refresh(store).await?;
        let question = format!("{filter:?} {axes:?} {today}");
        let mut counted = self.counted.lock().await;
        let known = self.known();
        let seen = known.seen.unwrap_or_default();
        if let Some((_, answer)) = counted.get(&question).filter(|(at, _)| *at == seen) {
            return Ok(answer.clone());
        }
        let answer = Arc::new(known.count(filter, axes, today));
        drop(known);
        let groups = |answer: &Counted| answer.0.len() + 1;
        let kept: usize = counted.values().map(|(_, answer)| groups(answer)).sum();
        if counted.len() >= MOST_ANSWERS || kept + groups(&answer) > MOST_GROUPS {
            counted.clear();
        }
        counted.insert(question, (seen, answer.clone()));
        Ok(answer)
    }

    /// Reads what has changed; at first everything.
    pub async fn refresh(&self, store: &Store) -> Result<(), StoreError> {
        let last = store.last_change().await?;
        if self.known().seen.is_none_or(|seen| seen < last) {
            let _reading = self.reading.lock().await;
            let seen = self.known().seen;
            if seen.is_none() {
                self.read_all(store).await?;
            }
            let (changed, reached) = self.changes(store, seen.unwrap_or(last), last).await?;
            self.known_to_change().take(changed, reached);
        }
        Ok(())
    }

    /// For whoever watches it being read.
    #[cfg(test)]
    pub fn now<T>(&self, question: impl FnOnce(&Known) -> T) -> T {
        question(&self.known())
    }

    fn known(&self) -> RwLockReadGuard<'_, Known> {
        self.known.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn known_to_change(&self) -> RwLockWriteGuard<'_, Known> {
        self.known.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nobody asks before the first change counts as seen: what changes meanwhile is read afterwards.
    async fn read_all(&self, store: &Store) -> Result<(), StoreError> {
        let mut after = None;
        loop {
            let batch = store.not_private(after, self.batch).await?;
            after = batch.last().map(|one| (one.received, one.id)).or(after);
            let mut known = self.known_to_change();
            for brief in &batch {
                let row = known.prepare(brief);
                row.into_iter().for_each(|row| known.put(row));
            }
            if batch.len() < self.batch as usize {
                return Ok(());
            }
        }
    }

    /// What belongs to the changes after this one and up to the last one at least, and which the last one is. They
    /// are read to the end, however many complaints are in them, before anybody sees any of it: each reading shows
    /// a change whole, and what a later one changed before this came to it is at the later one's end.
    async fn changes(&self, store: &Store, seen: i64, last: i64) -> Result<(Vec<Row>, i64), StoreError> {
        let mut place = (seen + 1, String::new());
        // Some changes are of nothing that is counted here.
        let (mut rows, mut reached) = (Vec::new(), last.max(seen));
        loop {
            let batch = store.changed_after(place.0, &place.1, self.batch).await?;
            if let Some(one) = batch.last() {
                place = (one.changed, one.id.compact());
                reached = reached.max(one.changed);
            }
            let mut known = self.known_to_change();
            rows.extend(batch.iter().filter_map(|brief| known.prepare(brief)));
            if batch.len() < self.batch as usize {
                return Ok((rows, reached));
            }
        }
    }
}
