//! Everything in one file, and back again.

use crate::city::{TestCity, changed, complaint};
use crate::database::{Database, on_postgres};
use crate::pictures::jpeg;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::Arc;
use tempfile::TempDir;
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Makes a backup in this folder.
async fn backed_up(city: &TestCity, folder: &TempDir, name: &str) -> PathBuf {
    let path = folder.path().join(name);
    let made = city.program(&["backup", &path.display().to_string()]).await;
    assert!(made.status.success(), "{}", said(&made));
    path
}

async fn with_photo(city: &TestCity) -> Value {
    let json = Part::text(complaint().to_string()).mime_str("application/json").unwrap();
    let photo = Part::bytes(jpeg(300, 200)).file_name("photo.jpg");
    let form = Form::new().part("complaint", json).part("photo", photo);
    city.post("/api/complaints").multipart(form).send().await.unwrap().json().await.unwrap()
}

/// Its author's view, and the first photo with its key.
async fn seen(city: &TestCity, receipt: &Value) -> (Value, Vec<u8>) {
    let own = city.own(receipt).await;
    let url = own["events"][0]["photos"][0]["url"].as_str().unwrap();
    let photo = city.get(url).bearer_auth(receipt["key"].as_str().unwrap()).send().await.unwrap();
    assert_eq!(photo.status(), 200);
    (own, photo.bytes().await.unwrap().to_vec())
}

/// Residents who send one complaint after the other; what was acknowledged, in each one's order.
struct Senders(Vec<JoinHandle<()>>, Vec<Arc<Mutex<Vec<Value>>>>);

impl Senders {
    fn start(city: &Arc<TestCity>, count: usize) -> Self {
        let mut senders = Self(Vec::new(), Vec::new());
        for sender in 0..count {
            let (city, acknowledged) = (city.clone(), Arc::new(Mutex::new(Vec::new())));
            senders.1.push(acknowledged.clone());
            senders.0.push(tokio::spawn(async move {
                for number in 0.. {
                    let text = format!("Шұңқыр нөмірі {sender}-{number} осында");
                    let mut receipt = city.send(&changed(json!({ "text": text }))).await;
                    receipt["text"] = json!(text);
                    acknowledged.lock().await.push(receipt);
                }
            }));
        }
        senders
    }

    async fn counts(&self) -> Vec<usize> {
        let mut counts = Vec::new();
        for acknowledged in &self.1 {
            counts.push(acknowledged.lock().await.len());
        }
        counts
    }

    async fn reach(&self, count: usize) {
        while self.counts().await.into_iter().any(|acknowledged| acknowledged < count) {
            tokio::task::yield_now().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_under_load_holds_everything_up_to_one_moment() {
    let folder = tempfile::tempdir().unwrap();
    let city = Arc::new(TestCity::with(&[("RATE_LIMIT", "off")]).await);
    let first = with_photo(&city).await;
    let senders = Senders::start(&city, 4);
    senders.reach(20).await;
    let before = senders.counts().await;
    let backup = backed_up(&city, &folder, "backup.tar").await;
    let after = senders.counts().await;
    assert!(before.iter().sum::<usize>() < after.iter().sum(), "nothing was written meanwhile");
    senders.0.iter().for_each(JoinHandle::abort);
    assert_eq!(fs::metadata(&backup).unwrap().permissions().mode() & 0o777, 0o600);

    let restored = TestCity::restored(&backup, Database::make).await;
    assert_eq!(seen(&restored, &first).await, seen(&city, &first).await);
    for (sender, acknowledged) in senders.1.iter().enumerate() {
        let mut gone = false;
        for (number, receipt) in acknowledged.lock().await.iter().enumerate() {
            let path = format!("/api/complaints/{}", receipt["id"].as_str().unwrap());
            let key = receipt["key"].as_str().unwrap();
            let own = restored.get(&path).bearer_auth(key).send().await.unwrap();
            if own.status() == 404 {
                assert!(
                    number >= before[sender],
                    "{sender}-{number} was acknowledged before and is not there"
                );
                gone = true;
                continue;
            }
            assert!(!gone, "{sender}-{number} is there, and one before it is not");
            let own: Value = own.json().await.unwrap();
            assert_eq!(own["text"], receipt["text"]);
            assert_eq!(own["events"][0]["kind"], "received");
            assert_eq!(own["due"], receipt["due"]);
        }
    }
    restored.send(&complaint()).await;
}

#[tokio::test]
async fn a_backup_of_one_kind_of_database_fills_the_other() {
    if !on_postgres() {
        return; // Both kinds are at hand only then.
    }
    let folder = tempfile::tempdir().unwrap();
    let in_file = async |folder: &Path| Database::in_folder(folder);
    let start = TestCity::start().await;
    let first = with_photo(&start).await;
    start.accept(&first, None).await;
    let contact =
        json!({ "name": "Аят", "phone": "+7 (701) 123-45-67", "email": "ayat@mysal.kz", "show_name": true });
    let second = start.send(&changed(json!({ "at": [51.123456789, 71.4], "contact": contact }))).await;
    let expected = (seen(&start, &first).await, start.own(&second).await);
    let file = TestCity::restored(&backed_up(&start, &folder, "one.tar").await, in_file).await;
    assert_eq!((seen(&file, &first).await, file.own(&second).await), expected);
    let server = TestCity::restored(&backed_up(&file, &folder, "two.tar").await, Database::make).await;
    assert_eq!((seen(&server, &first).await, server.own(&second).await), expected);
    assert_eq!(server.json("/api/complaints/summary").await, start.json("/api/complaints/summary").await);
}

#[tokio::test]
async fn a_backup_is_restored_only_where_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let city = TestCity::start().await;
    let receipt = city.send(&complaint()).await;
    let backup = backed_up(&city, &folder, "backup.tar").await;
    let path = backup.display().to_string();
    let again = city.program(&["backup", &path]).await;
    assert!(!again.status.success(), "a file was overwritten");

    let filled = city.program(&["restore", &path]).await;
    assert!(said(&filled).contains("not empty"), "{}", said(&filled));
    assert_eq!(city.own(&receipt).await["text"], complaint()["text"]);

    // Opening it has made an own secret, under which no key of the backup would open.
    let other = TestCity::start().await;
    let refused = other.program(&["restore", &path]).await;
    assert!(said(&refused).contains("SECRET_FILE"), "{}", said(&refused));
    assert_eq!(other.json("/api/complaints/summary").await["waiting"]["count"], 0);

    let mut bytes = fs::read(&backup).unwrap();
    // Not just anywhere: between the files of a tar archive lie bytes that mean nothing.
    let inside = bytes.windows(8).position(|window| window == b"received").unwrap();
    bytes[inside] ^= 1;
    fs::write(&backup, bytes).unwrap();
    let changed = other.program(&["restore", &path]).await;
    assert!(said(&changed).contains("no backup that can be used"), "{}", said(&changed));
}
