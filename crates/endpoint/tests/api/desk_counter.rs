//! The receipt of what an operator enters: its key is the complainant's.

use crate::city::{TestCity, changed};
use crate::officials::{Desk, refusal};
use adaldyq_domain::complaint::official::Role;
use reqwest::Response;
use serde_json::{Value, json};

const REQUEST: &str = "a-key-of-the-desk-0001";

async fn enter(desk: &Desk<'_>) -> Response {
    let said = changed(json!({ "channel": "counter" }));
    desk.request("POST", "/complaints").header("idempotency-key", REQUEST).json(&said).send().await.unwrap()
}

async fn entered(desk: &Desk<'_>) -> Value {
    let response = enter(desk).await;
    assert_eq!(response.status(), 201);
    response.json().await.unwrap()
}

#[tokio::test]
async fn that_an_operator_was_given_a_key_is_written_down() {
    let city = TestCity::start().await;
    let (operator, officer) = (city.operator().await, city.officer().await);
    let receipt = entered(&operator).await;
    assert_eq!(city.own(&receipt).await["status"], "received");
    let accesses = &officer.one(&receipt).await["accesses"];
    assert_eq!((&accesses[0]["by"], &accesses[0]["what"]), (&json!("operator"), &json!("receipt")));
}

#[tokio::test]
async fn the_receipt_names_what_was_written_down_in_which_language_and_by_whom() {
    let city = TestCity::start().await;
    let operator = city.operator().await;
    let said = changed(json!({ "channel": "counter", "confidential": true, "lang": "ru" }));
    let receipt = operator.done("POST", "/complaints", &said).await;
    let written = &receipt["complaint"];
    assert_eq!((&written["lang"], &written["topic"]), (&json!("ru"), &said["topic"]));
    assert_eq!((&written["institution"], &written["confidential"]), (&said["institution"], &json!(true)));
    assert_eq!(written["by"], "operator");
    assert!(written["district"].is_string(), "{written}");
}

#[tokio::test]
async fn a_receipt_that_was_lost_on_the_way_comes_again_within_the_hour_and_then_without_its_key() {
    let city = TestCity::start().await;
    let operator = city.operator().await;
    let receipt = entered(&operator).await;
    city.later(10 * 60_000);
    assert_eq!(entered(&operator).await, receipt);
    city.later(50 * 60_000);
    let operator = city.at_desk(operator.account.clone(), "operator").await;
    let late = entered(&operator).await;
    assert_eq!((&late["id"], &late["key"]), (&receipt["id"], &Value::Null));
}

#[tokio::test]
async fn a_key_that_the_complainant_renewed_never_comes_to_the_desk() {
    let city = TestCity::start().await;
    let (operator, officer) = (city.operator().await, city.officer().await);
    let receipt = entered(&operator).await;
    let renewed: Value = city.step(&receipt, json!({ "kind": "renew_key" })).await.json().await.unwrap();
    let again = enter(&operator).await.text().await.unwrap();
    assert!(!again.contains(renewed["key"].as_str().unwrap()), "{again}");
    assert_eq!(serde_json::from_str::<Value>(&again).unwrap()["key"], Value::Null);
    assert_eq!(officer.one(&receipt).await["accesses"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn nobody_else_gets_the_receipt_by_the_same_request() {
    let city = TestCity::start().await;
    let operator = city.operator().await;
    entered(&operator).await;
    let other = city.desk("another", Role::Operator, None).await;
    assert_eq!(refusal(enter(&other).await).await, (422, "idempotency-key-reused".into()));
    let post = city.post("/api/complaints").header("idempotency-key", REQUEST);
    let outside = post.json(&changed(json!({ "channel": "counter" }))).send().await.unwrap();
    assert_eq!(refusal(outside).await, (422, "idempotency-key-reused".into()));
}
