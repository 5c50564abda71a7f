//! What the store promises, with the database at hand.

use super::db::{Connection, Query, Work};
use super::*;
use crate::config::Database;
use adaldyq_domain::complaint::draft::Complaint;
use jiff::civil::date;
use tempfile::TempDir;

async fn open(folder: &TempDir) -> Store {
    let path = folder.path().join("var/test.db");
    Store::open(&Database::Sqlite(path)).await.unwrap()
}

async fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder).await;
    (folder, store)
}

fn new(text: &str) -> NewComplaint {
    let complaint = Complaint {
        institution: None,
        at: Some(LatLon { lat: 51.1, lon: 71.4 }),
        district: Some("esil".to_owned()),
        topic: Topic::Roads,
        text: text.to_owned(),
        lang: Lang::Kk,
        contact: Contact { phone: Some("10900".to_owned()), ..Contact::default() },
        budget: None,
        confidential: false,
    };
    let life = Life::receive(None, false, date(2026, 11, 24), date(2026, 12, 15));
    let district = Some("esil".to_owned());
    NewComplaint { complaint, photos: Vec::new(), district, received: 1_000, life, request: None }
}

/// Statements that a test runs in the writing task.
struct Statements(Vec<&'static str>);

impl Work for Statements {
    type Output = Vec<String>;

    async fn run(&self, at: &mut Connection) -> Result<Vec<String>, StoreError> {
        let mut answers = Vec::new();
        for statement in &self.0 {
            let row = Query::new(statement).fetch_optional(&mut *at).await.doing("run a test's statement")?;
            let text = |row: db::Row| row.text(0).or_else(|_| row.int(0).map(|number| number.to_string()));
            answers.push(row.map(|row| text(row).unwrap()).unwrap_or_default());
        }
        Ok(answers)
    }
}

const PRAGMAS: [&str; 3] = ["PRAGMA synchronous", "PRAGMA journal_mode", "PRAGMA foreign_keys"];

#[tokio::test]
async fn every_connection_puts_what_is_committed_on_the_disk() {
    let (_folder, store) = store().await;
    let expected = ["2", "wal", "1"];
    assert_eq!(store.run(Statements(PRAGMAS.to_vec())).await.unwrap(), expected);
    let mut readers = Vec::new();
    for _ in 0..4 {
        readers.push(store.reader().await.unwrap());
    }
    for reader in &mut readers {
        assert_eq!(Statements(PRAGMAS.to_vec()).run(reader).await.unwrap(), expected);
        let refused = Statements(vec!["UPDATE pulse SET time = 5"]).run(reader).await;
        assert!(refused.is_err(), "a reader has written");
    }
}

#[tokio::test]
async fn one_failing_piece_of_work_leaves_the_others_of_its_batch() {
    let (_folder, store) = store().await;
    let good = || store.receive(new("Шұңқыр бар, жөндеңіз"));
    let bad = || {
        store.run(Statements(vec![
            "UPDATE pulse SET time = 77",
            "INSERT INTO events (complaint, number, time, actor, kind, body) VALUES ('none', 1, 1, 'x', 'x', '{}')",
        ]))
    };
    // Polled together, so that they wait together and are committed together.
    let (first, failed, second, failed_too) = tokio::join!(good(), bad(), good(), bad());
    assert!(first.is_ok() && second.is_ok());
    assert!(failed.is_err() && failed_too.is_err());
    let time = store.run(Statements(vec!["SELECT time FROM pulse"])).await.unwrap();
    assert_eq!(time, ["0"], "half of a piece of work was kept");
    assert_eq!(store.waiting().await.unwrap().count, 2);
}

#[tokio::test]
async fn a_full_disk_refuses_and_breaks_nothing() {
    let (_folder, store) = store().await;
    let pages = store.run(Statements(vec!["PRAGMA page_count"])).await.unwrap();
    let full: &'static str = format!("PRAGMA max_page_count = {}", pages[0]).leak();
    store.run(Statements(vec![full])).await.unwrap();
    let long = "ұзын мәтін ".repeat(400);
    let mut kept = 0;
    let error = loop {
        match store.receive(new(&long)).await {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
    };
    assert!(error.to_string().starts_with("the store could not "), "{error}");
    assert_eq!(store.waiting().await.unwrap().count, kept);
    store.run(Statements(vec!["PRAGMA max_page_count = 1000000"])).await.unwrap();
    store.receive(new(&long)).await.unwrap();
    assert_eq!(store.waiting().await.unwrap().count, kept + 1);
    store.pulse(1).await.unwrap();
}

#[tokio::test]
async fn events_are_never_changed_or_deleted() {
    let (_folder, store) = store().await;
    store.receive(new("Шұңқыр бар, жөндеңіз")).await.unwrap();
    for statement in ["UPDATE events SET body = '{}'", "DELETE FROM events"] {
        let error = store.run(Statements(vec![statement])).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
}

#[tokio::test]
async fn events_hold_neither_text_nor_contact() {
    let (_folder, store) = store().await;
    let Received::New(receipt) = store.receive(new("Шұңқыр бар, жөндеңіз")).await.unwrap()
    else {
        panic!()
    };
    let body = store.run(Statements(vec!["SELECT body FROM events"])).await.unwrap();
    assert_eq!(body, [r#"{"kind":"received","registered":"2026-11-24","due":"2026-12-15"}"#]);
    let whole = store.whole(receipt.id).await.unwrap().unwrap();
    assert_eq!(whole.complaint.text, "Шұңқыр бар, жөндеңіз");
    assert_eq!(whole.contact.phone.as_deref(), Some("10900"));
}

#[tokio::test]
async fn a_closed_store_is_found_as_it_was_left() {
    let (folder, store) = store().await;
    let Received::New(receipt) = store.receive(new("Шұңқыр бар, жөндеңіз")).await.unwrap()
    else {
        panic!()
    };
    let before = store.whole(receipt.id).await.unwrap();
    store.close().await;
    assert!(store.pulse(1).await.is_err());
    let again = open(&folder).await;
    assert_eq!(again.whole(receipt.id).await.unwrap(), before);
}
