//! Statements.

use super::{Connection, Row, Value};
use crate::store::{Doing, StoreError};
use futures_util::TryStreamExt;
use sqlx::database::HasStatementCache;
use sqlx::{Arguments, AssertSqlSafe, Database, Encode, Postgres, Sqlite, Type};
use std::borrow::Cow;
use std::fmt::Write as _;

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
        let _ = write!(self.text.to_mut(), "${number}");
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

    /// One more row of a `VALUES` list. Of its values only the order counts: SQLite searches its list of names for
    /// each one that has a name, `$n` too.
    pub fn push_row(&mut self, values: impl IntoIterator<Item = Value>) -> &mut Self {
        let first = if self.text.ends_with(')') { ", (" } else { " (" };
        for (place, value) in values.into_iter().enumerate() {
            self.push(if place == 0 { first } else { ", " }).push("?");
            self.values.push(value);
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

    /// Adds rows, of several tables in their order, and before them begins a transaction where that comes first.
    /// SQLite takes all of it as one statement, which spares the ways to its thread and back.
    pub async fn insert_all(queries: Vec<Self>, at: &mut Connection) -> Result<(), sqlx::Error> {
        if matches!(at, Connection::Sqlite(_)) {
            Self::joined(queries).execute(at).await?;
            return Ok(());
        }
        for query in queries {
            query.execute(at).await?;
        }
        Ok(())
    }

    fn joined(queries: Vec<Self>) -> Self {
        let mut all = Self::new("");
        for query in queries {
            debug_assert!(!query.text.contains('$'), "made of rows: {}", query.text);
            all.text.to_mut().push_str(&query.text);
            all.push(";\n").values.extend(query.values);
        }
        all
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
        if D::NUMBERS && text.contains('?') {
            text = numbered(&text).into();
        }
        // The pieces are the program's own, by their type; all else is bound.
        Ok(sqlx::query_with(AssertSqlSafe(text), arguments).persistent(self.persistent))
    }
}

/// `?` as `$1`, `$2` and so on.
fn numbered(text: &str) -> String {
    let mut numbered = String::with_capacity(2 * text.len());
    for (number, piece) in text.split('?').enumerate() {
        if number > 0 {
            let _ = write!(numbered, "${number}");
        }
        numbered.push_str(piece);
    }
    numbered
}

/// Whether it needs no quotes in either database.
pub fn is_name(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

trait Dialect: Database + HasStatementCache {
    /// Whether rows have to be locked against other writers.
    const LOCKS: bool;
    /// Whether each value needs its number.
    const NUMBERS: bool;
}

impl Dialect for Sqlite {
    const LOCKS: bool = false;
    const NUMBERS: bool = false;
}

impl Dialect for Postgres {
    const LOCKS: bool = true;
    const NUMBERS: bool = true;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(into: &'static str, rows: [[i64; 2]; 2]) -> Query {
        let mut query = Query::new(into);
        for row in rows {
            query.push_row(row.map(Value::from));
        }
        query
    }

    #[test]
    fn rows_are_listed_and_numbered_where_that_is_needed() {
        let query = rows("INSERT INTO a (x, y) VALUES", [[1, 2], [3, 4]]);
        assert_eq!(query.text, "INSERT INTO a (x, y) VALUES (?, ?), (?, ?)");
        assert_eq!(numbered(&query.text), "INSERT INTO a (x, y) VALUES ($1, $2), ($3, $4)");
    }

    #[test]
    fn rows_of_several_tables_are_one_statement() {
        let (a, b) =
            (rows("INSERT INTO a VALUES", [[1, 2], [3, 4]]), rows("INSERT INTO b VALUES", [[5, 6], [7, 8]]));
        let joined = Query::joined(vec![a, b]);
        assert_eq!(
            joined.text,
            "INSERT INTO a VALUES (?, ?), (?, ?);\nINSERT INTO b VALUES (?, ?), (?, ?);\n"
        );
        assert_eq!(joined.values, [1, 2, 3, 4, 5, 6, 7, 8].map(Value::from));
    }
}
