//! Several officials on one complaint.

use crate::city::{TestCity, changed, complaint};
use adaldyq_domain::complaint::official::Role;
use serde_json::{Value, json};

fn id(receipt: &Value) -> &str {
    receipt["id"].as_str().unwrap()
}

#[tokio::test]
async fn two_officials_see_each_other_and_neither_overwrites_the_other() {
    let city = TestCity::start().await;
    let one = city.school().await;
    let two = city.desk("deputy-head", Role::Institution, Some("school-027")).await;
    let receipt = city.send(&complaint()).await;
    let seen = one.one(&receipt).await;
    assert_eq!(seen["watching"], json!([]));
    assert_eq!(two.one(&receipt).await["watching"], json!(["school"]));
    assert_eq!(one.json("/queue").await["complaints"][0]["seen_by"], json!(["deputy-head"]));
    let accept = json!({ "action": "accept", "last": seen["last"] });
    assert_eq!(one.act(&receipt, accept.clone()).await.status(), 200);
    let late = two.act(&receipt, accept).await;
    assert_eq!(late.status(), 409);
    let late: Value = late.json().await.unwrap();
    assert_eq!((&late["errors"][0]["code"], &late["last"]), (&json!("changed"), &json!(2)));
    city.later(61_000);
    assert_eq!(one.one(&receipt).await["watching"], json!([]));
}

#[tokio::test]
async fn an_institution_is_told_which_office_looks_and_not_who() {
    let city = TestCity::start().await;
    let (school, officer) = (city.school().await, city.officer().await);
    let deputy = city.desk("deputy-head", Role::Institution, Some("school-027")).await;
    let another = city.desk("second-officer", Role::Officer, None).await;
    let receipt = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    for desk in [&officer, &another, &deputy] {
        desk.one(&receipt).await;
    }
    let told = json!(["deputy-head", "Сыбайлас жемқорлыққа қарсы қызмет"]);
    assert_eq!(school.one(&receipt).await["watching"], told);
    let path = format!("/complaints/{}/watching", id(&receipt));
    assert_eq!(school.json(&path).await["watching"], told);
    assert_eq!(school.json("/queue").await["complaints"][0]["seen_by"], told);
    let note = json!({ "action": "note", "text": "жазба" });
    assert_eq!(school.acts(&receipt, note).await["watching"], told);
    let in_english = school.request("GET", &path).header("accept-language", "en").send().await.unwrap();
    let in_english: Value = in_english.json().await.unwrap();
    assert_eq!(in_english["watching"][0], "Anti-corruption officer");
    let seen = officer.one(&receipt).await;
    assert_eq!(seen["watching"], json!(["deputy-head", "school", "second-officer"]));
}

#[tokio::test]
async fn an_institution_is_told_nothing_of_who_looks_at_what_is_held() {
    let city = TestCity::start().await;
    let (school, officer) = (city.school().await, city.officer().await);
    let deputy = city.desk("deputy-head", Role::Institution, Some("school-027")).await;
    let receipt = city.send(&changed(json!({ "confidential": true }))).await;
    officer.acts(&receipt, json!({ "action": "release", "institution": "school-027" })).await;
    for desk in [&officer, &deputy] {
        desk.one(&receipt).await;
    }
    let seen = school.one(&receipt).await;
    assert_eq!(seen["watching"], json!(["deputy-head"]), "its own people alone");
    assert_eq!(school.json("/queue").await["complaints"][0]["seen_by"], json!(["deputy-head"]));
    assert_eq!(officer.one(&receipt).await["watching"], json!(["deputy-head", "school"]));
}

#[tokio::test]
async fn a_race_of_two_writes_one_event() {
    let city = TestCity::start().await;
    let one = city.school().await;
    let two = city.desk("deputy-head", Role::Institution, Some("school-027")).await;
    let receipt = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    let draft = |text: &str| json!({ "action": "draft", "outcome": "done", "text": text, "last": 2 });
    let (left, right) =
        tokio::join!(one.act(&receipt, draft("Біріншісі")), two.act(&receipt, draft("Екіншісі")));
    let mut statuses = [left.status().as_u16(), right.status().as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    assert_eq!(one.one(&receipt).await["events"].as_array().unwrap().len(), 3);
}
