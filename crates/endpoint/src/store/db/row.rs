//! Rows of answers.

use crate::store::{Doing, StoreError};
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{ColumnIndex, Decode, Postgres, Sqlite, Type};

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

    /// The same without a copy.
    pub fn str(&self, column: impl Column) -> Result<&str, StoreError> {
        self.opt_str(column)?.ok_or(Missing("a text")).doing("read a text")
    }

    pub fn opt_str(&self, column: impl Column) -> Result<Option<&str>, StoreError> {
        match self {
            Self::Sqlite(row) => sqlx::Row::try_get(row, column),
            Self::Postgres(row) => sqlx::Row::try_get(row, column),
        }
        .doing("read a column")
    }

    pub fn int(&self, column: impl Column) -> Result<i64, StoreError> {
        self.opt_int(column)?.ok_or(Missing("a number")).doing("read a number")
    }

    pub fn opt_int(&self, column: impl Column) -> Result<Option<i64>, StoreError> {
        // A number that is written in the text itself has 32 bits in PostgreSQL.
        self.read(column).or_else(|_| Ok(self.read::<Option<i32>>(column)?.map(i64::from)))
    }

    pub fn opt_real(&self, column: impl Column) -> Result<Option<f64>, StoreError> {
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
#[error("{0} is missing")]
struct Missing(&'static str);
