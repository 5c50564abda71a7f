//! Out of a database: every table as it was at one moment, while others go on writing.

use super::catalogue::{Column, Kind, columns, tables, version};
use super::{Piece, Version};
use crate::store::db::{Connection, Query, Row};
use crate::store::{Doing, Store, StoreError};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// When a piece is long enough.
const PIECE: usize = 4 * 1_024 * 1_024;

impl Store {
    /// Gives every table to `take`, piece by piece, and says what the tables are like.
    pub async fn dump(
        &self,
        mut take: impl FnMut(Piece) -> std::io::Result<()>,
    ) -> Result<Version, StoreError> {
        let mut at = self.snapshot().await?;
        let version = version(&mut at).await?;
        for table in tables(&mut at).await? {
            dump_table(&mut at, &table, &mut take).await?;
        }
        Ok(version)
    }
}

async fn dump_table(
    at: &mut Connection,
    table: &str,
    take: &mut impl FnMut(Piece) -> std::io::Result<()>,
) -> Result<(), StoreError> {
    let columns = columns(at, table).await?;
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let head = line(&json!(names));
    let mut lines = head.clone();
    let mut give = |lines: Vec<u8>| take(Piece { table: table.to_owned(), lines }).doing("write a table");
    let rows = select(table, &names).each(at, |row| {
        lines.extend(line(&values(&row, &columns)?));
        if lines.len() > PIECE { give(std::mem::replace(&mut lines, head.clone())) } else { Ok(()) }
    });
    rows.await?;
    give(lines)
}

fn select(table: &str, names: &[&str]) -> Query {
    let mut query = Query::new("SELECT ");
    for (position, name) in names.iter().enumerate() {
        query.push(if position == 0 { "" } else { ", " }).push_name(name);
    }
    query.push(" FROM ").push_name(table);
    query
}

fn line(value: &Value) -> Vec<u8> {
    let mut line = value.to_string().into_bytes();
    line.push(b'\n');
    line
}

/// Fractions as text, since not every reader of JSON reads them exactly; bytes as text too.
fn values(row: &Row, columns: &[Column]) -> Result<Value, StoreError> {
    let value = |(place, column): (usize, &Column)| {
        Ok(match column.kind {
            Kind::Text => json!(row.opt_text(place)?),
            Kind::Int => json!(row.opt_int(place)?),
            Kind::Real => json!(row.opt_real(place)?.map(|number| number.to_string())),
            Kind::Bytes => json!(row.opt_bytes(place)?.map(|bytes| STANDARD.encode(bytes))),
        })
    };
    columns.iter().enumerate().map(value).collect()
}
