//! The store, whichever database it is in.

use super::db::{Connection, Work};
use super::faults::Faults;
use super::opening::{Patience, Turn};
use super::postgres::PostgresDatabase;
use super::requests::TakeIn;
use super::sqlite::SqliteFile;
use super::write::Pulse;
use super::{NewComplaint, Received, StoreError};
use crate::config::Database;

/// All complaints. Dropping it does not wait for what is being written; [`Store::close`] does.
pub struct Store {
    kept: Kept,
    faults: Faults,
}

enum Kept {
    Sqlite(SqliteFile),
    Postgres(PostgresDatabase),
}

impl Store {
    /// Opens the database and brings its tables up to date; makes the file where it is one and there is none.
    pub async fn open(database: &Database) -> Result<Self, StoreError> {
        let faults = Faults::default();
        let kept = match database {
            Database::Sqlite(path) => {
                let _turn = Turn::take(path, Patience::default()).await?;
                Kept::Sqlite(SqliteFile::open(path, faults.clone()).await?)
            }
            Database::Postgres(url) => Kept::Postgres(PostgresDatabase::open(url, faults.clone()).await?),
        };
        Ok(Self { kept, faults })
    }

    /// For tests: which step of writing shall go wrong.
    pub const fn faults(&self) -> &Faults {
        &self.faults
    }

    /// Waits for what is being written and lets the database go.
    pub async fn close(&self) {
        match &self.kept {
            Kept::Sqlite(file) => file.close().await,
            Kept::Postgres(database) => database.close().await,
        }
    }

    /// Does a piece of work, whole or not at all, and answers once it is kept: from then on it survives a loss
    /// of power.
    pub(crate) async fn run<W: Work>(&self, work: W) -> Result<W::Output, StoreError> {
        match &self.kept {
            Kept::Sqlite(file) => file.run(work).await,
            Kept::Postgres(database) => database.run(work).await,
        }
    }

    /// A connection for one statement that reads.
    pub(super) async fn reader(&self) -> Result<Connection, StoreError> {
        match &self.kept {
            Kept::Sqlite(file) => file.reader().await,
            Kept::Postgres(database) => database.reader().await,
        }
    }

    /// A connection for several statements that read: all see the same moment.
    pub(super) async fn snapshot(&self) -> Result<Connection, StoreError> {
        match &self.kept {
            Kept::Sqlite(file) => file.snapshot().await,
            Kept::Postgres(database) => database.snapshot().await,
        }
    }

    /// Keeps a complaint.
    pub async fn receive(&self, new: NewComplaint) -> Result<Received, StoreError> {
        match &self.kept {
            Kept::Sqlite(file) => file.receive(new).await,
            Kept::Postgres(database) => database.run(new).await,
        }
    }

    /// Makes ready to tell requests that come again, before the first one comes.
    pub async fn know_requests(&self) -> Result<(), StoreError> {
        self.run(TakeIn).await
    }

    /// Whether something can be written just now.
    pub async fn pulse(&self, now: i64) -> Result<(), StoreError> {
        self.run(Pulse(now)).await
    }
}
