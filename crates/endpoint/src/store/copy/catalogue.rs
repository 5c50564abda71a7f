//! Which tables and columns a database has.

use super::Version;
use crate::store::db::{Connection, Query, is_name};
use crate::store::{Doing, StoreError};

pub struct Column {
    pub name: String,
    pub kind: Kind,
}

/// What a column holds; each kind may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Int,
    Real,
    Bytes,
}

#[derive(Debug, thiserror::Error)]
#[error("{0} is of the type {1}, which is not copied")]
struct UnknownType(String, String);

#[derive(Debug, thiserror::Error)]
#[error("the name {0} has more than small letters, digits and low lines")]
struct UnknownName(String);

impl Kind {
    fn of(declared: &str) -> Option<Self> {
        Some(match declared.to_ascii_lowercase().as_str() {
            "text" => Self::Text,
            "bigint" | "integer" | "smallint" => Self::Int,
            "double precision" | "real" => Self::Real,
            "bytea" | "blob" => Self::Bytes,
            _ => return None,
        })
    }
}

const TABLES_OF_SQLITE: &str = "
    SELECT name FROM sqlite_master
    WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name <> '_sqlx_migrations' ORDER BY name";
const TABLES_OF_POSTGRES: &str = "
    SELECT CAST(table_name AS TEXT) FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name <> '_sqlx_migrations'
    ORDER BY table_name";
/// Without the numbers that SQLite itself gives to rows: nobody refers to them, and they are others in each file.
const COLUMNS_OF_SQLITE: &str =
    "SELECT name, type FROM pragma_table_info($1) WHERE NOT (pk > 0 AND type = 'INTEGER') ORDER BY cid";
const COLUMNS_OF_POSTGRES: &str = "
    SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT) FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position";

/// All tables but the list of migrations.
pub async fn tables(at: &mut Connection) -> Result<Vec<String>, StoreError> {
    let query = Query::new(match at {
        Connection::Sqlite(_) => TABLES_OF_SQLITE,
        Connection::Postgres(_) => TABLES_OF_POSTGRES,
    });
    let rows = query.fetch_all(at).await.doing("list its tables")?;
    rows.iter().map(|row| plain(row.text(0)?)).collect()
}

pub async fn columns(at: &mut Connection, table: &str) -> Result<Vec<Column>, StoreError> {
    let query = Query::new(match at {
        Connection::Sqlite(_) => COLUMNS_OF_SQLITE,
        Connection::Postgres(_) => COLUMNS_OF_POSTGRES,
    });
    let rows = query.bind(table).fetch_all(at).await.doing("list a table's columns")?;
    let column = |name: String, declared: String| match Kind::of(&declared) {
        Some(kind) => Ok(Column { name, kind }),
        None => Err(UnknownType(format!("{table}.{name}"), declared)).doing("copy a column"),
    };
    rows.iter().map(|row| column(plain(row.text(0)?)?, row.text(1)?)).collect()
}

fn plain(name: String) -> Result<String, StoreError> {
    if is_name(&name) { Ok(name) } else { Err(UnknownName(name)).doing("copy a table") }
}

/// The last migration.
pub async fn version(at: &mut Connection) -> Result<Version, StoreError> {
    let query = Query::new("SELECT MAX(version) FROM _sqlx_migrations");
    Ok(Version(query.fetch_one(at).await.doing("read its version")?.int(0)?))
}
