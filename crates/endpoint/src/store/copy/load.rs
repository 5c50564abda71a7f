//! Into an empty database, of either kind: all of it or nothing.

use super::catalogue::{Column, Kind, columns, tables};
use super::empty::Empty;
use super::{Piece, Version};
use crate::config::Database;
use crate::store::db::{Connection, Query, Value as Bound};
use crate::store::{Doing, StoreError};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// Most values of one statement; SQLite takes 32,766.
const VALUES: usize = 10_000;

/// Why a copy is not loaded.
#[derive(Debug, thiserror::Error)]
pub enum Loading {
    #[error("the database is not empty; a backup is only restored into an empty one")]
    Filled,
    #[error("the backup was made by a newer version of this program")]
    Newer,
    #[error("{0}")]
    Broken(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn broken(what: impl std::fmt::Display) -> Loading {
    Loading::Broken(format!("a table of the backup cannot be read: {what}"))
}

/// What refers to a row may come before it, so references are looked at only at the end.
const BEFORE_SQLITE: &[&str] = &["PRAGMA defer_foreign_keys = ON"];
const BEFORE_POSTGRES: &[&str] = &[
    "CREATE TEMPORARY TABLE set_aside ON COMMIT DROP AS
     SELECT CAST(conrelid AS regclass) AS of_table, conname, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = CAST(current_schema() AS regnamespace)",
    "DO $$ DECLARE reference record; BEGIN
        FOR reference IN SELECT * FROM set_aside LOOP
            EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', reference.of_table, reference.conname);
        END LOOP;
     END $$",
];
const AFTER_POSTGRES: &[&str] = &["DO $$ DECLARE reference record; BEGIN
        FOR reference IN SELECT * FROM set_aside LOOP
            EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s',
                           reference.of_table, reference.conname, reference.definition);
        END LOOP;
     END $$"];

/// Makes the tables as they were when the pieces were made, fills them, and brings them up to date.
pub async fn load(
    database: &Database,
    version: Version,
    pieces: impl Iterator<Item = std::io::Result<Piece>>,
) -> Result<(), Loading> {
    let empty = Empty::open(database).await?;
    if !empty.knows(version) {
        return Err(Loading::Newer);
    }
    empty.migrate_to(version).await?;
    let mut at = empty.begin().await?;
    refuse_rows(&mut at).await?;
    let (before, after) = match at {
        Connection::Sqlite(_) => (BEFORE_SQLITE, &[][..]),
        Connection::Postgres(_) => (BEFORE_POSTGRES, AFTER_POSTGRES),
    };
    all(&mut at, before).await?;
    fill(&mut at, pieces).await?;
    all(&mut at, after).await?;
    at.commit().await?;
    empty.migrate().await?;
    empty.close().await;
    Ok(())
}

async fn all(at: &mut Connection, statements: &[&'static str]) -> Result<(), StoreError> {
    for statement in statements {
        Query::new(statement).execute(at).await.doing("prepare its tables")?;
    }
    Ok(())
}

/// Looks before anything is touched. Where there is no database yet, it makes a place for one.
pub async fn refuse_filled(database: &Database) -> Result<(), Loading> {
    let empty = Empty::open(database).await?;
    let mut at = empty.begin().await?;
    let looked = refuse_rows(&mut at).await;
    drop(at);
    empty.close().await;
    looked
}

/// What has rows of its own from the start, such as counters, is no sign of use.
async fn refuse_rows(at: &mut Connection) -> Result<(), Loading> {
    for table in tables(at).await? {
        if table != "complaints" && table != "accounts" {
            continue;
        }
        let mut query = Query::new("SELECT 1 FROM ");
        query.push_name(&table).push(" LIMIT 1");
        if query.fetch_optional(at).await.doing("look for rows")?.is_some() {
            return Err(Loading::Filled);
        }
    }
    Ok(())
}

async fn fill(
    at: &mut Connection,
    pieces: impl Iterator<Item = std::io::Result<Piece>>,
) -> Result<(), Loading> {
    let known = tables(at).await?;
    for table in &known {
        let mut query = Query::new("DELETE FROM ");
        query.push_name(table);
        query.execute(at).await.doing("empty a table")?;
    }
    for piece in pieces {
        let piece = piece.map_err(broken)?;
        if !known.contains(&piece.table) {
            return Err(broken(format!("there is no table {}", piece.table)));
        }
        fill_with(at, &piece).await?;
    }
    Ok(())
}

async fn fill_with(at: &mut Connection, piece: &Piece) -> Result<(), Loading> {
    let mut lines = piece.lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let head = lines.next().ok_or_else(|| broken("the names of its columns are missing"))?;
    let names: Vec<String> = serde_json::from_slice(head).map_err(broken)?;
    let columns = columns(at, &piece.table).await?;
    if names.len() != columns.len() || names.iter().zip(&columns).any(|(name, column)| *name != column.name) {
        return Err(broken(format!("the columns of {} are others", piece.table)));
    }
    let rows: Vec<&[u8]> = lines.collect();
    for some in rows.chunks((VALUES / columns.len()).max(1)) {
        let mut query = insert(&piece.table, &columns);
        for (position, row) in some.iter().enumerate() {
            query.push(if position == 0 { "(" } else { ", (" });
            push_row(&mut query, row, &columns)?;
            query.push(")");
        }
        query.persistent(false).execute(at).await.doing("fill a table")?;
    }
    Ok(())
}

fn insert(table: &str, columns: &[Column]) -> Query {
    let mut query = Query::new("INSERT INTO ");
    query.push_name(table).push(" (");
    for (position, column) in columns.iter().enumerate() {
        query.push(if position == 0 { "" } else { ", " }).push_name(&column.name);
    }
    query.push(") VALUES ");
    query
}

fn push_row(query: &mut Query, line: &[u8], columns: &[Column]) -> Result<(), Loading> {
    let values: Vec<Value> = serde_json::from_slice(line).map_err(broken)?;
    if values.len() != columns.len() {
        return Err(broken("a row has another number of columns"));
    }
    for (position, (value, column)) in values.into_iter().zip(columns).enumerate() {
        if position > 0 {
            query.push(", ");
        }
        query.push_bind(bound(value, column).ok_or_else(|| broken(&column.name))?);
    }
    Ok(())
}

/// The opposite of what is dumped.
fn bound(value: Value, column: &Column) -> Option<Bound> {
    let text = match (&column.kind, value) {
        (Kind::Int, Value::Null) => return Some(Bound::Int(None)),
        (Kind::Int, value) => return value.as_i64().map(Bound::from),
        (_, Value::Null) => None,
        (_, Value::String(text)) => Some(text),
        _ => return None,
    };
    Some(match column.kind {
        Kind::Real => Bound::Real(text.map(|text| text.parse()).transpose().ok()?),
        Kind::Bytes => Bound::Bytes(text.map(|text| STANDARD.decode(text)).transpose().ok()?),
        _ => Bound::Text(text),
    })
}
