//! Photos come with a complaint, and are seen by those who may.

use crate::city::{DAY, TestCity, changed, complaint};
use crate::pictures::{encoded, jpeg, picture, png_bomb, with_exif};
use adaldyq_domain::complaint::life::HideReason;
use image::{GenericImageView, ImageFormat};
use reqwest::Response;
use reqwest::multipart::{Form, Part};
use rstest::rstest;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const KEY: &str = "a-key-of-the-page-0001";

fn form(complaint: &Value, photos: &[Vec<u8>]) -> Form {
    let json = Part::text(complaint.to_string()).mime_str("application/json").unwrap();
    let photo = |bytes: &Vec<u8>| Part::bytes(bytes.clone()).file_name("IMG_2041.HEIC");
    photos.iter().fold(Form::new().part("complaint", json), |form, bytes| form.part("photo", photo(bytes)))
}

async fn post(city: &TestCity, photos: &[Vec<u8>]) -> Response {
    city.post("/api/complaints").multipart(form(&complaint(), photos)).send().await.unwrap()
}

/// A resident sends these with a complaint; the receipt.
async fn sent(city: &TestCity, photos: &[Vec<u8>]) -> Value {
    let response = post(city, photos).await;
    assert_eq!(response.status(), 201);
    response.json().await.unwrap()
}

/// What is wrong with the first field at fault, in English.
async fn fault(response: Response) -> (String, String, String) {
    assert_eq!(response.status(), 422);
    let problem: Value = response.json().await.unwrap();
    let text = |name: &str| problem["errors"][0][name].as_str().unwrap().to_owned();
    (text("field"), text("code"), text("message"))
}

/// The photos of the complaint's first event, as its author sees them.
async fn photos(city: &TestCity, receipt: &Value) -> Vec<Value> {
    city.own(receipt).await["events"][0]["photos"].as_array().unwrap().clone()
}

async fn get(city: &TestCity, photo: &Value, member: &str, key: Option<&Value>) -> Response {
    let request = city.get(photo[member].as_str().unwrap());
    let request = match key {
        Some(key) => request.bearer_auth(key.as_str().unwrap()),
        None => request,
    };
    request.send().await.unwrap()
}

/// The files that lie in the folder of photos.
fn files(city: &TestCity) -> Vec<PathBuf> {
    let drawers = fs::read_dir(city.photos()).unwrap().map(|drawer| drawer.unwrap().path());
    drawers.flat_map(|drawer| fs::read_dir(drawer).unwrap().map(|file| file.unwrap().path())).collect()
}

#[tokio::test]
async fn photos_come_with_a_complaint_and_are_seen_by_its_author() {
    let city = TestCity::start().await;
    let png = encoded(&picture(64, 48), ImageFormat::Png);
    let webp = encoded(&picture(3_000, 1_000), ImageFormat::WebP);
    let receipt = sent(&city, &[jpeg(600, 400), png, webp]).await;
    let photos = photos(&city, &receipt).await;
    let sizes: Vec<_> =
        photos.iter().map(|photo| (photo["width"].clone(), photo["height"].clone())).collect();
    assert_eq!(sizes, [(json!(600), json!(400)), (json!(64), json!(48)), (json!(2_048), json!(683))]);

    let large = get(&city, &photos[0], "url", Some(&receipt["key"])).await;
    assert_eq!(large.status(), 200);
    assert_eq!(large.headers()["content-type"], "image/jpeg");
    assert_eq!(large.headers()["x-content-type-options"], "nosniff");
    assert!(large.headers()["content-security-policy"].to_str().unwrap().contains("sandbox"));
    assert_eq!(large.headers()["cache-control"], "no-store");
    let large = image::load_from_memory(&large.bytes().await.unwrap()).unwrap();
    assert_eq!((large.dimensions(), large.get_pixel(100, 100).0[0] > 200), ((600, 400), true));
    let thumb = get(&city, &photos[2], "thumb", Some(&receipt["key"])).await;
    assert_eq!(image::load_from_memory(&thumb.bytes().await.unwrap()).unwrap().dimensions(), (400, 133));
}

#[tokio::test]
async fn what_a_phone_writes_beside_the_picture_is_gone_and_the_picture_stands_upright() {
    let city = TestCity::start().await;
    let sideways = with_exif(&jpeg(60, 40), 6);
    assert!(sideways.windows(4).any(|bytes| bytes == b"Exif"));
    let receipt = sent(&city, &[sideways]).await;
    let photo = photos(&city, &receipt).await.remove(0);
    assert_eq!((&photo["width"], &photo["height"]), (&json!(40), &json!(60)));
    for member in ["url", "thumb"] {
        let bytes = get(&city, &photo, member, Some(&receipt["key"])).await.bytes().await.unwrap();
        for trace in [&b"Exif"[..], b"Sarsenov", b"II*\0"] {
            assert!(!bytes.windows(trace.len()).any(|part| part == trace), "{member}");
        }
        let upright = image::load_from_memory(&bytes).unwrap();
        let (above, below) = (upright.get_pixel(20, 10).0, upright.get_pixel(20, 50).0);
        assert!(above[0] > 150 && below[2] > 150, "{member}: {above:?} above {below:?}");
    }
    let kept = files(&city).into_iter().map(|file| fs::read(file).unwrap());
    assert!(kept.into_iter().all(|bytes| !bytes.windows(4).any(|part| part == b"Exif")));
}

#[tokio::test]
async fn what_is_transparent_lies_on_white() {
    let city = TestCity::start().await;
    let clear = image::RgbaImage::from_pixel(20, 20, image::Rgba([0, 0, 0, 0]));
    let receipt = sent(&city, &[encoded(&clear.into(), ImageFormat::Png)]).await;
    let photo = photos(&city, &receipt).await.remove(0);
    let bytes = get(&city, &photo, "url", Some(&receipt["key"])).await.bytes().await.unwrap();
    assert_eq!(image::load_from_memory(&bytes).unwrap().get_pixel(10, 10).0[..3], [255, 255, 255]);
}

#[rstest]
#[case::a_bomb(png_bomb(60_000, 60_000), "too-many-pixels")]
#[case::a_little_too_many(png_bomb(10_000, 5_001), "too-many-pixels")]
#[case::half_a_jpeg(jpeg(600, 400)[..1_500].to_vec(), "no-picture")]
#[case::half_a_png(encoded(&picture(640, 480), ImageFormat::Png)[..300].to_vec(), "no-picture")]
#[case::an_archive(b"PK\x03\x04\x14\0\0\0\x08\0photo.jpg".to_vec(), "no-picture")]
#[case::a_drawing(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec(), "no-picture")]
#[case::an_animation(b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), "no-picture")]
#[case::of_a_phone_s_own_kind(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), "no-picture")]
#[case::nothing(Vec::new(), "no-picture")]
#[case::eleven_megabytes(vec![0xff; 11 * 1_024 * 1_024], "photo-too-large")]
#[tokio::test]
async fn what_is_no_picture_is_refused_by_its_place_and_nothing_is_kept(
    #[case] bytes: Vec<u8>,
    #[case] code: &str,
) {
    let city = TestCity::start().await;
    let response = city
        .post("/api/complaints")
        .header("accept-language", "en")
        .multipart(form(&complaint(), &[jpeg(60, 40), bytes]))
        .send()
        .await
        .unwrap();
    let (field, found, message) = fault(response).await;
    assert_eq!((field.as_str(), found.as_str()), ("photo.1", code));
    assert!(message.contains("choose another one"), "{message}");
    assert_eq!(files(&city).len(), 0);
    assert_eq!(city.json("/api/complaints/summary").await["waiting"]["count"], 0);
}

#[tokio::test]
async fn six_photos_are_one_too_many() {
    let city = TestCity::start().await;
    let (field, code, _) = fault(post(&city, &vec![jpeg(20, 20); 6]).await).await;
    assert_eq!((field.as_str(), code.as_str()), ("photo", "too-many-photos"));
    assert_eq!(photos(&city, &sent(&city, &vec![jpeg(20, 20); 5]).await).await.len(), 5);
}

#[tokio::test]
async fn a_complaint_at_fault_is_refused_before_its_photos_are_looked_at() {
    let city = TestCity::start().await;
    let form = form(&changed(json!({ "text": "short" })), &[b"no picture".to_vec()]);
    let (field, ..) = fault(city.post("/api/complaints").multipart(form).send().await.unwrap()).await;
    assert_eq!(field, "text");
}

#[rstest]
#[case::without_its_json(Form::new().part("photo", Part::bytes(jpeg(20, 20))), 422)]
#[case::with_json_that_is_none(Form::new().text("complaint", "{"), 400)]
#[case::with_too_much_json(Form::new().text("complaint", "x".repeat(70 * 1_024)), 413)]
#[case::with_too_much_of_all(Form::new().part("unknown", Part::bytes(vec![0; 53 * 1_024 * 1_024])), 413)]
#[tokio::test]
async fn a_body_in_parts_that_is_none_is_refused(#[case] form: Form, #[case] status: u16) {
    let city = TestCity::start().await;
    let response = city.post("/api/complaints").multipart(form).send().await.unwrap();
    assert_eq!(response.status(), status);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
}

#[tokio::test]
async fn without_photos_a_body_stays_small() {
    let city = TestCity::start().await;
    let post = city.post("/api/complaints").header("content-type", "application/json");
    let response = post.body(" ".repeat(65 * 1_024)).send().await.unwrap();
    assert_eq!(response.status(), 413);
}

#[tokio::test]
async fn a_retry_with_the_same_photos_gets_the_first_answer_and_keeps_nothing_twice() {
    let city = TestCity::start().await;
    let send = |photos: Vec<Vec<u8>>| {
        let post = city.post("/api/complaints").header("idempotency-key", KEY);
        post.multipart(form(&complaint(), &photos)).send()
    };
    let first = send(vec![jpeg(20, 20), jpeg(30, 20)]).await.unwrap();
    let first: Value = first.json().await.unwrap();
    let again: Value = send(vec![jpeg(20, 20), jpeg(30, 20)]).await.unwrap().json().await.unwrap();
    assert_eq!(again, first);
    assert_eq!(files(&city).len(), 4);
    for other in [vec![jpeg(30, 20), jpeg(20, 20)], vec![jpeg(20, 20)], vec![]] {
        let (field, code, _) = fault(send(other).await.unwrap()).await;
        assert_eq!((field.as_str(), code.as_str()), ("Idempotency-Key", "idempotency-key-reused"));
    }
}

#[tokio::test]
async fn a_photo_is_public_as_long_as_its_complaint_is() {
    let city = TestCity::start().await;
    let receipt = sent(&city, &[jpeg(60, 40)]).await;
    let photo = photos(&city, &receipt).await.remove(0);
    for member in ["url", "thumb"] {
        assert_eq!(get(&city, &photo, member, None).await.status(), 404);
    }
    assert_eq!(get(&city, &photo, "url", Some(&json!("A-key-that-opens-nothing"))).await.status(), 404);
    let other = city.send(&complaint()).await;
    assert_eq!(get(&city, &photo, "url", Some(&other["key"])).await.status(), 404);

    city.accept(&receipt, None).await;
    let public = get(&city, &photo, "url", None).await;
    assert_eq!(
        (public.status().as_u16(), &public.headers()["cache-control"]),
        (200, &"no-cache".parse().unwrap())
    );
    assert_eq!(public.headers()["vary"], "authorization");
    let tag = public.headers()["etag"].clone();
    let unchanged = |tag| city.get(photo["url"].as_str().unwrap()).header("if-none-match", tag).send();
    assert_eq!(unchanged(tag.clone()).await.unwrap().status(), 304);

    city.hide(&receipt, HideReason::PersonalData).await;
    assert_eq!(unchanged(tag).await.unwrap().status(), 404);
    assert_eq!(get(&city, &photo, "url", Some(&receipt["key"])).await.status(), 200);
}

#[rstest]
#[case("/api/photos/..%2f..%2fsecret")]
#[case("/api/photos/%2e%2e")]
#[case("/api/photos/00000000000000000000000000000000")]
#[case("/api/photos/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
#[case("/api/photos/..%2f..%2fsecret/thumb")]
#[case("/api/photos/%ff")]
#[tokio::test]
async fn no_path_leads_to_anything_else(#[case] path: &str) {
    let city = TestCity::start().await;
    let response = city.get(path).send().await.unwrap();
    assert_eq!(response.status(), 404);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
}

/// As if the endpoint was killed between the two: the photo is kept, its complaint is not.
#[tokio::test]
async fn a_photo_without_a_complaint_is_swept_after_a_day_and_others_stay() {
    let city = TestCity::start().await;
    let receipt = sent(&city, &[jpeg(60, 40)]).await;
    let photo = photos(&city, &receipt).await.remove(0);
    let known = files(&city)[0].clone();
    let orphan = city.photos().join("ab/ab000000000000000000000000000001.jpg");
    fs::create_dir_all(orphan.parent().unwrap()).unwrap();
    fs::copy(&known, &orphan).unwrap();
    let half = orphan.with_file_name("ab000000000000000000000000000002.jpg#1");
    fs::copy(&known, &half).unwrap();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis() as i64;

    assert_eq!(city.endpoint.sweep_photos(now).await.unwrap(), 0);
    assert!(orphan.exists() && half.exists());
    let old = SystemTime::now() - Duration::from_millis(DAY as u64 + 60_000);
    for file in files(&city) {
        fs::File::options().write(true).open(file).unwrap().set_modified(old).unwrap();
    }
    assert_eq!(city.endpoint.sweep_photos(now).await.unwrap(), 1);
    assert!(!orphan.exists() && !half.exists());
    assert_eq!(get(&city, &photo, "url", Some(&receipt["key"])).await.status(), 200);
}

#[tokio::test]
async fn the_list_counts_only_photos_that_everybody_may_see() {
    let city = TestCity::start().await;
    let receipt = sent(&city, &[jpeg(40, 30)]).await;
    city.accept(&receipt, None).await;
    let event = Part::text(json!({ "kind": "message", "text": "Тағы бір сурет" }).to_string());
    let form = Form::new().part("event", event.mime_str("application/json").unwrap());
    let form = form.part("photo", Part::bytes(jpeg(50, 30)).file_name("2.jpg"));
    let path = format!("/api/complaints/{}/events", receipt["id"].as_str().unwrap());
    let sent = city.post(&path).bearer_auth(receipt["key"].as_str().unwrap()).multipart(form).send().await;
    assert_eq!(sent.unwrap().status(), 201);
    assert_eq!(city.json("/api/complaints").await["complaints"][0]["photos"], 1);
}
