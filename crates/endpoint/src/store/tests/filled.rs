//! A database that an earlier version has filled is brought up to date with everything in it.

use super::super::{postgres, sqlite};
use super::*;
use adaldyq_domain::complaint::life::{Action, Confirmation, Outcome, Stance, Status, Visibility};
use adaldyq_domain::complaint::official::{AccountId, Actor, Official, Role};
use adaldyq_domain::complaint::working_days::Calendar;
use adaldyq_domain::id::InstitutionId;
use adaldyq_domain::published::HolidaysFile;
use sqlx::{Connection as _, PgConnection, SqliteConnection};

/// The tables of the first version, as it filled them: one accepted complaint with a contact, one hidden, one
/// held, and a request that was answered.
pub(super) const FIRST_VERSION: &str = "
    INSERT INTO complaints (id, status, visibility, confirmation, hidden_for, topic, institution, district, lat, lon,
                            lang, budget, received, registered, due, accepted, hidden, key_generation)
    VALUES
        ('K7QM2XP9', 'accepted', 'public', 'unconfirmed', NULL, 'roads', 'school-027', 'esil', 51.1, 71.4,
         'kk', '{\"year\":2026,\"group\":\"04\",\"item\":\"159\"}', 1000, '2026-11-24', '2026-12-15', 2000, NULL, 0),
        ('K7QM2XQB', 'received', 'hidden', 'unconfirmed', 'spam', 'other', NULL, NULL, NULL, NULL,
         'ru', NULL, 1500, '2026-11-24', '2026-12-15', NULL, 2500, 1),
        ('K7QM2XRN', 'received', 'held', 'unconfirmed', NULL, 'roads', 'school-027', 'esil', NULL, NULL,
         'en', NULL, 1600, '2026-11-24', '2026-12-15', NULL, NULL, 0);
    INSERT INTO events (complaint, number, time, actor, kind, body) VALUES
        ('K7QM2XP9', 1, 1000, 'resident', 'received',
         '{\"kind\":\"received\",\"registered\":\"2026-11-24\",\"due\":\"2026-12-15\"}'),
        ('K7QM2XP9', 2, 2000, 'officer', 'accepted', '{\"kind\":\"accepted\",\"institution\":\"school-027\"}'),
        ('K7QM2XQB', 1, 1500, 'resident', 'received',
         '{\"kind\":\"received\",\"registered\":\"2026-11-24\",\"due\":\"2026-12-15\"}'),
        ('K7QM2XQB', 2, 2500, 'officer', 'hidden', '{\"kind\":\"hidden\",\"reason\":\"spam\"}'),
        ('K7QM2XRN', 1, 1600, 'resident', 'received',
         '{\"kind\":\"received\",\"registered\":\"2026-11-24\",\"due\":\"2026-12-15\"}');
    INSERT INTO texts (complaint, number, text) VALUES
        ('K7QM2XP9', 1, 'Мектеп алдында шұңқыр бар'), ('K7QM2XQB', 1, 'Купите'), ('K7QM2XRN', 1, 'Пара сұрайды');
    INSERT INTO contacts (complaint, name, phone, email, show_name) VALUES
        ('K7QM2XP9', 'Аят', '+7 701 123 45 67', 'ayat@mysal.kz', 1);
    INSERT INTO requests (key_digest, content_digest, complaint, time) VALUES ('key', 'content', 'K7QM2XP9', 1000);
    UPDATE pulse SET time = 5";

async fn fill(place: &Place) {
    match place.address() {
        Database::Sqlite(path) => {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            let options = sqlite::options(&path);
            let mut at = SqliteConnection::connect_with(&options).await.unwrap();
            sqlite::MIGRATIONS.run_to(1, &mut at).await.unwrap();
            sqlx::raw_sql(FIRST_VERSION).execute(&mut at).await.unwrap();
            at.close().await.unwrap();
            let owner = std::os::unix::fs::PermissionsExt::from_mode(0o600);
            std::fs::set_permissions(path, owner).unwrap();
        }
        Database::Postgres(url) => {
            let mut at = PgConnection::connect(&url).await.unwrap();
            postgres::MIGRATIONS.run_to(1, &mut at).await.unwrap();
            sqlx::raw_sql(FIRST_VERSION).execute(&mut at).await.unwrap();
            at.close().await.unwrap();
        }
    }
}

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

#[tokio::test]
async fn what_the_first_version_kept_is_read_as_it_was() {
    let place = Place::make().await;
    fill(&place).await;
    let store = place.open().await;
    let whole = store.whole(id("K7QM-2XP9")).await.unwrap().unwrap();
    let complaint = &whole.complaint;
    assert_eq!(complaint.text, "Мектеп алдында шұңқыр бар");
    assert_eq!(complaint.life.status, Status::Accepted);
    assert_eq!(complaint.life.visibility, Visibility::Public);
    assert_eq!(complaint.life.confirmation, Confirmation::Unconfirmed);
    assert_eq!(complaint.life.institution.as_ref().unwrap().as_str(), "school-027");
    assert_eq!((complaint.life.registered, complaint.life.due), (date(2026, 11, 24), date(2026, 12, 15)));
    assert_eq!(complaint.at, Some(LatLon { lat: 51.1, lon: 71.4 }));
    assert_eq!((complaint.received, complaint.accepted), (1_000, Some(2_000)));
    assert_eq!(complaint.budget.as_ref().unwrap().item.as_deref(), Some("159"));
    assert_eq!(complaint.shown_name.as_deref(), Some("Аят"));
    assert_eq!(whole.contact.email.as_deref(), Some("ayat@mysal.kz"));
    assert_eq!(
        whole.events.iter().map(|event| event.kind.code()).collect::<Vec<_>>(),
        ["received", "accepted"]
    );
    let hidden = store.whole(id("K7QM-2XQB")).await.unwrap().unwrap();
    assert_eq!(hidden.complaint.life.visibility, Visibility::Hidden);
    assert_eq!((hidden.complaint.hidden, hidden.complaint.key_generation), (Some(2_500), 1));
    assert_eq!(store.unaccepted().await.unwrap().last().unwrap().id, id("K7QM-2XRN"));
}

#[tokio::test]
async fn what_the_first_version_kept_goes_on_as_if_it_were_new() {
    let place = Place::make().await;
    fill(&place).await;
    let store = place.open().await;
    let request = Request { key_digest: "key".to_owned(), content_digest: "content".to_owned() };
    let Some(Received::Again(receipt)) = store.earlier(&request, 3_000).await.unwrap() else { panic!() };
    assert_eq!((receipt.id, receipt.registered.as_str()), (id("K7QM-2XP9"), "2026-11-24"));
    store.receive(new("Жаңа шұңқыр бар")).await.unwrap();
    assert_eq!(store.waiting().await.unwrap().count, 1);
    // What is counted and listed: never the held one.
    let seen = store.not_private(None, 10).await.unwrap();
    assert_eq!(seen.iter().map(|one| one.id).collect::<Vec<_>>(), [id("K7QM-2XP9"), id("K7QM-2XQB")]);
    assert_eq!(seen[0].budget_of.as_deref(), Some("school-027"));
}

#[tokio::test]
async fn what_the_first_version_kept_lives_on_to_its_reply() {
    let place = Place::make().await;
    fill(&place).await;
    let store = place.open().await;
    let calendar = HolidaysFile { known_to: "2026-12-31".to_owned(), days: Vec::new() };
    let calendar = Arc::new(Calendar::new(&calendar).unwrap());
    let take = |id_: &str, role: Role, number: u8, action: Action| {
        let institution = (role == Role::Institution).then(|| InstitutionId::new("school-027").unwrap());
        let account = AccountId::from_random([number; 12]);
        let actor = Actor::Official(Official { account, role, institution, ..Official::at_the_machine() });
        let act = Act::new(id(id_), actor, action, 5_000, date(2026, 11, 25), calendar.clone());
        store.act(Act { text: Some("Тексердік".to_owned()), ..act })
    };
    let (accepted, hidden, held) = ("K7QM-2XP9", "K7QM-2XQB", "K7QM-2XRN");
    let draft = Action::Draft { outcome: Outcome::Done };
    let participate = Action::Participate { stance: Stance::Agrees };
    take(accepted, Role::Institution, 1, draft.clone()).await.unwrap().unwrap();
    assert!(take(accepted, Role::Officer, 2, participate.clone()).await.unwrap().unwrap().finalised);
    take(hidden, Role::Officer, 2, Action::Show).await.unwrap().unwrap();
    take(held, Role::Officer, 2, Action::Accept { institution: None }).await.unwrap().unwrap();
    take(held, Role::Officer, 2, draft).await.unwrap().unwrap();
    take(held, Role::Officer, 3, participate).await.unwrap().unwrap();
    let mut stands = Vec::new();
    for one in [accepted, hidden, held] {
        let complaint = store.whole(id(one)).await.unwrap().unwrap().complaint;
        stands.push((complaint.life.status, complaint.life.visibility, complaint.reply_days));
    }
    let expected = [
        (Status::Answered, Visibility::Public, Some(1)),
        (Status::Received, Visibility::Private, None),
        (Status::Answered, Visibility::Held, Some(1)),
    ];
    assert_eq!(stands, expected);
}

#[tokio::test]
async fn a_copy_that_the_first_version_would_have_made_is_brought_up_to_date() {
    let piece = |table: &str, lines: &[&str]| {
        Ok(copy::Piece { table: table.to_owned(), lines: lines.join("\n").into_bytes() })
    };
    let pieces = || {
        [
            piece(
                "contacts",
                &[
                    r#"["complaint","name","phone","email","show_name"]"#,
                    r#"["K7QM2XP9","Аят",null,"ayat@mysal.kz",1]"#,
                ],
            ),
            piece(
                "complaints",
                &[
                    r#"["id","status","visibility","confirmation","hidden_for","topic","institution","district","lat","lon","lang","budget","received","registered","due","accepted","hidden","key_generation"]"#,
                    r#"["K7QM2XP9","accepted","public","unconfirmed",null,"roads","school-027","esil","51.123456789","71.4","kk",null,1000,"2026-11-24","2026-12-15",2000,null,3]"#,
                ],
            ),
            piece(
                "events",
                &[
                    r#"["complaint","number","time","actor","kind","body"]"#,
                    r#"["K7QM2XP9",1,1000,"resident","received","{\"kind\":\"received\",\"registered\":\"2026-11-24\",\"due\":\"2026-12-15\"}"]"#,
                ],
            ),
            piece("texts", &[r#"["complaint","number","text"]"#, r#"["K7QM2XP9",1,"Шұңқыр"]"#]),
            piece("requests", &[r#"["key_digest","content_digest","complaint","time"]"#]),
            piece("pulse", &[r#"["id","time"]"#, "[1,5]"]),
        ]
    };
    let place = Place::make().await;
    copy::load(&place.address(), copy::Version(1), pieces().into_iter()).await.unwrap();
    let store = place.open().await;
    let whole = store.whole(id("K7QM-2XP9")).await.unwrap().unwrap();
    assert_eq!(whole.complaint.at, Some(LatLon { lat: 51.123456789, lon: 71.4 }));
    assert_eq!((whole.complaint.text.as_str(), whole.complaint.key_generation), ("Шұңқыр", 3));
    assert_eq!(whole.contact.name.as_deref(), Some("Аят"));
    store.close().await;

    let again = copy::load(&place.address(), copy::Version(1), pieces().into_iter()).await;
    assert!(matches!(again, Err(copy::Loading::Filled)), "{again:?}");
    let future = copy::load(&Place::make().await.address(), copy::Version(9_999), pieces().into_iter()).await;
    assert!(matches!(future, Err(copy::Loading::Newer)), "{future:?}");
}

#[tokio::test]
async fn a_copy_with_a_hole_leaves_nothing_behind() {
    let orphan = copy::Piece {
        table: "events".to_owned(),
        lines: b"[\"complaint\",\"number\",\"time\",\"actor\",\"kind\",\"body\"]\n[\"K7QM2XP9\",1,1,\"x\",\"x\",\"{}\"]\n".to_vec(),
    };
    let place = Place::make().await;
    assert!(copy::load(&place.address(), copy::Version(1), [Ok(orphan)].into_iter()).await.is_err());
    let store = place.open().await;
    assert_eq!(store.run(Statements(vec!["SELECT COUNT(*) FROM events"])).await.unwrap(), ["0"]);
}
