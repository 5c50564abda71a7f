//! The store in a PostgreSQL database, which several processes may share.

use super::db::{Connection, Held, Work};
use super::faults::Faults;
use super::{Doing, StoreError};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, PgPool, Postgres, Transaction};
use std::time::Duration;

pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("src/store/migrations/postgres");

const CONNECTIONS: u32 = 16;
/// How long to wait for a connection.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often a piece of work is tried that others get in the way of.
const TRIES: u32 = 8;

/// Reads see one moment, however many statements they are.
const BEGIN_TO_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

pub struct PostgresDatabase {
    pool: PgPool,
    faults: Faults,
}

/// The connection broke while the database was asked to keep the work.
#[derive(Debug, thiserror::Error)]
#[error("the connection was lost during the commit: {0}")]
struct Unknown(sqlx::Error);

impl PostgresDatabase {
    /// Connects and brings the tables up to date; of several processes that do so at once, one does it.
    pub async fn open(url: &str, faults: Faults) -> Result<Self, StoreError> {
        let pool = connections(url).await?;
        MIGRATIONS.run(&pool).await.doing("bring its tables up to date")?;
        Ok(Self { pool, faults })
    }

    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Does the work in a transaction of its own; again, where others got in its way and nothing was kept.
    pub async fn run<W: Work>(&self, work: W) -> Result<W::Output, StoreError> {
        let mut tried = 1;
        loop {
            match self.attempt(&work).await {
                Err(error) if tried < TRIES && error.may_pass() => {
                    tracing::debug!(%error, tried, "work is tried again");
                    tokio::time::sleep(pause(tried)).await;
                    tried += 1;
                }
                done => return done,
            }
        }
    }

    async fn attempt<W: Work>(&self, work: &W) -> Result<W::Output, StoreError> {
        let transaction = self.faults.step("begin", async { self.pool.begin().await.doing("begin") }).await?;
        let mut connection = Connection::Postgres(Held::Within(transaction));
        let done = self.faults.step("do the work", work.run(&mut connection)).await?;
        if let Connection::Postgres(Held::Within(transaction)) = connection {
            self.faults.step("commit", commit(transaction)).await?;
        }
        Ok(done)
    }

    pub async fn reader(&self) -> Result<Connection, StoreError> {
        Ok(Connection::Postgres(Held::Pooled(self.pool.acquire().await.doing("read")?)))
    }

    pub async fn snapshot(&self) -> Result<Connection, StoreError> {
        let transaction = self.pool.begin_with(BEGIN_TO_READ).await.doing("begin to read")?;
        Ok(Connection::Postgres(Held::Within(transaction)))
    }
}

pub async fn connections(url: &str) -> Result<PgPool, StoreError> {
    let options: PgConnectOptions = url.parse().doing("read its address")?;
    PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .connect_with(options.application_name("adaldyq-endpoint").disable_statement_logging())
        .await
        .doing("connect")
}

/// Where the database itself refuses, nothing was kept; where it is silent, nobody knows.
async fn commit(transaction: Transaction<'static, Postgres>) -> Result<(), StoreError> {
    match transaction.commit().await {
        Ok(()) => Ok(()),
        Err(error) if refused(&error) => Err(error).doing("commit"),
        Err(error) => Err(Unknown(error)).doing("learn whether the work was kept"),
    }
}

fn refused(error: &sqlx::Error) -> bool {
    // 08: the connection; 57: the server stops or ends the session.
    let lost = |code: &str| code.starts_with("08") || code.starts_with("57");
    error.as_database_error().and_then(|error| error.code()).is_some_and(|code| !lost(&code))
}

impl StoreError {
    /// Whether others got in the way (a deadlock, a serialization failure, a key taken at the same moment), so
    /// that a new attempt sees what they did.
    fn may_pass(&self) -> bool {
        let database = self.source.downcast_ref::<sqlx::Error>().and_then(sqlx::Error::as_database_error);
        let code = database.and_then(|error| error.code());
        matches!(code.as_deref(), Some("40001" | "40P01" | "23505"))
    }
}

/// A little longer each time, and never the same, so that two that met do not meet again.
fn pause(tried: u32) -> Duration {
    Duration::from_millis(rand::random_range(1..=4_u64 << tried))
}
