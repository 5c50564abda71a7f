//! A complaint is read, by its author and by everybody.

use crate::actors::officer;
use crate::city::{DAY, TestCity, changed, complaint};
use adaldyq_domain::complaint::life::Action;
use adaldyq_domain::complaint::life::HideReason;
use serde_json::{Value, json};

#[tokio::test]
async fn a_complaint_is_private_until_it_is_accepted() {
    let city = TestCity::start().await;
    let contact = json!({ "name": "Аят", "email": "ayat@mysal.kz", "phone": "+77011234567" });
    let receipt = city.send(&changed(json!({ "contact": contact }))).await;
    assert_eq!(city.read(&receipt).await.status(), 404);
    city.accept(&receipt, None).await;
    let response = city.read(&receipt).await;
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
    let text = response.text().await.unwrap();
    let public: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&public["status"], &public["visibility"]), (&json!("accepted"), &json!("public")));
    assert_eq!(public["text"], complaint()["text"]);
    assert_eq!(public["events"][1]["institution"], "school-027");
    assert!(public.get("contact").is_none());
    for secret in ["Аят", "ayat@", "7701"] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[tokio::test]
async fn a_name_is_public_only_where_its_owner_says_so() {
    let city = TestCity::start().await;
    let receipt = city.send(&changed(json!({ "contact": { "name": "Аят", "show_name": true } }))).await;
    city.accept(&receipt, None).await;
    assert_eq!(city.read(&receipt).await.json::<Value>().await.unwrap()["name"], "Аят");
}

#[tokio::test]
async fn a_wrong_key_finds_nothing_also_where_everybody_may_read() {
    let city = TestCity::start().await;
    let receipt = city.send(&complaint()).await;
    let other = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    let path = format!("/api/complaints/{}", receipt["id"].as_str().unwrap());
    let wrong = [
        format!("Bearer {}", other["key"].as_str().unwrap()),
        "Bearer x".into(),
        "Basic x".into(),
        "x".into(),
    ];
    for authorization in wrong {
        let response = city.get(&path).header("authorization", &authorization).send().await.unwrap();
        assert_eq!(response.status(), 404, "{authorization}");
    }
    let own = format!("bearer {}", receipt["key"].as_str().unwrap());
    let response = city.get(&path).header("authorization", own).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["cache-control"], "no-store");
}

#[tokio::test]
async fn a_number_is_taken_in_any_case_and_without_its_hyphen() {
    let city = TestCity::start().await;
    let receipt = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    let id = receipt["id"].as_str().unwrap();
    for written in [id.to_lowercase(), id.replace('-', "")] {
        assert_eq!(city.json(&format!("/api/complaints/{written}")).await["id"], id);
    }
    for wrong in ["AAAA-AAAB", "x", "%00", "..%2f.."] {
        assert_eq!(
            city.get(&format!("/api/complaints/{wrong}")).send().await.unwrap().status(),
            404,
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn a_hidden_complaint_shows_its_reason_and_not_its_text() {
    let city = TestCity::start().await;
    let receipt = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    city.hide(&receipt, HideReason::PersonalData).await;
    let response = city.read(&receipt).await;
    assert_eq!(response.status(), 200);
    let hidden: Value = response.json().await.unwrap();
    assert_eq!(hidden["hidden"]["reason"], "personal_data");
    assert_eq!(hidden["registered"], "2026-11-24");
    for absent in ["text", "name", "institution", "at", "contact"] {
        assert!(hidden.get(absent).is_none(), "{absent}");
    }
    assert_eq!(city.own(&receipt).await["text"], complaint()["text"]);
    assert_eq!(city.json("/api/complaints").await["complaints"], json!([]));
}

#[tokio::test]
async fn what_is_confidential_is_never_public() {
    let city = TestCity::start().await;
    let receipt = city.send(&changed(json!({ "confidential": true }))).await;
    assert_eq!(city.own(&receipt).await["visibility"], "held");
    city.later(30 * DAY);
    assert_eq!(city.read(&receipt).await.status(), 404);
    city.act(&receipt, &officer(1), Action::Accept { institution: None }).await.unwrap();
    assert_eq!(city.read(&receipt).await.status(), 404);
    assert_eq!(city.json("/api/complaints").await["complaints"], json!([]));
    assert_eq!(city.json("/api/complaints/summary").await["total"]["count"], 0);
}

#[tokio::test]
async fn it_is_overdue_by_the_clock() {
    let city = TestCity::start().await;
    let receipt = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    city.later(21 * DAY);
    assert_eq!(city.own(&receipt).await["overdue"], Value::Null);
    city.later(DAY);
    assert_eq!(city.own(&receipt).await["overdue"], "institution");
    assert_eq!(city.json("/api/complaints/summary").await["total"]["overdue"], 1);
}
