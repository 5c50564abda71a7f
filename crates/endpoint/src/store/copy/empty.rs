//! A database that is to be filled from a copy.

use super::Version;
use crate::config::Database;
use crate::store::db::{Connection, Held};
use crate::store::{Doing, StoreError, postgres, sqlite};
use sqlx::{PgPool, SqlitePool};

pub enum Empty {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Empty {
    pub async fn open(database: &Database) -> Result<Self, StoreError> {
        Ok(match database {
            Database::Sqlite(path) => Self::Sqlite(sqlite::writers(path).await?),
            Database::Postgres(url) => Self::Postgres(postgres::connections(url).await?),
        })
    }

    /// Whether this program has come as far.
    pub fn knows(&self, version: Version) -> bool {
        let migrations = match self {
            Self::Sqlite(_) => &sqlite::MIGRATIONS,
            Self::Postgres(_) => &postgres::MIGRATIONS,
        };
        migrations.version_exists(version.0)
    }

    pub async fn migrate_to(&self, version: Version) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(pool) => sqlite::MIGRATIONS.run_to(version.0, pool).await,
            Self::Postgres(pool) => postgres::MIGRATIONS.run_to(version.0, pool).await,
        }
        .doing("make its tables")
    }

    pub async fn migrate(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(pool) => sqlite::MIGRATIONS.run(pool).await,
            Self::Postgres(pool) => postgres::MIGRATIONS.run(pool).await,
        }
        .doing("bring its tables up to date")
    }

    pub async fn begin(&self) -> Result<Connection, StoreError> {
        Ok(match self {
            Self::Sqlite(pool) => {
                Connection::Sqlite(Held::Within(pool.begin_with("BEGIN IMMEDIATE").await.doing("begin")?))
            }
            Self::Postgres(pool) => Connection::Postgres(Held::Within(pool.begin().await.doing("begin")?)),
        })
    }

    pub async fn close(self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}
