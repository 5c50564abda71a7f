//! What the store promises, with the database at hand.

use super::db::{Connection, Query, Work};
use super::*;
use crate::config::{Database, Settings};
use crate::store::accounts::{Account, AddAccount};
use crate::store::notes::Access;
use adaldyq_domain::complaint::draft::Complaint;
use adaldyq_domain::complaint::official::{AccountId, Role};
use futures_util::future::join_all;
use jiff::civil::date;
use tempfile::TempDir;

mod changes;
#[allow(dead_code, reason = "the tests over HTTP use more of it")]
#[path = "../../../tests/api/database.rs"]
mod database;
mod file;
mod filled;
mod requests;
mod versions;

/// A database for one test.
struct Place {
    folder: TempDir,
    database: database::Database,
}

impl Place {
    async fn make() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = database::Database::make(folder.path()).await;
        Self { folder, database }
    }

    fn of_file() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = database::Database::in_folder(folder.path());
        Self { folder, database }
    }

    fn address(&self) -> Database {
        let named = |name: &str| (name == "DATABASE_URL").then(|| self.database.url.clone());
        Settings::from(named).unwrap().database
    }

    async fn open(&self) -> Store {
        Store::open(&self.address()).await.unwrap()
    }
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
    NewComplaint {
        complaint,
        photos: Vec::new(),
        district: Some("esil".to_owned()),
        received: 1_000,
        life,
        questioned: None,
        suspect: false,
        channel: None,
        entered_by: None,
        proof: None,
        request: None,
    }
}

/// Statements that a test runs as one piece of work.
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

#[tokio::test]
async fn events_are_never_changed_or_deleted() {
    let place = Place::make().await;
    let store = place.open().await;
    store.receive(new("Шұңқыр бар, жөндеңіз")).await.unwrap();
    for statement in ["UPDATE events SET body = '{}'", "DELETE FROM events"] {
        let error = store.run(Statements(vec![statement])).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
}

#[tokio::test]
async fn who_did_what_at_the_desk_cannot_be_unwritten() {
    let place = Place::make().await;
    let store = place.open().await;
    let Received::New(receipt) = store.receive(new("Шұңқыр бар, жөндеңіз")).await.unwrap()
    else {
        panic!()
    };
    let id = AccountId::from_random([7; 12]);
    let account = Account {
        id: id.clone(),
        login: "officer".into(),
        name: "Офицер".into(),
        role: Role::Officer,
        institution: None,
        password: "".into(),
        one_time_until: None,
        totp: String::new(),
        interests: Vec::new(),
        deputy: None,
        email: None,
        lang: Lang::Kk,
        disabled: false,
        created: 0,
        seen: None,
    };
    assert!(store.add_account(AddAccount { account, by: None }).await.unwrap());
    let access = Access { complaint: receipt.id, account: id, what: "opened", now: 1 };
    store.write_access(access).await.unwrap();
    for statement in [
        "UPDATE audit SET note = ''",
        "DELETE FROM audit",
        "UPDATE accesses SET time = 0",
        "DELETE FROM accesses",
    ] {
        let error = store.run(Statements(vec![statement])).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
}

#[tokio::test]
async fn events_hold_neither_text_nor_contact() {
    let place = Place::make().await;
    let store = place.open().await;
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
    let place = Place::make().await;
    let store = place.open().await;
    let Received::New(receipt) = store.receive(new("Шұңқыр бар, жөндеңіз")).await.unwrap()
    else {
        panic!()
    };
    let before = store.whole(receipt.id).await.unwrap();
    store.close().await;
    assert!(store.pulse(1).await.is_err());
    let again = place.open().await;
    assert_eq!(again.whole(receipt.id).await.unwrap(), before);
}

#[tokio::test]
async fn a_store_that_is_closed_while_work_waits_does_it_and_ends() {
    let place = Place::make().await;
    let store = place.open().await;
    let waiting = join_all((0..40).map(|number| store.receive(new(&format!("Шұңқыр бар, {number}")))));
    let (received, ()) = tokio::join!(waiting, store.close());
    let kept = received.into_iter().filter(|received| matches!(received, Ok(Received::New(_)))).count();
    let again = place.open().await;
    assert_eq!(again.unaccepted().await.unwrap().len(), kept);
}

#[tokio::test]
async fn copies_that_come_with_others_get_the_first_answer() {
    let place = Place::make().await;
    let store = place.open().await;
    let request = |number: usize| {
        Some(Request { key_digest: format!("key {number}"), content_digest: "content".to_owned() })
    };
    // Each of ten comes three times, all at once.
    let sent = (0..30).map(|number| {
        let complaint =
            NewComplaint { request: request(number % 10), ..new("Шұңқыр бар, жөндеңіз") };
        store.receive(complaint)
    });
    let received: Vec<_> = join_all(sent).await.into_iter().map(Result::unwrap).collect();
    for number in 0..10 {
        let of_one = received.iter().skip(number).step_by(10);
        let (new, again): (Vec<_>, Vec<_>) =
            of_one.partition(|received| matches!(received, Received::New(_)));
        let [Received::New(first)] = new[..] else { panic!("{new:?}") };
        assert_eq!(again, [&Received::Again(first.clone()), &Received::Again(first.clone())]);
    }
    assert_eq!(store.unaccepted().await.unwrap().len(), 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_database_may_be_opened_by_several_at_once() {
    let place = Place::make().await;
    let open = || place.open();
    let (one, two, three, four, five) = tokio::join!(open(), open(), open(), open(), open());
    for store in [one, two, three, four, five] {
        tokio::spawn(async move { store.pulse(1).await }).await.unwrap().unwrap();
    }
}
