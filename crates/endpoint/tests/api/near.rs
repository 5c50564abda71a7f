//! What is like a complaint that is about to be sent, and supporting it instead.

use crate::city::{TestCity, changed, complaint};
use adaldyq_domain::complaint::life::{HideReason, Outcome};
use serde_json::{Value, json};

const TOKEN: &str = "a-token-of-the-device-that-is-long-enough";

async fn at(city: &TestCity, lat: f64, text: &str) -> Value {
    let receipt = city.send(&changed(json!({ "institution": null, "at": [lat, 71.4], "text": text }))).await;
    city.accept(&receipt, Some("akimat")).await;
    receipt
}

fn ids(list: &Value) -> Vec<Value> {
    list["complaints"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect()
}

#[tokio::test]
async fn the_same_trouble_nearby_is_offered_first() {
    let city = TestCity::start().await;
    let same = at(&city, 51.1005, "Мектептің алдында үлкен шұңқыр").await;
    at(&city, 51.1001, "Аулада шамдар жанбайды, қараңғы").await;
    at(&city, 51.12, "Мектеп алдында үлкен шұңқыр бар").await;
    let text = "мектеп алдында шункыр бар";
    let list = city.get(&format!("/api/complaints?near=51.1,71.4&text={text}")).send().await.unwrap();
    assert_eq!(list.status(), 200);
    let list: Value = list.json().await.unwrap();
    assert_eq!(ids(&list), [same["id"].clone()]);
    let item = &list["complaints"][0];
    assert!(item["distance"].as_i64().unwrap() < 100, "{item}");
    assert_eq!(item["text"], "Мектептің алдында үлкен шұңқыр");
    assert_eq!(list["next"], Value::Null);
}

#[tokio::test]
async fn without_words_the_nearest_are_offered_and_at_most_five() {
    let city = TestCity::start().await;
    let mut sent = Vec::new();
    for step in 0..7 {
        sent.push(
            at(&city, 51.1 + 0.0002 * f64::from(step), "Мектеп алдында шұңқыр бар").await["id"].clone(),
        );
    }
    let list = city.json("/api/complaints?near=51.1,71.4").await;
    assert_eq!(ids(&list), sent[..5]);
}

#[tokio::test]
async fn of_many_the_most_alike_comes_first_and_of_equals_the_nearest() {
    let city = TestCity::start().await;
    for step in 0..4 {
        at(&city, 51.1 + 0.0001 * f64::from(step), "Аулада шамдар жанбайды, қараңғы").await;
    }
    let far = at(&city, 51.1006, "Мектеп алдында шұңқыр бар, жөндеңіздер").await;
    let near = at(&city, 51.1005, "Шұңқырды жөндеңіздер, мектеп алдында").await;
    let list = city.json("/api/complaints?near=51.1,71.4&text=мектеп алдында шұңқырлар, жөндеңіз").await;
    assert_eq!(ids(&list), [near["id"].clone(), far["id"].clone()]);
}

#[tokio::test]
async fn what_is_about_the_same_institution_is_found_without_a_place() {
    let city = TestCity::start().await;
    let receipt = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    let asked = "institution=school-027&text=шұңқыр мектеп алдында";
    let list = city.json(&format!("/api/complaints?{asked}")).await;
    assert_eq!(ids(&list), [receipt["id"].clone()]);
    assert!(list["complaints"][0].get("distance").is_none());
}

#[tokio::test]
async fn what_is_answered_hidden_or_not_accepted_is_not_offered() {
    let city = TestCity::start().await;
    let (answered, hidden) =
        (at(&city, 51.1, "Шұңқыр бар жолда").await, at(&city, 51.1, "Шұңқыр бар жолда").await);
    city.send(&changed(json!({ "at": [51.1, 71.4] }))).await;
    let before = city.json("/api/complaints?near=51.1,71.4").await;
    assert_eq!(before["complaints"].as_array().unwrap().len(), 2);
    city.reply(&answered, "akimat", Outcome::Done).await;
    city.hide(&hidden, HideReason::Spam).await;
    assert_eq!(city.json("/api/complaints?near=51.1,71.4").await["complaints"], json!([]));
    for wrong in ["near=51.1", "near=here", "near=951.1,71.4"] {
        let refused = city.get(&format!("/api/complaints?{wrong}")).send().await.unwrap();
        assert_eq!(refused.status(), 422, "{wrong}");
    }
}

#[tokio::test]
async fn one_device_supports_once() {
    let city = TestCity::start().await;
    let receipt = at(&city, 51.1, "Шұңқыр бар жолда").await;
    let path = format!("/api/complaints/{}/support", receipt["id"].as_str().unwrap());
    let support = |token: String| city.post(&path).json(&json!({ "token": token })).send();
    for (token, count) in
        [(TOKEN.to_owned(), 1), (TOKEN.to_owned(), 1), (TOKEN.replace("-that", "-which"), 2)]
    {
        let answer = support(token).await.unwrap();
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.json::<Value>().await.unwrap()["supports"], count);
    }
    assert_eq!(city.public(&receipt).await["supports"], 2);
    assert_eq!(city.json("/api/complaints").await["complaints"][0]["supports"], 2);
    for wrong in ["short".to_owned(), "a".repeat(129), "бір екі үш төрт бес алты жеті сегіз".to_owned()]
    {
        assert_eq!(support(wrong).await.unwrap().status(), 422);
    }
    assert_eq!(city.post(&path).json(&json!({})).send().await.unwrap().status(), 422);
}

#[tokio::test]
async fn only_what_is_open_and_public_can_be_supported() {
    let city = TestCity::start().await;
    let (waiting, answered) = (city.send(&complaint()).await, at(&city, 51.1, "Шұңқыр бар жолда").await);
    city.reply(&answered, "akimat", Outcome::Done).await;
    for receipt in [&waiting, &answered, &json!({ "id": "0000-0000" })] {
        let path = format!("/api/complaints/{}/support", receipt["id"].as_str().unwrap());
        let refused = city.post(&path).json(&json!({ "token": TOKEN })).send().await.unwrap();
        assert_eq!(refused.status(), 404);
    }
}

#[tokio::test]
async fn supports_are_limited_by_the_sender() {
    let city = TestCity::with(&[("RATE_LIMIT", "2/h")]).await;
    let receipt = at(&city, 51.1, "Шұңқыр бар жолда").await;
    let path = format!("/api/complaints/{}/support", receipt["id"].as_str().unwrap());
    let support = || city.post(&path).json(&json!({ "token": TOKEN })).send();
    assert_eq!(support().await.unwrap().status(), 200);
    let refused = support().await.unwrap();
    assert_eq!(refused.status(), 429);
    assert!(refused.headers().contains_key("retry-after"));
}
