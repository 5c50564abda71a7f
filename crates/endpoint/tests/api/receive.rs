//! A complaint arrives.

use crate::city::{DAY, TUESDAY, TestCity, changed, complaint};
use rstest::rstest;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const KEY: &str = "a-key-of-the-page-0001";

#[tokio::test]
async fn a_complaint_gets_a_number_a_key_and_a_day() {
    let city = TestCity::start().await;
    let response = city.post("/api/complaints").json(&complaint()).send().await.unwrap();
    assert_eq!(response.status(), 201);
    let location = response.headers()["location"].to_str().unwrap().to_owned();
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert!(response.headers().get("access-control-allow-origin").is_none());
    let receipt: Value = response.json().await.unwrap();
    assert_eq!(location, format!("/api/complaints/{}", receipt["id"].as_str().unwrap()));
    assert_eq!(receipt["status"], "received");
    assert_eq!(receipt["received"], "2026-11-24T05:00:00.000Z");
    assert_eq!(receipt["registered"], "2026-11-24");
    assert_eq!(receipt["due"], "2026-12-15");
    assert_eq!(receipt["registrar"]["kk"], "Қызмет");
    assert!(receipt["key"].as_str().unwrap().len() >= 32);
}

#[tokio::test]
async fn what_comes_in_the_evening_is_registered_the_next_working_day() {
    let city = TestCity::start().await;
    // Friday, 19:00 in Astana.
    city.later(3 * DAY + 9 * 3_600_000);
    let receipt = city.send(&complaint()).await;
    assert_eq!((&receipt["registered"], &receipt["due"]), (&json!("2026-11-30"), &json!("2026-12-22")));
    let days = city.own(&receipt).await["days"].clone();
    let holiday = days.as_array().unwrap().iter().find(|day| day["date"] == "2026-12-16").unwrap();
    assert_eq!(holiday["why"], "holiday");
    assert_eq!(holiday["counted"], Value::Null);
}

#[tokio::test]
async fn a_term_past_the_known_calendar_is_provisional() {
    let city = TestCity::start().await;
    assert_eq!(city.own(&city.send(&complaint()).await).await["provisional"], false);
    city.later(21 * DAY);
    assert_eq!(city.own(&city.send(&complaint()).await).await["provisional"], true);
}

#[rstest]
#[case(json!({ "institution": null, "at": [51.1, 71.4] }), "esil")]
#[case(json!({ "institution": null, "at": [51.1, 71.6] }), "almaty")]
#[case(json!({ "institution": null, "at": [50.998, 71.4] }), "esil")]
#[case(json!({ "at": [51.1, 71.6] }), "almaty")]
#[case(json!({}), "esil")]
#[tokio::test]
async fn a_complaint_belongs_to_the_district_of_its_place(#[case] changes: Value, #[case] district: &str) {
    let city = TestCity::start().await;
    let receipt = city.send(&changed(changes)).await;
    assert_eq!(city.own(&receipt).await["district"], district);
}

#[tokio::test]
async fn the_complainant_sees_everything_that_was_sent() {
    let city = TestCity::start().await;
    let sent = changed(json!({
        "at": [51.1, 71.4],
        "text": "\u{feff} Жол\u{ad}да\tшұңқыр бар\r\nөте терең ",
        "contact": { "name": "Аят", "phone": "+7 (701) 123-45-67", "email": "ayat@mysal.kz", "show_name": true },
        "budget": { "year": 2026, "group": "04", "item": "159" },
        "unknown": { "is": "ignored" }
    }));
    let own = city.own(&city.send(&sent).await).await;
    assert_eq!(own["text"], "Жолда шұңқыр бар\nөте терең");
    assert_eq!(own["contact"], sent["contact"]);
    assert_eq!(own["budget"], sent["budget"]);
    assert_eq!((&own["status"], &own["visibility"]), (&json!("received"), &json!("private")));
    assert_eq!(own["events"][0]["kind"], "received");
    assert_eq!(own["days"].as_array().unwrap().last().unwrap()["counted"], 15);
}

#[tokio::test]
async fn a_retry_under_a_key_gets_the_first_answer() {
    let city = TestCity::start().await;
    let send = |body: String| {
        let post = city.post("/api/complaints").header("idempotency-key", KEY);
        post.header("content-type", "application/json").body(body).send()
    };
    let first: Value = send(complaint().to_string()).await.unwrap().json().await.unwrap();
    city.later(2 * DAY);
    // The members in another order, with other spaces, and one that is not known.
    let body = r#"{ "lang":"kk", "text":"Мектеп алдында үлкен шұңқыр бар", "x": 1,
                    "topic":"roads", "institution":"school-027", "at": null }"#;
    let again = send(body.to_owned()).await.unwrap();
    assert_eq!(again.status(), 201);
    assert_eq!(again.json::<Value>().await.unwrap(), first);
}

#[tokio::test]
async fn the_same_key_with_another_content_is_refused() {
    let city = TestCity::start().await;
    let send = |body: Value| city.post("/api/complaints").header("idempotency-key", KEY).json(&body).send();
    assert_eq!(send(complaint()).await.unwrap().status(), 201);
    let refused = send(changed(json!({ "topic": "other" }))).await.unwrap();
    assert_eq!(refused.status(), 422);
    let problem: Value = refused.json().await.unwrap();
    assert_eq!(problem["errors"][0]["field"], "Idempotency-Key");
    assert_eq!(problem["errors"][0]["code"], "idempotency-key-reused");
}

#[tokio::test]
async fn a_key_is_forgotten_after_thirty_days() {
    let city = TestCity::start().await;
    let send = || city.post("/api/complaints").header("idempotency-key", KEY).json(&complaint()).send();
    let first: Value = send().await.unwrap().json().await.unwrap();
    city.later(30 * DAY);
    assert_eq!(send().await.unwrap().json::<Value>().await.unwrap()["id"], first["id"]);
    city.later(DAY);
    assert_ne!(send().await.unwrap().json::<Value>().await.unwrap()["id"], first["id"]);
}

#[rstest]
#[case("short")]
#[case("fifteen-signs-0")]
#[case("a space is not visible")]
#[tokio::test]
async fn a_key_that_is_no_key_is_refused(#[case] key: &str) {
    let city = TestCity::start().await;
    let response =
        city.post("/api/complaints").header("idempotency-key", key).json(&complaint()).send().await;
    let response = response.unwrap();
    assert_eq!(response.status(), 422);
    assert_eq!(response.json::<Value>().await.unwrap()["errors"][0]["code"], "bad-idempotency-key");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_copies_at_once_make_one_complaint() {
    let city = std::sync::Arc::new(TestCity::start().await);
    let posts = (0..100).map(|_| {
        let city = city.clone();
        tokio::spawn(async move {
            let post = city.post("/api/complaints").header("idempotency-key", KEY).json(&complaint());
            let response = post.send().await.unwrap();
            assert_eq!(response.status(), 201);
            response.json::<Value>().await.unwrap()["id"].as_str().unwrap().to_owned()
        })
    });
    let mut ids = BTreeSet::new();
    for post in posts.collect::<Vec<_>>() {
        ids.insert(post.await.unwrap());
    }
    assert_eq!(ids.len(), 1);
    assert_eq!(city.json("/api/complaints/summary").await["waiting"]["count"], 1);
}

#[tokio::test]
async fn too_many_posts_of_one_address_have_to_wait_but_retries_are_free() {
    let city = TestCity::with(&[("RATE_LIMIT", "2/h")]).await;
    let keyed = || city.post("/api/complaints").header("idempotency-key", KEY).json(&complaint()).send();
    assert_eq!(keyed().await.unwrap().status(), 201);
    city.send(&complaint()).await;
    let refused = city.post("/api/complaints").json(&complaint()).send().await.unwrap();
    assert_eq!(refused.status(), 429);
    assert_eq!(refused.headers()["retry-after"], "1800");
    assert_eq!(refused.headers()["content-type"], "application/problem+json");
    assert_eq!(keyed().await.unwrap().status(), 201);
    city.later(1_800_000);
    city.send(&complaint()).await;
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_sender_has_an_own_limit() {
    let city = TestCity::with(&[("RATE_LIMIT", "1/h"), ("TRUSTED_PROXIES", "127.0.0.1")]).await;
    let from = |sender: &str| {
        city.post("/api/complaints").header("x-forwarded-for", sender).json(&complaint()).send()
    };
    assert_eq!(from("203.0.113.1").await.unwrap().status(), 201);
    assert_eq!(from("203.0.113.2").await.unwrap().status(), 201);
    assert_eq!(from("198.51.100.7, 203.0.113.1").await.unwrap().status(), 429);
    let untrusting = TestCity::with(&[("RATE_LIMIT", "1/h")]).await;
    let from = |sender: &str| {
        untrusting.post("/api/complaints").header("x-forwarded-for", sender).json(&complaint()).send()
    };
    assert_eq!(from("203.0.113.1").await.unwrap().status(), 201);
    assert_eq!(from("203.0.113.2").await.unwrap().status(), 429);
}

#[tokio::test]
async fn time_stands_at_the_test_s_own_moment() {
    let city = TestCity::start().await;
    assert_eq!(city.endpoint.clock.now(), TUESDAY);
    assert_eq!(city.json("/api/health").await["status"], "ok");
}
