//! Which requests came before, as their keys tell.
//!
//! PostgreSQL finds them by an index of the table. In an SQLite file each new key would change a page of its own in
//! such an index, as keys are random, and every page that changes is written whole, and later once more. There the
//! index is a temporary table, in the memory of the connection that writes, about 100 bytes for each. Others may write
//! into the same file, so it takes in what it has not seen before it is asked.

use super::db::{Connection, Query, Row, Value, Work};
use super::{Doing, Request, StoreError};
use adaldyq_domain::complaint::id::Id;

/// How long a request's key is remembered: 30 days, in milliseconds.
pub(super) const REMEMBERED: i64 = 30 * 24 * 3_600 * 1_000;

/// Rows of new requests: [`row`]s follow.
pub(super) const NEW: &str =
    "INSERT INTO answered_requests (key_digest, content_digest, complaint, time, number) VALUES";

const INDEX_IN_MEMORY: &str = "
    CREATE TEMP TABLE request_keys (key_digest TEXT NOT NULL PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TEMP TABLE requests_seen (first INTEGER NOT NULL, last INTEGER NOT NULL);
    INSERT INTO requests_seen (first, last) VALUES (0, 0)";

/// Fails where one of the keys is there.
const INDEX_NEW: &str = "INSERT";
/// What others wrote; a key that is there then belongs to a request that others have forgotten.
const TAKE_IN: &str = "INSERT OR REPLACE";
const WHAT_WAS_NOT_SEEN: &str = "
    INTO request_keys (key_digest, id)
    SELECT key_digest, id FROM answered_requests WHERE id > (SELECT last FROM requests_seen);
    UPDATE requests_seen SET last = (SELECT MAX(id) FROM answered_requests)
    WHERE last < (SELECT MAX(id) FROM answered_requests)";

/// Whether the oldest requests are gone, whoever has forgotten them.
const OLDEST_ARE_GONE: &str =
    "SELECT 1 FROM requests_seen WHERE first < (SELECT MIN(id) FROM answered_requests)";

const FORGET_KEYS: &str = "
    UPDATE requests_seen SET first = (SELECT MIN(id) FROM answered_requests);
    DELETE FROM request_keys WHERE id < (SELECT first FROM requests_seen)";

/// Makes room for the index of a connection that will write.
pub(super) async fn prepare(at: &mut Connection) -> Result<(), StoreError> {
    if matches!(at, Connection::Sqlite(_)) {
        Query::new(INDEX_IN_MEMORY).execute(&mut *at).await.doing("make room for the requests")?;
    }
    Ok(())
}

/// All that came before, at once: the first request need not wait for it then.
pub(super) struct TakeIn;

impl Work for TakeIn {
    type Output = ();

    async fn run(&self, at: &mut Connection) -> Result<(), StoreError> {
        take_in(at).await
    }
}

/// In a transaction, so that nobody writes between its statements.
async fn take_in(at: &mut Connection) -> Result<(), StoreError> {
    if matches!(at, Connection::Sqlite(_)) {
        unseen(TAKE_IN).execute(at).await.doing("look at new requests")?;
    }
    Ok(())
}

/// What follows on new rows; nothing where the table has its index.
pub(super) fn index_new(at: &Connection) -> Option<Query> {
    matches!(at, Connection::Sqlite(_)).then(|| unseen(INDEX_NEW))
}

fn unseen(how: &'static str) -> Query {
    let mut query = Query::new(how);
    query.push(WHAT_WAS_NOT_SEEN);
    query
}

/// The row that `select` reads of the request with this key, as long as it is remembered; on a connection that
/// writes.
pub(super) async fn find(
    select: &'static str,
    request: &Request,
    now: i64,
    at: &mut Connection,
) -> Result<Option<Row>, StoreError> {
    take_in(at).await?;
    let mut query = Query::new(select);
    push_key(query.push(" WHERE "), request, at);
    query.push(" AND answered_requests.time >= ").push_bind(now - REMEMBERED);
    query.fetch_optional(at).await.doing("look for an earlier copy")
}

fn push_key(query: &mut Query, request: &Request, at: &Connection) {
    let (before, after) = match at {
        Connection::Sqlite(_) => {
            ("answered_requests.id = (SELECT id FROM request_keys WHERE key_digest = ", ")")
        }
        Connection::Postgres(_) => ("answered_requests.key_digest = ", ""),
    };
    query.push(before).push_bind(&request.key_digest).push(after);
}

/// A row for [`NEW`].
pub(super) fn row(request: &Request, id: Id, time: i64, number: i64) -> [Value; 5] {
    [
        (&request.key_digest).into(),
        (&request.content_digest).into(),
        id.compact().into(),
        time.into(),
        number.into(),
    ]
}

pub(super) async fn remember(
    at: &mut Connection,
    request: &Request,
    id: Id,
    time: i64,
    number: i64,
) -> Result<(), StoreError> {
    forget_old(&mut *at, request, time).await?;
    let mut query = Query::new(NEW);
    query.push_row(row(request, id, time, number));
    let queries = [query].into_iter().chain(index_new(at)).collect();
    Query::insert_all(queries, at).await.doing("remember the request")
}

/// What a key was used for too long ago to be remembered may still lie there; then the key may be used again.
pub(super) async fn forget_old(at: &mut Connection, request: &Request, now: i64) -> Result<(), StoreError> {
    let mut old = Query::new("DELETE FROM answered_requests WHERE ");
    push_key(&mut old, request, at);
    old.push(" AND time < ").push_bind(now - REMEMBERED);
    old.execute(&mut *at).await.doing("forget an old request")?;
    if matches!(at, Connection::Sqlite(_)) {
        let gone = "DELETE FROM request_keys
                    WHERE key_digest = $1 AND id NOT IN (SELECT id FROM answered_requests WHERE id = request_keys.id)";
        Query::new(gone).bind(&request.key_digest).execute(at).await.doing("forget an old request's key")?;
    }
    Ok(())
}

/// All that came too long ago.
pub(super) async fn forget_all_old(at: &mut Connection, now: i64) -> Result<(), StoreError> {
    let old = Query::new("DELETE FROM answered_requests WHERE time < $1").bind(now - REMEMBERED);
    old.execute(at).await.doing("forget old requests")?;
    Ok(())
}

/// The keys of what is forgotten, in this connection's memory.
pub(super) async fn forget_keys(at: &mut Connection) -> Result<(), StoreError> {
    if matches!(at, Connection::Sqlite(_)) {
        let gone = Query::new(OLDEST_ARE_GONE).fetch_optional(&mut *at).await;
        if gone.doing("look for the oldest request")?.is_some() {
            Query::new(FORGET_KEYS).execute(at).await.doing("forget the keys of old requests")?;
        }
    }
    Ok(())
}
