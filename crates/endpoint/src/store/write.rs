//! What is written, each piece whole or not at all.

use super::db::{Connection, Query, Work};
use super::new_rows::{write_one, write_together};
use super::proofs::spend;
use super::requests::{find, forget_old};
use super::rows::receipt;
use super::{Doing, Receipt, StoreError, sql};
use crate::photos::Kept;
use crate::proof_of_work::Proof;
use adaldyq_domain::complaint::draft::Complaint;
use adaldyq_domain::complaint::event::Channel;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::Life;
use adaldyq_domain::complaint::official::Official;
use adaldyq_domain::complaint::working_days::iso;
use serde::{Deserialize, Serialize};

/// A complaint that passed every rule, and how it is counted.
pub struct NewComplaint {
    pub complaint: Complaint,
    /// Their pictures are kept already.
    pub photos: Vec<Kept>,
    pub district: Option<String>,
    pub received: i64,
    pub life: Life,
    /// Tenge of the budget line it is about, as published that day.
    pub questioned: Option<i64>,
    /// Whether a machine seems to have sent it.
    pub suspect: bool,
    /// How it came in, where an operator entered it for somebody; and that operator.
    pub channel: Option<Channel>,
    pub entered_by: Option<Official>,
    /// What the sender's device worked for it, where that is asked.
    pub proof: Option<Proof>,
    /// Absent where the sender gave no key.
    pub request: Option<Request>,
}

/// What tells a repeated request from a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    pub key_digest: String,
    pub content_digest: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Received {
    New(Receipt),
    /// The same request came before: its first answer.
    Again(Receipt),
    /// The key came before with another content.
    Reused,
    /// The device's work has paid for another one.
    ProofSpent,
}

impl Work for NewComplaint {
    type Output = Received;

    /// One that may have come before.
    async fn run(&self, at: &mut Connection) -> Result<Received, StoreError> {
        if let Some(earlier) = self.earlier(&mut *at).await? {
            return Ok(earlier);
        }
        if let Some(request) = &self.request {
            forget_old(&mut *at, request, self.received).await?;
        }
        if let Some(proof) = &self.proof
            && !spend(&mut *at, proof).await?
        {
            // Nearly always by a copy of this very request, which came first by a hair.
            return Ok(self.earlier(at).await?.unwrap_or(Received::ProofSpent));
        }
        let id = new_ids(1)[0];
        write_one(at, (id, self)).await?;
        Ok(self.receipt(id))
    }
}

/// Begins a transaction and writes complaints that wait at the same time. Fails, and then the transaction is worth
/// nothing any more, where one of them came before.
pub(super) async fn receive_together(
    at: &mut Connection,
    new: &[&NewComplaint],
) -> Result<Vec<Received>, StoreError> {
    let new: Vec<_> = new_ids(new.len()).into_iter().zip(new.iter().copied()).collect();
    write_together(at, &new).await?;
    Ok(new.iter().map(|(id, new)| new.receipt(*id)).collect())
}

/// Of 34 thousand million; where somebody has one, nothing is written, and the work is done again with another.
///
/// Each alone is random in all its characters. What comes in the same instant shares the first three, so that its
/// rows lie together in each index: else every one of them would change pages that no other changes.
fn new_ids(count: usize) -> Vec<Id> {
    let [shared @ .., _, _, _]: [u8; 5] = rand::random();
    let mut ids = Vec::with_capacity(count);
    while ids.len() < count {
        let [own @ .., _, _]: [u8; 5] = rand::random();
        let id = Id::from_random([own[0], own[1], own[2], shared[0], shared[1]]);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

impl NewComplaint {
    async fn earlier(&self, at: &mut Connection) -> Result<Option<Received>, StoreError> {
        match &self.request {
            Some(request) => earlier(at, request, self.received).await,
            None => Ok(None),
        }
    }

    fn receipt(&self, id: Id) -> Received {
        let (registered, due) = (iso(self.life.registered), iso(self.life.due));
        Received::New(Receipt { id, received: self.received, registered, due, key_generation: 0 })
    }
}

/// What a request was answered before.
pub struct Earlier {
    pub request: Request,
    pub now: i64,
}

impl Work for Earlier {
    type Output = Option<Received>;

    async fn run(&self, at: &mut Connection) -> Result<Option<Received>, StoreError> {
        earlier(at, &self.request, self.now).await
    }
}

/// The first answer under this key, where there was one.
async fn earlier(at: &mut Connection, request: &Request, now: i64) -> Result<Option<Received>, StoreError> {
    match find(sql::REQUEST, request, now, at).await? {
        Some(row) if row.text("content_digest")? != request.content_digest => Ok(Some(Received::Reused)),
        Some(row) => Ok(Some(Received::Again(receipt(&row)?))),
        None => Ok(None),
    }
}

/// Writes one row, to learn whether the store can be written.
pub struct Pulse(pub i64);

impl Work for Pulse {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        Query::new(sql::PULSE).bind(self.0).execute(at).await.doing("write a pulse")?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::new_ids;
    use std::collections::HashSet;

    #[test]
    fn numbers_of_one_instant_share_their_beginning_and_no_two_are_the_same() {
        let ids = new_ids(256);
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), 256);
        let beginnings: HashSet<_> = ids.iter().map(|id| id.compact()[..3].to_owned()).collect();
        assert_eq!(beginnings.len(), 1);
        let of_one_each: HashSet<_> = (0..20).map(|_| new_ids(1)[0].compact()[..3].to_owned()).collect();
        assert!(of_one_each.len() > 1);
    }
}
