//! What a resident takes back. Events stay, and say that there was something.

use super::db::{Connection, Query};
use super::photos;
use super::{Doing, StoreError};
use crate::photos::PhotoId;
use adaldyq_domain::complaint::id::Id;

/// An operator may have entered the first text for the resident; it is the resident's all the same.
const TEXTS: &str = "
    UPDATE texts SET text = '', erased = 1
    WHERE complaint = $1
      AND number IN (SELECT number FROM events WHERE complaint = $1 AND (actor = 'resident' OR number = 1))";

const OWN_FOLLOWING: &str = "
    DELETE FROM follows
    WHERE complaint = $1
      AND (of_author = 1 OR email IN (SELECT email FROM contacts WHERE complaint = $1 AND email IS NOT NULL))";

/// Who held the old key may have had news sent to an address of theirs.
const FOLLOWING_BY_OLD_KEY: &str = "
    DELETE FROM follows
    WHERE complaint = $1 AND of_author = 1
      AND email NOT IN (SELECT email FROM contacts WHERE complaint = $1 AND email IS NOT NULL)";

const CONTACT: &str = "DELETE FROM contacts WHERE complaint = $1";

/// Texts, contact and photos of the resident are gone; the photos whose pictures are to be removed.
pub(super) async fn erase(at: &mut Connection, id: Id) -> Result<Vec<PhotoId>, StoreError> {
    for (statement, doing) in [
        (TEXTS, "erase the texts"),
        (OWN_FOLLOWING, "erase the address that follows"),
        (CONTACT, "erase the contact"),
    ] {
        Query::new(statement).bind(id.compact()).execute(&mut *at).await.doing(doing)?;
    }
    photos::erase(at, id).await
}

/// Whoever knew only the old key hears nothing more.
pub(super) async fn forget_old_key(at: &mut Connection, id: Id) -> Result<(), StoreError> {
    let query = Query::new(FOLLOWING_BY_OLD_KEY).bind(id.compact());
    query.execute(at).await.doing("forget who followed by the old key")?;
    Ok(())
}

pub(super) async fn hide_name(at: &mut Connection, id: Id) -> Result<(), StoreError> {
    let query = Query::new("UPDATE contacts SET show_name = 0 WHERE complaint = $1").bind(id.compact());
    query.execute(at).await.doing("hide the name")?;
    Ok(())
}
