//! What a resident does to a complaint of their own, and how the dialogue is shown.

use crate::actors::{head_of, officer, operator};
use crate::city::{DAY, TestCity, changed, complaint};
use adaldyq_domain::complaint::life::{Action, HideReason, Outcome, Stance};
use adaldyq_domain::id::InstitutionId;
use jiff::civil::date;
use reqwest::Response;
use rstest::rstest;
use serde_json::{Value, json};

/// Accepted by school-027.
async fn accepted(city: &TestCity) -> Value {
    let contact = json!({ "name": "Аят", "email": "ayat@mysal.kz", "show_name": true });
    let receipt = city.send(&changed(json!({ "contact": contact }))).await;
    city.accept(&receipt, None).await;
    receipt
}

async fn refused(response: Response, status: u16, field: &str, code: &str) {
    let shown = response.status().as_u16();
    let problem: Value = response.json().await.unwrap();
    assert_eq!(shown, status, "{problem}");
    assert_eq!(
        (&problem["errors"][0]["field"], &problem["errors"][0]["code"]),
        (&json!(field), &json!(code))
    );
    assert!(problem["errors"][0]["message"].as_str().unwrap().chars().count() > 10, "{problem}");
}

#[tokio::test]
async fn a_message_goes_to_the_officials_and_not_to_the_public() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    let sent = city.step(&receipt, json!({ "kind": "message", "text": " Пәтерім 12,\r\nқоңырау 3 " })).await;
    assert_eq!(sent.status(), 201);
    let taken: Value = sent.json().await.unwrap();
    assert_eq!(taken["number"], 3);
    assert!(taken.get("key").is_none());
    let event = &taken["complaint"]["events"][2];
    assert_eq!((&event["kind"], &event["by"]), (&json!("message"), &json!("resident")));
    assert_eq!(event["text"], "Пәтерім 12,\nқоңырау 3");
    let public = city.public(&receipt).await;
    assert_eq!(public["events"][2]["kind"], "message");
    assert!(!public.to_string().contains("Пәтерім"), "{public}");
    for private in ["contact", "can", "follows"] {
        assert!(public.get(private).is_none(), "{private}");
    }
}

#[tokio::test]
async fn what_the_institution_asks_is_read_by_the_resident_alone() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    city.act(&receipt, &head_of("school-027"), Action::Ask).await.unwrap();
    let own = city.own(&receipt).await;
    assert_eq!(
        (&own["events"][2]["kind"], &own["events"][2]["by"]),
        (&json!("asked"), &json!("institution"))
    );
    assert!(own["events"][2]["text"].is_string());
    assert!(city.public(&receipt).await["events"][2].get("text").is_none());
}

#[tokio::test]
async fn the_reply_is_public_as_a_draft_and_then_final_with_the_opinion() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    city.act(&receipt, &head_of("school-027"), Action::Draft { outcome: Outcome::Done }).await.unwrap();
    let draft = city.public(&receipt).await;
    assert_eq!(draft["status"], "drafted");
    assert_eq!(draft["awaiting"], json!(["participation"]));
    assert_eq!((&draft["reply"]["final"], &draft["reply"]["outcome"]), (&json!(false), &json!("done")));
    assert_eq!(draft["reply"]["opinion"], Value::Null);
    assert_eq!(draft["outcome"], Value::Null);
    city.act(&receipt, &officer(1), Action::Participate { stance: Stance::Disagrees }).await.unwrap();
    let reply = city.public(&receipt).await;
    assert_eq!((&reply["status"], &reply["outcome"]), (&json!("answered"), &json!("done")));
    assert_eq!(reply["reply"]["final"], true);
    assert_eq!(reply["reply"]["text"], "Тексердік, мәтін осы");
    assert_eq!(reply["reply"]["opinion"]["stance"], "disagrees");
    assert_eq!(reply["replied"], reply["reply"]["time"]);
    assert_eq!(reply["reopen_until"], "2026-12-24");
    let can = city.own(&receipt).await["can"].clone();
    for step in ["message", "confirm", "dispute", "reopen", "hide_name", "erase", "renew_key"] {
        assert!(can.as_array().unwrap().contains(&json!(step)), "{step}: {can}");
    }
    for step in ["object", "withdraw", "photos"] {
        assert!(!can.as_array().unwrap().contains(&json!(step)), "{step}: {can}");
    }
}

#[tokio::test]
async fn an_objection_stands_beside_the_reply() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    let draft = Action::Draft { outcome: Outcome::Declined };
    city.act(&receipt, &head_of("school-027"), draft).await.unwrap();
    let shown = city.public(&receipt).await;
    assert_eq!(shown["awaiting"], json!(["objection", "participation"]));
    assert_eq!(shown["objection_until"], "2026-11-27");
    refused(city.step(&receipt, json!({ "kind": "object" })).await, 422, "text", "required").await;
    let objected = city.step(&receipt, json!({ "kind": "object", "text": "Шұңқыр әлі бар" })).await;
    assert_eq!(objected.status(), 201);
    refused(
        city.step(&receipt, json!({ "kind": "object", "text": "Тағы" })).await,
        409,
        "kind",
        "done-already",
    )
    .await;
    city.act(&receipt, &officer(1), Action::Participate { stance: Stance::Agrees }).await.unwrap();
    let shown = city.public(&receipt).await;
    assert_eq!(shown["reply"]["objection"], "Шұңқыр әлі бар");
    assert_eq!(shown["reply"]["final"], true);
}

#[tokio::test]
async fn a_dispute_asks_why_and_reopens_in_the_same_step() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    city.reply(&receipt, "school-027", Outcome::Done).await;
    refused(city.step(&receipt, json!({ "kind": "dispute" })).await, 422, "text", "required").await;
    city.later(DAY);
    let step = json!({ "kind": "dispute", "text": "Ештеңе жасалмаған", "reopen": true });
    let taken: Value = city.step(&receipt, step).await.json().await.unwrap();
    let shown = &taken["complaint"];
    assert_eq!((&shown["status"], &shown["reopened"]), (&json!("accepted"), &json!(1)));
    assert_eq!((&shown["confirmation"], &shown["reply"]), (&json!("unconfirmed"), &Value::Null));
    let kinds: Vec<&str> =
        shown["events"].as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds[kinds.len() - 2..], ["disputed", "reopened"]);
    assert_eq!(city.public(&receipt).await["events"].as_array().unwrap().len(), kinds.len());
    city.reply(&receipt, "school-027", Outcome::Planned).await;
    assert_eq!(city.public(&receipt).await["reply"]["outcome"], "planned");
}

#[rstest]
#[case("confirm")]
#[case("dispute")]
#[case("reopen")]
#[case("object")]
#[tokio::test]
async fn what_is_not_allowed_now_is_refused_with_a_sentence(#[case] kind: &str) {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    let step = json!({ "kind": kind, "text": "Себебі осы" });
    refused(city.step(&receipt, step).await, 409, "kind", "not-now").await;
    assert_eq!(city.own(&receipt).await["events"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_step_that_is_no_step_is_refused_by_its_field() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    let long = "ұ".repeat(5_001);
    for (step, field, code) in [
        (json!({ "kind": "accept" }), "kind", "unknown-kind"),
        (json!({ "text": "мәтін" }), "kind", "required"),
        (json!({ "kind": 5 }), "kind", "wrong-type"),
        (json!({ "kind": "message" }), "text", "required"),
        (json!({ "kind": "message", "text": " \u{200b} " }), "text", "required"),
        (json!({ "kind": "message", "text": 5 }), "text", "wrong-type"),
        (json!({ "kind": "message", "text": long }), "text", "too-long"),
        (json!({ "kind": "message", "text": "a\u{202e}b" }), "text", "bidi"),
        (json!({ "kind": "dispute", "text": "мәтін", "reopen": "yes" }), "reopen", "wrong-type"),
    ] {
        refused(city.step(&receipt, step).await, 422, field, code).await;
    }
}

#[tokio::test]
async fn without_the_key_nothing_can_be_done_or_learnt() {
    let city = TestCity::start().await;
    let (receipt, other) = (accepted(&city).await, accepted(&city).await);
    let path = format!("/api/complaints/{}/events", receipt["id"].as_str().unwrap());
    let step = json!({ "kind": "withdraw" });
    assert_eq!(city.post(&path).json(&step).send().await.unwrap().status(), 404);
    let wrong =
        city.post(&path).bearer_auth(other["key"].as_str().unwrap()).json(&step).send().await.unwrap();
    assert_eq!(wrong.status(), 404);
    let unknown = json!({ "id": "0000-0000", "key": receipt["key"] });
    assert_eq!(city.step(&unknown, step).await.status(), 404);
    assert_eq!(city.public(&receipt).await["status"], "accepted");
}

#[tokio::test]
async fn a_retry_takes_no_second_step() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    let path = format!("/api/complaints/{}/events", receipt["id"].as_str().unwrap());
    let send = |body: Value| {
        let post = city.post(&path).bearer_auth(receipt["key"].as_str().unwrap());
        post.header("idempotency-key", "a-key-of-the-page-0001").json(&body).send()
    };
    let first: Value =
        send(json!({ "kind": "message", "text": "Әлі бар" })).await.unwrap().json().await.unwrap();
    let again = send(json!({ "text": "Әлі бар ", "kind": "message", "x": 1 })).await.unwrap();
    assert_eq!(again.status(), 201);
    assert_eq!(again.json::<Value>().await.unwrap()["number"], first["number"]);
    assert_eq!(city.own(&receipt).await["events"].as_array().unwrap().len(), 3);
    let other = send(json!({ "kind": "message", "text": "Басқа" })).await.unwrap();
    refused(other, 422, "Idempotency-Key", "idempotency-key-reused").await;
}

#[tokio::test]
async fn a_key_is_renewed_also_where_the_answer_was_lost() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    let path = format!("/api/complaints/{}/events", receipt["id"].as_str().unwrap());
    let renew = |key: &str| {
        let post = city.post(&path).bearer_auth(receipt["key"].as_str().unwrap());
        post.header("idempotency-key", key.to_owned()).json(&json!({ "kind": "renew_key" })).send()
    };
    let first: Value = renew("a-key-of-the-page-0001").await.unwrap().json().await.unwrap();
    assert_ne!(first["key"], receipt["key"]);
    let again: Value = renew("a-key-of-the-page-0001").await.unwrap().json().await.unwrap();
    assert_eq!(again["key"], first["key"]);
    // The old key opens nothing else any more.
    assert_eq!(renew("a-key-of-the-page-0002").await.unwrap().status(), 404);
    assert_eq!(city.step(&receipt, json!({ "kind": "message", "text": "Сәлем" })).await.status(), 404);
    let new = json!({ "id": receipt["id"], "key": first["key"] });
    assert_eq!(city.own(&new).await["status"], "accepted");
    let old = format!("/api/complaints/{}", receipt["id"].as_str().unwrap());
    let old = city.get(&old).bearer_auth(receipt["key"].as_str().unwrap()).send().await.unwrap();
    assert_eq!(old.status(), 404);
}

#[tokio::test]
async fn a_name_is_hidden_and_everything_of_the_resident_erased() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    assert_eq!(city.public(&receipt).await["name"], "Аят");
    assert_eq!(city.step(&receipt, json!({ "kind": "hide_name" })).await.status(), 201);
    assert_eq!(city.public(&receipt).await["name"], Value::Null);
    assert_eq!(city.step(&receipt, json!({ "kind": "erase" })).await.status(), 201);
    let own = city.own(&receipt).await;
    assert_eq!((&own["text"], &own["erased"]), (&json!(""), &json!(true)));
    assert_eq!(own["events"][0]["erased"], true);
    assert_eq!(own["contact"], json!({ "show_name": false }));
    assert!(!city.public(&receipt).await.to_string().contains("шұңқыр"));
    let more = city.step(&receipt, json!({ "kind": "message", "text": "Тағы бір сөз" })).await;
    refused(more, 409, "kind", "erased").await;
}

#[tokio::test]
async fn who_held_it_and_how_long_is_public() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    city.later(2 * DAY);
    let to = InstitutionId::new("akimat").unwrap();
    city.act(&receipt, &head_of("school-027"), Action::Redirect { to }).await.unwrap();
    city.later(DAY);
    let holders = city.public(&receipt).await["holders"].clone();
    assert_eq!(
        holders,
        json!([
            { "institution": "school-027", "since": "2026-11-24", "until": "2026-11-26", "days": 2 },
            { "institution": "akimat", "since": "2026-11-26", "until": null, "days": 1 }
        ])
    );
    let extend = Action::Extend { due: date(2026, 12, 22), signed_by: "Басшы А. Б.".into() };
    city.act(&receipt, &head_of("akimat"), extend).await.unwrap();
    let shown = city.public(&receipt).await;
    let extension = &shown["extensions"][0];
    assert_eq!((&extension["due_before"], &extension["due"]), (&json!("2026-12-15"), &json!("2026-12-22")));
    assert_eq!(extension["signed_by"], "Басшы А. Б.");
    assert!(extension["text"].is_string());
    assert_eq!(shown["due"], "2026-12-22");
    city.reply(&receipt, "akimat", Outcome::Done).await;
    assert_eq!(city.public(&receipt).await["holders"][1]["until"], "2026-11-27");
}

#[tokio::test]
async fn silence_is_counted_from_the_state_s_own_register() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    let registered = Action::RegisterWithState { number: "ЖТ-12".into(), date: date(2026, 11, 24) };
    city.act(&receipt, &head_of("school-027"), registered).await.unwrap();
    let shown = city.public(&receipt).await;
    assert_eq!(shown["state_register"], json!({ "number": "ЖТ-12", "date": "2026-11-24" }));
    assert_eq!(
        (&shown["events"][2]["number"], &shown["events"][2]["state_number"]),
        (&json!(3), &json!("ЖТ-12"))
    );
    assert_eq!(shown["refused_by_silence"], false);
    city.later(30 * DAY);
    assert_eq!(city.public(&receipt).await["refused_by_silence"], true);
}

#[tokio::test]
async fn one_that_was_merged_gets_the_reply_of_the_main_one() {
    let city = TestCity::start().await;
    let (main, merged) = (accepted(&city).await, accepted(&city).await);
    let into = adaldyq_endpoint::store::Deed::MergeInto(crate::city::id(&main));
    city.act(&merged, &operator(), into).await.unwrap();
    assert_eq!(city.public(&merged).await["merged_into"], main["id"]);
    city.reply(&main, "school-027", Outcome::Done).await;
    let shown = city.public(&merged).await;
    assert_eq!((&shown["status"], &shown["outcome"]), (&json!("answered"), &json!("done")));
    assert_eq!(shown["reply"]["text"], "Тексердік, мәтін осы");
    assert_eq!(shown["reply"]["opinion"]["stance"], "agrees");
    assert_eq!(shown["reply"]["final"], true);
}

#[tokio::test]
async fn a_withdrawn_one_is_closed_and_a_hidden_one_still_the_resident_s() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    city.hide(&receipt, HideReason::Abuse).await;
    assert_eq!(city.own(&receipt).await["hidden"]["reason"], "abuse");
    assert_eq!(city.public(&receipt).await["hidden"]["countersigned"], false);
    let taken: Value = city.step(&receipt, json!({ "kind": "withdraw" })).await.json().await.unwrap();
    assert_eq!(taken["complaint"]["closed"], "withdrawn");
    assert_eq!(taken["complaint"]["status"], "closed");
}

#[tokio::test]
async fn the_money_it_asks_about_stays_what_it_was_that_day() {
    let city = TestCity::start().await;
    let line = json!({ "year": 2026, "group": "04", "item": "159" });
    let receipt = city.send(&changed(json!({ "budget": line }))).await;
    city.accept(&receipt, None).await;
    assert_eq!(city.public(&receipt).await["questioned"], 1_500_000);
    let unknown = city.send(&changed(json!({ "budget": { "year": 2020 } }))).await;
    assert_eq!(city.own(&unknown).await["questioned"], Value::Null);
    assert_eq!(city.own(&city.send(&complaint()).await).await["questioned"], Value::Null);
}
