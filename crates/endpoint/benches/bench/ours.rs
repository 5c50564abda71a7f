//! The endpoint itself.

use crate::database::Database;
use crate::fixture;
use crate::load::{Measured, post};
use crate::with_each;
use adaldyq_endpoint::app::Endpoint;
use adaldyq_endpoint::clock::Clock;
use adaldyq_endpoint::config::Settings;
use adaldyq_endpoint::server;
use std::sync::Arc;
use tempfile::TempDir;
use tokio::net::TcpListener;

pub struct Ours {
    pub address: String,
    pub url: String,
    pub endpoint: Arc<Endpoint>,
    _database: Database,
    _folder: TempDir,
}

impl Ours {
    pub async fn start(on_server: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fixture::publish(&folder.path().join("data"), fixture::RELEASE);
        fixture::build_app(&folder.path().join("app"));
        let database =
            if on_server { Database::of_server().await } else { Database::in_folder(folder.path()) };
        let path = |name: &str| folder.path().join(name).display().to_string();
        let value = |name: &str| match name {
            "DATABASE_URL" => Some(database.url.clone()),
            "DATA_DIR" => Some(path("data")),
            "APP_DIR" => Some(path("app")),
            "PHOTOS" => Some(path("var/photos")),
            "SECRET_FILE" => Some(path("var/secret")),
            "RATE_LIMIT" | "PROOF_OF_WORK" => Some("off".to_owned()),
            _ => None,
        };
        let endpoint = Endpoint::open(Settings::from(value).unwrap(), Clock::System).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(server::run(listener, endpoint.clone(), std::future::pending()));
        Self { address, url: database.url.clone(), endpoint, _database: database, _folder: folder }
    }
}

/// Complaints of one kilobyte, each with a key of its own.
pub async fn posts(on_server: bool) -> Vec<Measured> {
    let ours = Ours::start(on_server).await;
    let words = "Мектеп алдында үлкен шұңқыр бар, балалар сүрінеді. ".repeat(9);
    let measured = with_each(&ours.address, move |number| {
        let body = format!(
            r#"{{"institution":"school-027","at":[51.1,71.4],"topic":"roads","lang":"kk","text":"{words}{number}"}}"#
        );
        post("/api/complaints", number, &body)
    });
    let measured = measured.await;
    ours.endpoint.store.close().await;
    measured
}
