//! Brings what was committed from the log of an SQLite file into the file itself, beside the writing: whoever
//! waits for a commit need not wait for this too.

use super::sqlite::options;
use super::{Doing, StoreError};
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use std::path::Path;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// Pieces of work between two times: a new complaint changes two or three pages.
const OFTEN: usize = 256;

/// Where the writing task says how much it has committed.
pub struct Committed {
    due: mpsc::Sender<()>,
    since: usize,
}

impl Committed {
    pub fn more(&mut self, work: usize) {
        self.since += work;
        if self.since >= OFTEN {
            self.since = 0;
            // Where the last time is not over, that is enough.
            let _ = self.due.try_send(());
        }
    }
}

/// Starts the task, which ends when nothing is committed any more.
pub async fn start(path: &Path) -> Result<(Committed, JoinHandle<()>), StoreError> {
    let connection = options(path).connect().await.doing("open its file")?;
    let (due, waiting) = mpsc::channel(1);
    Ok((Committed { due, since: 0 }, tokio::spawn(write_back(connection, waiting))))
}

async fn write_back(mut connection: SqliteConnection, mut due: mpsc::Receiver<()>) {
    while due.recv().await.is_some() {
        // What it leaves, the writing task does itself when the log is full.
        if let Err(error) = sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(&mut connection).await {
            tracing::warn!(%error, "the log could not be written back yet");
        }
    }
    if let Err(error) = connection.close().await {
        tracing::error!(%error, "the store was not closed cleanly");
    }
}
