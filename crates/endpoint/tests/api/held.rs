//! What is confidential is nowhere in public, and moves no number.

use crate::actors::{head_of, officer};
use crate::city::{DAY, TestCity, changed, complaint};
use crate::mail::city_with_mail;
use crate::mail_server::MailServer;
use adaldyq_domain::complaint::life::{Action, HideReason, Outcome, Stance};
use adaldyq_domain::id::InstitutionId;
use adaldyq_endpoint::mail::deliver;
use serde_json::{Value, json};

/// Everything that anybody can ask without a key.
const PUBLIC: [&str; 19] = [
    "/api/complaints",
    "/api/complaints?limit=200&overdue=1",
    "/api/complaints?budget=1",
    "/api/complaints?status=received",
    "/api/complaints?status=answered,closed",
    "/api/complaints?institution=school-027",
    "/api/complaints?district=esil&topic=roads",
    "/api/complaints?format=csv",
    "/api/complaints?format=geojson",
    "/api/complaints?near=51.1,71.4",
    "/api/complaints?institution=school-027&text=мектеп%20алдында%20шұңқыр",
    "/api/complaints/summary",
    "/api/complaints/summary?by=institution,status",
    "/api/complaints/questioned",
    "/api/moderation",
    "/api/proposals",
    "/feeds/institution/school-027.atom",
    "/feeds/district/esil.atom",
    "/feeds/topic/roads.atom",
];

async fn everything(city: &TestCity) -> Vec<String> {
    let mut answers = Vec::new();
    for path in PUBLIC {
        let response = city.get(path).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        answers.push(format!("{path}\n{}", response.text().await.unwrap()));
    }
    answers
}

fn confidential() -> Value {
    changed(json!({
        "confidential": true, "at": [51.1, 71.4], "budget": { "year": 2026, "group": "04" },
        "contact": { "name": "Аят", "email": "ayat@mysal.kz", "show_name": true }
    }))
}

#[tokio::test]
async fn a_held_one_is_in_no_public_answer_and_moves_no_number_through_its_whole_life() {
    let city = TestCity::start().await;
    let ordinary = city.send(&complaint()).await;
    city.accept(&ordinary, None).await;
    let before = everything(&city).await;
    let held = city.send(&confidential()).await;
    assert_eq!(everything(&city).await, before, "sent");
    city.act(&held, &officer(1), Action::Accept { institution: None }).await.unwrap();
    assert_eq!(everything(&city).await, before, "accepted");
    let to = InstitutionId::new("school-027").unwrap();
    city.act(&held, &officer(1), Action::Release { to }).await.unwrap();
    assert_eq!(everything(&city).await, before, "released");
    let draft = Action::Draft { outcome: Outcome::Done };
    city.act(&held, &head_of("school-027"), draft).await.unwrap();
    assert_eq!(everything(&city).await, before, "drafted");
    city.act(&held, &officer(1), Action::Participate { stance: Stance::Agrees }).await.unwrap();
    assert_eq!(everything(&city).await, before, "answered");
    let step = json!({ "kind": "dispute", "text": "Ештеңе болған жоқ", "reopen": true });
    assert_eq!(city.step(&held, step).await.status(), 201);
    assert_eq!(everything(&city).await, before, "reopened");
    assert_eq!(city.own(&held).await["visibility"], "held");
}

#[tokio::test]
async fn a_held_one_is_the_same_as_none_to_whoever_asks_for_it() {
    let city = TestCity::start().await;
    let held = city.send(&confidential()).await;
    city.act(&held, &officer(1), Action::Accept { institution: None }).await.unwrap();
    city.later(60 * DAY);
    let (id, unknown) = (held["id"].as_str().unwrap(), "0000-0000");
    let token = json!({ "token": "a-token-of-the-device-that-is-long-enough" });
    for path in ["/api/complaints/ID", "/api/complaints/ID.ics", "/feeds/complaint/ID.atom"] {
        let mut answers = Vec::new();
        for id in [id, unknown] {
            let response = city.get(&path.replace("ID", id)).send().await.unwrap();
            assert_eq!(response.status(), 404, "{path}");
            answers.push((
                format!("{:?}", response.headers().get("cache-control")),
                response.text().await.unwrap(),
            ));
        }
        assert_eq!(answers[0], answers[1], "{path}");
    }
    for path in ["/api/complaints/ID/support", "/api/complaints/ID/events", "/api/complaints/ID/follow"] {
        let mut answers = Vec::new();
        for id in [id, unknown] {
            let response = city.post(&path.replace("ID", id)).json(&token).send().await.unwrap();
            assert_eq!(response.status(), 404, "{path}");
            answers.push(response.text().await.unwrap());
        }
        assert_eq!(answers[0], answers[1], "{path}");
    }
}

#[tokio::test]
async fn hiding_is_not_for_what_is_held_and_the_ledger_knows_nothing_of_it() {
    let city = TestCity::start().await;
    let held = city.send(&confidential()).await;
    assert!(city.act(&held, &officer(1), Action::Hide { reason: HideReason::Spam }).await.is_err());
    assert_eq!(city.json("/api/moderation").await["months"], json!([]));
}

#[tokio::test]
async fn nobody_follows_what_is_held_but_its_author() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let held = city.send(&confidential()).await;
    let path = format!("/api/complaints/{}/follow", held["id"].as_str().unwrap());
    let body = json!({ "email": "else@mysal.kz" });
    assert_eq!(city.post(&path).json(&body).send().await.unwrap().status(), 404);
    let own = city.post(&path).bearer_auth(held["key"].as_str().unwrap());
    let own = own.json(&json!({ "email": "ayat@mysal.kz" })).send().await.unwrap();
    assert_eq!(own.status(), 202);
    assert_eq!(deliver(&city.endpoint).await.unwrap(), 1);
    assert_eq!(server.letters()[0].to, "ayat@mysal.kz");
}

#[tokio::test]
async fn neither_a_bad_token_nor_the_limit_tells_a_held_one_from_none() {
    for (limit, token) in [("1/h", "a-token-of-the-device-that-is-long-enough"), ("off", "short")] {
        let city = TestCity::with(&[("RATE_LIMIT", limit)]).await;
        let held = city.send(&confidential()).await;
        let mut answers = Vec::new();
        for id in [held["id"].as_str().unwrap(), "0000-0000"] {
            let path = format!("/api/complaints/{id}/support");
            let response = city.post(&path).json(&json!({ "token": token })).send().await.unwrap();
            answers.push((response.status(), response.text().await.unwrap()));
        }
        assert_eq!(answers[0], answers[1], "{limit}");
    }
}
