//! A device works for a moment before it sends.

use crate::city::{TestCity, changed, complaint};
use altcha::{Challenge, Payload, SolveChallengeOptions, solve_challenge};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::Response;
use serde_json::{Value, json};

const MINUTE: i64 = 60_000;

async fn guarded() -> TestCity {
    TestCity::with(&[("PROOF_OF_WORK", "on")]).await
}

/// What a device sends after its work.
async fn worked(city: &TestCity) -> String {
    let challenge: Challenge = serde_json::from_value(city.json("/api/challenge").await).unwrap();
    let solution = solve_challenge(SolveChallengeOptions::new(&challenge)).unwrap().unwrap();
    STANDARD.encode(serde_json::to_vec(&Payload { challenge, solution }).unwrap())
}

async fn send(city: &TestCity, proof: &str, body: Value) -> Response {
    city.post("/api/complaints").header("x-altcha", proof).json(&body).send().await.unwrap()
}

async fn assert_unproven(refused: Response) {
    assert_eq!(refused.status(), 403);
    let problem: Value = refused.json().await.unwrap();
    assert_eq!(problem["errors"][0]["field"], "X-Altcha");
    assert_eq!(problem["errors"][0]["code"], "proof-of-work");
    assert!(!problem["errors"][0]["message"].as_str().unwrap().is_empty());
}

#[tokio::test]
async fn without_work_nothing_is_taken_and_with_it_once() {
    let city = guarded().await;
    assert_unproven(city.post("/api/complaints").json(&complaint()).send().await.unwrap()).await;
    assert_unproven(send(&city, "e30=", complaint()).await).await;
    let proof = worked(&city).await;
    assert_eq!(send(&city, &proof, complaint()).await.status(), 201);
    assert_unproven(send(&city, &proof, complaint()).await).await;
    assert_eq!(city.json("/api/complaints/summary").await["waiting"]["count"], 1);
}

#[tokio::test]
async fn what_was_refused_for_its_fields_may_come_again_with_the_same_work() {
    let city = guarded().await;
    let proof = worked(&city).await;
    assert_eq!(send(&city, &proof, changed(json!({ "topic": "x" }))).await.status(), 422);
    assert_eq!(send(&city, &proof, complaint()).await.status(), 201);
}

#[tokio::test]
async fn the_work_is_good_for_twenty_minutes() {
    let city = guarded().await;
    let (early, late) = (worked(&city).await, worked(&city).await);
    city.later(20 * MINUTE);
    assert_eq!(send(&city, &early, complaint()).await.status(), 201);
    city.later(1_000);
    assert_unproven(send(&city, &late, complaint()).await).await;
}

#[tokio::test]
async fn a_retry_needs_no_new_work() {
    let city = guarded().await;
    let keyed = || city.post("/api/complaints").header("idempotency-key", "a-key-of-the-page-0001");
    let proof = worked(&city).await;
    let first = keyed().header("x-altcha", &proof).json(&complaint()).send().await.unwrap();
    let first: Value = first.json().await.unwrap();
    // The answer was lost; the device has the old proof, or none.
    let again = keyed().header("x-altcha", &proof).json(&complaint()).send().await.unwrap();
    assert_eq!(again.json::<Value>().await.unwrap(), first);
    let again = keyed().json(&complaint()).send().await.unwrap();
    assert_eq!(again.status(), 201);
}

#[tokio::test]
async fn the_work_for_one_city_is_nothing_in_another() {
    let (one, other) = (guarded().await, guarded().await);
    assert_unproven(send(&other, &worked(&one).await, complaint()).await).await;
}

#[tokio::test]
async fn where_no_work_is_asked_there_is_no_challenge() {
    let city = TestCity::start().await;
    assert_eq!(city.get("/api/challenge").send().await.unwrap().status(), 404);
    assert_eq!(send(&city, "rubbish", complaint()).await.status(), 201);
}

#[tokio::test]
async fn what_fell_into_the_trap_for_machines_is_kept_all_the_same() {
    let city = TestCity::start().await;
    let receipt = city.send(&changed(json!({ "website": "https://example.org" }))).await;
    assert_eq!(city.own(&receipt).await["text"], complaint()["text"]);
    assert_eq!(city.json("/api/complaints/summary").await["waiting"]["count"], 1);
}
