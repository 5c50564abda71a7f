//! What there is to compare with: the disk alone, and handlers that keep a row and know nothing.

use crate::load::{Measured, post};
use crate::{CLIENTS, LONG, with_each};
use axum::Router;
use axum::extract::State;
use axum::routing;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, SqliteConnection};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use tokio::net::TcpListener;
use tokio::sync::{Mutex, mpsc, oneshot};

const ROW: usize = 1_024;

/// As many rows at once as there would be clients, then one sync.
pub fn synced(folder: &Path) -> Vec<Measured> {
    let measure = |clients: usize| {
        let mut file = File::create(folder.join("synced")).unwrap();
        let rows = vec![7; ROW * clients];
        let (begin, mut times) = (Instant::now(), Vec::new());
        while begin.elapsed() < LONG {
            let started = Instant::now();
            file.write_all(&rows).unwrap();
            file.sync_data().unwrap();
            times.extend(std::iter::repeat_n(started.elapsed(), clients));
        }
        Measured::of(times, begin.elapsed())
    };
    CLIENTS.map(measure).into()
}

async fn table(path: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .disable_statement_logging();
    let mut connection = options.connect().await.unwrap();
    let table = "CREATE TABLE bodies (id INTEGER PRIMARY KEY, body TEXT NOT NULL)";
    sqlx::query(table).execute(&mut connection).await.unwrap();
    connection
}

async fn insert(connection: &mut SqliteConnection, body: &str) {
    let query = sqlx::query("INSERT INTO bodies (body) VALUES ($1)").bind(body);
    query.execute(connection).await.unwrap();
}

async fn measured(router: Router) -> Vec<Measured> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    let body = "x".repeat(ROW);
    let measured = with_each(&address, move |number| post("/", number, &body)).await;
    serving.abort();
    measured
}

pub async fn alone(folder: &Path) -> Vec<Measured> {
    let connection = Arc::new(Mutex::new(table(&folder.join("alone.db")).await));
    let keep = async |State(at): State<Arc<Mutex<SqliteConnection>>>, body: String| {
        insert(&mut *at.lock().await, &body).await;
        "kept"
    };
    measured(Router::new().route("/", routing::post(keep)).with_state(connection)).await
}

type Row = (String, oneshot::Sender<()>);

pub async fn in_groups(folder: &Path) -> Vec<Measured> {
    let mut connection = table(&folder.join("groups.db")).await;
    let (queue, mut waiting) = mpsc::channel::<Row>(1_024);
    tokio::spawn(async move {
        let mut rows = Vec::new();
        while waiting.recv_many(&mut rows, 256).await > 0 {
            sqlx::query("BEGIN IMMEDIATE").execute(&mut connection).await.unwrap();
            for (body, _) in &rows {
                insert(&mut connection, body).await;
            }
            sqlx::query("COMMIT").execute(&mut connection).await.unwrap();
            rows.drain(..).for_each(|(_, kept)| kept.send(()).unwrap_or_default());
        }
    });
    let keep = async |State(queue): State<mpsc::Sender<Row>>, body: String| {
        let (kept, answered) = oneshot::channel();
        queue.send((body, kept)).await.unwrap();
        answered.await.unwrap();
        "kept"
    };
    measured(Router::new().route("/", routing::post(keep)).with_state(queue)).await
}
