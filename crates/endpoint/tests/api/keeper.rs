//! What a day brings by itself.

use crate::actors::{head_of, officer};
use crate::city::{DAY, TestCity, changed};
use crate::fixture;
use crate::steps::{SCHOOL, accepted, answered, draft, kinds, participate};
use adaldyq_domain::complaint::life::{Action, HideReason, Outcome};
use adaldyq_domain::complaint::official::Role;
use adaldyq_endpoint::keeper::{self, Kept};
use jiff::civil::date;
use serde_json::json;
use std::sync::Arc;

#[tokio::test]
async fn the_keeper_makes_a_reply_final_when_the_days_to_object_are_over() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    city.act(&receipt, &head_of(SCHOOL), draft(Outcome::Declined)).await.unwrap();
    city.act(&receipt, &officer(1), participate()).await.unwrap();
    city.later(3 * DAY);
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap(), Kept::default());
    city.later(DAY);
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().finalised, 1);
    assert_eq!(city.own(&receipt).await["status"], "answered");
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap(), Kept::default());
}

#[tokio::test]
async fn the_keeper_closes_after_thirty_days_and_forgets_the_contact_after_ninety_more() {
    let city = TestCity::start().await;
    let receipt = city.send(&changed(json!({ "contact": { "phone": "10900" } }))).await;
    city.accept(&receipt, None).await;
    city.act(&receipt, &head_of(SCHOOL), draft(Outcome::Done)).await.unwrap();
    city.act(&receipt, &officer(1), participate()).await.unwrap();
    city.later(30 * DAY);
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().closed, 0);
    city.later(DAY);
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().closed, 1);
    assert_eq!(city.own(&receipt).await["status"], "closed");
    city.later(90 * DAY);
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().contacts_forgotten, 0);
    assert_eq!(city.own(&receipt).await["contact"]["phone"], "10900");
    city.later(1);
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().contacts_forgotten, 1);
    assert!(city.own(&receipt).await["contact"].get("phone").is_none());
}

#[tokio::test]
async fn a_contact_is_kept_for_as_long_as_the_complaint_can_be_reopened() {
    let city = TestCity::with(&[("CONTACT_KEPT_DAYS", "31")]).await;
    let receipt = city.send(&changed(json!({ "contact": { "phone": "10900" } }))).await;
    city.accept(&receipt, None).await;
    city.reply(&receipt, SCHOOL, Outcome::Done).await;
    assert_eq!(city.step(&receipt, json!({ "kind": "confirm" })).await.status(), 201);
    // Late in the evening of the last day on which it can be reopened.
    city.later(30 * DAY + DAY / 2);
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().contacts_forgotten, 0);
    assert_eq!(city.step(&receipt, json!({ "kind": "reopen" })).await.status(), 201);
    assert_eq!(city.own(&receipt).await["contact"]["phone"], "10900");
}

#[tokio::test]
async fn a_resident_objects_on_a_day_that_a_new_holiday_gave_whether_or_not_the_keeper_was_there() {
    for kept in [false, true] {
        let city = TestCity::start().await;
        let receipt = accepted(&city).await;
        city.act(&receipt, &head_of(SCHOOL), draft(Outcome::Declined)).await.unwrap();
        keeper::run_once(&city.endpoint).await.unwrap();
        fixture::publish_with_day_off(&city.data(), "2026-11-25-0000aaaa", "2026-11-26");
        city.later(6 * DAY);
        if kept {
            assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().moved, 1);
        }
        assert_eq!(city.own(&receipt).await["objection_until"], "2026-11-30");
        let objects = json!({ "kind": "object", "text": "Шұңқыр әлі бар" });
        assert_eq!(city.step(&receipt, objects).await.status(), 201, "kept: {kept}");
        keeper::run_once(&city.endpoint).await.unwrap();
        assert_eq!(city.own(&receipt).await["awaiting"], json!(["participation"]));
    }
}

#[tokio::test]
async fn days_to_object_in_an_extended_term_move_everywhere_and_say_why() {
    let city = TestCity::with(&[("PUBLIC_URL", "https://map.mysal.kz")]).await;
    let receipt = accepted(&city).await;
    let extend = Action::Extend { due: date(2027, 1, 20), signed_by: "Директор".to_owned() };
    city.act(&receipt, &head_of(SCHOOL), extend).await.unwrap();
    city.act(&receipt, &head_of(SCHOOL), draft(Outcome::Declined)).await.unwrap();
    city.act(&receipt, &officer(1), participate()).await.unwrap();
    keeper::run_once(&city.endpoint).await.unwrap();
    fixture::publish_with_day_off(&city.data(), "2026-11-25-0000aaaa", "2026-11-26");
    city.later(6 * DAY);
    let calendar = format!("/api/complaints/{}.ics", receipt["id"].as_str().unwrap());
    for moved in [0, 1] {
        // Before the keeper has come, too.
        if moved == 1 {
            let kept = keeper::run_once(&city.endpoint).await.unwrap();
            assert_eq!((kept.moved, kept.finalised), (1, 0));
        }
        let shown = city.public(&receipt).await;
        assert_eq!((&shown["objection_until"], &shown["due"]), (&json!("2026-11-30"), &json!("2027-01-20")));
        assert_eq!(shown["awaiting"], json!(["objection"]));
        let listed = city.json("/api/complaints").await;
        assert_eq!(listed["complaints"][0]["awaiting"], json!(["objection"]));
        let file = city.get(&calendar).send().await.unwrap().text().await.unwrap();
        assert!(file.contains("DTSTART;VALUE=DATE:20261130"), "{file}");
    }
    let queue = city.school().await.json("/queue").await;
    assert_eq!(queue["complaints"][0]["waiting_for"], "objection");
    let moved = city.public(&receipt).await["events"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&moved["kind"], &moved["by"]), (&json!("objection_moved"), &json!("system")));
    assert_eq!((&moved["until_before"], &moved["until"]), (&json!("2026-11-27"), &json!("2026-11-30")));
    assert_eq!(moved["because"], json!(["2026-11-26"]));
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().moved, 0);
    city.later(DAY);
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().finalised, 1);
}

#[tokio::test]
async fn a_hiding_without_officers_does_not_lapse() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    city.hide(&receipt, HideReason::Spam).await;
    city.later(10 * DAY);
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().lapsed, 0);
}

#[tokio::test]
async fn a_hiding_that_no_officer_countersigned_lapses() {
    let city = TestCity::start().await;
    city.account("officer", Role::Officer, None).await;
    let (spam, signed, data) = (accepted(&city).await, accepted(&city).await, accepted(&city).await);
    city.hide(&spam, HideReason::Spam).await;
    city.hide(&signed, HideReason::Abuse).await;
    city.act(&signed, &officer(1), Action::Countersign).await.unwrap();
    city.hide(&data, HideReason::PersonalData).await;
    city.later(3 * DAY);
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().lapsed, 0);
    city.later(DAY);
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().lapsed, 1);
    assert_eq!(city.own(&spam).await["visibility"], "public");
    for receipt in [&signed, &data] {
        assert_eq!(city.own(receipt).await["visibility"], "hidden");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn keepers_of_several_endpoints_do_each_thing_once() {
    let city = Arc::new(TestCity::start().await);
    let beside = city.beside().await;
    let mut receipts = Vec::new();
    for _ in 0..5 {
        let receipt = accepted(&city).await;
        city.act(&receipt, &head_of(SCHOOL), draft(Outcome::Declined)).await.unwrap();
        city.act(&receipt, &officer(1), participate()).await.unwrap();
        receipts.push(receipt);
    }
    city.later(4 * DAY);
    let rounds = [&city.endpoint, &beside.endpoint, &city.endpoint].map(|endpoint| {
        let endpoint = endpoint.clone();
        tokio::spawn(async move { keeper::run_once(&endpoint).await.unwrap().finalised })
    });
    let mut finalised = 0;
    for round in rounds {
        finalised += round.await.unwrap();
    }
    assert_eq!(finalised, 5);
    for receipt in &receipts {
        let kinds = kinds(&city, receipt).await;
        assert_eq!(kinds.iter().filter(|kind| *kind == "answered").count(), 1, "{kinds:?}");
    }
}

#[tokio::test]
async fn a_holiday_of_a_new_release_moves_open_terms_and_says_why() {
    let city = TestCity::start().await;
    let (open, done) = (accepted(&city).await, answered(&city).await);
    assert_eq!(city.own(&open).await["due"], "2026-12-15");
    keeper::run_once(&city.endpoint).await.unwrap();
    fixture::publish_with_day_off(&city.data(), "2026-11-30-0000aaaa", "2026-12-07");
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().moved, 1);
    let own = city.own(&open).await;
    assert_eq!(own["due"], "2026-12-17");
    let moved = own["events"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&moved["kind"], &moved["by"]), (&json!("due_moved"), &json!("system")));
    assert_eq!(
        (&moved["due_before"], &moved["because"]),
        (&json!("2026-12-15"), &json!(["2026-12-07", "2026-12-16"]))
    );
    assert_eq!(city.own(&done).await["due"], "2026-12-15");
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().moved, 0);
}
