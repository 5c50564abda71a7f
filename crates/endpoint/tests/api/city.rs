//! A running endpoint and the people who use it.

use crate::database::Database;
use crate::fixture;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{Action, HideReason};
use adaldyq_domain::complaint::official::{Actor, Official};
use adaldyq_domain::complaint::working_days::local;
use adaldyq_domain::id::InstitutionId;
use adaldyq_endpoint::app::Endpoint;
use adaldyq_endpoint::clock::Clock;
use adaldyq_endpoint::config::Settings;
use adaldyq_endpoint::server;
use adaldyq_endpoint::store::{Act, ActError, Acted, Deed};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::process::Command;

/// Tuesday, 24 November 2026, 10:00 in Astana.
pub const TUESDAY: i64 = 1_795_496_400_000;
pub const HOUR: i64 = 3_600_000;
pub const DAY: i64 = 24 * HOUR;

pub struct TestCity {
    pub address: String,
    pub endpoint: Arc<Endpoint>,
    place: Arc<Place>,
    clock: Arc<AtomicI64>,
    client: Client,
}

/// What an endpoint is started with, and others beside it.
struct Place {
    folder: TempDir,
    database: Database,
    settings: Vec<(String, String)>,
}

impl Place {
    async fn make(database: impl AsyncFnOnce(&Path) -> Database, settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fixture::publish(&folder.path().join("data"), fixture::RELEASE);
        fixture::build_app(&folder.path().join("app"));
        let database = database(folder.path()).await;
        let settings = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Self { database, settings: settings.collect(), folder }
    }

    async fn program(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_adaldyq-endpoint"));
        command.env_clear().args(arguments);
        for name in ["DATABASE_URL", "DATA_DIR", "APP_DIR", "PHOTOS", "SECRET_FILE"] {
            command.env(name, self.setting(name).unwrap());
        }
        command.output().await.unwrap()
    }

    fn setting(&self, name: &str) -> Option<String> {
        let path = |name: &str| self.folder.path().join(name).display().to_string();
        match name {
            "DATABASE_URL" => Some(self.database.url.clone()),
            "DATA_DIR" => Some(path("data")),
            "APP_DIR" => Some(path("app")),
            "PHOTOS" => Some(path("var/photos")),
            "SECRET_FILE" => Some(path("var/secret")),
            other => {
                let given =
                    self.settings.iter().find(|(name, _)| name == other).map(|(_, value)| value.as_str());
                // The devices of tests do not work, but for the tests of that.
                given.or((other == "PROOF_OF_WORK").then_some("off")).map(str::to_owned)
            }
        }
    }
}

impl TestCity {
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// With these settings beside the test's own folders.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        let place = Arc::new(Place::make(Database::make, settings).await);
        Self::open(place, Arc::new(AtomicI64::new(TUESDAY))).await
    }

    /// A city of its own that a backup is restored into, in a database of the kind it is given.
    pub async fn restored(backup: &Path, database: impl AsyncFnOnce(&Path) -> Database) -> Self {
        let place = Arc::new(Place::make(database, &[]).await);
        let restored = place.program(&["restore", &backup.display().to_string()]).await;
        assert!(restored.status.success(), "{restored:?}");
        Self::open(place, Arc::new(AtomicI64::new(TUESDAY))).await
    }

    /// The real program, on this city's database.
    pub async fn program(&self, arguments: &[&str]) -> Output {
        self.place.program(arguments).await
    }

    /// Another endpoint on the same database, with the same secret, data and clock.
    pub async fn beside(&self) -> Self {
        Self::open(self.place.clone(), self.clock.clone()).await
    }

    async fn open(place: Arc<Place>, clock: Arc<AtomicI64>) -> Self {
        let settings = Settings::from(|name| place.setting(name)).unwrap();
        let endpoint = Endpoint::open(settings, Clock::Set(clock.clone())).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(server::run(listener, endpoint.clone(), std::future::pending()));
        Self { address, endpoint, place, clock, client: client() }
    }

    pub fn database_url(&self) -> &str {
        &self.place.database.url
    }

    pub fn data(&self) -> PathBuf {
        self.place.folder.path().join("data")
    }

    pub fn photos(&self) -> PathBuf {
        self.place.folder.path().join("var/photos")
    }

    pub fn app(&self) -> PathBuf {
        self.place.folder.path().join("app")
    }

    /// So many milliseconds later.
    pub fn later(&self, milliseconds: i64) {
        self.clock.fetch_add(milliseconds, Ordering::Relaxed);
    }

    /// The moment it is in the city.
    pub fn now(&self) -> i64 {
        self.clock.load(Ordering::Relaxed)
    }

    pub fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("{}{path}", self.address))
    }

    pub fn head(&self, path: &str) -> RequestBuilder {
        self.client.head(format!("{}{path}", self.address))
    }

    pub fn post(&self, path: &str) -> RequestBuilder {
        self.client.post(format!("{}{path}", self.address))
    }

    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        self.client.request(method.parse().unwrap(), format!("{}{path}", self.address))
    }

    pub async fn json(&self, path: &str) -> Value {
        let response = self.get(path).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        let answer = response.json().await.unwrap();
        self.is_as_described("GET", path, 200, &answer).await;
        answer
    }

    /// A resident sends a complaint; the receipt.
    pub async fn send(&self, complaint: &Value) -> Value {
        let response = self.post("/api/complaints").json(complaint).send().await.unwrap();
        assert_eq!(response.status(), 201, "{complaint}");
        let receipt = response.json().await.unwrap();
        self.is_as_described("POST", "/api/complaints", 201, &receipt).await;
        receipt
    }

    /// A resident reads with the key of a receipt.
    pub async fn own(&self, receipt: &Value) -> Value {
        let path = format!("/api/complaints/{}", receipt["id"].as_str().unwrap());
        let response = self.get(&path).bearer_auth(receipt["key"].as_str().unwrap()).send().await.unwrap();
        assert_eq!(response.status(), 200);
        let own = response.json().await.unwrap();
        self.is_as_described("GET", &path, 200, &own).await;
        own
    }

    pub async fn read(&self, receipt: &Value) -> Response {
        self.get(&format!("/api/complaints/{}", receipt["id"].as_str().unwrap())).send().await.unwrap()
    }

    /// An operator accepts it.
    pub async fn accept(&self, receipt: &Value, institution: Option<&str>) {
        let institution = institution.map(|id| InstitutionId::new(id).unwrap());
        let operator = Actor::Official(Official::at_the_machine());
        self.act(receipt, &operator, Action::Accept { institution }).await.unwrap();
    }

    /// An operator hides it.
    pub async fn hide(&self, receipt: &Value, reason: HideReason) {
        let operator = Actor::Official(Official::at_the_machine());
        self.act(receipt, &operator, Action::Hide { reason }).await.unwrap();
    }

    /// Somebody takes a step, with words where it needs them.
    pub async fn act(
        &self,
        receipt: &Value,
        actor: &Actor,
        deed: impl Into<Deed>,
    ) -> Result<Acted, ActError> {
        self.endpoint.store.act(self.prepared(receipt, actor, deed)).await.unwrap()
    }

    pub fn prepared(&self, receipt: &Value, actor: &Actor, deed: impl Into<Deed>) -> Act {
        let deed = deed.into();
        let words = matches!(&deed, Deed::Plain(action) if action.needs_words());
        let now = self.clock.load(Ordering::Relaxed);
        let calendar = self.endpoint.city.current().calendar.clone();
        let act = Act::new(id(receipt), actor.clone(), deed, now, local(now, 300).0, calendar);
        Act { text: words.then(|| "Тексердік, мәтін осы".to_owned()), ..act }
    }
}

pub fn id(receipt: &Value) -> Id {
    Id::parse(receipt["id"].as_str().unwrap()).unwrap()
}

/// A browser, though one that follows no redirect by itself.
pub fn client() -> Client {
    adaldyq_endpoint::tls::choose();
    Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

/// A complaint that nothing is wrong with.
pub fn complaint() -> Value {
    json!({
        "institution": "school-027",
        "topic": "roads",
        "text": "Мектеп алдында үлкен шұңқыр бар",
        "lang": "kk"
    })
}

/// The same with some members changed; null leaves one out.
pub fn changed(changes: Value) -> Value {
    let mut complaint = complaint();
    for (name, value) in changes.as_object().unwrap() {
        complaint[name] = value.clone();
    }
    complaint
}
