//! Photos in a bucket of an S3-compatible service, and the least of such a service.

use crate::city::{client, complaint};
use crate::pictures::jpeg;
use crate::process::Home;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use reqwest::multipart::{Form, Part};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio::sync::Notify;

const ORPHAN: &str = "/city/map/photos/ab/ab000000000000000000000000000001.jpg";

#[derive(Clone, Default)]
struct Bucket {
    /// Content and the day it was put there, by path.
    objects: Arc<Mutex<BTreeMap<String, (Bytes, &'static str)>>>,
    deleted: Arc<Notify>,
}

impl Bucket {
    async fn serve(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let app = Router::new().fallback(answer).with_state(self.clone());
        let server = async move { axum_serve(listener, app).await };
        tokio::spawn(server);
        address
    }

    /// What lies under a prefix, as the service lists it.
    fn list(&self, prefix: &str) -> String {
        let objects = self.objects.lock().unwrap();
        let under = objects.iter().filter(|(path, _)| path.starts_with(&format!("/city/{prefix}")));
        let contents = under.map(|(path, (bytes, day))| {
            let key = path.trim_start_matches("/city/");
            format!(
                "<Contents><Key>{key}</Key><Size>{}</Size><LastModified>{day}T00:00:00.000Z</LastModified></Contents>",
                bytes.len()
            )
        });
        format!("<ListBucketResult>{}</ListBucketResult>", contents.collect::<String>())
    }
}

async fn axum_serve(listener: TcpListener, app: Router) {
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        let service = hyper_util::service::TowerToHyperService::new(app.clone());
        let stream = hyper_util::rt::TokioIo::new(stream);
        tokio::spawn(hyper::server::conn::http1::Builder::new().serve_connection(stream, service));
    }
}

async fn answer(
    State(bucket): State<Bucket>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let signed = headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !signed.starts_with("AWS4-HMAC-SHA256 Credential=clerk/") {
        return StatusCode::FORBIDDEN.into_response();
    }
    let path = uri.path().to_owned();
    match method {
        Method::PUT => {
            bucket.objects.lock().unwrap().insert(path, (body, "2099-01-01"));
            [("etag", "\"1\"")].into_response()
        }
        // Several are deleted by one list.
        Method::POST => {
            let list = String::from_utf8(body.to_vec()).unwrap();
            let keys = list.split("<Key>").skip(1).map(|rest| rest.split("</Key>").next().unwrap());
            let deleted = keys.map(|key| {
                bucket.objects.lock().unwrap().remove(&format!("/city/{key}"));
                bucket.deleted.notify_one();
                format!("<Deleted><Key>{key}</Key></Deleted>")
            });
            format!("<DeleteResult>{}</DeleteResult>", deleted.collect::<String>()).into_response()
        }
        Method::GET if uri.query().is_some_and(|query| query.contains("list-type=2")) => {
            let query = uri.query().unwrap_or_default().replace("%2F", "/");
            let prefix = query.split('&').find_map(|part| part.strip_prefix("prefix=")).unwrap_or_default();
            bucket.list(prefix).into_response()
        }
        _ => match bucket.objects.lock().unwrap().get(&path) {
            Some((bytes, _)) => {
                let headers = [("etag", "\"1\""), ("last-modified", "Tue, 24 Nov 2026 05:00:00 GMT")];
                (headers, bytes.clone()).into_response()
            }
            None => StatusCode::NOT_FOUND.into_response(),
        },
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn photos_can_lie_in_a_bucket_and_are_swept_there_too() {
    let bucket = Bucket::default();
    bucket.objects.lock().unwrap().insert(ORPHAN.to_owned(), (Bytes::from_static(b"old"), "2020-01-01"));
    let address = bucket.serve().await;
    let home = Home::new();
    let mut command = home.command();
    command.env("PHOTOS", "s3://city/map/photos").env("AWS_ENDPOINT", address).env("AWS_ALLOW_HTTP", "true");
    command
        .env("AWS_ACCESS_KEY_ID", "clerk")
        .env("AWS_SECRET_ACCESS_KEY", "secret")
        .env("AWS_REGION", "local");
    let served = Home::started(command).await;
    bucket.deleted.notified().await;
    assert!(!bucket.objects.lock().unwrap().contains_key(ORPHAN));

    let json = Part::text(complaint().to_string()).mime_str("application/json").unwrap();
    let form = Form::new().part("complaint", json).part("photo", Part::bytes(jpeg(60, 40)));
    let url = |path: &str| format!("{}{path}", served.address);
    let client = client();
    let response = client.post(url("/api/complaints")).multipart(form).send().await.unwrap();
    assert_eq!(response.status(), 201);
    let receipt: Value = response.json().await.unwrap();
    let own = |path: &str| client.get(url(path)).bearer_auth(receipt["key"].as_str().unwrap()).send();
    let path = format!("/api/complaints/{}", receipt["id"].as_str().unwrap());
    let view: Value = own(&path).await.unwrap().json().await.unwrap();
    let photo = own(view["events"][0]["photos"][0]["url"].as_str().unwrap()).await.unwrap();
    assert_eq!(
        (photo.status().as_u16(), &photo.headers()["content-type"]),
        (200, &"image/jpeg".parse().unwrap())
    );
    let kept: Vec<String> = bucket.objects.lock().unwrap().keys().cloned().collect();
    assert_eq!(kept.len(), 2);
    assert!(kept.iter().all(|path| path.starts_with("/city/map/photos/")), "{kept:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_does_not_answer_acknowledges_nothing() {
    let home = Home::new();
    let mut command = home.command();
    // Nobody listens there.
    command
        .env("PHOTOS", "s3://city")
        .env("AWS_ENDPOINT", "http://127.0.0.1:9")
        .env("AWS_ALLOW_HTTP", "true");
    command.env("AWS_ACCESS_KEY_ID", "clerk").env("AWS_SECRET_ACCESS_KEY", "secret");
    let served = Home::started(command).await;
    let json = Part::text(complaint().to_string()).mime_str("application/json").unwrap();
    let form = Form::new().part("complaint", json).part("photo", Part::bytes(jpeg(60, 40)));
    let client = client();
    let response =
        client.post(format!("{}/api/complaints", served.address)).multipart(form).send().await.unwrap();
    assert_eq!(response.status(), 503);
    let summary = client.get(format!("{}/api/complaints/summary", served.address)).send().await.unwrap();
    assert_eq!(summary.json::<Value>().await.unwrap()["waiting"]["count"], 0);
}
