//! Photos that come later, and that are taken back.

use crate::city::{TestCity, complaint};
use crate::pictures::jpeg;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::Response;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;

/// A step of the resident with a photo.
async fn step(city: &TestCity, receipt: &Value, kind: &str, key: &str) -> Response {
    step_with(city, receipt, kind, key, 1).await
}

/// The same with so many.
async fn step_with(city: &TestCity, receipt: &Value, kind: &str, key: &str, photos: u32) -> Response {
    let json = Part::text(json!({ "kind": kind, "text": "Міне, фотосурет" }).to_string());
    let json = json.mime_str("application/json").unwrap();
    let photo = |form: Form, at| form.part("photo", Part::bytes(jpeg(60 + at, 40)));
    let form = (0..photos).fold(Form::new().part("event", json), photo);
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
    assert_eq!(pictures(&city), 4, "the copy's own pictures are gone");
}

#[tokio::test]
async fn a_complaint_has_forty_photos_at_most_over_its_whole_life() {
    let city = TestCity::start().await;
    let (receipt, officer) = (sent_and_accepted(&city).await, city.officer().await);
    let key = |number: u32| format!("a-key-of-the-page-{number:04}");
    for number in 0..7 {
        assert_eq!(step_with(&city, &receipt, "message", &key(number), 5).await.status(), 201);
    }
    let refused = step_with(&city, &receipt, "message", &key(7), 5).await;
    assert_eq!(refused.status(), 422);
    let refused: Value = refused.json().await.unwrap();
    let error = &refused["errors"][0];
    assert_eq!((&error["field"], &error["code"]), (&json!("photo"), &json!("too-many-photos-in-all")));
    assert!(error["message"].as_str().unwrap().contains("тағы 4 "), "{error}");
    assert_eq!(pictures(&city), 2 * 36, "what was refused left nothing");
    assert_eq!(step_with(&city, &receipt, "message", &key(8), 4).await.status(), 201);
    let own = city.own(&receipt).await;
    assert!(!own["can"].as_array().unwrap().contains(&json!("photos")), "{}", own["can"]);
    // The step that filled it is answered again, should its answer have been lost.
    assert_eq!(step_with(&city, &receipt, "message", &key(8), 4).await.status(), 201);

    let path = format!("/complaints/{}/export", receipt["id"].as_str().unwrap());
    let file = officer.json(&path).await;
    let photos = file["photos"].as_array().unwrap();
    assert_eq!(photos.len(), 40);
    for photo in photos {
        let jpeg = STANDARD.decode(photo["base64"].as_str().unwrap()).unwrap();
        assert_eq!(photo["sha256"], format!("{:x}", Sha256::digest(&jpeg)));
    }
}

#[tokio::test]
async fn a_case_is_taken_out_also_where_a_picture_is_lost() {
    let city = TestCity::start().await;
    let (receipt, officer) = (sent_and_accepted(&city).await, city.officer().await);
    fs::remove_dir_all(city.photos()).unwrap();
    let file = officer.json(&format!("/complaints/{}/export", receipt["id"].as_str().unwrap())).await;
    let photo = &file["photos"][0];
    assert_eq!((&photo["base64"], photo["sha256"].as_str().unwrap().len()), (&Value::Null, 64));
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
