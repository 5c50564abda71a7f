//! The store in an SQLite file: one connection that writes, a few that read.

use super::rows::{ComplaintRow, ContactRow, EventRow};
use super::write::{Pulse, earlier, find};
use super::writer::{Work, Writer};
use super::{
    Doing, Filter, NewComplaint, Page, Received, Request, Step, StepError, StoreError, Stored, StoredEvent,
    Whole, sql,
};
use adaldyq_domain::complaint::event::EventKind;
use adaldyq_domain::complaint::id::Id;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, QueryBuilder, Sqlite, SqlitePool};
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("src/store/migrations");

const READERS: u32 = 4;

/// All complaints. Dropping it does not wait for what is being written; [`Store::close`] does.
pub struct Store {
    pub(super) readers: SqlitePool,
    writer: Writer,
    writing: Mutex<Option<JoinHandle<()>>>,
}

impl Store {
    /// Opens the file, makes it where there is none, and brings its tables up to date.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        make_private(path).doing("make its file")?;
        let options = options(path);
        let mut connection = options.connect().await.doing("open its file")?;
        MIGRATIONS.run(&mut connection).await.doing("bring its tables up to date")?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(Duration::from_secs(5))
            .connect_lazy_with(options.pragma("query_only", "ON"));
        let (writer, writing) = Writer::start(connection);
        Ok(Self { readers, writer, writing: Mutex::new(Some(writing)) })
    }

    /// Waits for what is being written and lets the file go.
    pub async fn close(&self) {
        self.writer.end().await;
        if let Some(writing) = self.writing.lock().await.take()
            && let Err(error) = writing.await
        {
            tracing::error!(%error, "the writing task failed");
        }
        self.readers.close().await;
    }

    /// Keeps a complaint; once this answers, it survives a loss of power.
    pub async fn receive(&self, new: NewComplaint) -> Result<Received, StoreError> {
        self.writer.run(new).await
    }

    pub async fn step(&self, step: Step) -> Result<Result<EventKind, StepError>, StoreError> {
        self.writer.run(step).await
    }

    /// Whether something can be written just now.
    pub async fn pulse(&self, now: i64) -> Result<(), StoreError> {
        self.writer.run(Pulse(now)).await
    }

    /// Any other piece of work, such as a test's.
    #[doc(hidden)]
    pub async fn run<W: Work>(&self, work: W) -> Result<W::Output, StoreError> {
        self.writer.run(work).await
    }

    /// What a request was answered before, where it came before.
    pub async fn earlier(&self, request: &Request, now: i64) -> Result<Option<Received>, StoreError> {
        let mut reader = self.readers.acquire().await.doing("read")?;
        earlier(&mut reader, request, now).await
    }

    /// A complaint with its events and contact, all of one moment.
    pub async fn whole(&self, id: Id) -> Result<Option<Whole>, StoreError> {
        let mut reader = self.readers.begin().await.doing("begin to read")?;
        let Some(complaint) = find(&mut reader, id).await? else { return Ok(None) };
        let events: Vec<EventRow> = sqlx::query_as(sql::EVENTS)
            .bind(id.compact())
            .fetch_all(&mut *reader)
            .await
            .doing("read the events")?;
        let contact: Option<ContactRow> = sqlx::query_as(sql::CONTACT)
            .bind(id.compact())
            .fetch_optional(&mut *reader)
            .await
            .doing("read the contact")?;
        let events = events.into_iter().map(StoredEvent::try_from).collect::<Result<_, _>>()?;
        Ok(Some(Whole { complaint, events, contact: contact.map(Into::into).unwrap_or_default() }))
    }

    /// The complaints that the public may see: accepted ones, and what has waited since before
    /// `waiting_since` (an ISO date of registration).
    pub async fn list(
        &self,
        filter: &Filter,
        waiting_since: &str,
        page: Page,
    ) -> Result<Vec<Stored>, StoreError> {
        let mut query = QueryBuilder::new(sql::COMPLAINTS);
        query.push("WHERE (visibility = 'public'");
        // Whom a waiting complaint names is not public, so asking for an institution never finds one.
        if filter.institutions.is_empty() {
            query.push(" OR (visibility = 'private' AND status = 'received' AND registered <= ");
            query.push_bind(waiting_since.to_owned()).push(")");
        }
        query.push(")");
        filter.narrow(&mut query);
        if let Some((received, id)) = page.after {
            query.push(" AND (received, complaints.id) < (").push_bind(received).push(", ");
            query.push_bind(id.compact()).push(")");
        }
        query.push(" ORDER BY received DESC, complaints.id DESC LIMIT ").push_bind(i64::from(page.limit));
        self.fetch(query).await
    }

    /// What nobody has accepted yet, oldest first; the held ones among it.
    pub async fn unaccepted(&self) -> Result<Vec<Stored>, StoreError> {
        let mut query = QueryBuilder::new(sql::COMPLAINTS);
        query.push("WHERE status = 'received' AND visibility IN ('private', 'held') ORDER BY received, complaints.id");
        self.fetch(query).await
    }

    async fn fetch(&self, mut query: QueryBuilder<Sqlite>) -> Result<Vec<Stored>, StoreError> {
        let rows: Vec<ComplaintRow> =
            query.build_query_as().fetch_all(&self.readers).await.doing("list complaints")?;
        rows.into_iter().map(Stored::try_from).collect()
    }
}

impl Filter {
    pub(super) fn narrow(&self, query: &mut QueryBuilder<Sqlite>) {
        one_of(query, "topic", self.topics.iter().map(|topic| topic.code()));
        one_of(query, "status", self.statuses.iter().map(|status| status.code()));
        one_of(query, "institution", self.institutions.iter().map(String::as_str));
        one_of(query, "district", self.districts.iter().map(String::as_str));
        if let Some(since) = self.since {
            query.push(" AND received >= ").push_bind(since);
        }
        if let Some(before) = self.before {
            query.push(" AND received < ").push_bind(before);
        }
    }
}

fn one_of<'a>(query: &mut QueryBuilder<Sqlite>, column: &'static str, values: impl Iterator<Item = &'a str>) {
    let mut values = values.peekable();
    if values.peek().is_none() {
        return;
    }
    query.push(" AND ").push(column).push(" IN (");
    let mut list = query.separated(", ");
    for value in values {
        list.push_bind(value.to_owned());
    }
    query.push(")");
}

/// How every connection is opened: what is committed is on the disk.
fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .disable_statement_logging()
}

/// Makes the file for its owner alone, since contacts are in it; SQLite gives its side files the same rights.
fn make_private(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    OpenOptions::new().create(true).append(true).mode(0o600).open(path).map(|_| ())
}
