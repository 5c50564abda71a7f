//! What goes wrong under a running endpoint: nothing acknowledged is lost, nothing is doubled by trying again,
//! and who has to try again is told so.

use crate::actors::head_of;
use crate::city::{DAY, TestCity, changed, client, id};
use crate::database::{Writing, on_postgres, terminate_connections};
use crate::process::Home;
use adaldyq_domain::complaint::life::{Action, Outcome};
use adaldyq_endpoint::store::Failing;
use reqwest::{Client, Response};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A resident's device: it tries again under the same key until it is answered.
struct Device {
    client: Client,
    address: String,
    key: String,
    complaint: Value,
}

impl Device {
    fn new(address: &str, name: &str) -> Self {
        Self {
            client: client(),
            address: format!("{address}/api/complaints"),
            key: format!("a-device-of-its-own-{name}"),
            complaint: changed(json!({ "text": format!("Аулада шам жанбайды, {name} бағана") })),
        }
    }

    async fn try_once(&self) -> Option<Response> {
        let post = self.client.post(&self.address).header("Idempotency-Key", &self.key);
        post.json(&self.complaint).send().await.ok()
    }

    /// The receipt, and how many tries were not answered with one.
    async fn send(&self) -> (Value, usize) {
        let patience = tokio::time::Instant::now() + Duration::from_secs(60);
        for refused in 0.. {
            assert!(tokio::time::Instant::now() < patience, "nobody answers any more");
            match self.try_once().await {
                Some(response) if response.status() == 201 => {
                    return (response.json().await.unwrap(), refused);
                }
                Some(response) => is_clear(response).await,
                None => {}
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        unreachable!("it tries for ever")
    }
}

/// A failure says that it is one of the moment, when to try again, and nothing of the inside.
async fn is_clear(response: Response) {
    assert_eq!(response.status(), 503);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert!(response.headers().contains_key("retry-after"));
    let body = response.text().await.unwrap();
    for inside in ["sqlite", "postgres", "SQL", "disk", "store"] {
        assert!(!body.contains(inside), "{body}");
    }
}

/// Residents who send one complaint after the other; what they were told.
struct Load {
    stop: Arc<AtomicBool>,
    answered: Arc<AtomicUsize>,
    refused: Arc<AtomicUsize>,
    receipts: Arc<Mutex<Vec<Value>>>,
    senders: Vec<tokio::task::JoinHandle<()>>,
}

impl Load {
    fn on(address: &str) -> Self {
        let mut load = Self {
            stop: Arc::default(),
            answered: Arc::default(),
            refused: Arc::default(),
            receipts: Arc::default(),
            senders: Vec::new(),
        };
        load.senders = (0..8).map(|sender| tokio::spawn(load.sender(address.to_owned(), sender))).collect();
        load
    }

    fn sender(&self, address: String, sender: usize) -> impl Future<Output = ()> + use<> {
        let (stop, answered) = (self.stop.clone(), self.answered.clone());
        let (refused, receipts) = (self.refused.clone(), self.receipts.clone());
        async move {
            for number in 0.. {
                if stop.load(Ordering::Relaxed) {
                    return;
                }
                let device = Device::new(&address, &format!("{sender}-{number}"));
                let (mut receipt, tries) = device.send().await;
                receipt["text"] = device.complaint["text"].clone();
                receipts.lock().unwrap().push(receipt);
                refused.fetch_add(tries, Ordering::Relaxed);
                answered.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    /// Waits until so many more were answered.
    async fn more(&self, count: usize) {
        let wanted = self.answered.load(Ordering::Relaxed) + count;
        until(async || self.answered.load(Ordering::Relaxed) >= wanted).await;
    }

    async fn end(self) -> Vec<Value> {
        self.stop.store(true, Ordering::Relaxed);
        for sender in self.senders {
            sender.await.unwrap();
        }
        std::mem::take(&mut *self.receipts.lock().unwrap())
    }
}

async fn until(mut met: impl AsyncFnMut() -> bool) {
    let patience = tokio::time::Instant::now() + Duration::from_secs(60);
    while !met().await {
        assert!(tokio::time::Instant::now() < patience, "it never came to that");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Each receipt opens its complaint, with the very text; all numbers are different.
async fn all_are_there(address: &str, receipts: &[Value]) {
    let client = client();
    let mut numbers = HashSet::new();
    for receipt in receipts {
        let id = receipt["id"].as_str().unwrap();
        assert!(numbers.insert(id.to_owned()), "{id} was given twice");
        let read = client.get(format!("{address}/api/complaints/{id}"));
        let own = read.bearer_auth(receipt["key"].as_str().unwrap()).send().await.unwrap();
        assert_eq!(own.status(), 200, "{receipt}");
        let own: Value = own.json().await.unwrap();
        for member in ["text", "received", "registered", "due"] {
            assert_eq!(own[member], receipt[member]);
        }
        assert_eq!(own["events"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn whatever_step_of_writing_fails_trying_again_makes_one_complaint() {
    let city = TestCity::start().await;
    let mut sent = Vec::new();
    for failing in [Failing::NotKept, Failing::KeptAndReported] {
        for after in 0.. {
            let device = Device::new(&city.address, &format!("{failing:?}-{after}"));
            city.endpoint.store.faults().ask(after, failing);
            let first = device.try_once().await.unwrap();
            let met = !city.endpoint.store.faults().withdraw();
            if first.status() != 201 {
                is_clear(first).await;
            }
            sent.push(device.send().await.0);
            if !met {
                assert!(after >= 2, "writing, which may begin the transaction, and committing are two steps");
                break;
            }
        }
    }
    assert_eq!(city.endpoint.store.unaccepted().await.unwrap().len(), sent.len());
    let ids: HashSet<_> = sent.iter().map(|receipt| receipt["id"].to_string()).collect();
    assert_eq!(ids.len(), sent.len());
}

/// What happened to a complaint, in order.
async fn kinds(city: &TestCity, receipt: &Value) -> Vec<&'static str> {
    let whole = city.endpoint.store.whole(id(receipt)).await.unwrap().unwrap();
    whole.events.iter().map(|event| event.kind.code()).collect()
}

/// Lets each step of writing fail in both ways, one after the other, while `act` is tried again until it is taken;
/// then the complaint's events have to end in `done`, each once.
async fn is_done_once(
    city: &TestCity,
    prepared: impl AsyncFn() -> Value,
    act: impl AsyncFn(&Value, &str) -> Response,
    done: &[&str],
) {
    for failing in [Failing::NotKept, Failing::KeptAndReported] {
        for after in 0.. {
            let receipt = prepared().await;
            let before = kinds(city, &receipt).await;
            let key = format!("a-key-for-{}", receipt["id"].as_str().unwrap());
            city.endpoint.store.faults().ask(after, failing);
            let mut response = act(&receipt, &key).await;
            let met = !city.endpoint.store.faults().withdraw();
            if response.status() == 503 {
                is_clear(response).await;
                response = act(&receipt, &key).await;
            }
            // An official, who has no key, is told that it has changed by what they did.
            assert!([200, 201, 409].contains(&response.status().as_u16()), "{done:?}: {}", response.status());
            let after_it = kinds(city, &receipt).await;
            assert_eq!((&after_it[..before.len()], &after_it[before.len()..]), (&before[..], done));
            if !met {
                assert!(after >= 2, "{done:?}");
                break;
            }
        }
    }
}

#[tokio::test]
async fn whatever_step_of_writing_fails_what_a_resident_does_is_done_once() {
    let city = TestCity::with(&[("RATE_LIMIT", "off")]).await;
    let accepted = async || {
        let receipt = city.send(&changed(json!({ "contact": { "name": "Аят", "show_name": true } }))).await;
        city.accept(&receipt, None).await;
        receipt
    };
    let answered = async || {
        let receipt = accepted().await;
        city.reply(&receipt, "school-027", Outcome::Done).await;
        receipt
    };
    let takes = |body: Value| {
        let city = &city;
        async move |receipt: &Value, key: &str| {
            let path = format!("/api/complaints/{}/events", receipt["id"].as_str().unwrap());
            let post = city.post(&path).bearer_auth(receipt["key"].as_str().unwrap());
            post.header("idempotency-key", key).json(&body).send().await.unwrap()
        }
    };
    let text = "Шұңқыр сол жерде";
    let message = takes(json!({ "kind": "message", "text": text }));
    is_done_once(&city, &accepted, message, &["message"]).await;
    is_done_once(&city, &accepted, takes(json!({ "kind": "withdraw" })), &["withdrawn"]).await;
    is_done_once(&city, &accepted, takes(json!({ "kind": "hide_name" })), &["name_hidden"]).await;
    is_done_once(&city, &accepted, takes(json!({ "kind": "erase" })), &["erased"]).await;
    is_done_once(&city, &answered, takes(json!({ "kind": "confirm" })), &["confirmed"]).await;
    let dispute = takes(json!({ "kind": "dispute", "text": text, "reopen": true }));
    is_done_once(&city, &answered, dispute, &["disputed", "reopened"]).await;
}

#[tokio::test]
async fn whatever_step_of_writing_fails_what_an_official_does_is_done_once() {
    let city = TestCity::with(&[("RATE_LIMIT", "off")]).await;
    let (school, officer) = (city.school().await, city.officer().await);
    let sent = async || city.send(&changed(json!({}))).await;
    let accepted = async || {
        let receipt = sent().await;
        city.accept(&receipt, None).await;
        receipt
    };
    let drafted = async || {
        let receipt = accepted().await;
        city.act(&receipt, &head_of("school-027"), Action::Draft { outcome: Outcome::Done }).await.unwrap();
        receipt
    };
    let takes = |desk: &'static str, last: i64, body: Value| {
        let desk = if desk == "school" { &school } else { &officer };
        async move |receipt: &Value, _: &str| {
            let path = format!("/complaints/{}/actions", receipt["id"].as_str().unwrap());
            let mut body = body.clone();
            body["last"] = last.into();
            desk.request("POST", &path).json(&body).send().await.unwrap()
        }
    };
    let accept = takes("school", 1, json!({ "action": "accept" }));
    is_done_once(&city, &sent, accept, &["accepted"]).await;
    let draft = takes("school", 2, json!({ "action": "draft", "outcome": "done", "text": "Жөнделді." }));
    is_done_once(&city, &accepted, draft, &["drafted"]).await;
    let participate =
        takes("officer", 3, json!({ "action": "participate", "stance": "agrees", "text": "Көрдік." }));
    is_done_once(&city, &drafted, participate, &["participated", "answered"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_jumps_loses_nothing() {
    let city = TestCity::with(&[("RATE_LIMIT", "off")]).await;
    let load = Load::on(&city.address);
    for jump in [0, -3 * DAY, 40 * DAY, -37 * DAY, 400 * DAY, -400 * DAY] {
        city.later(jump);
        load.more(20).await;
    }
    let receipts = load.end().await;
    all_are_there(&city.address, &receipts).await;
    assert_eq!(city.endpoint.store.unaccepted().await.unwrap().len(), receipts.len());
    for receipt in &receipts {
        let (received, registered) = (receipt["received"].as_str().unwrap(), receipt["registered"].as_str());
        // Astana is five hours ahead of the time that the receipt is in.
        assert!(registered.unwrap() >= &received[..10], "{receipt}");
        assert!(receipt["due"].as_str() > registered);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_connection_to_the_database_loses_nothing() {
    if !on_postgres() {
        return;
    }
    let city = TestCity::with(&[("RATE_LIMIT", "off")]).await;
    let load = Load::on(&city.address);
    for _ in 0..5 {
        load.more(20).await;
        terminate_connections(city.database_url()).await;
    }
    load.more(20).await;
    let receipts = load.end().await;
    all_are_there(&city.address, &receipts).await;
    assert_eq!(city.endpoint.store.unaccepted().await.unwrap().len(), receipts.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_said_and_passes() {
    let home = Home::new();
    let served = home.serve_with_limits().await;
    let load = Load::on(&served.address);
    load.more(50).await;
    limit_files(served.child.id().unwrap(), "4096");
    let health = format!("{}/api/health", served.address);
    let client = client();
    until(async || client.get(&health).send().await.is_ok_and(|answer| answer.status() == 503)).await;
    limit_files(served.child.id().unwrap(), "unlimited");
    load.more(50).await;
    assert_eq!(client.get(&health).send().await.unwrap().status(), 200);
    assert!(load.refused.load(Ordering::Relaxed) > 0, "while it was full, somebody was told so");
    all_are_there(&served.address, &load.end().await).await;
}

/// No file of the process may be written beyond this size any more: to it, the disk is full.
fn limit_files(process: u32, bytes: &str) {
    let limit = format!("--fsize={bytes}:unlimited");
    let done = Command::new("prlimit").args(["--pid", &process.to_string(), &limit]).status().unwrap();
    assert!(done.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_somebody_else_locks_is_waited_for_and_then_said() {
    let home = Home::new();
    let served = home.serve().await;
    let load = Load::on(&served.address);
    load.more(20).await;
    let file = format!("sqlite://{}", home.path().join("var/adaldyq.db").display());
    let other = Writing::begin(&file).await;
    let health = format!("{}/api/health", served.address);
    let client = client();
    until(async || client.get(&health).send().await.is_ok_and(|answer| answer.status() == 503)).await;
    other.end().await;
    load.more(20).await;
    assert!(load.refused.load(Ordering::Relaxed) > 0);
    all_are_there(&served.address, &load.end().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_kill_trying_again_makes_one_complaint_of_each() {
    let home = Home::on_the_tests_database().await;
    // Not one that the system gives to others while nobody listens there.
    let port = rand::random_range(15_000..30_000).to_string();
    let served = home.serve_on(&port).await;
    let load = Load::on(&served.address);
    let mut served = served;
    for _ in 0..3 {
        load.more(30).await;
        served.child.kill().await.unwrap();
        served = home.serve_on(&port).await;
    }
    load.more(30).await;
    let receipts = load.end().await;
    all_are_there(&served.address, &receipts).await;
    let list = home.run(&["list"]).await;
    let listed = String::from_utf8(list.stdout).unwrap();
    let numbers: HashSet<_> = receipts.iter().map(|receipt| receipt["id"].as_str().unwrap()).collect();
    let found = numbers.iter().filter(|number| listed.contains(**number)).count();
    assert_eq!(found, receipts.len());
    assert_eq!(listed.lines().filter(|line| line.contains("due ")).count(), receipts.len(), "{listed}");
}
