//! The store in an SQLite file: one connection that writes, a few that read.

use super::db::{Connection, Held, Work};
use super::faults::Faults;
use super::write_back;
use super::writer::Writer;
use super::{Doing, NewComplaint, Received, StoreError, requests};
use sqlx::ConnectOptions;
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::fs::OpenOptions;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("src/store/migrations/sqlite");

const READERS: u32 = 4;
/// How long to wait for a connection, or for a lock of another process.
const PATIENCE: Duration = Duration::from_secs(5);

/// Kibibytes of pages that the connection that writes may keep; by its sign SQLite knows that it is no count. No
/// more, since whenever a tree is balanced SQLite looks through all of them at the commit.
const CACHE: &str = "-8192";
/// Pages of the log that are written back into the file at once: those of the indexes change again and again, and
/// the longer the log, the fewer of them are written twice.
const PAGES_OF_LOG: &str = "8000";

pub struct SqliteFile {
    readers: SqlitePool,
    writer: Writer,
    /// The task that writes, and the one that writes the log back.
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

#[derive(Debug, thiserror::Error)]
#[error("{0} can be read by others, and contacts are in it; `chmod 600 {0}` mends that")]
struct Readable(PathBuf);

impl SqliteFile {
    /// Opens the file, makes it where there is none, and brings its tables up to date.
    pub async fn open(path: &Path, faults: Faults) -> Result<Self, StoreError> {
        let writers = writers(path).await?;
        let mut connection = writers.acquire().await.doing("open its file")?;
        MIGRATIONS.run(&mut *connection).await.doing("bring its tables up to date")?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(PATIENCE)
            .connect_lazy_with(options(path).pragma("query_only", "ON"));
        let (committed, writing_back) = write_back::start(path).await?;
        let mut connection = Connection::Sqlite(Held::Pooled(connection));
        requests::prepare(&mut connection).await?;
        let (writer, writing) = Writer::start(connection, faults, committed);
        Ok(Self { readers, writer, tasks: Mutex::new(vec![writing, writing_back]) })
    }

    /// Waits for what is being written and lets the file go.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.end().await;
        for task in self.tasks.lock().await.drain(..) {
            if let Err(error) = task.await {
                tracing::error!(%error, "a task of the store failed");
            }
        }
    }

    pub async fn run<W: Work>(&self, work: W) -> Result<W::Output, StoreError> {
        self.writer.run(work).await
    }

    pub async fn receive(&self, new: NewComplaint) -> Result<Received, StoreError> {
        self.writer.receive(new).await
    }

    pub async fn reader(&self) -> Result<Connection, StoreError> {
        Ok(Connection::Sqlite(Held::Pooled(self.readers.acquire().await.doing("read")?)))
    }

    pub async fn snapshot(&self) -> Result<Connection, StoreError> {
        Ok(Connection::Sqlite(Held::Within(self.readers.begin().await.doing("begin to read")?)))
    }
}

/// The one connection that writes.
pub async fn writers(path: &Path) -> Result<SqlitePool, StoreError> {
    make_private(path).doing("make its file")?;
    refuse_readable(path)?;
    let one = SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
    one.connect_with(options(path).pragma("cache_size", CACHE)).await.doing("open its file")
}

/// How every connection is opened: what is committed is on the disk, and what is erased is overwritten.
pub fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("secure_delete", "ON")
        // What a statement may have to take back needs no file of its own.
        .pragma("temp_store", "MEMORY")
        .pragma("wal_autocheckpoint", PAGES_OF_LOG)
        .busy_timeout(PATIENCE)
        .disable_statement_logging()
}

/// Makes the file for its owner alone, since contacts are in it; SQLite gives its side files the same rights.
fn make_private(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    OpenOptions::new().create(true).append(true).mode(0o600).open(path).map(|_| ())
}

fn refuse_readable(path: &Path) -> Result<(), StoreError> {
    let mode = std::fs::metadata(path).doing("look at its file")?.permissions().mode();
    if mode & 0o077 == 0 { Ok(()) } else { Err(Readable(path.to_owned())).doing("use its file") }
}
