//! A database that any earlier version has filled is brought up to date with everything in it: the tables are made as
//! far as that version went, filled with what each step before it knew, and opened as they are opened today.

use super::super::{postgres, sqlite};
use super::filled::FIRST_VERSION;
use super::*;
use crate::photos::PhotoId;
use adaldyq_domain::complaint::life::{Outcome, Status};
use sqlx::{Connection as _, PgConnection, SqliteConnection};

const ACCOUNT: &str = "aaaaaaaaaaaa";

/// What is kept from a version on, in the words of that version: later steps move it, and lose nothing.
const KEPT: [(i64, &str); 8] = [
    (1, FIRST_VERSION),
    // The accepted complaint gets its reply.
    (
        2,
        "UPDATE complaints SET status = 'answered', outcome = 'done', drafted = '2026-11-25', participated = 1,
                replied = 4000, answered = '2026-11-25', reply_days = 1,
                life = '{\"status\":\"answered\",\"visibility\":\"public\",\"confirmation\":\"unconfirmed\",\"institution\":\"school-027\",\"registered\":\"2026-11-24\",\"term_from\":\"2026-11-24\",\"due\":\"2026-12-15\",\"holder_since\":\"2026-11-24\",\"released\":false,\"draft\":{\"author\":\"aaaaaaaaaaaa\",\"outcome\":\"done\",\"drafted\":\"2026-11-25\",\"objected\":false,\"participated\":{\"officer\":\"bbbbbbbbbbbb\",\"stance\":\"agrees\"}},\"outcome\":\"done\",\"answered\":\"2026-11-25\",\"reopened\":0,\"name_hidden\":false,\"erased\":false}'
         WHERE id = 'K7QM2XP9';
         INSERT INTO events (complaint, number, time, actor, kind, body, account) VALUES
             ('K7QM2XP9', 3, 3000, 'institution', 'drafted', '{\"kind\":\"drafted\",\"outcome\":\"done\"}', 'aaaaaaaaaaaa'),
             ('K7QM2XP9', 4, 4000, 'officer', 'participated', '{\"kind\":\"participated\",\"stance\":\"agrees\"}', 'bbbbbbbbbbbb'),
             ('K7QM2XP9', 5, 4000, 'system', 'answered', '{\"kind\":\"answered\",\"outcome\":\"done\"}', NULL);
         INSERT INTO texts (complaint, number, text) VALUES
             ('K7QM2XP9', 3, 'Жөнделді'), ('K7QM2XP9', 4, 'Тексерілді');
         INSERT INTO chores (name, done) VALUES ('due days', 'release')",
    ),
    (
        3,
        "INSERT INTO photos (id, complaint, event, position, width, height, bytes, hash)
         VALUES ('0123456789abcdef0123456789abcdef', 'K7QM2XP9', 1, 0, 800, 600, 1234, 'hash')",
    ),
    (
        4,
        "INSERT INTO accounts (id, login, name, role, institution, password, totp, interests, created) VALUES
             ('aaaaaaaaaaaa', 'aya', 'Ая', 'institution', 'school-027', 'hash', 'sealed', '[]', 500),
             ('bbbbbbbbbbbb', 'bek', 'Бек', 'officer', NULL, 'hash', 'sealed', '[\"school-028\"]', 500);
         UPDATE accounts SET deputy = 'bbbbbbbbbbbb', deputy_from = '2026-12-01', deputy_until = '2026-12-05'
         WHERE id = 'aaaaaaaaaaaa';
         INSERT INTO sessions (digest, account, created, seen) VALUES ('digest', 'aaaaaaaaaaaa', 500, 600);
         INSERT INTO audit (id, time, what, account, about) VALUES ('1', 500, 'added', NULL, 'aaaaaaaaaaaa');
         INSERT INTO notes (id, complaint, time, account, office, text)
         VALUES ('1', 'K7QM2XP9', 2500, 'aaaaaaaaaaaa', 'school-027', 'Дүйсенбіде сұраймыз');
         INSERT INTO accesses (id, complaint, time, account, what)
         VALUES ('1', 'K7QM2XRN', 2500, 'bbbbbbbbbbbb', 'opened');
         INSERT INTO templates (account, body) VALUES ('aaaaaaaaaaaa', '[]');
         INSERT INTO proposals (id, institution, status, created, sent, version, body)
         VALUES ('proposal', 'school-027', 'sent', 2000, 3000, 2,
             '{\"proposal\":{\"status\":\"sent\",\"institution\":\"school-027\",\"title\":\"Асхана\",\"finding\":\"Бір жеткізуші\",\"measure\":\"Конкурс\",\"by\":\"2026-12-20\",\"complaints\":[\"K7QM-2XP9\"],\"author\":\"bbbbbbbbbbbb\",\"sent\":\"2026-11-24\"}}')",
    ),
    (
        5,
        "UPDATE complaints SET questioned = 150000, suspect = 1 WHERE id = 'K7QM2XP9';
         INSERT INTO supports (complaint, device, time) VALUES ('K7QM2XP9', 'device', 2500);
         INSERT INTO follows (id, complaint, email, lang, created, confirmed)
         VALUES ('1', 'K7QM2XP9', 'ayat@mysal.kz', 'kk', 2500, 2600)",
    ),
    (6, "UPDATE accounts SET email = 'aya@mysal.kz', lang = 'ru' WHERE id = 'aaaaaaaaaaaa'"),
    (8, "INSERT INTO recipients (digest, since, letters) VALUES ('digest', 2500, 3)"),
    (
        10,
        "INSERT INTO answered_requests (key_digest, content_digest, complaint, time, number)
         VALUES ('later', 'content', 'K7QM2XP9', 3000, 3)",
    ),
];

fn newest() -> i64 {
    sqlite::MIGRATIONS.iter().map(|migration| migration.version).max().unwrap()
}

/// As the version left it.
async fn fill(place: &Place, version: i64) {
    let kept =
        |step: i64| KEPT.iter().filter(move |(from, _)| *from == step).map(|(_, statements)| *statements);
    match place.address() {
        Database::Sqlite(path) => {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            let mut at = SqliteConnection::connect_with(&sqlite::options(&path)).await.unwrap();
            for step in 1..=version {
                sqlite::MIGRATIONS.run_to(step, &mut at).await.unwrap();
                for statements in kept(step) {
                    sqlx::raw_sql(statements).execute(&mut at).await.unwrap();
                }
            }
            at.close().await.unwrap();
            let owner = std::os::unix::fs::PermissionsExt::from_mode(0o600);
            std::fs::set_permissions(path, owner).unwrap();
        }
        Database::Postgres(url) => {
            let mut at = PgConnection::connect(&url).await.unwrap();
            for step in 1..=version {
                postgres::MIGRATIONS.run_to(step, &mut at).await.unwrap();
                for statements in kept(step) {
                    sqlx::raw_sql(statements).execute(&mut at).await.unwrap();
                }
            }
            at.close().await.unwrap();
        }
    }
}

#[tokio::test]
async fn both_databases_have_the_same_versions() {
    let versions = |all: &sqlx::migrate::Migrator| all.iter().map(|one| one.version).collect::<Vec<_>>();
    assert_eq!(versions(&sqlite::MIGRATIONS), versions(&postgres::MIGRATIONS));
    assert_eq!(versions(&sqlite::MIGRATIONS), (1..=newest()).collect::<Vec<_>>());
}

#[tokio::test]
async fn what_any_version_kept_is_there_today() {
    for version in 1..=newest() {
        let place = Place::make().await;
        fill(&place, version).await;
        let store = place.open().await;
        complaints_are_there(&store, version).await;
        if version >= 4 {
            desk_is_there(&store, version).await;
        }
        // It goes on from there.
        store.receive(new("Жаңа шұңқыр бар")).await.unwrap();
        assert_eq!(store.waiting().await.unwrap().count, 1, "{version}");
        store.close().await;
    }
}

async fn complaints_are_there(store: &Store, version: i64) {
    let id = Id::parse("K7QM-2XP9").unwrap();
    let whole = store.whole(id).await.unwrap().unwrap();
    let complaint = &whole.complaint;
    assert_eq!(complaint.text, "Мектеп алдында шұңқыр бар", "{version}");
    assert_eq!(whole.contact.email.as_deref(), Some("ayat@mysal.kz"), "{version}");
    let kinds: Vec<_> = whole.events.iter().map(|event| event.kind.code()).collect();
    if version >= 2 {
        assert_eq!(kinds, ["received", "accepted", "drafted", "participated", "answered"], "{version}");
        assert_eq!(complaint.life.status, Status::Answered, "{version}");
        assert_eq!(
            (complaint.life.outcome, complaint.reply_days),
            (Some(Outcome::Done), Some(1)),
            "{version}"
        );
        assert_eq!(whole.events[2].text.as_deref(), Some("Жөнделді"), "{version}");
        assert_eq!(whole.events[2].account.as_deref(), Some(ACCOUNT), "{version}");
        let replies =
            store.run(Statements(vec!["SELECT verdict FROM replies WHERE days = 1"])).await.unwrap();
        assert_eq!(replies, ["unconfirmed"], "{version}");
    } else {
        assert_eq!(kinds, ["received", "accepted"], "{version}");
    }
    if version >= 3 {
        let photo = PhotoId::parse("0123456789abcdef0123456789abcdef").unwrap();
        assert_eq!(store.whose(&photo).await.unwrap().unwrap().complaint, id, "{version}");
        assert_eq!((whole.photos.len(), complaint.photos), (1, 1), "{version}");
    }
    if version >= 5 {
        assert_eq!((complaint.supports, complaint.questioned), (1, Some(150_000)), "{version}");
        assert!(store.is_suspect(id).await.unwrap(), "{version}");
        assert!(store.follows(id, "ayat@mysal.kz").await.unwrap(), "{version}");
    }
    for key in ["key", "later"].into_iter().take(if version >= 10 { 2 } else { 1 }) {
        let request = Request { key_digest: key.to_owned(), content_digest: "content".to_owned() };
        assert!(
            matches!(store.earlier(&request, 5_000).await, Ok(Some(Received::Again(_)))),
            "{version} {key}"
        );
    }
}

async fn desk_is_there(store: &Store, version: i64) {
    let account = store.account_of("aya").await.unwrap().unwrap();
    assert_eq!((account.name.as_str(), account.role), ("Ая", Role::Institution), "{version}");
    assert_eq!(account.deputy.unwrap().account.as_str(), "bbbbbbbbbbbb", "{version}");
    let told = if version >= 6 { (Some("aya@mysal.kz"), Lang::Ru) } else { (None, Lang::Kk) };
    assert_eq!((account.email.as_deref(), account.lang), told, "{version}");
    let notes = store.notes(Id::parse("K7QM-2XP9").unwrap(), "school-027").await.unwrap();
    assert_eq!(notes[0].text, "Дүйсенбіде сұраймыз", "{version}");
    let accesses = store.accesses(Id::parse("K7QM-2XRN").unwrap()).await.unwrap();
    assert_eq!((accesses[0].by.as_str(), accesses[0].text.as_str()), ("Бек", "opened"), "{version}");
    assert_eq!(store.audit().await.unwrap().len(), 1, "{version}");
    assert!(store.templates(&account.id).await.unwrap().is_some(), "{version}");
    let sent = store.public_proposals().await.unwrap();
    assert_eq!((sent[0].proposal.title.as_str(), sent[0].version), ("Асхана", 2), "{version}");
    assert_eq!(sent[0].proposal.complaints.len(), 1, "{version}");
    let waiting = store.waiting_proposals().await.unwrap();
    assert_eq!(waiting.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["proposal"], "{version}");
}
