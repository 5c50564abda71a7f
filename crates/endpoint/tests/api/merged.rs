//! Complaints that are merged into another: what becomes of the main one reaches them, and no right of theirs
//! is lost on the way.

use crate::actors::{head_of, officer, operator};
use crate::city::{DAY, TestCity, id};
use crate::mail::city_with_mail;
use crate::mail_server::MailServer;
use crate::steps::{SCHOOL, accepted, draft, kinds, participate};
use adaldyq_domain::complaint::life::{Action, HideReason, Outcome};
use adaldyq_domain::id::InstitutionId;
use adaldyq_endpoint::keeper;
use adaldyq_endpoint::mail::deliver;
use adaldyq_endpoint::store::Deed;
use jiff::civil::date;
use serde_json::{Value, json};

/// The main one, and one that was merged into it.
async fn merged(city: &TestCity) -> (Value, Value) {
    let (main, merged) = (accepted(city).await, accepted(city).await);
    city.act(&merged, &operator(), Deed::MergeInto(id(&main))).await.unwrap();
    (main, merged)
}

/// The main one is declined, after the days that its own resident had.
async fn declined(city: &TestCity, main: &Value) {
    city.act(main, &head_of(SCHOOL), draft(Outcome::Declined)).await.unwrap();
    city.act(main, &officer(1), participate()).await.unwrap();
    city.later(4 * DAY);
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().finalised, 1);
    assert_eq!(city.own(main).await["status"], "answered");
}

#[tokio::test]
async fn a_merged_ones_resident_has_days_of_their_own_to_object() {
    let city = TestCity::start().await;
    let (main, merged) = merged(&city).await;
    declined(&city, &main).await;
    let own = city.own(&merged).await;
    assert_eq!((&own["status"], &own["awaiting"]), (&json!("drafted"), &json!(["objection"])));
    assert_eq!((&own["objection_until"], &own["merged_into"]), (&json!("2026-12-02"), &Value::Null));
    assert_eq!((&own["reply"]["final"], &own["reply"]["outcome"]), (&json!(false), &json!("declined")));
    assert_eq!(own["reply"]["text"], "Тексердік, мәтін осы");
    assert!(own["can"].as_array().unwrap().contains(&json!("object")), "{}", own["can"]);
    assert_eq!(own["events"].as_array().unwrap().last().unwrap()["from"], main["id"]);

    let step = json!({ "kind": "object", "text": "Менің ауламда әлі бар" });
    assert_eq!(city.step(&merged, step).await.status(), 201);
    let shown = city.public(&merged).await;
    assert_eq!(shown["awaiting"], json!(["participation"]));
    assert_eq!(shown["reply"]["objection"], "Менің ауламда әлі бар");
    assert_eq!(shown["reply"]["opinion"], Value::Null);
    city.act(&merged, &officer(1), participate()).await.unwrap();
    let reply = city.public(&merged).await["reply"].clone();
    assert_eq!((&reply["final"], &reply["opinion"]["stance"]), (&json!(true), &json!("agrees")));
}

#[tokio::test]
async fn where_the_merged_ones_resident_is_silent_the_reply_becomes_final_after_their_days() {
    let city = TestCity::start().await;
    let (main, merged) = merged(&city).await;
    declined(&city, &main).await;
    city.later(4 * DAY);
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().finalised, 0);
    city.later(DAY);
    assert_eq!(keeper::run_once(&city.endpoint).await.unwrap().finalised, 1);
    let shown = city.public(&merged).await;
    assert_eq!((&shown["status"], &shown["outcome"]), (&json!("answered"), &json!("declined")));
    assert_eq!(shown["reply"]["final"], true);
    assert_eq!(shown["reply"]["text"], "Тексердік, мәтін осы");
    assert_eq!(shown["reply"]["opinion"]["stance"], "agrees");
    assert_eq!(shown["reopen_until"], "2027-01-02");
}

#[tokio::test]
async fn after_an_objection_the_holder_may_write_to_the_merged_one_anew() {
    let city = TestCity::start().await;
    let (main, merged) = merged(&city).await;
    declined(&city, &main).await;
    city.step(&merged, json!({ "kind": "object", "text": "Менің ауламда әлі бар" })).await;
    city.reply(&merged, SCHOOL, Outcome::Done).await;
    let shown = city.public(&merged).await;
    assert_eq!((&shown["status"], &shown["reply"]["outcome"]), (&json!("answered"), &json!("done")));
    assert_eq!(shown["reply"]["objection"], Value::Null);
    assert_eq!(city.public(&main).await["outcome"], "declined");
}

#[tokio::test]
async fn merged_ones_go_along_when_the_main_one_is_passed_on() {
    let city = TestCity::start().await;
    let (main, merged) = merged(&city).await;
    let to = InstitutionId::new("akimat").unwrap();
    city.act(&main, &head_of(SCHOOL), Action::Redirect { to }).await.unwrap();
    let shown = city.public(&merged).await;
    assert_eq!((&shown["institution"], &shown["merged_into"]), (&json!("akimat"), &main["id"]));
    assert_eq!(shown["holders"][1]["institution"], "akimat");
    assert_eq!(kinds(&city, &merged).await.last().unwrap(), "redirected");
    let by = city.json("/api/complaints/summary?by=institution").await;
    assert_eq!((&by["groups"][0]["institution"], &by["groups"][0]["count"]), (&json!("akimat"), &json!(2)));
    city.reply(&main, "akimat", Outcome::Done).await;
    assert_eq!(city.public(&merged).await["outcome"], "done");
}

#[tokio::test]
async fn a_merged_one_waits_as_long_as_the_main_one_and_everybody_reads_who_said_so_and_why() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let (main, merged) = merged(&city).await;
    let path = format!("/api/complaints/{}/follow", merged["id"].as_str().unwrap());
    city.post(&path).json(&json!({ "email": "dos@mysal.kz" })).send().await.unwrap();
    deliver(&city.endpoint).await.unwrap();
    let link = server.letters()[0].link("/follow/").strip_prefix("https://map.mysal.kz").unwrap().to_owned();
    city.post(&link).send().await.unwrap();
    let mut extend = city.prepared(
        &main,
        &head_of(SCHOOL),
        Action::Extend { due: date(2027, 1, 20), signed_by: "Директор".to_owned() },
    );
    extend.text = Some("Жабдық керек".to_owned());
    city.endpoint.store.act(extend).await.unwrap().unwrap();
    let shown = city.public(&merged).await;
    assert_eq!(shown["due"], "2027-01-20");
    let event = shown["events"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&event["kind"], &event["by"], &event["from"]),
        (&json!("extended"), &json!("system"), &main["id"])
    );
    assert_eq!((&event["due_before"], &event["signed_by"]), (&json!("2026-12-15"), &json!("Директор")));
    assert_eq!(event["text"], "Жабдық керек");
    let extension = &shown["extensions"][0];
    assert_eq!((&extension["from"], &extension["text"]), (&main["id"], &json!("Жабдық керек")));
    assert_eq!(city.public(&main).await["extensions"][0]["from"], Value::Null);
    // Whoever follows it is told, and nobody calls it late before the new day.
    deliver(&city.endpoint).await.unwrap();
    assert_eq!(server.letters().len(), 2);
    city.later(30 * DAY);
    assert_eq!(city.public(&merged).await["overdue"], Value::Null);
    city.later(40 * DAY);
    assert_eq!(city.public(&merged).await["overdue"], "institution");
}

#[tokio::test]
async fn what_an_official_says_of_a_hidden_main_one_is_not_read_at_the_merged_one() {
    let city = TestCity::start().await;
    let (main, merged) = merged(&city).await;
    city.hide(&main, HideReason::PersonalData).await;
    let extend = Action::Extend { due: date(2027, 1, 20), signed_by: "Директор".to_owned() };
    city.act(&main, &head_of(SCHOOL), extend).await.unwrap();
    let shown = city.public(&merged).await;
    assert_eq!((&shown["due"], &shown["extensions"][0]["text"]), (&json!("2027-01-20"), &Value::Null));
}
