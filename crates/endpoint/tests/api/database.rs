//! A database of its own for each test: a file, or with `TEST_DATABASE=postgres` one of the server that
//! `ADALDYQ_TEST_POSTGRES` names.

use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use std::path::Path;

/// Whether the tests are run on PostgreSQL this time.
pub fn on_postgres() -> bool {
    std::env::var("TEST_DATABASE").is_ok_and(|kind| kind == "postgres")
}

fn server() -> String {
    std::env::var("ADALDYQ_TEST_POSTGRES").expect("scripts/postgres.sh names a server")
}

/// Dropped with its value.
pub struct Database {
    pub url: String,
    of_server: Option<String>,
}

impl Database {
    /// The one of this folder, or a new one of the server.
    pub async fn make(folder: &Path) -> Self {
        if on_postgres() { Self::of_server().await } else { Self::in_folder(folder) }
    }

    pub fn in_folder(folder: &Path) -> Self {
        Self { url: format!("sqlite://{}", folder.join("var/test.db").display()), of_server: None }
    }

    pub async fn of_server() -> Self {
        let name = format!("test_{:016x}", rand::random::<u64>());
        tell_server(format!("CREATE DATABASE {name}")).await;
        let server = server();
        let (address, _) = server.rsplit_once('/').expect("an address ends with the database's name");
        Self { url: format!("{address}/{name}"), of_server: Some(name) }
    }
}

async fn tell_server(statement: String) {
    let mut connection = PgConnection::connect(&server()).await.unwrap();
    sqlx::query(AssertSqlSafe(statement)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// Another program writes into this file, and is not done yet: until it says so, or is dropped.
pub struct Writing(SqliteConnection);

impl Writing {
    pub async fn begin(url: &str) -> Self {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        sqlx::query("BEGIN IMMEDIATE").execute(&mut connection).await.unwrap();
        Self(connection)
    }

    pub async fn end(mut self) {
        sqlx::query("ROLLBACK").execute(&mut self.0).await.unwrap();
    }
}

/// Ends every connection to this database, as a server that restarts does.
pub async fn terminate_connections(url: &str) {
    let name = url.rsplit_once('/').expect("an address ends with the database's name").1;
    tell_server(format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"))
        .await;
}

impl Drop for Database {
    fn drop(&mut self) {
        let Some(name) = self.of_server.take() else { return };
        // The test's own runtime may be ending already.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(tell_server(format!("DROP DATABASE {name} WITH (FORCE)")));
        });
        if dropped.join().is_err() {
            eprintln!("a test's database was not dropped");
        }
    }
}
