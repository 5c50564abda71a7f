//! The monthly figures, and the workbook of them.

use crate::actors::head_of;
use crate::city::{DAY, TestCity, changed, complaint};
use crate::officials::refusal;
use adaldyq_domain::complaint::life::{Action, Outcome, Stance};
use adaldyq_domain::complaint::official::{Actor, Role};
use calamine::{Data, DataType, Reader, Xlsx};
use flate2::read::DeflateDecoder;
use serde_json::{Value, json};
use std::io::{Cursor, Read};

/// A city in which the school answers one in time and leaves one, and one that names only a place came in.
async fn november(city: &TestCity) {
    let (first, second) = (city.send(&complaint()).await, city.send(&complaint()).await);
    let place = json!({ "institution": null, "at": [51.1, 71.4], "topic": "other" });
    city.send(&changed(place)).await;
    city.send(&changed(json!({ "confidential": true }))).await;
    city.accept(&first, None).await;
    city.accept(&second, None).await;
    let (school, officer) = (city.school().await, city.officer().await);
    city.later(2 * 60_000);
    school.acts(&first, json!({ "action": "draft", "outcome": "done", "text": "Жөнделді." })).await;
    officer.acts(&first, json!({ "action": "participate", "stance": "agrees", "text": "Көрдік." })).await;
    city.act(&first, &Actor::Resident, Action::Confirm).await.unwrap();
}

#[tokio::test]
async fn a_month_is_counted_by_institution_and_topic() {
    let city = TestCity::start().await;
    november(&city).await;
    let operator = city.operator().await;
    let report = operator.json("/reports?month=2026-11").await;
    assert_eq!(report["institutions"][0]["institution"], Value::Null);
    let school = &report["institutions"][1];
    let expected = json!({
        "institution": "school-027", "received": 2, "answered": 1, "in_time": 1, "overdue": 0,
        "median_days": 0, "confirmed": 1, "disputed": 0, "unconfirmed": 0, "reopened": 0
    });
    assert_eq!(*school, expected);
    assert_eq!(report["topics"][0]["topic"], "roads");
    assert_eq!(report["total"]["received"], 3);
    let own = city.desk("second", Role::Institution, Some("school-027")).await;
    let own = own.json("/reports?month=2026-11").await;
    assert_eq!(own["total"]["received"], 2);
    let officer = city.desk("second-officer", Role::Officer, None).await;
    assert_eq!(officer.json("/reports?month=2026-11").await["total"]["received"], 4);
    let one = operator.json("/reports?month=2026-11&institution=akimat").await;
    assert_eq!(one["total"]["received"], 0);
}

#[tokio::test]
async fn what_is_late_and_what_is_reopened_belongs_to_its_own_month() {
    let city = TestCity::start().await;
    let receipt = city.send(&complaint()).await;
    let left = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    city.accept(&left, None).await;
    city.later(24 * DAY);
    let (school, officer) = (city.school().await, city.officer().await);
    school.acts(&receipt, json!({ "action": "draft", "outcome": "done", "text": "Жөнделді." })).await;
    officer.acts(&receipt, json!({ "action": "participate", "stance": "agrees", "text": "Көрдік." })).await;
    let before = school.json("/reports?month=2026-12").await;
    assert_eq!((&before["total"]["answered"], &before["total"]["in_time"]), (&json!(1), &json!(0)));
    assert_eq!(before["total"]["overdue"], 2);
    assert_eq!(before["total"]["received"], 0);
    city.act(&receipt, &Actor::Resident, Action::Reopen).await.unwrap();
    // What was counted stays counted.
    let after = school.json("/reports?month=2026-12").await;
    assert_eq!(after["total"]["reopened"], 1);
    for figure in ["answered", "in_time", "overdue", "median_days"] {
        assert_eq!(after["total"][figure], before["total"][figure], "{figure}");
    }
    city.later(20 * DAY);
    city.act(&receipt, &head_of("school-027"), Action::Draft { outcome: Outcome::Done }).await.unwrap();
    city.act(&receipt, &crate::actors::officer(7), Action::Participate { stance: Stance::Agrees })
        .await
        .unwrap();
    city.act(&receipt, &Actor::Resident, Action::Confirm).await.unwrap();
    let school = city.desk("another", Role::Institution, Some("school-027")).await;
    let next = school.json("/reports?month=2027-01").await;
    assert_eq!((&next["total"]["answered"], &next["total"]["confirmed"]), (&json!(1), &json!(1)));
    let before = school.json("/reports?month=2026-12").await;
    assert_eq!((&before["total"]["answered"], &before["total"]["unconfirmed"]), (&json!(1), &json!(1)));
    assert_eq!(school.json("/reports?month=2026-11").await["total"]["received"], 2);
}

#[tokio::test]
async fn a_month_has_to_be_one() {
    let city = TestCity::start().await;
    let school = city.school().await;
    for wrong in ["2026-13", "2026-1", "26-11", "2026-11-01", "x"] {
        let refused = school.get(&format!("/reports?month={wrong}")).await;
        assert_eq!(refusal(refused).await, (422, "bad-month".into()), "{wrong}");
    }
    assert_eq!(refusal(school.get("/reports").await).await, (422, "required".into()));
    let administrator = city.administrator().await;
    assert_eq!(refusal(administrator.get("/reports?month=2026-11").await).await, (403, "role".into()));
}

#[tokio::test]
async fn the_workbook_says_the_same_in_the_readers_language() {
    let city = TestCity::start().await;
    november(&city).await;
    let operator = city.operator().await;
    let response =
        operator.request("GET", "/reports.xlsx?month=2026-11").header("accept-language", "ru").send().await;
    let response = response.unwrap();
    assert_eq!(response.headers()["content-disposition"], "attachment; filename=\"adaldyq-2026-11.xlsx\"");
    assert!(response.headers()["content-type"].to_str().unwrap().ends_with("spreadsheetml.sheet"));
    let text = unpacked(&response.bytes().await.unwrap());
    for word in ["Учреждения", "Обращения, ноябрь 2026", "Подтверждено заявителем", "Всего"]
    {
        assert!(text.contains(word), "{word}");
    }
    let kazakh = operator.get("/reports.xlsx?month=2026-11&lang=kk").await.bytes().await.unwrap();
    let kazakh = unpacked(&kazakh);
    assert!(kazakh.contains("Мекемелер") && kazakh.contains("Өтініштер, 2026 ж. қараша"), "{kazakh}");
}

/// The rows of a sheet below its headings, by their first cell; what has no figure has nothing.
fn rows(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<(String, Vec<Option<i64>>)> {
    let range = book.worksheet_range(sheet).unwrap();
    let figure = |cell: &Data| match cell {
        Data::Empty => None,
        cell => Some(cell.as_i64().unwrap_or_else(|| panic!("{cell} is no figure"))),
    };
    let rows = range.rows().skip(3);
    rows.map(|row| (row[0].to_string(), row[1..].iter().map(figure).collect())).collect()
}

#[tokio::test]
async fn the_workbook_counts_what_was_really_done() {
    let city = TestCity::start().await;
    november(&city).await;
    let operator = city.operator().await;
    let bytes = operator.get("/reports.xlsx?month=2026-11&lang=en").await.bytes().await.unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    assert_eq!(book.sheet_names(), ["Institutions", "Topics"]);
    let head: Vec<String> = book
        .worksheet_range("Topics")
        .unwrap()
        .rows()
        .nth(2)
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(head.len(), 10, "{head:?}");
    // Received, answered, in time, overdue, days, confirmed, disputed, unconfirmed, reopened.
    let school = [2, 1, 1, 0, 0, 1, 0, 0, 0].map(Some).to_vec();
    let nobody = vec![Some(1), Some(0), Some(0), Some(0), None, Some(0), Some(0), Some(0), Some(0)];
    let total = [3, 1, 1, 0, 0, 1, 0, 0, 0].map(Some).to_vec();
    let institutions = rows(&mut book, "Institutions");
    let figures: Vec<_> = institutions.iter().map(|(_, figures)| figures.clone()).collect();
    assert_eq!(figures, [nobody.clone(), school.clone(), total.clone()], "{institutions:?}");
    let topics = rows(&mut book, "Topics");
    let figures: Vec<_> = topics.iter().map(|(_, figures)| figures.clone()).collect();
    assert_eq!(figures, [school, nobody, total], "{topics:?}");
    let names: Vec<_> = topics.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!((names[2], institutions[2].0.as_str()), ("Total", "Total"));

    // The same as on the screen, whoever asks.
    let own = city.desk("second", Role::Institution, Some("school-027")).await;
    let bytes = own.get("/reports.xlsx?month=2026-11").await.bytes().await.unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let first = book.sheet_names()[0].clone();
    assert_eq!(rows(&mut book, &first).last().unwrap().1[0], Some(2));
}

/// All parts of a zip file, one after another.
fn unpacked(zip: &[u8]) -> String {
    let number = |at: usize| usize::from(zip[at]) | usize::from(zip[at + 1]) << 8;
    let next =
        |from: usize| zip[from..].windows(4).position(|four| four == b"PK\x03\x04").map(|at| from + at);
    let (mut at, mut text) = (next(0), String::new());
    while let Some(head) = at {
        let start = head + 30 + number(head + 26) + number(head + 28);
        let mut part = Vec::new();
        let mut inside = DeflateDecoder::new(&zip[start..]);
        inside.read_to_end(&mut part).unwrap();
        text.push_str(&String::from_utf8_lossy(&part));
        at = next(start + usize::try_from(inside.total_in()).unwrap());
    }
    text
}
