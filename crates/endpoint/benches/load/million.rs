//! How long readers wait where there are a million complaints, on SQLite.

use crate::clients::{Request, load};
use crate::judge;
use crate::served::{Served, prepare};
use adaldyq_domain::complaint::id::Id;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};
use std::path::Path;
use std::time::{Duration, Instant};

const COMPLAINTS: i64 = 1_000_000;
const TIME: Duration = Duration::from_secs(5);
const CLIENTS: usize = 16;
const DAY: i64 = 86_400_000;
/// 24 November 2026.
const NOW: i64 = 1_795_496_400_000;

const READS: [(&str, Request); 7] = [
    ("the newest complaints", |_, _| get("/api/complaints")),
    ("of one topic, a district and a status", |_, turn| {
        get([
            "/api/complaints?topic=roads&district=esil&status=answered",
            "/api/complaints?topic=other&status=accepted",
        ][turn % 2])
    }),
    ("the summary", |_, _| get("/api/complaints/summary")),
    ("the summary by topic and year", |_, _| get("/api/complaints/summary?by=topic,year")),
    ("the summary by district, of one topic", |_, turn| {
        get([
            "/api/complaints/summary?by=district&topic=roads",
            "/api/complaints/summary?by=status&topic=other",
        ][turn % 2])
    }),
    ("what is like a new one, by its place", |_, turn| {
        get([
            "/api/complaints?near=51.1,71.42&text=mektep+aldynda+shunqyr",
            "/api/complaints?near=51.09,71.43&institution=akimat&text=Bolshaia+iama+pered+shkoloi",
        ][turn % 2])
    }),
    ("what is like a new one, by the institution", |_, turn| {
        get([
            "/api/complaints?institution=akimat&text=mektep+aldynda+shunqyr",
            "/api/complaints?institution=school-027&text=koshede+jaryq+joq",
        ][turn % 2])
    }),
];

/// As long as people write. Only what is open is compared with what is about to be sent.
const OPEN: &str = "Қыстан бері жөнделмеген, жаңбырдан кейін суға толып қалады, балалар сабаққа айналып барады. \
    Өткен аптада көлік дөңгелегі жарылды, көрші кісі сүрініп, аяғын ауыртып алды. Түнде көрінбейді, себебі \
    бағандағы шам да жанбайды. Бұған дейін телефонмен екі рет хабарладық, бригада келіп, белгі қойып кетті де, \
    содан бері ешкім хабарласқан жоқ. Асфальт төсеп, шетін бекітіп, белгі орнатып берсеңіздер екен.";

fn get(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n").into_bytes()
}

/// What is missed of what is promised to readers.
pub async fn measure() -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    let file = folder.path().join("var/adaldyq.db");
    // It makes its tables.
    let path = folder.keep();
    drop(Served::endpoint_in("for its tables", path.clone(), &format!("sqlite://{}", file.display())));
    let started = Instant::now();
    fill(&file).await;
    println!(
        "\n{COMPLAINTS} complaints written in {:.0} s; readers, {CLIENTS} at a time:",
        started.elapsed().as_secs_f64()
    );
    let started = Instant::now();
    let served = Served::endpoint_in("a million", path.clone(), &format!("sqlite://{}", file.display()));
    let first = load(&served.address, READS[2].1, 1, Duration::ZERO).await;
    println!(
        "{:<44}{:.1} s from the start to the first summary ({first})",
        "",
        started.elapsed().as_secs_f64()
    );
    let mut missed = Vec::new();
    for (name, request) in READS {
        let measured = load(&served.address, request, CLIENTS, TIME).await;
        println!("{name:<44}{measured}");
        missed.extend(judge::reader(name, measured.p99));
    }
    drop(served);
    std::fs::remove_dir_all(path).unwrap();
    missed
}

/// Complaints of five years: the latest open or just answered, the others closed, so that nothing is left to be
/// done by itself while readers are measured.
async fn fill(file: &Path) {
    let options = SqliteConnectOptions::new().filename(file).pragma("synchronous", "OFF");
    let mut at = options.disable_statement_logging().connect().await.unwrap();
    sqlx::query("BEGIN").execute(&mut at).await.unwrap();
    for number in 0..COMPLAINTS {
        insert(&mut at, number).await;
    }
    sqlx::query("COMMIT").execute(&mut at).await.unwrap();
    sqlx::query("ANALYZE").execute(&mut at).await.unwrap();
    sqlx::Connection::close(at).await.unwrap();
}

async fn insert(at: &mut SqliteConnection, number: i64) {
    let id = Id::from_random(rand::random()).compact();
    let received = NOW - number * 5 * 365 * DAY / COMPLAINTS;
    let open = received > NOW - 20 * DAY;
    let replied = received + (1 + number % 20) * DAY;
    let closed = replied + 30 * DAY;
    let status = if open {
        "accepted"
    } else if closed < NOW - DAY {
        "closed"
    } else {
        "answered"
    };
    let topic =
        ["landscaping", "roads", "social_facilities", "e_ticketing", "other"][(number * 7 % 5) as usize];
    let day = &jiff::Timestamp::from_millisecond(received).unwrap().to_string()[..10];
    let due = &jiff::Timestamp::from_millisecond(received + 21 * DAY).unwrap().to_string()[..10];
    let inserted = sqlx::query(COMPLAINT)
        .bind(&id)
        .bind(status)
        .bind(["unconfirmed", "confirmed", "disputed"][(number * 11 % 3) as usize])
        .bind(topic)
        .bind(["school-027", "akimat"][(number % 2) as usize])
        .bind(["esil", "almaty"][(number % 2) as usize])
        .bind(received)
        .bind(day)
        .bind(due)
        .bind((!open).then_some("done"))
        .bind((!open).then_some(replied))
        .bind((!open).then_some(1 + number % 20))
        .bind((status == "closed").then_some(closed))
        .bind(51.05 + (number * 7_919 % 1_000) as f64 / 10_000.0)
        .bind(71.35 + (number * 104_729 % 1_500) as f64 / 10_000.0)
        .execute(&mut *at)
        .await
        .unwrap();
    if inserted.rows_affected() == 0 {
        return;
    }
    sqlx::query(EVENT).bind(&id).bind(received).execute(&mut *at).await.unwrap();
    let text = format!("Мектеп алдында үлкен шұңқыр бар, {number}. {}", if open { OPEN } else { "" });
    sqlx::query("INSERT INTO texts (complaint, number, text) VALUES ($1, 1, $2)")
        .bind(&id)
        .bind(text)
        .execute(at)
        .await
        .unwrap();
}

const COMPLAINT: &str = "
    INSERT INTO complaints (id, status, visibility, confirmation, topic, institution, district, lang, received,
                            registered, due, accepted, outcome, replied, answered, reply_days, last_reply_days, verdict,
                            closed, closed_for, lat, lon)
    VALUES ($1, $2, 'public', $3, $4, $5, $6, 'kk', $7, $8, $9, $7, $10, $11, CASE WHEN $11 IS NULL THEN NULL ELSE $9 END, $12, $12, CASE WHEN $11 IS NULL THEN NULL ELSE $3 END,
            $13, CASE WHEN $13 IS NULL THEN NULL ELSE 'term' END, $14, $15)
    ON CONFLICT (id) DO NOTHING";

const EVENT: &str = "
    INSERT INTO events (complaint, number, time, actor, kind, body)
    VALUES ($1, 1, $2, 'resident', 'received', '{\"kind\":\"received\",\"registered\":\"2026-01-05\",\"due\":\"2026-01-26\"}')";
