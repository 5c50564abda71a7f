//! Feeds and calendars.

use crate::actors::head_of;
use crate::city::{DAY, TestCity, changed};
use adaldyq_domain::complaint::life::{Action, HideReason, Outcome};
use adaldyq_domain::complaint::official::Actor;
use serde_json::{Value, json};

async fn accepted(city: &TestCity, text: &str) -> Value {
    let receipt = city.send(&changed(json!({ "text": text }))).await;
    city.accept(&receipt, None).await;
    receipt
}

async fn text(city: &TestCity, path: &str, kind: &str) -> String {
    let response = city.get(path).header("accept-language", "en").send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    assert_eq!(response.headers()["content-type"], kind);
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
    response.text().await.unwrap()
}

const ATOM: &str = "application/atom+xml; charset=utf-8";

#[tokio::test]
async fn a_complaint_has_a_feed_of_what_happened() {
    let city = TestCity::with(&[("PUBLIC_URL", "https://map.mysal.kz")]).await;
    let receipt = accepted(&city, "<b>Шұңқыр</b> & «қоқыс» бар").await;
    city.later(DAY);
    let draft = Action::Draft { outcome: Outcome::Done };
    city.act(&receipt, &head_of("school-027"), draft).await.unwrap();
    city.step(&receipt, json!({ "kind": "message", "text": "Пәтерім 12" })).await;
    let id = receipt["id"].as_str().unwrap();
    let feed = text(&city, &format!("/feeds/complaint/{id}.atom"), ATOM).await;
    for part in [
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">",
        &format!("<id>https://map.mysal.kz/feeds/complaint/{id}.atom</id>"),
        "<updated>2026-11-25T05:00:00.000Z</updated>",
        &format!("<title>{id}: a draft of the reply was published. It is not final yet.</title>"),
        &format!("<id>https://map.mysal.kz/complaints/{id}#event-3</id>"),
        "&lt;b&gt;Шұңқыр&lt;/b&gt; &amp; «қоқыс» бар",
        "Тексердік, мәтін осы",
    ] {
        assert!(feed.contains(part), "{part}: {feed}");
    }
    assert!(!feed.contains("Пәтерім") && !feed.contains("<b>"), "{feed}");
    assert_eq!(feed.matches("<entry>").count(), 4);
    assert!(feed.contains("<author><name>Adaldyq Map</name></author>"), "{feed}");
    let kazakh = city.get(&format!("/feeds/complaint/{id}.atom?lang=kk")).send().await.unwrap();
    assert!(kazakh.text().await.unwrap().contains("мекеме өтінішті қабылдады"));
}

#[tokio::test]
async fn an_institution_a_district_and_a_topic_have_feeds_of_what_is_new() {
    let city = TestCity::start().await;
    let receipt = accepted(&city, "Мектеп алдында шұңқыр бар").await;
    let other = city.send(&changed(json!({ "topic": "other", "institution": "akimat" }))).await;
    city.accept(&other, None).await;
    for path in ["institution/school-027", "district/esil", "topic/roads"] {
        let feed = text(&city, &format!("/feeds/{path}.atom"), ATOM).await;
        assert_eq!(feed.matches("<entry>").count(), 1, "{path}");
        assert!(feed.contains(receipt["id"].as_str().unwrap()), "{path}: {feed}");
        assert!(feed.contains(&format!("<id>{}/feeds/{path}.atom</id>", city.address)), "{feed}");
    }
    let empty = text(&city, "/feeds/topic/landscaping.atom", ATOM).await;
    assert!(empty.contains("<updated>1970-01-01T00:00:00.000Z</updated>"), "{empty}");
    for missing in ["institution/school-999", "district/x", "topic/x", "complaint/x", "street/esil"] {
        let response = city.get(&format!("/feeds/{missing}.atom")).send().await.unwrap();
        assert_eq!(response.status(), 404, "{missing}");
        assert_eq!(response.headers()["content-type"], "application/problem+json", "{missing}");
    }
    assert_eq!(city.get("/feeds/topic/roads.rss").send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn what_is_hidden_or_waits_has_no_feed_and_no_calendar() {
    let city = TestCity::start().await;
    let (hidden, waiting) =
        (accepted(&city, "Жарнама, тауар сатамын").await, city.send(&changed(json!({}))).await);
    city.hide(&hidden, HideReason::Spam).await;
    city.later(10 * DAY);
    for receipt in [&hidden, &waiting] {
        let id = receipt["id"].as_str().unwrap();
        for path in [format!("/feeds/complaint/{id}.atom"), format!("/api/complaints/{id}.ics")] {
            assert_eq!(city.get(&path).send().await.unwrap().status(), 404, "{path}");
        }
    }
    assert!(!text(&city, "/feeds/institution/school-027.atom", ATOM).await.contains("Жарнама"));
}

#[tokio::test]
async fn the_days_of_a_complaint_go_into_a_calendar() {
    let city = TestCity::with(&[("PUBLIC_URL", "https://map.mysal.kz")]).await;
    let receipt = accepted(&city, "Мектеп алдында шұңқыр бар").await;
    let id = receipt["id"].as_str().unwrap();
    let draft = Action::Draft { outcome: Outcome::Declined };
    city.act(&receipt, &head_of("school-027"), draft).await.unwrap();
    let kind = "text/calendar; charset=utf-8";
    let file = text(&city, &format!("/api/complaints/{id}.ics"), kind).await.replace("\r\n ", "");
    for line in [
        "BEGIN:VCALENDAR",
        &format!("UID:{id}-due@map.mysal.kz"),
        "DTSTART;VALUE=DATE:20261215",
        &format!("UID:{id}-objection@map.mysal.kz"),
        "DTSTART;VALUE=DATE:20261127",
        &format!("SUMMARY:Last day for a reply to complaint {id}"),
        &format!("URL:https://map.mysal.kz/complaints/{id}?lang=en"),
        "END:VCALENDAR",
    ] {
        assert!(file.contains(&format!("{line}\r\n")), "{line}: {file}");
    }
    assert!(!file.contains("-reopen@"));
    // Who has objected need not be reminded that they may.
    city.act(&receipt, &Actor::Resident, Action::Object).await.unwrap();
    let file = text(&city, &format!("/api/complaints/{id}.ics"), kind).await;
    assert!(file.contains("-due@") && !file.contains("-objection@"), "{file}");
    // Its author has one before it is public, too.
    let own = city.send(&changed(json!({ "confidential": true }))).await;
    let path = format!("/api/complaints/{}.ics", own["id"].as_str().unwrap());
    let calendar = city.get(&path).bearer_auth(own["key"].as_str().unwrap()).send().await.unwrap();
    assert_eq!(calendar.status(), 200);
    assert_eq!(city.get(&path).send().await.unwrap().status(), 404);
}
