//! What holds of an SQLite file alone.

use super::super::proposals::{PROPOSALS, THAT_WAIT};
use super::*;
use adaldyq_domain::complaint::life::Action;
use adaldyq_domain::complaint::official::Actor;
use adaldyq_domain::complaint::working_days::Calendar;
use adaldyq_domain::published::HolidaysFile;
use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::PermissionsExt;

const PRAGMAS: [&str; 4] =
    ["PRAGMA synchronous", "PRAGMA journal_mode", "PRAGMA foreign_keys", "PRAGMA secure_delete"];

#[tokio::test]
async fn every_connection_puts_what_is_committed_on_the_disk() {
    let place = Place::of_file();
    let store = place.open().await;
    let expected = ["2", "wal", "1", "1"];
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
    let place = Place::of_file();
    let store = place.open().await;
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
    let place = Place::of_file();
    let store = place.open().await;
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
async fn a_file_that_others_can_read_is_refused() {
    let place = Place::of_file();
    place.open().await.close().await;
    let path = place.folder.path().join("var/test.db");
    for mode in [0o640, 0o604] {
        set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        let error = Store::open(&place.address()).await.err().unwrap().to_string();
        assert!(error.contains("chmod 600") && error.contains("var/test.db"), "{error}");
    }
    set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    place.open().await.close().await;
}

#[tokio::test]
async fn what_is_erased_is_not_in_the_file_any_more() {
    let place = Place::of_file();
    let store = place.open().await;
    let Received::New(receipt) = store.receive(new("Құпия сөз осында")).await.unwrap() else {
        panic!()
    };
    store.close().await;
    let Database::Sqlite(path) = place.address() else { panic!() };
    let holds = |words: &str| {
        let bytes = std::fs::read(&path).unwrap();
        bytes.windows(words.len()).any(|window| window == words.as_bytes())
    };
    assert!(holds("Құпия сөз осында"));
    let store = place.open().await;
    let calendar = HolidaysFile { known_to: "2026-12-31".to_owned(), days: Vec::new() };
    let calendar = Arc::new(Calendar::new(&calendar).unwrap());
    let act = Act::new(receipt.id, Actor::Resident, Action::Erase, 5_000, date(2026, 11, 25), calendar);
    store.act(act).await.unwrap().unwrap();
    store.close().await;
    assert!(!holds("Құпия сөз осында") && !holds("10900"));
}

#[tokio::test]
async fn proposals_that_wait_are_found_without_reading_the_others() {
    let place = Place::of_file();
    let store = place.open().await;
    let mut query = Query::new("EXPLAIN QUERY PLAN ");
    query.push(PROPOSALS).push(THAT_WAIT);
    let plan = query.fetch_all(&mut store.reader().await.unwrap()).await.unwrap();
    let steps: Vec<_> = plan.iter().map(|step| step.text("detail").unwrap()).collect();
    assert_eq!(steps, ["SCAN proposals USING INDEX proposals_waiting"]);
}
