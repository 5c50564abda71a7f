//! The programs that are measured, each a process of its own in a folder of its own.

use crate::clients::Request;
use crate::{bare, fixture};
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

pub struct Served {
    pub name: &'static str,
    /// Host and port.
    pub address: String,
    pub post: Request,
    child: Child,
    /// Gone with it; nothing where the folder is another's.
    _folder: Option<TempDir>,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Served {
    /// The endpoint on a new database: a file, or one of this PostgreSQL server.
    pub async fn endpoint(name: &'static str, server: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = match server {
            Some(server) => new_database(server).await,
            None => "sqlite://var/adaldyq.db".to_owned(),
        };
        prepare(folder.path());
        let mut served = Self::endpoint_in(name, folder.path().to_owned(), &database);
        served._folder = Some(folder);
        served
    }

    /// The endpoint on this database, in a folder that is prepared.
    pub fn endpoint_in(name: &'static str, folder: PathBuf, database: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_adaldyq-endpoint"));
        command.current_dir(folder).env_clear().env("DATABASE_URL", database).env("PORT", "0");
        command.env("RATE_LIMIT", "off").env("PROOF_OF_WORK", "off").env("LOG", "error");
        Self::start(name, command, complaint)
    }

    pub async fn bare(name: &'static str, kind: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["bare", kind]).arg(folder.path());
        let mut served = Self::start(name, command, row);
        served._folder = Some(folder);
        served
    }

    /// Waits until it says where it listens.
    fn start(name: &'static str, mut command: Command, post: Request) -> Self {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().trim_start_matches("Adaldyq Map: http://").to_owned();
        Self { name, address, post, child, _folder: None }
    }
}

/// A published city and a built app, as the endpoint wants them.
pub fn prepare(folder: &Path) {
    fixture::publish(&folder.join("var/data"), fixture::RELEASE);
    fixture::build_app(&folder.join("dist"));
}

async fn new_database(server: &str) -> String {
    let name = format!("bench_{:08x}", rand::random::<u32>());
    let mut connection = <sqlx::PgConnection as sqlx::Connection>::connect(server).await.unwrap();
    let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
    sqlx::query(create).execute(&mut connection).await.unwrap();
    format!("{}/{name}", server.rsplit_once('/').unwrap().0)
}

/// A complaint of about a kilobyte with a key of its own, as a resident's page sends it.
fn complaint(client: usize, turn: usize) -> Vec<u8> {
    let text = format!("{client}-{turn}: {}", "Мектеп алдында үлкен шұңқыр бар. ".repeat(14));
    let body =
        json!({ "institution": "school-027", "topic": "roads", "text": text, "lang": "kk" }).to_string();
    let key = format!("bench-{:016x}-{client}-{turn}", rand::random::<u64>());
    http(
        &format!("/api/complaints HTTP/1.1\r\ncontent-type: application/json\r\nidempotency-key: {key}"),
        &body,
    )
}

fn row(_: usize, _: usize) -> Vec<u8> {
    http("/ HTTP/1.1", &"x".repeat(bare::ROW))
}

fn http(start: &str, body: &str) -> Vec<u8> {
    format!("POST {start}\r\nhost: localhost\r\ncontent-length: {}\r\n\r\n{body}", body.len()).into_bytes()
}
