//! Photos that come later, and that are taken back.

use crate::city::{TestCity, complaint};
use crate::pictures::jpeg;
use reqwest::Response;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use std::fs;

/// A step of the resident with a photo.
async fn step(city: &TestCity, receipt: &Value, kind: &str, key: &str) -> Response {
    let json = Part::text(json!({ "kind": kind, "text": "Міне, фотосурет" }).to_string());
    let json = json.mime_str("application/json").unwrap();
    let form = Form::new().part("event", json).part("photo", Part::bytes(jpeg(60, 40)));
    let path = format!("/api/complaints/{}/events", receipt["id"].as_str().unwrap());
    let post = city.post(&path).bearer_auth(receipt["key"].as_str().unwrap()).header("idempotency-key", key);
    post.multipart(form).send().await.unwrap()
}

async fn sent_and_accepted(city: &TestCity) -> Value {
    let json = Part::text(complaint().to_string()).mime_str("application/json").unwrap();
    let form = Form::new().part("complaint", json).part("photo", Part::bytes(jpeg(60, 40)));
    let receipt = city.post("/api/complaints").multipart(form).send().await.unwrap();
    let receipt: Value = receipt.json().await.unwrap();
    city.accept(&receipt, None).await;
    receipt
}

fn pictures(city: &TestCity) -> usize {
    let drawers = fs::read_dir(city.photos()).unwrap();
    drawers.map(|drawer| fs::read_dir(drawer.unwrap().path()).unwrap().count()).sum()
}

async fn status(city: &TestCity, url: &Value, receipt: Option<&Value>) -> u16 {
    let request = city.get(url.as_str().unwrap());
    let request = match receipt {
        Some(receipt) => request.bearer_auth(receipt["key"].as_str().unwrap()),
        None => request,
    };
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn a_photo_with_a_message_is_between_the_resident_and_the_officials() {
    let city = TestCity::start().await;
    let receipt = sent_and_accepted(&city).await;
    let first = step(&city, &receipt, "message", "a-key-of-the-page-0001").await;
    assert_eq!(first.status(), 201);
    let first: Value = first.json().await.unwrap();
    let events = first["complaint"]["events"].as_array().unwrap();
    let url = &events.last().unwrap()["photos"][0]["url"];
    assert_eq!((status(&city, url, Some(&receipt)).await, status(&city, url, None).await), (200, 404));
    assert_eq!(status(&city, &events[0]["photos"][0]["url"], None).await, 200);
    let public = city.read(&receipt).await.json::<Value>().await.unwrap();
    assert_eq!(public["events"].as_array().unwrap().last().unwrap()["photos"], json!([]));

    let again = step(&city, &receipt, "message", "a-key-of-the-page-0001").await;
    assert_eq!(again.json::<Value>().await.unwrap()["number"], first["number"]);
    assert_eq!(city.own(&receipt).await["events"].as_array().unwrap().len(), events.len());
}

#[tokio::test]
async fn a_step_that_needs_no_photo_takes_none() {
    let city = TestCity::start().await;
    let receipt = sent_and_accepted(&city).await;
    let refused = step(&city, &receipt, "withdraw", "a-key-of-the-page-0001").await;
    assert_eq!(refused.status(), 422);
    assert_eq!(refused.json::<Value>().await.unwrap()["errors"][0]["field"], "photo");
    assert_eq!(pictures(&city), 2);
}

#[tokio::test]
async fn what_is_erased_is_gone_from_the_disk_too() {
    let city = TestCity::start().await;
    let receipt = sent_and_accepted(&city).await;
    let url = city.own(&receipt).await["events"][0]["photos"][0]["url"].clone();
    assert_eq!((status(&city, &url, None).await, pictures(&city)), (200, 2));
    let path = format!("/api/complaints/{}/events", receipt["id"].as_str().unwrap());
    let erase = city.post(&path).bearer_auth(receipt["key"].as_str().unwrap());
    assert_eq!(erase.json(&json!({ "kind": "erase" })).send().await.unwrap().status(), 201);
    assert_eq!((status(&city, &url, None).await, status(&city, &url, Some(&receipt)).await), (404, 404));
    assert_eq!(pictures(&city), 0);
    assert_eq!(city.own(&receipt).await["events"][0]["photos"], json!([]));
}
