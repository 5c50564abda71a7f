//! Officials are told by mail, each working day, what is due.

use crate::city::{DAY, changed, complaint};
use crate::mail::city_with_mail;
use crate::mail_server::MailServer;
use crate::officials::refusal;
use adaldyq_domain::complaint::official::Role;
use adaldyq_endpoint::desk::digest::send_due;
use adaldyq_endpoint::mail::deliver;
use serde_json::json;

const HOUR: i64 = 3_600_000;

#[tokio::test]
async fn each_is_told_once_a_working_day_what_is_due() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let school = city.school().await;
    school.done("PUT", "/me/mail", &json!({ "email": "school@mysal.kz", "lang": "ru" })).await;
    let late = city.send(&complaint()).await;
    city.accept(&late, None).await;
    assert_eq!(send_due(&city.endpoint).await.unwrap(), 0, "it is due in three weeks");
    city.later(23 * DAY);
    let new = city.send(&complaint()).await;
    let (one, other) = tokio::join!(send_due(&city.endpoint), send_due(&city.endpoint));
    assert_eq!(one.unwrap() + other.unwrap(), 1);
    assert_eq!(send_due(&city.endpoint).await.unwrap(), 0);
    assert_eq!(deliver(&city.endpoint).await.unwrap(), 1);
    let letters = server.letters();
    let text = letters[0].text();
    assert_eq!(letters[0].to, "school@mysal.kz");
    let number = late["id"].as_str().unwrap();
    assert!(text.contains(&format!("{number}: срок был 15")), "{text}");
    assert!(text.contains("https://map.mysal.kz/desk"), "{text}");
    assert!(!text.contains(new["id"].as_str().unwrap()), "{text}");
    assert!(!text.contains("шұңқыр"), "no word of a complaint is in a mail");
    city.later(2 * DAY);
    assert_eq!(send_due(&city.endpoint).await.unwrap(), 0, "it is Saturday");
    city.later(2 * DAY - 2 * HOUR);
    assert_eq!(send_due(&city.endpoint).await.unwrap(), 0, "it is eight in the morning");
    city.later(HOUR);
    assert_eq!(send_due(&city.endpoint).await.unwrap(), 1);
}

#[tokio::test]
async fn what_is_held_is_counted_in_a_mail_and_not_named() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let (officer, school) = (city.officer().await, city.school().await);
    for (desk, email) in [(&officer, "officer@mysal.kz"), (&school, "school@mysal.kz")] {
        desk.done("PUT", "/me/mail", &json!({ "email": email })).await;
    }
    let held = city.send(&changed(json!({ "confidential": true }))).await;
    city.later(23 * DAY);
    assert_eq!(send_due(&city.endpoint).await.unwrap(), 1, "the school knows of nothing");
    deliver(&city.endpoint).await.unwrap();
    let letters = server.letters();
    assert_eq!(letters[0].to, "officer@mysal.kz");
    let text = letters[0].text();
    assert!(!text.contains(held["id"].as_str().unwrap()), "{text}");
    assert!(text.contains("қызметке берілгендер: 1"), "{text}");
}

#[tokio::test]
async fn nobody_is_told_who_does_not_want_it_or_is_disabled() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let (administrator, school) = (city.administrator().await, city.school().await);
    let wrong = school.send("PUT", "/me/mail", &json!({ "email": "nobody" })).await;
    assert_eq!(refusal(wrong).await, (422, "bad-email".into()));
    city.send(&complaint()).await;
    school.done("PUT", "/me/mail", &json!({ "email": "school@mysal.kz" })).await;
    let kept = school.done("PUT", "/me/mail", &json!({ "email": null })).await;
    assert_eq!(kept["email"], serde_json::Value::Null);
    school.done("PUT", "/me/mail", &json!({ "email": "school@mysal.kz" })).await;
    administrator.done("PATCH", &format!("/users/{}", school.account), &json!({ "disabled": true })).await;
    city.later(23 * DAY);
    assert_eq!(send_due(&city.endpoint).await.unwrap(), 0);
}

#[tokio::test]
async fn a_proposal_is_told_of_when_it_begins_to_wait_and_when_its_day_is_near() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let (author, school) = (city.officer().await, city.school().await);
    let second = city.desk("second", Role::Officer, None).await;
    for (desk, email) in [(&author, "author"), (&second, "second"), (&school, "school")] {
        let mail = json!({ "email": format!("{email}@mysal.kz"), "lang": "en" });
        desk.done("PUT", "/me/mail", &mail).await;
    }
    // Four weeks from now.
    let proposal = json!({
        "institution": "school-027", "title": "An open contest", "finding": "One supplier",
        "measure": "A contest", "by": "2026-12-22", "complaints": []
    });
    let new = author.done("POST", "/proposals", &proposal).await;
    assert_eq!(send_due(&city.endpoint).await.unwrap(), 0);
    let act = format!("/proposals/{}/actions", new["id"].as_str().unwrap());
    author.done("POST", &act, &json!({ "action": "send", "last": 1 })).await;
    city.later(DAY);
    assert_eq!(send_due(&city.endpoint).await.unwrap(), 2);
    deliver(&city.endpoint).await.unwrap();
    let letters = server.letters();
    let mut told: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    told.sort_unstable();
    assert_eq!(told, ["school@mysal.kz", "second@mysal.kz"], "the author cannot consider it");
    assert!(letters.iter().all(|letter| letter.text().contains("Proposals that wait for you: 1.")));
    assert!(letters.iter().all(|letter| !letter.text().contains("contest")), "no word of it is in a mail");
    city.later(DAY);
    assert_eq!(send_due(&city.endpoint).await.unwrap(), 0, "it is not new any more");
    let second = city.at_desk(second.account.clone(), "second").await;
    let part = json!({ "action": "consider", "last": 2, "stance": "agrees", "text": "Yes" });
    second.done("POST", &act, &part).await;
    city.later(DAY);
    assert_eq!(send_due(&city.endpoint).await.unwrap(), 1, "the school is to answer now");
    city.later(24 * DAY);
    assert_eq!(send_due(&city.endpoint).await.unwrap(), 1, "its day is near");
}
