//! What the endpoint is measured against: handlers that keep a row and know nothing else.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, SqliteConnection};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};

/// Bytes of a row.
pub const ROW: usize = 1_024;

type Row = (Bytes, oneshot::Sender<()>);

/// Serves `POST /` until it is killed: rows that wait are committed together, or each alone.
pub async fn serve(kind: &str, folder: &Path) {
    let most = if kind == "grouped" { 256 } else { 1 };
    let (rows, waiting) = mpsc::channel::<Row>(1_024);
    tokio::spawn(keep(database(&folder.join("bare.db")).await, waiting, most));
    let router = Router::new().route("/", post(take)).with_state(rows);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("{}", listener.local_addr().unwrap());
    axum::serve(listener, router).await.unwrap();
}

async fn take(State(rows): State<mpsc::Sender<Row>>, body: Bytes) -> StatusCode {
    let (kept, wait) = oneshot::channel();
    rows.send((body, kept)).await.unwrap();
    wait.await.unwrap();
    StatusCode::CREATED
}

/// As durable as the endpoint's.
async fn database(path: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .disable_statement_logging();
    let mut connection = options.connect().await.unwrap();
    run("CREATE TABLE kept (id INTEGER PRIMARY KEY, body BLOB NOT NULL)", &mut connection).await;
    connection
}

async fn run(statement: &'static str, connection: &mut SqliteConnection) {
    sqlx::query(statement).execute(connection).await.unwrap();
}

async fn keep(mut connection: SqliteConnection, mut waiting: mpsc::Receiver<Row>, most: usize) {
    while let Some(first) = waiting.recv().await {
        let mut rows = vec![first];
        while rows.len() < most
            && let Ok(row) = waiting.try_recv()
        {
            rows.push(row);
        }
        run("BEGIN IMMEDIATE", &mut connection).await;
        for (body, _) in &rows {
            let insert = sqlx::query("INSERT INTO kept (body) VALUES ($1)").bind(&body[..]);
            insert.execute(&mut connection).await.unwrap();
        }
        run("COMMIT", &mut connection).await;
        for (_, kept) in rows {
            kept.send(()).unwrap();
        }
    }
}

/// Rows a second that a loop writes, syncing after so many.
pub fn synced(rows: usize, time: Duration) -> f64 {
    let folder = tempfile::tempdir().unwrap();
    let mut file = std::fs::File::create(folder.path().join("bytes")).unwrap();
    let (bytes, started) = (vec![b'x'; ROW * rows], Instant::now());
    let mut written = 0;
    while started.elapsed() < time {
        file.write_all(&bytes).unwrap();
        file.sync_data().unwrap();
        written += rows;
    }
    written as f64 / started.elapsed().as_secs_f64()
}
