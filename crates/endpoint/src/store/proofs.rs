//! Solutions of proof of work, each of which pays for one complaint, whichever process sees it first.

use super::db::{Connection, Query};
use super::{Doing, StoreError};
use crate::proof_of_work::Proof;

/// Forgets the solutions that have expired.
pub(super) fn forget(now: i64) -> Query {
    Query::new("DELETE FROM proofs WHERE expires < $1").bind(now)
}

/// Uses a solution up; false where it was used before.
pub(super) async fn spend(at: &mut Connection, proof: &Proof) -> Result<bool, StoreError> {
    let new =
        Query::new("INSERT INTO proofs (nonce, expires) VALUES ($1, $2) ON CONFLICT (nonce) DO NOTHING");
    let new = new.bind(&proof.nonce).bind(proof.expires);
    Ok(new.execute(at).await.doing("use a solution up")? == 1)
}
