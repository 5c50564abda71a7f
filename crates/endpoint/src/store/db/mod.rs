//! One SQL text for both databases: values, rows and queries that SQLite and PostgreSQL take alike.
//!
//! `$1`, `ON CONFLICT` and `RETURNING` are understood by both. Where they differ, write so that both agree:
//! sums of BIGINT columns and averages are cast (`CAST(SUM(x) AS BIGINT)`, `CAST(AVG(x) AS DOUBLE PRECISION)`),
//! truth is a BIGINT of 0 or 1, and a row that is about to be changed is read with [`Query::lock`].

mod query;
mod row;
mod value;

pub use query::{Query, is_name};
pub use row::Row;
pub use value::Value;

use super::{Doing, StoreError};
use sqlx::pool::PoolConnection;
use sqlx::{Database, Postgres, Sqlite, Transaction};
use std::ops::{Deref, DerefMut};

/// A connection to whichever database there is.
pub enum Connection {
    Sqlite(Held<Sqlite>),
    Postgres(Held<Postgres>),
}

impl Connection {
    /// Keeps what was done in its transaction, where it is in one.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(Held::Within(transaction)) => transaction.commit().await.doing("commit"),
            Self::Postgres(Held::Within(transaction)) => transaction.commit().await.doing("commit"),
            Self::Sqlite(Held::Pooled(_)) | Self::Postgres(Held::Pooled(_)) => Ok(()),
        }
    }
}

/// How a connection is held: what is left undone in a transaction is rolled back when it is dropped.
pub enum Held<D: Database> {
    Pooled(PoolConnection<D>),
    Within(Transaction<'static, D>),
}

impl<D: Database> Deref for Held<D> {
    type Target = D::Connection;

    fn deref(&self) -> &D::Connection {
        match self {
            Self::Pooled(connection) => connection,
            Self::Within(transaction) => transaction,
        }
    }
}

impl<D: Database> DerefMut for Held<D> {
    fn deref_mut(&mut self) -> &mut D::Connection {
        match self {
            Self::Pooled(connection) => connection,
            Self::Within(transaction) => transaction,
        }
    }
}

/// Work that is done whole or not at all; it may be tried more than once before it is kept.
pub trait Work: Send + Sync + 'static {
    type Output: Send + 'static;
    fn run(&self, at: &mut Connection) -> impl Future<Output = Result<Self::Output, StoreError>> + Send;
}
