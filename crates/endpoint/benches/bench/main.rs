//! `make bench`: how many complaints a second are kept for good, over HTTP on the loopback, beside what a bare
//! handler and the disk alone can do in the same run; and how long reads take with a million complaints.

// Helpers of measuring are not themselves tests to clippy.
#![allow(clippy::unwrap_used)]

mod bare;
#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../../tests/api/database.rs"]
mod database;
#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../../tests/api/fixture.rs"]
mod fixture;
mod load;
mod many;
mod ours;

use load::{Load, Measured};
use std::time::Duration;

const CLIENTS: [usize; 3] = [1, 16, 64];
const LONG: Duration = Duration::from_secs(4);

fn line(name: &str, measured: &[Measured]) {
    let columns = measured.iter().map(Measured::to_string).collect::<String>();
    println!("{name:<44}{columns}");
}

fn head(title: &str, columns: &[String]) {
    let columns = columns.iter().map(|column| format!("{column:>26}")).collect::<String>();
    println!("\n{title:<44}{columns}");
}

#[tokio::main]
async fn main() {
    let server = std::env::var("ADALDYQ_TEST_POSTGRES").is_ok();
    let wants =
        |part: &str| std::env::args().nth(1).is_none_or(|asked| asked == part || asked.starts_with('-'));
    let folder = tempfile::tempdir().unwrap();
    if wants("posts") {
        let columns: Vec<String> =
            CLIENTS.iter().map(|clients| format!("{clients} clients: /s, p50, p99")).collect();
        head("durable posts", &columns);
        line("written and synced by a loop, 1 kB each", &bare::synced(folder.path()));
        line("a bare handler, each row committed alone", &bare::alone(folder.path()).await);
        line("a bare handler, rows committed in groups", &bare::in_groups(folder.path()).await);
        line("complaints, SQLite", &ours::posts(false).await);
        if server {
            line("complaints, PostgreSQL", &ours::posts(true).await);
        }
    }
    if wants("reads") {
        head("reads with 1,000,000 complaints", &["16 clients: /s, p50, p99".to_owned()]);
        many::reads(false).await;
        if server {
            many::reads(true).await;
        }
    }
}

/// Against one address, with each number of clients.
async fn with_each(
    address: &str,
    request: impl Fn(u64) -> Vec<u8> + Clone + Send + 'static,
) -> Vec<Measured> {
    let mut measured = Vec::new();
    for clients in CLIENTS {
        let load = Load { address: address.to_owned(), clients, long: LONG };
        measured.push(load.run(request.clone()).await);
    }
    measured
}
