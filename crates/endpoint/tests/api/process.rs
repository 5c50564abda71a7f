//! The real program: killed, stopped, given orders, and its log read.

use crate::city::{changed, client, complaint};
use crate::database::Database;
use crate::fixture;
use reqwest::Client;
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Output, Stdio};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

/// A folder that the program runs in, and its database where that is not the program's own file.
pub struct Home(TempDir, Option<Database>);

impl Home {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fixture::publish(&folder.path().join("var/data"), fixture::RELEASE);
        fixture::build_app(&folder.path().join("dist"));
        Self(folder, None)
    }

    /// With a database of the kind that the tests are run on this time.
    pub async fn on_the_tests_database() -> Self {
        let Self(folder, _) = Self::new();
        let database = Database::make(folder.path()).await;
        Self(folder, Some(database))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The program here, with nothing of the surrounding environment.
    pub fn command(&self) -> Command {
        self.prepared(Command::new(env!("CARGO_BIN_EXE_adaldyq-endpoint")))
    }

    fn prepared(&self, mut command: Command) -> Command {
        command
            .current_dir(self.path())
            .env_clear()
            .env("PORT", "0")
            .env("RATE_LIMIT", "off")
            .env("PROOF_OF_WORK", "off")
            .kill_on_drop(true);
        if let Some(database) = &self.1 {
            command.env("DATABASE_URL", &database.url);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub async fn run(&self, arguments: &[&str]) -> Output {
        self.command().args(arguments).output().await.unwrap()
    }

    pub async fn serve(&self) -> Served {
        Self::started(self.command()).await
    }

    /// On this port, as after a restart.
    pub async fn serve_on(&self, port: &str) -> Served {
        let mut command = self.command();
        command.env("PORT", port);
        Self::started(command).await
    }

    /// Told by an error, and not by a signal, that a file may not grow any more.
    pub async fn serve_with_limits(&self) -> Served {
        let mut command = Command::new("sh");
        command.arg("-c").arg("trap '' XFSZ; exec \"$0\"").arg(env!("CARGO_BIN_EXE_adaldyq-endpoint"));
        Self::started(self.prepared(command)).await
    }

    pub async fn started(mut command: Command) -> Served {
        let mut child = command.env("LOG", "debug").spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next_line().await.unwrap().expect("the program says where it listens");
        let address = line.strip_prefix("Adaldyq Map: ").expect("the line names the product").to_owned();
        let mut stderr = child.stderr.take().unwrap();
        // Read as it comes: a long log that nobody reads holds the program up.
        let log = tokio::spawn(async move {
            let mut log = String::new();
            stderr.read_to_string(&mut log).await.unwrap();
            log
        });
        Served { child, address, log }
    }
}

pub struct Served {
    pub child: Child,
    pub address: String,
    log: JoinHandle<String>,
}

impl Served {
    async fn post(&self, client: &Client, body: &Value) -> Value {
        client
            .post(format!("{}/api/complaints", self.address))
            .json(body)
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap()
    }

    /// All of it, once the program has ended.
    async fn log(self) -> String {
        self.log.await.unwrap()
    }

    fn terminate(&self) {
        let id = self.child.id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    }
}

fn shown(output: &[u8]) -> String {
    String::from_utf8_lossy(output).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_a_kill_under_load() {
    let home = Home::on_the_tests_database().await;
    let mut served = home.serve().await;
    let acknowledged = Arc::new(Mutex::new(Vec::<Value>::new()));
    let client = client();
    let senders: Vec<_> = (0..16)
        .map(|sender| {
            let (acknowledged, client) = (acknowledged.clone(), client.clone());
            let address = format!("{}/api/complaints", served.address);
            tokio::spawn(async move {
                for number in 0.. {
                    let body = changed(json!({ "text": format!("Шұңқыр нөмірі {sender}-{number} осында") }));
                    // The program is killed in the middle of one of these.
                    let Ok(response) = client.post(&address).json(&body).send().await else { return };
                    let Ok(mut receipt) = response.json::<Value>().await else { return };
                    receipt["text"] = body["text"].clone();
                    acknowledged.lock().await.push(receipt);
                }
            })
        })
        .collect();
    while acknowledged.lock().await.len() < 300 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    served.child.kill().await.unwrap();
    for sender in senders {
        sender.await.unwrap();
    }
    let served = home.serve().await;
    let acknowledged = acknowledged.lock().await;
    assert!(acknowledged.len() >= 300);
    for receipt in acknowledged.iter() {
        let address = format!("{}/api/complaints/{}", served.address, receipt["id"].as_str().unwrap());
        let own = client.get(address).bearer_auth(receipt["key"].as_str().unwrap()).send().await.unwrap();
        assert_eq!(own.status(), 200, "{receipt}");
        let own: Value = own.json().await.unwrap();
        for member in ["text", "received", "registered", "due"] {
            assert_eq!(own[member], receipt[member]);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_lets_what_is_under_way_end() {
    let home = Home::new();
    let mut served = home.serve().await;
    let client = client();
    served.post(&client, &complaint()).await;
    served.terminate();
    assert!(served.child.wait().await.unwrap().success());
    // The log was written back into the one file.
    let files: Vec<_> =
        std::fs::read_dir(home.path().join("var")).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(!files.iter().any(|name| name == "adaldyq.db-wal"), "{files:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_holds_nothing_personal() {
    let home = Home::new();
    let mut served = home.serve().await;
    let client = client();
    let contact = json!({ "name": "Құпиясыз", "email": "qupiya@mysal.kz", "phone": "+7 701 555 44 33" });
    let receipt = served
        .post(&client, &changed(json!({ "contact": contact, "text": "Айтпа: құпия мәтін осында" })))
        .await;
    let (id, key) = (receipt["id"].as_str().unwrap(), receipt["key"].as_str().unwrap());
    let address = &served.address;
    client.get(format!("{address}/api/complaints/{id}")).bearer_auth(key).send().await.unwrap();
    client.get(format!("{address}/api/complaints?topic=qupiya-topic")).send().await.unwrap();
    client.get(format!("{address}/?q=qupiya-search")).send().await.unwrap();
    let wrong = json!({ "text": "құпия", "contact": { "email": "qupiya@" }, "topic": 5 });
    served.post(&client, &wrong).await;
    served.terminate();
    served.child.wait().await.unwrap();
    let log = served.log().await;
    assert!(log.lines().count() >= 5, "{log}");
    // The digits of a moment may be those of a telephone number.
    let timeless = |line: &str| {
        let mut entry: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"));
        entry.as_object_mut().unwrap().remove("timestamp").expect("each line has its moment");
        entry.to_string()
    };
    let log = log.lines().map(timeless).collect::<String>();
    for secret in ["құпия", "Құпия", "qupiya", "555", key, "127.0.0.1", "panicked"] {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn officials_accept_and_hide_while_the_endpoint_runs() {
    let home = Home::new();
    let served = home.serve().await;
    let client = client();
    let first = served.post(&client, &complaint()).await["id"].as_str().unwrap().to_owned();
    let place = changed(json!({ "institution": null, "at": [51.1, 71.6] }));
    let second = served.post(&client, &place).await["id"].as_str().unwrap().to_owned();
    let held = served.post(&client, &changed(json!({ "confidential": true }))).await;

    let list = home.run(&["list", "--text"]).await;
    let listed = shown(&list.stdout);
    for part in [first.as_str(), second.as_str(), "school-027", "almaty", "due ", "Мектеп алдында"]
    {
        assert!(listed.contains(part), "{part}: {listed}");
    }
    assert_eq!(listed.matches("Мектеп алдында").count(), 2, "{listed}");
    assert!(listed.contains(held["id"].as_str().unwrap()));
    assert!(!shown(&home.run(&["list"]).await.stdout).contains("Мектеп"));

    let accepted = home.run(&["accept", &first.to_lowercase()]).await;
    assert!(accepted.status.success(), "{}", shown(&accepted.stderr));
    assert_eq!(shown(&accepted.stdout), format!("{first}: accepted by school-027\n"));
    let nobody = home.run(&["accept", &second]).await;
    assert!(!nobody.status.success());
    assert!(shown(&nobody.stderr).contains("names no institution"), "{}", shown(&nobody.stderr));
    let unknown = home.run(&["accept", &second, "--institution", "school-999"]).await;
    assert!(shown(&unknown.stderr).contains("no institution of this id"), "{}", shown(&unknown.stderr));
    assert!(home.run(&["accept", &second, "--institution", "akimat"]).await.status.success());
    assert!(home.run(&["hide", &second, "--reason", "spam"]).await.status.success());
    for wrong in [
        vec!["accept", "0000-0000"],
        vec!["accept", "x"],
        vec!["hide", &first, "--reason", "dislike"],
        vec!["hide", &first],
    ] {
        assert!(!home.run(&wrong).await.status.success(), "{wrong:?}");
    }
    let read = async |id: &str| {
        let response = client.get(format!("{}/api/complaints/{id}", served.address)).send().await.unwrap();
        response.json::<Value>().await.unwrap()
    };
    assert_eq!(read(&first).await["visibility"], "public");
    assert_eq!(read(&second).await["hidden"]["reason"], "spam");
}

#[tokio::test]
async fn a_wrong_setting_stops_the_start_with_one_sentence() {
    let home = Home::new();
    for (name, value) in [
        ("PORT", "eighty"),
        ("DATABASE_URL", "mysql://localhost/adaldyq"),
        ("RATE_LIMIT", "many"),
        ("PROOF_OF_WORK", "yes"),
        ("MAIL", "mail.example.org"),
        ("DATA_DIR", "nowhere"),
        ("APP_DIR", "nowhere"),
        ("LOG", "info,=x"),
    ] {
        let output = home.command().env(name, value).output().await.unwrap();
        let sentence = shown(&output.stderr);
        assert!(!output.status.success(), "{name}");
        assert!(sentence.lines().count() == 1 && sentence.contains(name), "{name}: {sentence}");
        assert!(output.stdout.is_empty());
    }
}

#[tokio::test]
async fn settings_come_from_a_file_and_the_environment_wins() {
    let home = Home::new();
    std::fs::write(home.path().join("map.toml"), "DATA_DIR = \"nowhere\"\nport = 0\n").unwrap();
    let refused = home.run(&["--config", "map.toml"]).await;
    assert!(shown(&refused.stderr).contains("DATA_DIR: nowhere"), "{}", shown(&refused.stderr));
    let mut child =
        home.command().args(["serve", "--config", "map.toml"]).env("DATA_DIR", "var/data").spawn().unwrap();
    let line = BufReader::new(child.stdout.take().unwrap()).lines().next_line().await.unwrap().unwrap();
    assert!(line.starts_with("Adaldyq Map: http://127.0.0.1:"), "{line}");
    child.kill().await.unwrap();
    let missing = home.run(&["--config", "none.toml"]).await;
    assert!(shown(&missing.stderr).contains("none.toml"), "{}", shown(&missing.stderr));
}

#[tokio::test]
async fn help_names_every_command() {
    let home = Home::new();
    let help = shown(&home.run(&["--help"]).await.stdout);
    for command in ["serve", "accept", "hide", "list", "--config"] {
        assert!(help.contains(command), "{command}: {help}");
    }
    assert!(shown(&home.run(&["accept", "--help"]).await.stdout).contains("--institution"));
}

#[tokio::test]
async fn the_first_administrator_is_added_by_a_command_before_the_first_start() {
    let home = Home::new();
    let add = ["user", "add", "--login", "admin", "--name", "Б. Ахметова", "--role", "administrator"];
    let added = home.run(&add).await;
    let said = String::from_utf8(added.stdout).unwrap();
    let password = said.trim().rsplit(' ').next().unwrap().to_owned();
    assert_eq!(password.len(), 23, "{said}");
    let again = home.run(&add).await;
    assert!(!again.status.success());
    let served = home.serve().await;
    let body = json!({ "login": "admin", "password": password, "code": "" });
    let address = format!("{}/api/desk/session", served.address);
    let first = client().post(address).json(&body).send().await.unwrap();
    assert!(first.json::<Value>().await.unwrap()["enrol"]["otpauth"].is_string());
    let list = String::from_utf8(home.run(&["user", "list"]).await.stdout).unwrap();
    assert!(list.starts_with("admin  administrator  -  Б. Ахметова  waits for its first sign-in"), "{list}");
    let last = home.run(&["user", "disable", "admin"]).await;
    assert!(!last.status.success(), "it is the last administrator");
}

#[tokio::test]
async fn an_account_can_be_ready_at_once_for_automated_set_ups() {
    let home = Home::new();
    let mut command = home.command();
    command.args(["user", "add", "--login", "school", "--name", "Мектеп", "--role", "institution"]);
    command.args(["--institution", "school-027", "--password-stdin"]);
    command.args(["--totp-secret", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"]).stdin(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    tokio::io::AsyncWriteExt::write_all(&mut input, "көк тау үстінде бұлт\n".as_bytes()).await.unwrap();
    drop(input);
    let output = child.wait_with_output().await.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "school: added as institution\n");
    let list = String::from_utf8(home.run(&["user", "list"]).await.stdout).unwrap();
    assert!(list.contains("can sign in"), "{list}");
    let nowhere = ["user", "add", "--login", "x1", "--name", "X", "--role", "institution"];
    assert!(!home.run(&nowhere).await.status.success());
}
