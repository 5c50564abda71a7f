//! Counts over the life of complaints, and the money they ask about.

use crate::actors::{head_of, operator};
use crate::city::{DAY, TestCity, changed};
use adaldyq_domain::complaint::life::{Action, HideReason, Outcome};
use adaldyq_domain::complaint::official::Actor;
use adaldyq_domain::id::InstitutionId;
use serde_json::{Value, json};

/// Accepted by its institution, with these changes.
async fn accepted(city: &TestCity, changes: Value) -> Value {
    let receipt = city.send(&changed(changes)).await;
    city.accept(&receipt, None).await;
    receipt
}

#[tokio::test]
async fn replies_are_counted_with_their_days_and_what_residents_say() {
    let city = TestCity::start().await;
    let (quick, slow, open) = (
        accepted(&city, json!({})).await,
        accepted(&city, json!({})).await,
        accepted(&city, json!({ "institution": "akimat" })).await,
    );
    city.later(2 * DAY);
    city.reply(&quick, "school-027", Outcome::Done).await;
    city.later(12 * DAY);
    city.reply(&slow, "school-027", Outcome::Done).await;
    city.step(&quick, json!({ "kind": "confirm" })).await;
    let total = city.json("/api/complaints/summary").await["total"].clone();
    assert_eq!((&total["count"], &total["open"], &total["answered"]), (&json!(3), &json!(1), &json!(2)));
    assert_eq!((&total["confirmed"], &total["unconfirmed"]), (&json!(1), &json!(1)));
    assert_eq!(total["median_days"], 2);
    assert_eq!(total["days"], json!([1, 1, 0, 0, 0]));
    let step = json!({ "kind": "dispute", "text": "Шұңқыр сол жерде", "reopen": true });
    assert_eq!(city.step(&slow, step).await.status(), 201);
    city.later(20 * DAY);
    let by = city.json("/api/complaints/summary?by=institution").await;
    assert_eq!(by["groups"][0]["institution"], "akimat");
    assert_eq!(by["groups"][0]["overdue"], 1);
    assert_eq!((&by["groups"][1]["reopened"], &by["groups"][1]["answered"]), (&json!(1), &json!(2)));
    // What was said of a reply, and how long it took, stays when it is opened again.
    assert_eq!((&by["total"]["disputed"], &by["total"]["confirmed"]), (&json!(1), &json!(1)));
    assert_eq!((&by["total"]["unconfirmed"], &by["total"]["days"]), (&json!(0), &json!([1, 1, 0, 0, 0])));
    city.act(&open, &operator(), Action::Hide { reason: HideReason::Spam }).await.unwrap();
    let total = city.json("/api/complaints/summary").await["total"].clone();
    assert_eq!((&total["count"], &total["overdue"]), (&json!(2), &json!(0)));
}

#[tokio::test]
async fn years_are_counted_from_the_first_to_the_last_that_there_are() {
    let city = TestCity::start().await;
    accepted(&city, json!({})).await;
    city.later(3 * 365 * DAY);
    for institution in ["school-027", "akimat", "akimat"] {
        accepted(&city, json!({ "institution": institution })).await;
    }
    let by = city.json("/api/complaints/summary?by=institution,year").await;
    let group = |group: &Value| {
        (group["institution"].as_str().unwrap().to_owned(), group["year"].as_i64(), group["count"].as_i64())
    };
    let groups: Vec<_> = by["groups"].as_array().unwrap().iter().map(group).collect();
    let of = |institution: &str, year, count| (institution.to_owned(), Some(year), Some(count));
    assert_eq!(groups, [of("akimat", 2029, 2), of("school-027", 2026, 1), of("school-027", 2029, 1)]);
}

#[tokio::test]
async fn lists_can_be_narrowed_to_what_is_late_or_about_money() {
    let city = TestCity::start().await;
    let late = accepted(&city, json!({})).await;
    city.later(25 * DAY);
    let line = json!({ "year": 2026, "group": "04" });
    let money = accepted(&city, json!({ "budget": line })).await;
    let ids = |list: Value| {
        let items = list["complaints"].as_array().unwrap().clone();
        items.into_iter().map(|item| item["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(city.json("/api/complaints?overdue=1").await), [late["id"].clone()]);
    let about = city.json("/api/complaints?budget=1").await;
    assert_eq!(about["complaints"][0]["questioned"], 6_000_000);
    assert_eq!(ids(about), [money["id"].clone()]);
    assert_eq!(city.json("/api/complaints/summary?overdue=1").await["total"]["count"], 1);
    let refused = city.get("/api/complaints?overdue=yes").send().await.unwrap();
    assert_eq!(refused.status(), 422);
}

#[tokio::test]
async fn each_line_under_question_counts_once() {
    let city = TestCity::start().await;
    let item = json!({ "year": 2026, "group": "04", "item": "159" });
    let first = accepted(&city, json!({ "budget": item })).await;
    city.later(DAY);
    accepted(&city, json!({ "budget": item })).await;
    accepted(&city, json!({ "budget": { "year": 2026 } })).await;
    accepted(&city, json!({ "institution": "akimat", "budget": { "year": 2026, "group": "99" } })).await;
    city.reply(&first, "school-027", Outcome::Explained).await;
    let total = city.json("/api/complaints/summary").await["total"]["questioned"].clone();
    assert_eq!(total, 7_500_000);
    let questioned = city.json("/api/complaints/questioned").await;
    assert_eq!(questioned["total"], 7_500_000);
    let lines = questioned["lines"].as_array().unwrap();
    assert_eq!(lines[0]["amount"], 6_000_000);
    assert_eq!(
        lines[1],
        json!({
            "institution": "school-027", "year": 2026, "group": "04", "item": "159", "amount": 1_500_000,
            "open": 2, "total": 2, "since": "2026-11-24", "outcomes": {}, "reopened": 0
        })
    );
    assert_eq!((&lines[2]["institution"], &lines[2]["amount"]), (&json!("akimat"), &Value::Null));
}

#[tokio::test]
async fn a_complaint_that_was_reopened_has_been_replied_to_and_is_open_again() {
    let city = TestCity::start().await;
    let receipt = accepted(&city, json!({ "budget": { "year": 2026, "group": "04" } })).await;
    city.reply(&receipt, "school-027", Outcome::Done).await;
    let step = json!({ "kind": "dispute", "text": "Шұңқыр сол жерде", "reopen": true });
    assert_eq!(city.step(&receipt, step).await.status(), 201);
    let total = city.json("/api/complaints/summary").await["total"].clone();
    assert_eq!((&total["reopened"], &total["answered"], &total["open"]), (&json!(1), &json!(1), &json!(1)));
    assert_eq!((&total["disputed"], &total["days"]), (&json!(1), &json!([1, 0, 0, 0, 0])));
    let questioned = city.json("/api/complaints/questioned").await;
    let line = &questioned["lines"][0];
    assert_eq!((&line["outcomes"], &line["reopened"]), (&json!({}), &json!(1)));
}

#[tokio::test]
async fn a_redirect_moves_the_complaint_and_not_the_money() {
    let city = TestCity::start().await;
    let receipt = accepted(&city, json!({ "budget": { "year": 2026, "group": "04" } })).await;
    let to = InstitutionId::new("akimat").unwrap();
    city.act(&receipt, &operator(), Action::Redirect { to }).await.unwrap();
    let questioned = city.json("/api/complaints/questioned").await;
    assert_eq!(questioned["lines"][0]["institution"], "school-027");
    let by = city.json("/api/complaints/summary?by=institution").await;
    assert_eq!(by["groups"][0]["institution"], "akimat");
}

#[tokio::test]
async fn the_layer_and_the_table_carry_what_the_list_does() {
    let city = TestCity::start().await;
    let receipt = accepted(&city, json!({ "budget": { "year": 2026, "group": "04" } })).await;
    city.reply(&receipt, "school-027", Outcome::Planned).await;
    let layer = city.json("/api/complaints?format=geojson").await;
    let properties = &layer["features"][0]["properties"];
    assert_eq!((&properties["outcome"], &properties["questioned"]), (&json!("planned"), &json!(6_000_000)));
    let table = city.get("/api/complaints?format=csv").send().await.unwrap().text().await.unwrap();
    let mut lines = table.split("\r\n");
    let columns: Vec<&str> = lines.next().unwrap().split(',').collect();
    let cells: Vec<&str> = lines.next().unwrap().split(',').collect();
    let cell = |name: &str| cells[columns.iter().position(|column| *column == name).unwrap()];
    assert_eq!(
        (cell("outcome"), cell("year"), cell("group"), cell("questioned")),
        ("planned", "2026", "04", "6000000")
    );
}

#[tokio::test]
async fn what_waits_for_the_service_is_counted_apart_from_what_waits_for_the_institution() {
    let city = TestCity::start().await;
    let (drafted, declined, silent) = (
        accepted(&city, json!({})).await,
        accepted(&city, json!({})).await,
        accepted(&city, json!({})).await,
    );
    city.act(&drafted, &head_of("school-027"), Action::Draft { outcome: Outcome::Done }).await.unwrap();
    city.act(&declined, &head_of("school-027"), Action::Draft { outcome: Outcome::Declined }).await.unwrap();
    city.act(&declined, &Actor::Resident, Action::Object).await.unwrap();
    city.later(30 * DAY);
    let school = city.json("/api/complaints/summary?by=institution").await["groups"][0].clone();
    assert_eq!((&school["overdue"], &school["overdue_officer"]), (&json!(3), &json!(2)));
    // A draft that comes too late is the institution's own lateness.
    city.act(&silent, &head_of("school-027"), Action::Draft { outcome: Outcome::Done }).await.unwrap();
    let school = city.json("/api/complaints/summary?by=institution").await["groups"][0].clone();
    assert_eq!((&school["overdue"], &school["overdue_officer"]), (&json!(3), &json!(2)));
}

#[tokio::test]
async fn the_layer_and_the_table_say_what_the_data_is() {
    let city = TestCity::start().await;
    accepted(&city, json!({})).await;
    accepted(&city, json!({ "topic": "other" })).await;
    let licence = "CC BY 4.0; © OpenStreetMap contributors";
    let layer = city.json("/api/complaints?format=geojson").await;
    assert_eq!(layer["demonstration"], true);
    assert_eq!(layer["published"], "2026-11-20");
    assert_eq!(layer["licence"], licence);
    let table = city.get("/api/complaints?format=csv").send().await.unwrap().text().await.unwrap();
    let mut lines = table.trim_end().split("\r\n");
    assert!(lines.next().unwrap().ends_with(",text,demonstration,published,licence"), "{table}");
    let rows: Vec<&str> = lines.collect();
    let marks = format!(",true,2026-11-20,{licence}");
    assert!(rows.len() == 2 && rows.iter().all(|row| row.ends_with(&marks)), "{table}");
}
