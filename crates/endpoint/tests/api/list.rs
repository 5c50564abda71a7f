//! The public list and the counts.

use crate::city::{DAY, TestCity, changed, complaint};
use rstest::rstest;
use serde_json::{Value, json};

/// A complaint that the akimat has accepted; its number.
async fn accepted(city: &TestCity, changes: Value) -> String {
    let receipt = city.send(&changed(changes)).await;
    city.accept(&receipt, Some("akimat")).await;
    city.later(1_000);
    receipt["id"].as_str().unwrap().to_owned()
}

fn ids(list: &Value) -> Vec<&str> {
    list["complaints"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_list_is_newest_first_and_paged_without_gaps() {
    let city = TestCity::start().await;
    let mut expected = Vec::new();
    for _ in 0..5 {
        expected.insert(0, accepted(&city, json!({})).await);
    }
    assert_eq!(ids(&city.json("/api/complaints").await), expected);
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = city.json(&format!("/api/complaints?limit=2&cursor={cursor}")).await;
        seen.extend(ids(&page).into_iter().map(str::to_owned));
        match page["next"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn the_list_is_narrowed_by_topic_district_institution_status_and_day() {
    let city = TestCity::start().await;
    let road = accepted(&city, json!({ "topic": "roads", "institution": null, "at": [51.1, 71.4] })).await;
    city.later(DAY);
    let tree =
        accepted(&city, json!({ "topic": "landscaping", "institution": null, "at": [51.1, 71.6] })).await;
    let cases = [
        ("topic=roads", vec![&road]),
        ("topic=roads,landscaping", vec![&tree, &road]),
        ("topic=roads&topic=landscaping", vec![&tree, &road]),
        ("topic=", vec![&tree, &road]),
        ("district=almaty", vec![&tree]),
        ("institution=akimat", vec![&tree, &road]),
        ("institution=school-027", vec![]),
        ("status=accepted", vec![&tree, &road]),
        ("status=answered", vec![]),
        ("since=2026-11-25", vec![&tree]),
        ("until=2026-11-24", vec![&road]),
        ("since=2026-11-24&until=2026-11-25", vec![&tree, &road]),
    ];
    for (query, expected) in cases {
        assert_eq!(ids(&city.json(&format!("/api/complaints?{query}")).await), expected, "{query}");
    }
}

#[rstest]
#[case("topic=potholes", "topic")]
#[case("status=lost", "status")]
#[case("district=atlantis", "district")]
#[case("institution=%2e%2e", "institution")]
#[case("since=yesterday", "since")]
#[case("until=2026-13-01", "until")]
#[case("cursor=%25%25", "cursor")]
#[case("cursor=MTIz", "cursor")]
#[case("limit=0", "limit")]
#[case("limit=201", "limit")]
#[case("limit=many", "limit")]
#[case("format=xml", "format")]
#[tokio::test]
async fn a_question_that_means_nothing_is_refused_by_its_field(#[case] query: &str, #[case] field: &str) {
    let city = TestCity::start().await;
    let response = city.get(&format!("/api/complaints?{query}")).send().await.unwrap();
    assert_eq!(response.status(), 422);
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
    assert_eq!(response.json::<Value>().await.unwrap()["errors"][0]["field"], field);
}

#[tokio::test]
async fn what_waits_longer_than_three_working_days_shows_without_its_text() {
    let city = TestCity::start().await;
    let receipt = city.send(&changed(json!({ "contact": { "name": "Аят", "show_name": true } }))).await;
    city.later(3 * DAY); // Friday
    assert_eq!(city.json("/api/complaints").await["complaints"], json!([]));
    assert_eq!(city.read(&receipt).await.status(), 404);
    city.later(DAY); // Saturday: the third working day is over
    let list = city.json("/api/complaints").await;
    let item = &list["complaints"][0];
    assert_eq!((&item["id"], &item["district"]), (&receipt["id"], &json!("esil")));
    assert_eq!(item["status"], "received");
    for absent in ["text", "name", "institution", "at"] {
        assert!(item.get(absent).is_none(), "{absent}");
    }
    assert_eq!(city.read(&receipt).await.json::<Value>().await.unwrap(), *item);
    // Whom it is about stays private.
    assert_eq!(city.json("/api/complaints?institution=school-027").await["complaints"], json!([]));
    let summary = city.json("/api/complaints/summary").await;
    assert_eq!(summary["waiting"], json!({ "count": 1, "oldest_days": 4 }));
    assert_eq!(summary["total"]["count"], 0);
}

#[tokio::test]
async fn complaints_are_counted_by_one_or_two_things() {
    let city = TestCity::start().await;
    accepted(&city, json!({ "topic": "roads", "institution": null, "at": [51.1, 71.4] })).await;
    accepted(&city, json!({ "topic": "roads", "institution": null, "at": [51.1, 71.6] })).await;
    accepted(&city, json!({ "topic": "other" })).await;
    let summary = city.json("/api/complaints/summary?by=topic,year").await;
    assert_eq!(summary["by"], json!(["topic", "year"]));
    let counts = json!({
        "count": 1, "open": 1, "overdue": 0, "overdue_officer": 0, "confirmed": 0, "disputed": 0, "unconfirmed": 0, "reopened": 0,
        "answered": 0, "median_days": null, "days": [0, 0, 0, 0, 0], "questioned": 0
    });
    let mut other = counts.clone();
    other["topic"] = json!("other");
    other["year"] = json!(2026);
    assert_eq!(summary["groups"][0], other);
    assert_eq!(summary["groups"][1]["count"], 2);
    assert_eq!(summary["total"]["count"], 3);
    assert_eq!(summary["waiting"], json!({ "count": 0, "oldest_days": null }));
    let by_district = city.json("/api/complaints/summary?by=district&topic=roads").await;
    assert_eq!(by_district["groups"].as_array().unwrap().len(), 2);
    assert_eq!(city.json("/api/complaints/summary").await["groups"], json!([]));
    for wrong in ["by=colour", "by=topic,year,status"] {
        let response = city.get(&format!("/api/complaints/summary?{wrong}")).send().await.unwrap();
        assert_eq!(response.status(), 422, "{wrong}");
    }
}

#[tokio::test]
async fn the_list_can_be_had_as_a_map_layer() {
    let city = TestCity::start().await;
    accepted(&city, json!({})).await;
    accepted(&city, json!({ "institution": null, "at": [51.1, 71.25] })).await;
    let response = city.get("/api/complaints").header("accept", "application/geo+json").send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/geo+json");
    let layer: Value = response.json().await.unwrap();
    assert_eq!(layer, city.json("/api/complaints?format=geojson").await);
    assert_eq!(layer["features"][0]["geometry"], json!({ "type": "Point", "coordinates": [71.25, 51.1] }));
    // Without a place of its own it stands at the institution that holds it.
    assert_eq!(layer["features"][1]["geometry"]["coordinates"], json!([71.6, 51.15]));
}

#[tokio::test]
async fn the_list_can_be_had_as_a_table() {
    let city = TestCity::start().await;
    accepted(&city, json!({ "text": "=HYPERLINK(\"https://example.org\"), дейді" })).await;
    accepted(&city, json!({})).await;
    let response = city.get("/api/complaints?format=csv&limit=1").send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/csv; charset=utf-8; header=present");
    let link = response.headers()["link"].to_str().unwrap().to_owned();
    let table = response.text().await.unwrap();
    assert!(table.starts_with("id,status,"), "{table}");
    assert!(table.contains(complaint()["text"].as_str().unwrap()), "{table}");
    let next = link.trim_start_matches('<').split('>').next().unwrap();
    let table = city.get(next).send().await.unwrap().text().await.unwrap();
    assert!(table.contains("\"'=HYPERLINK(\"\"https://example.org\"\"), дейді\""), "{table}");
}
