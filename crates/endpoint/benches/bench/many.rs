//! A million complaints, and what readers wait for them.

use crate::line;
use crate::load::{Load, get};
use crate::ours::Ours;
use adaldyq_domain::complaint::id::Id;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use std::fmt::Write;
use std::time::Duration;

const COUNT: u64 = 1_000_000;
const AT_ONCE: u64 = 1_000;

const READS: [(&str, &str); 9] = [
    ("the list", "/api/complaints"),
    ("the list by topic", "/api/complaints?topic=roads"),
    ("the list by institution and status", "/api/complaints?institution=school-027&status=answered"),
    ("the list by district", "/api/complaints?district=esil"),
    ("the list, what is overdue", "/api/complaints?overdue=1"),
    ("the summary", "/api/complaints/summary"),
    ("the summary by topic", "/api/complaints/summary?by=topic"),
    ("the summary by institution and year", "/api/complaints/summary?by=institution,year"),
    ("the summary of one district by status", "/api/complaints/summary?by=status&district=almaty"),
];

pub async fn reads(on_server: bool) {
    let ours = Ours::start(on_server).await;
    if on_server {
        fill(PgConnection::connect(&ours.url).await.unwrap(), async |at, statement| {
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(at).await.unwrap();
        })
        .await;
    } else {
        fill(SqliteConnection::connect(&ours.url).await.unwrap(), async |at, statement| {
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(at).await.unwrap();
        })
        .await;
    }
    let kind = if on_server { "PostgreSQL" } else { "SQLite" };
    for (name, path) in READS {
        let load = Load { address: ours.address.clone(), clients: 16, long: Duration::from_secs(3) };
        let measured = load.run(move |_| get(path)).await;
        line(&format!("{name}, {kind}"), &[measured]);
    }
    ours.endpoint.store.close().await;
}

/// A city's years: most were answered, a few wait.
async fn fill<C>(mut at: C, run: impl AsyncFn(&mut C, String)) {
    run(&mut at, "BEGIN".to_owned()).await;
    for first in (0..COUNT).step_by(AT_ONCE as usize) {
        for table in [complaints as fn(u64) -> String, events, texts] {
            run(&mut at, table(first)).await;
        }
    }
    run(&mut at, "COMMIT".to_owned()).await;
    run(&mut at, "ANALYZE".to_owned()).await;
}

fn id(number: u64) -> String {
    // All different, and in no order.
    let mixed = (number + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 29;
    let bytes = mixed.to_be_bytes();
    Id::from_random([bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]]).compact()
}

fn rows(head: &str, first: u64, row: impl Fn(u64) -> String) -> String {
    let mut statement = head.to_owned();
    for number in first..first + AT_ONCE {
        let between = if number == first { "" } else { ", " };
        write!(statement, "{between}({})", row(number)).unwrap();
    }
    statement
}

fn complaints(first: u64) -> String {
    let head = "INSERT INTO complaints (id, status, visibility, confirmation, topic, institution, district, lat, lon,
                                        lang, received, registered, due, accepted) VALUES ";
    rows(head, first, |number| {
        let topic = ["roads", "other", "roads", "other"][(number % 4) as usize];
        let district = ["esil", "almaty"][(number % 2) as usize];
        let institution = ["school-027", "akimat"][(number / 2 % 2) as usize];
        let recent = number > COUNT - 5_000;
        let status = if recent { "accepted" } else { ["answered", "closed"][(number / 4 % 2) as usize] };
        let year = 2020 + number * 6 / COUNT;
        let received = 1_600_000_000_000 + number * 180_000;
        format!(
            "'{}', '{status}', 'public', 'unconfirmed', '{topic}', '{institution}', '{district}', 51.1, 71.4,
             'kk', {received}, '{year}-03-02', '{year}-03-24', {received}",
            id(number)
        )
    })
}

fn events(first: u64) -> String {
    rows("INSERT INTO events (complaint, number, time, actor, kind, body) VALUES ", first, |number| {
        format!(
            r#"'{}', 1, 1, 'resident', 'received', '{{"kind":"received","registered":"2026-03-02","due":"2026-03-24"}}'"#,
            id(number)
        )
    })
}

fn texts(first: u64) -> String {
    rows("INSERT INTO texts (complaint, number, text) VALUES ", first, |number| {
        format!("'{}', 1, 'Мектеп алдында үлкен шұңқыр бар, балалар сүрінеді, жарық та жоқ'", id(number))
    })
}
