//! Each office and each action: what it may, what it may not just now, and what it may never.

use crate::city::{TestCity, complaint};
use crate::officials::{Desk, refusal};
use adaldyq_domain::complaint::official::Role;
use serde_json::{Value, json};

/// Actions in the state they are for, with operator, institution, officer: allowed (+), not now (-), never (!).
const TABLE: [(&str, &str, &str); 15] = [
    ("received", "accept", "+++"),
    ("accepted", "redirect", "++!"),
    ("accepted", "hide", "+!+"),
    ("accepted", "countersign", "!!-"),
    ("accepted", "show", "!!-"),
    ("accepted", "release", "!!-"),
    ("accepted", "draft", "!+-"),
    ("drafted", "participate", "!!+"),
    ("drafted", "finalise", "!--"),
    ("accepted", "extend", "++-"),
    ("accepted", "ask", "+++"),
    ("accepted", "message", "+++"),
    ("accepted", "register_with_state", "++-"),
    ("accepted", "merge", "++!"),
    ("accepted", "note", "+++"),
];

async fn standing(city: &TestCity, state: &str, school: &Desk<'_>) -> Value {
    let receipt = city.send(&complaint()).await;
    if state != "received" {
        city.accept(&receipt, None).await;
    }
    if state == "drafted" {
        school.acts(&receipt, json!({ "action": "draft", "outcome": "done", "text": "Жөнделді." })).await;
    }
    receipt
}

#[tokio::test]
async fn every_office_may_what_the_table_says_and_nothing_else() {
    let city = TestCity::with(&[("RATE_LIMIT", "off")]).await;
    let desks = [city.operator().await, city.school().await, city.officer().await];
    let administrator = city.administrator().await;
    let main = standing(&city, "accepted", &desks[1]).await;
    for (state, action, marks) in TABLE {
        let body = json!({
            "action": action, "text": "Мәтін", "reason": "abuse", "outcome": "done", "stance": "agrees",
            "due": "2026-12-28", "signed_by": "Директор", "number": "1", "date": "2026-11-24",
            "into": main["id"], "institution": if action == "accept" { "school-027" } else { "akimat" }
        });
        for (desk, mark) in desks.iter().zip(marks.chars()) {
            let receipt = standing(&city, state, &desks[1]).await;
            let can = desk.one(&receipt).await["can"].clone();
            let offered = can.as_array().unwrap().iter().any(|one| one == action);
            let status = desk.act(&receipt, body.clone()).await.status().as_u16();
            let expected = match mark {
                '+' => 200,
                '-' => 409,
                _ => 403,
            };
            assert_eq!(status, expected, "{} {action} on {state}", desk.login);
            assert_eq!(offered, mark == '+', "{} is offered {action} on {state}: {can}", desk.login);
        }
        let receipt = standing(&city, state, &desks[1]).await;
        assert_eq!(refusal(administrator.act(&receipt, body).await).await, (403, "role".into()));
    }
}

#[tokio::test]
async fn nobody_at_the_desk_speaks_for_the_resident() {
    let city = TestCity::start().await;
    let desks = [city.operator().await, city.school().await, city.officer().await];
    let receipt = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    for desk in &desks {
        for action in ["confirm", "dispute", "reopen", "object", "withdraw", "erase", "hide_name", "close"] {
            let refused = desk.act(&receipt, json!({ "action": action, "text": "Мәтін" })).await;
            assert_eq!(refusal(refused).await, (422, "unknown-action".into()));
        }
    }
    assert_eq!(city.own(&receipt).await["confirmation"], "unconfirmed");
}

#[tokio::test]
async fn no_office_answers_a_complaint_past_the_officer() {
    let city = TestCity::with(&[("RATE_LIMIT", "off")]).await;
    let (operator, school, officer) = (city.operator().await, city.school().await, city.officer().await);
    let receipt = standing(&city, "drafted", &school).await;
    for desk in [&operator, &school, &officer] {
        for action in ["finalise", "message", "ask", "note"] {
            desk.act(&receipt, json!({ "action": action, "text": "Мәтін" })).await;
            assert_eq!(desk.one(&receipt).await["status"], "drafted", "{} {action}", desk.login);
        }
        if desk.login != "officer" {
            let seat = json!({ "action": "participate", "stance": "agrees", "text": "Мәтін" });
            assert_eq!(refusal(desk.act(&receipt, seat).await).await, (403, "role".into()));
        }
    }
    let wordless = officer.act(&receipt, json!({ "action": "participate", "stance": "agrees" })).await;
    assert_eq!(refusal(wordless).await, (422, "required".into()));
    officer.done("PUT", "/me/interests", &json!({ "interests": ["school-027"] })).await;
    let seat = json!({ "action": "participate", "stance": "agrees", "text": "Мәтін" });
    assert_eq!(refusal(officer.act(&receipt, seat.clone()).await).await, (409, "interested".into()));
    officer.done("PUT", "/me/interests", &json!({ "interests": [] })).await;
    assert_eq!(officer.acts(&receipt, seat).await["status"], "answered");
}

#[tokio::test]
async fn an_interest_of_the_absent_binds_the_deputy_too() {
    let city = TestCity::start().await;
    let (school, one) = (city.school().await, city.officer().await);
    let two = city.desk("second", Role::Officer, None).await;
    one.done("PUT", "/me/interests", &json!({ "interests": ["school-027"] })).await;
    let away = json!({ "account": two.account, "from": "2026-11-24", "until": "2026-11-30" });
    one.done("PUT", "/me/deputy", &away).await;
    let receipt = standing(&city, "drafted", &school).await;
    let seat = json!({ "action": "participate", "stance": "agrees", "text": "Мәтін" });
    let stand_in = two.for_absent(&one.account);
    assert_eq!(refusal(stand_in.act(&receipt, seat.clone()).await).await, (409, "interested".into()));
    assert_eq!(two.acts(&receipt, seat).await["status"], "answered");
}

#[tokio::test]
async fn colleagues_see_for_whom_a_deputy_stood_in_and_nobody_else_does() {
    let city = TestCity::start().await;
    let (school, operator) = (city.school().await, city.operator().await);
    let two = city.desk("second", Role::Institution, Some("school-027")).await;
    let away = json!({ "account": two.account, "from": "2026-11-24", "until": "2026-11-30" });
    school.done("PUT", "/me/deputy", &away).await;
    let receipt = standing(&city, "accepted", &school).await;
    let stand_in = two.for_absent(&school.account);
    stand_in.acts(&receipt, json!({ "action": "ask", "text": "Қай аулада?" })).await;
    for (desk, named) in [(&school, json!(["second", "school"])), (&operator, json!(["second", "school"]))] {
        let one = desk.one(&receipt).await;
        let last = one["events"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(json!([last["official"], last["acting_for"]]), named, "{}", desk.login);
    }
    let own = city.own(&receipt).await;
    assert!(!own.to_string().contains("acting_for"), "{own}");
}

#[tokio::test]
async fn who_wrote_the_reply_to_a_held_one_does_not_take_the_other_seat_not_even_by_a_deputy() {
    let city = TestCity::start().await;
    let (one, two) = (city.officer().await, city.desk("second", Role::Officer, None).await);
    let three = city.desk("third", Role::Officer, None).await;
    let held = city.send(&crate::city::changed(json!({ "confidential": true }))).await;
    one.acts(&held, json!({ "action": "accept" })).await;
    one.acts(&held, json!({ "action": "draft", "outcome": "done", "text": "Тексеру басталды." })).await;
    let away = json!({ "account": two.account, "from": "2026-11-24", "until": "2026-11-30" });
    one.done("PUT", "/me/deputy", &away).await;
    let seat = json!({ "action": "participate", "stance": "agrees", "text": "Мәтін" });
    assert_eq!(refusal(one.act(&held, seat.clone()).await).await, (409, "own-work".into()));
    let stand_in = two.for_absent(&one.account);
    assert_eq!(refusal(stand_in.act(&held, seat.clone()).await).await, (409, "own-work".into()));
    assert_eq!(three.acts(&held, seat).await["status"], "answered");
}

#[tokio::test]
async fn two_officers_racing_record_one_participation() {
    let city = TestCity::start().await;
    let (school, one) = (city.school().await, city.officer().await);
    let two = city.desk("second", Role::Officer, None).await;
    let receipt = standing(&city, "drafted", &school).await;
    let seat = |text: &str| json!({ "action": "participate", "stance": "agrees", "text": text, "last": 3 });
    let (left, right) = tokio::join!(one.act(&receipt, seat("Бірінші")), two.act(&receipt, seat("Екінші")));
    let mut statuses = [left.status().as_u16(), right.status().as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let kinds = school.one(&receipt).await["events"].as_array().unwrap().len();
    assert_eq!(kinds, 5);
}
