//! Administrators manage accounts; officials name their deputies and interests.

use crate::city::TestCity;
use crate::officials::refusal;
use adaldyq_domain::complaint::official::Role;
use serde_json::{Value, json};

#[tokio::test]
async fn only_an_administrator_sees_and_changes_accounts() {
    let city = TestCity::start().await;
    let desks = [city.operator().await, city.school().await];
    for desk in &desks {
        let path = format!("/users/{}", desk.account);
        let new = json!({ "login": "x1", "name": "X", "role": "administrator" });
        for refused in [
            desk.get("/users").await,
            desk.get("/users/audit").await,
            desk.send("POST", "/users", &new).await,
            desk.send("PATCH", &path, &json!({ "role": "administrator" })).await,
        ] {
            assert_eq!(refusal(refused).await, (403, "role".into()));
        }
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_new_account_is_said_by_field() {
    let city = TestCity::start().await;
    let desk = city.administrator().await;
    for (new, field, code) in [
        (json!({ "name": "A", "role": "officer" }), "login", "required"),
        (json!({ "login": "Бота", "name": "A", "role": "officer" }), "login", "bad-login"),
        (json!({ "login": "admin", "name": "A", "role": "officer" }), "login", "login-taken"),
        (json!({ "login": "bota", "name": " ", "role": "officer" }), "name", "required"),
        (json!({ "login": "bota", "name": "A", "role": "king" }), "role", "unknown-role"),
        (json!({ "login": "bota", "name": "A", "role": "institution" }), "institution", "institution-needed"),
        (
            json!({ "login": "bota", "name": "A", "role": "institution", "institution": "no-such" }),
            "institution",
            "unknown-institution",
        ),
        (
            json!({ "login": "bota", "name": "A", "role": "officer", "institution": "akimat" }),
            "institution",
            "institution-not-wanted",
        ),
    ] {
        let response = desk.send("POST", "/users", &new).await;
        assert_eq!(response.status(), 422, "{new}");
        let body: Value = response.json().await.unwrap();
        assert_eq!((&body["errors"][0]["field"], &body["errors"][0]["code"]), (&json!(field), &json!(code)));
    }
}

#[tokio::test]
async fn the_list_tells_everything_but_what_opens_an_account() {
    let city = TestCity::start().await;
    let desk = city.administrator().await;
    city.school().await;
    let response = desk.get("/users").await;
    let text = response.text().await.unwrap();
    let users: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(users["users"][1]["login"], "school");
    assert_eq!(users["users"][1]["institution"], "school-027");
    assert_eq!(users["users"][1]["enrolled"], true);
    assert_eq!(users["users"][1]["last_seen"], "2026-11-24T05:00:00.000Z");
    for secret in ["argon2", "password", "totp"] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let city = TestCity::start().await;
    let desk = city.administrator().await;
    let path = format!("/users/{}", desk.account);
    for change in [json!({ "disabled": true }), json!({ "role": "officer" })] {
        let refused = desk.send("PATCH", &path, &change).await;
        assert_eq!(refusal(refused).await, (409, "last-administrator".into()));
    }
    city.account("second", Role::Administrator, None).await;
    desk.done("PATCH", &path, &json!({ "disabled": true })).await;
    assert_eq!(desk.get("/users").await.status(), 401);
}

#[tokio::test]
async fn a_reset_ends_the_sessions_and_needs_a_new_enrolment() {
    let city = TestCity::start().await;
    let (desk, school) = (city.administrator().await, city.school().await);
    let path = format!("/users/{}", school.account);
    let changed = desk.done("PATCH", &path, &json!({ "reset": true, "name": "Жаңа" })).await;
    assert_eq!((&changed["user"]["enrolled"], &changed["user"]["name"]), (&json!(false), &json!("Жаңа")));
    assert_eq!(school.get("/session").await.status(), 401);
    let once = changed["one_time_password"].as_str().unwrap();
    let first: Value = city.sign_in("school", once, "").await.json().await.unwrap();
    assert!(first["enrol"]["secret"].is_string());
}

#[tokio::test]
async fn everything_that_happens_to_accounts_is_written_down() {
    let city = TestCity::start().await;
    let (desk, school) = (city.administrator().await, city.school().await);
    city.sign_in("school", "a guess of twelve", "000000").await;
    school.done("PUT", "/me/interests", &json!({ "interests": ["akimat"] })).await;
    desk.done("PATCH", &format!("/users/{}", school.account), &json!({ "disabled": true })).await;
    let audit = desk.json("/users/audit").await;
    let seen: Vec<(&str, &str)> = audit["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| (event["what"].as_str().unwrap(), event["about"].as_str().unwrap_or_default()))
        .collect();
    for expected in [
        ("user_disabled", "school"),
        ("interests", "school"),
        ("sign_in_failed", "school"),
        ("signed_in", "school"),
        ("user_added", "admin"),
    ] {
        assert!(seen.contains(&expected), "{expected:?} in {seen:?}");
    }
}

#[tokio::test]
async fn an_administrator_helps_who_cannot_come() {
    let city = TestCity::start().await;
    let (desk, ill) = (city.administrator().await, city.officer().await);
    let second = city.desk("second", Role::Officer, None).await;
    let path = format!("/users/{}", ill.account);
    let away =
        json!({ "deputy": { "account": second.account, "from": "2026-11-24", "until": "2026-11-25" } });
    assert_eq!(desk.done("PATCH", &path, &away).await["user"]["deputy"]["name"], "second");
    assert_eq!(second.for_absent(&ill.account).get("/session").await.status(), 200);
    let wrong = desk.send("PATCH", &path, &json!({ "email": "nobody", "lang": "ru" })).await;
    assert_eq!(refusal(wrong).await, (422, "bad-email".into()));
    let letters = json!({ "email": "ill@mysal.kz", "lang": "ru" });
    let user = desk.done("PATCH", &path, &letters).await["user"].clone();
    assert_eq!(
        json!([user["email"], user["lang"], user["deputy"]["name"]]),
        json!(["ill@mysal.kz", "ru", "second"])
    );
    assert_eq!(ill.json("/session").await["account"]["email"], "ill@mysal.kz");
    let none = desk.done("PATCH", &path, &json!({ "email": null })).await["user"].clone();
    assert_eq!(json!([none["email"], none["lang"]]), json!([null, "ru"]));
}

#[tokio::test]
async fn interests_are_ones_own_and_of_known_institutions() {
    let city = TestCity::start().await;
    let (desk, officer) = (city.administrator().await, city.officer().await);
    let unknown = officer.send("PUT", "/me/interests", &json!({ "interests": ["akimat", "no-such"] })).await;
    assert_eq!(refusal(unknown).await, (422, "unknown-institution".into()));
    let own = officer.done("PUT", "/me/interests", &json!({ "interests": ["akimat", "akimat"] })).await;
    assert_eq!(own["interests"], json!(["akimat"]));
    assert_eq!(desk.json("/users").await["users"][1]["interests"], json!(["akimat"]));
}

#[tokio::test]
async fn a_deputy_has_the_same_office_and_only_on_the_days_named() {
    let city = TestCity::start().await;
    let (one, two) = (city.officer().await, city.desk("second", Role::Officer, None).await);
    let school = city.school().await;
    let away =
        |account: &str, from: &str, until: &str| json!({ "account": account, "from": from, "until": until });
    let wrong = away(school.account.as_str(), "2026-11-24", "2026-11-25");
    assert_eq!(refusal(one.send("PUT", "/me/deputy", &wrong).await).await, (422, "bad-deputy".into()));
    let own = away(one.account.as_str(), "2026-11-24", "2026-11-25");
    assert_eq!(refusal(one.send("PUT", "/me/deputy", &own).await).await, (422, "bad-deputy".into()));
    let back = away(two.account.as_str(), "2026-11-25", "2026-11-24");
    assert_eq!(refusal(one.send("PUT", "/me/deputy", &back).await).await, (422, "bad-absence".into()));
    let stand_in = two.for_absent(&one.account);
    assert_eq!(refusal(stand_in.get("/session").await).await, (403, "not-stand-in".into()));
    let akimat = city.desk("akimat", Role::Institution, Some("akimat")).await;
    let elsewhere = away(akimat.account.as_str(), "2026-11-24", "2026-11-25");
    assert_eq!(refusal(school.send("PUT", "/me/deputy", &elsewhere).await).await, (422, "bad-deputy".into()));
    let right = away(two.account.as_str(), "2026-11-24", "2026-11-24");
    assert_eq!(one.done("PUT", "/me/deputy", &right).await["deputy"]["name"], "second");
    assert_eq!(stand_in.get("/session").await.status(), 200);
    assert_eq!(two.json("/session").await["account"]["stands_in_for"][0]["name"], "officer");
    assert_eq!(school.for_absent(&one.account).get("/session").await.status(), 403);
    one.done("PUT", "/me/deputy", &json!({ "account": null })).await;
    assert_eq!(stand_in.get("/session").await.status(), 403);
}

#[tokio::test]
async fn colleagues_are_those_who_could_stand_in() {
    let city = TestCity::start().await;
    let one = city.officer().await;
    city.account("second", Role::Officer, None).await;
    city.account("school", Role::Institution, Some("school-027")).await;
    let colleagues = one.json("/colleagues").await;
    assert_eq!(colleagues["colleagues"].as_array().unwrap().len(), 1);
    assert_eq!(colleagues["colleagues"][0]["name"], "second");
}
