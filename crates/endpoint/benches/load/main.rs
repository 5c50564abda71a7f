//! How many complaints a second the endpoint keeps, and how long its readers wait: over real HTTP on the
//! loopback, beside the barest programs that do as much for durability, in the same run.
//!
//! `cargo bench -p adaldyq-endpoint` prints a table, `… -- posts` and `… -- readers` half of it each. With
//! `ADALDYQ_TEST_POSTGRES` it measures PostgreSQL too. It fails, and names what was missed, where SQLite is slower than
//! it is promised to be.

// What a bench cannot do ends it.
#![allow(clippy::unwrap_used)]

// Half of what the tests need.
#[allow(dead_code)]
#[path = "../../tests/api/fixture.rs"]
mod fixture;

mod bare;
mod clients;
mod judge;
mod million;
mod served;

use clients::{Measured, load};
use served::Served;
use std::process::ExitCode;
use std::time::Duration;

const CLIENTS: [usize; 3] = [1, 16, 64];
const ROUNDS: usize = 3;
const ROUND: Duration = Duration::from_secs(3);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["bare", kind, folder] => {
            runtime.block_on(bare::serve(kind, folder.as_ref()));
            ExitCode::SUCCESS
        }
        ["posts", "--bench"] => told(&runtime.block_on(posts())),
        ["readers", "--bench"] => told(&runtime.block_on(million::measure())),
        _ => told(&runtime.block_on(async { [posts().await, million::measure().await].concat() })),
    }
}

fn told(missed: &[String]) -> ExitCode {
    missed.iter().for_each(|missed| eprintln!("missed: {missed}"));
    if missed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What is missed of what is promised of posts.
async fn posts() -> Vec<String> {
    println!(
        "durable posts a second (p50, p99), medians of {ROUNDS} interleaved rounds of {} s",
        ROUND.as_secs()
    );
    println!("{:<34}{:>26}{:>26}{:>26}", "", "1 client", "16 clients", "64 clients");
    let mut programs = vec![
        Served::endpoint("this endpoint on SQLite", None).await,
        Served::bare("a bare handler, rows in groups", "grouped").await,
        Served::bare("a bare handler, row by row", "single").await,
    ];
    if let Ok(server) = std::env::var("ADALDYQ_TEST_POSTGRES") {
        programs.push(Served::endpoint("this endpoint on PostgreSQL", Some(&server)).await);
    }
    let mut measured = vec![vec![Vec::new(); CLIENTS.len()]; programs.len()];
    for _ in 0..ROUNDS {
        for (column, clients) in CLIENTS.into_iter().enumerate() {
            for (row, program) in programs.iter().enumerate() {
                measured[row][column].push(load(&program.address, program.post, clients, ROUND).await);
            }
        }
    }
    let medians: Vec<Vec<Measured>> =
        measured.into_iter().map(|columns| columns.into_iter().map(median).collect()).collect();
    for (program, columns) in programs.iter().zip(&medians) {
        let columns = columns.iter().map(ToString::to_string);
        println!("{:<34}{}", program.name, columns.map(|column| format!("{column:>26}")).collect::<String>());
    }
    let rates = CLIENTS.map(|clients| format!("{:>26}", format!("{:.0} /s", bare::synced(clients, ROUND))));
    println!("{:<34}{}", "writing and syncing the bytes", rates.concat());
    // The first two programs, with one client and with the most.
    let (ours, bare) = (&medians[0], &medians[1]);
    let (one, many) = (&ours[0], &ours[CLIENTS.len() - 1]);
    judge::posts(&judge::Posts {
        rate: many.rate,
        bare: bare[CLIENTS.len() - 1].rate,
        p99_of_many: many.p99,
        p99_of_one: one.p99,
    })
}

fn median(mut rounds: Vec<Measured>) -> Measured {
    rounds.sort_by(|one, other| one.rate.total_cmp(&other.rate));
    rounds[rounds.len() / 2].clone()
}
