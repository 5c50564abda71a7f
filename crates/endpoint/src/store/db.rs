//! One SQL text for both databases: values, rows and queries that SQLite and PostgreSQL take alike.
//!
//! `$1`, `ON CONFLICT` and `RETURNING` are understood by both. Where they differ, write so that both agree:
//! sums of BIGINT columns and averages are cast (`CAST(SUM(x) AS BIGINT)`, `CAST(AVG(x) AS DOUBLE PRECISION)`),
//! truth is a BIGINT of 0 or 1, and a row that is about to be changed is read with [`Query::lock`].

use super::{Doing, StoreError};
use futures_util::TryStreamExt;
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{
    Arguments, AssertSqlSafe, ColumnIndex, Database, Decode, Encode, Postgres, Sqlite, Transaction, Type,
};
use std::borrow::Cow;
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

/// A value of a column; each kind may be missing.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(Option<String>),
    Int(Option<i64>),
    Real(Option<f64>),
    Bytes(Option<Vec<u8>>),
}

/// Values of these types can be given to a query, and `Option`s of them.
macro_rules! values {
    ($($from:ty => $kind:ident by $into:expr;)*) => {$(
        impl From<$from> for Value {
            fn from(value: $from) -> Self {
                Self::$kind(Some($into(value)))
            }
        }

        impl From<Option<$from>> for Value {
            fn from(value: Option<$from>) -> Self {
                Self::$kind(value.map($into))
            }
        }
    )*};
}

values! {
    String => Text by String::from;
    &str => Text by str::to_owned;
    &String => Text by String::clone;
    i64 => Int by i64::from;
    i32 => Int by i64::from;
    u32 => Int by i64::from;
    bool => Int by i64::from;
    f64 => Real by f64::from;
    Vec<u8> => Bytes by Vec::from;
    &[u8] => Bytes by <[u8]>::to_vec;
}

impl From<&Option<String>> for Value {
    fn from(value: &Option<String>) -> Self {
        Self::Text(value.clone())
    }
}

/// A statement, made of pieces of the program's own text and of values.
#[derive(Clone, Debug)]
pub struct Query {
    text: Cow<'static, str>,
    values: Vec<Value>,
    locked: Option<&'static str>,
    persistent: bool,
}

impl Query {
    pub const fn new(text: &'static str) -> Self {
        Self { text: Cow::Borrowed(text), values: Vec::new(), locked: None, persistent: true }
    }

    /// The value of the next `$n` that is in the text already.
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    pub fn push(&mut self, text: &'static str) -> &mut Self {
        self.text.to_mut().push_str(text);
        self
    }

    /// A value, with its `$n` written here.
    pub fn push_bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        let number = self.values.len();
        self.text.to_mut().push_str(&format!("${number}"));
        self
    }

    /// `column IN (…)`; never true of an empty list.
    pub fn push_in<V: Into<Value>>(
        &mut self,
        column: &'static str,
        values: impl IntoIterator<Item = V>,
    ) -> &mut Self {
        self.push(column).push(" IN (NULL");
        for value in values {
            self.push(", ").push_bind(value);
        }
        self.push(")")
    }

    /// A name that the database's own catalogue gave.
    pub fn push_name(&mut self, name: &str) -> &mut Self {
        debug_assert!(is_name(name), "the catalogue lists plain names only");
        self.text.to_mut().push_str(name);
        self
    }

    /// Keeps this table's rows for the transaction until its end, so that what is read still holds when it is
    /// written; comes last in the text. SQLite has one writer and needs nothing.
    pub const fn lock(mut self, table: &'static str) -> Self {
        self.locked = Some(table);
        self
    }

    /// Whether the connection shall remember the statement, for one that comes again and again.
    pub const fn persistent(mut self, persistent: bool) -> Self {
        self.persistent = persistent;
        self
    }

    /// How many rows were written.
    pub async fn execute(self, at: &mut Connection) -> Result<u64, sqlx::Error> {
        match at {
            Connection::Sqlite(at) => Ok(self.ready::<Sqlite>()?.execute(&mut **at).await?.rows_affected()),
            Connection::Postgres(at) => {
                Ok(self.ready::<Postgres>()?.execute(&mut **at).await?.rows_affected())
            }
        }
    }

    pub async fn fetch_all(self, at: &mut Connection) -> Result<Vec<Row>, sqlx::Error> {
        Ok(match at {
            Connection::Sqlite(at) => {
                let rows = self.ready::<Sqlite>()?.fetch_all(&mut **at).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Connection::Postgres(at) => {
                let rows = self.ready::<Postgres>()?.fetch_all(&mut **at).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    pub async fn fetch_optional(self, at: &mut Connection) -> Result<Option<Row>, sqlx::Error> {
        Ok(match at {
            Connection::Sqlite(at) => {
                self.ready::<Sqlite>()?.fetch_optional(&mut **at).await?.map(Row::Sqlite)
            }
            Connection::Postgres(at) => {
                self.ready::<Postgres>()?.fetch_optional(&mut **at).await?.map(Row::Postgres)
            }
        })
    }

    pub async fn fetch_one(self, at: &mut Connection) -> Result<Row, sqlx::Error> {
        self.fetch_optional(at).await?.ok_or(sqlx::Error::RowNotFound)
    }

    /// Gives each row to `take` as it comes, so that all of them need not fit into memory.
    pub async fn each(
        self,
        at: &mut Connection,
        mut take: impl FnMut(Row) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        match at {
            Connection::Sqlite(at) => {
                let mut rows = self.ready::<Sqlite>().doing("bind values")?.fetch(&mut **at);
                while let Some(row) = rows.try_next().await.doing("read rows")? {
                    take(Row::Sqlite(row))?;
                }
            }
            Connection::Postgres(at) => {
                let mut rows = self.ready::<Postgres>().doing("bind values")?.fetch(&mut **at);
                while let Some(row) = rows.try_next().await.doing("read rows")? {
                    take(Row::Postgres(row))?;
                }
            }
        }
        Ok(())
    }

    fn ready<D: Dialect>(self) -> Result<sqlx::query::Query<'static, D, D::Arguments>, sqlx::Error>
    where
        D::Arguments: sqlx::IntoArguments<D>,
        for<'v> Option<String>: Encode<'v, D> + Type<D>,
        for<'v> Option<i64>: Encode<'v, D> + Type<D>,
        for<'v> Option<f64>: Encode<'v, D> + Type<D>,
        for<'v> Option<Vec<u8>>: Encode<'v, D> + Type<D>,
    {
        let mut arguments = D::Arguments::default();
        for value in self.values {
            let added = match value {
                Value::Text(text) => arguments.add(text),
                Value::Int(number) => arguments.add(number),
                Value::Real(number) => arguments.add(number),
                Value::Bytes(bytes) => arguments.add(bytes),
            };
            added.map_err(sqlx::Error::Encode)?;
        }
        let mut text = self.text;
        if let (Some(table), true) = (self.locked, D::LOCKS) {
            // Not FOR UPDATE, which would hold up whoever only refers to the row.
            text = format!("{text} FOR NO KEY UPDATE OF {table}").into();
        }
        // The pieces are the program's own, by their type; all else is bound.
        Ok(sqlx::query_with(AssertSqlSafe(text), arguments).persistent(self.persistent))
    }
}

/// Whether it needs no quotes in either database.
pub fn is_name(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

trait Dialect: Database + sqlx::database::HasStatementCache {
    /// Whether rows have to be locked against other writers.
    const LOCKS: bool;
}

impl Dialect for Sqlite {
    const LOCKS: bool = false;
}

impl Dialect for Postgres {
    const LOCKS: bool = true;
}

/// One row of an answer. Columns go by their place or their name.
pub enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

/// The place or the name of a column.
pub trait Column: ColumnIndex<SqliteRow> + ColumnIndex<PgRow> + Copy {}

impl<C: ColumnIndex<SqliteRow> + ColumnIndex<PgRow> + Copy> Column for C {}

impl Row {
    pub fn text(&self, column: impl Column) -> Result<String, StoreError> {
        self.read(column)
    }

    pub fn opt_text(&self, column: impl Column) -> Result<Option<String>, StoreError> {
        self.read(column)
    }

    pub fn int(&self, column: impl Column) -> Result<i64, StoreError> {
        self.opt_int(column)?.ok_or(Missing).doing("read a number")
    }

    pub fn opt_int(&self, column: impl Column) -> Result<Option<i64>, StoreError> {
        // A number that is written in the text itself has 32 bits in PostgreSQL.
        self.read(column).or_else(|_| Ok(self.read::<Option<i32>>(column)?.map(i64::from)))
    }

    #[allow(dead_code)] // Until a table has such a column.
    pub fn real(&self, column: impl Column) -> Result<f64, StoreError> {
        self.read(column)
    }

    pub fn opt_real(&self, column: impl Column) -> Result<Option<f64>, StoreError> {
        self.read(column)
    }

    #[allow(dead_code)] // Until a table has such a column.
    pub fn bytes(&self, column: impl Column) -> Result<Vec<u8>, StoreError> {
        self.read(column)
    }

    pub fn opt_bytes(&self, column: impl Column) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(column)
    }

    fn read<T>(&self, column: impl Column) -> Result<T, StoreError>
    where
        for<'r> T: Decode<'r, Sqlite> + Type<Sqlite> + Decode<'r, Postgres> + Type<Postgres>,
    {
        match self {
            Self::Sqlite(row) => sqlx::Row::try_get(row, column),
            Self::Postgres(row) => sqlx::Row::try_get(row, column),
        }
        .doing("read a column")
    }
}

#[derive(Debug, thiserror::Error)]
#[error("a number is missing")]
struct Missing;

/// Work that is done whole or not at all; it may be tried more than once before it is kept.
pub trait Work: Send + Sync + 'static {
    type Output: Send + 'static;
    fn run(&self, at: &mut Connection) -> impl Future<Output = Result<Self::Output, StoreError>> + Send;
}
