//! What is held for the anti-corruption service: no other official can open, list, count or infer it.

use crate::city::{TestCity, changed, complaint};
use crate::officials::{Desk, refusal};
use crate::pictures::jpeg;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::official::Role;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

const NOBODYS: &str = "0000-0000";

async fn held(city: &TestCity) -> Value {
    city.send(&changed(json!({ "confidential": true, "text": "Директор пара сұрады дейді" }))).await
}

/// Everything that an answer tells: status, headers but those of time, and every byte.
async fn all_of(desk: &Desk<'_>, method: &str, path: &str, body: Option<&Value>) -> (u16, String, String) {
    let response = match body {
        Some(body) => desk.send(method, path, body).await,
        None => desk.request(method, path).send().await.unwrap(),
    };
    let status = response.status().as_u16();
    let mut headers: Vec<_> = response
        .headers()
        .iter()
        .filter(|(name, _)| *name != "date")
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    headers.sort();
    (status, headers.join("\n"), response.text().await.unwrap())
}

#[tokio::test]
async fn every_call_about_it_is_answered_as_about_a_number_that_nobody_has() {
    let city = TestCity::start().await;
    let held = held(&city).await;
    let open = city.send(&complaint()).await;
    city.accept(&open, None).await;
    let id = held["id"].as_str().unwrap();
    let actions = [
        "accept",
        "redirect",
        "hide",
        "countersign",
        "show",
        "release",
        "draft",
        "participate",
        "finalise",
        "extend",
        "ask",
        "message",
        "register_with_state",
        "merge",
        "unmerge",
        "note",
        "nonsense",
    ];
    for desk in [city.school().await, city.operator().await] {
        for path in ["", "/watching", "/export"] {
            let about = |id: &str| format!("/complaints/{id}{path}");
            let of_held = all_of(&desk, "GET", &about(id), None).await;
            assert_eq!(of_held, all_of(&desk, "GET", &about(NOBODYS), None).await, "{path}");
            assert_eq!(of_held.0, 404);
        }
        for action in actions {
            let body = json!({
                "action": action, "last": 1, "institution": "akimat", "text": "Мәтін", "reason": "spam",
                "outcome": "done", "into": open["id"]
            });
            let about = |id: &str| format!("/complaints/{id}/actions");
            let of_held = all_of(&desk, "POST", &about(id), Some(&body)).await;
            assert_eq!(of_held, all_of(&desk, "POST", &about(NOBODYS), Some(&body)).await, "{action}");
            assert_eq!(of_held.0, 404, "{action}");
        }
        let merge = |into: &str| json!({ "action": "merge", "into": into, "last": 2 });
        let path = format!("/complaints/{}/actions", open["id"].as_str().unwrap());
        let into_held = all_of(&desk, "POST", &path, Some(&merge(id))).await;
        assert_eq!(into_held, all_of(&desk, "POST", &path, Some(&merge(NOBODYS))).await);
        assert_eq!(into_held.0, 409);
    }
}

#[tokio::test]
async fn no_public_call_tells_it_from_a_number_that_nobody_has() {
    let city = TestCity::start().await;
    let held = held(&city).await;
    let id = held["id"].as_str().unwrap();
    let token = json!({ "token": "0123456789abcdef0123456789abcdef" });
    for (method, path) in [
        ("GET", "/api/complaints/{id}"),
        ("GET", "/api/complaints/{id}.ics"),
        ("GET", "/feeds/complaint/{id}.atom"),
        ("POST", "/api/complaints/{id}/support"),
        ("POST", "/api/complaints/{id}/follow"),
        ("POST", "/api/complaints/{id}/events"),
    ] {
        let mut answers = Vec::new();
        for number in [id, NOBODYS] {
            let request = city.request(method, &path.replace("{id}", number));
            let request = if method == "POST" { request.json(&token) } else { request };
            let response = request.send().await.unwrap();
            answers.push((response.status(), response.text().await.unwrap().replace(number, "")));
        }
        assert_eq!(answers[0], answers[1], "{method} {path}");
        assert!(answers[0].0.is_client_error(), "{method} {path}: {}", answers[0].0);
    }
}

#[tokio::test]
async fn no_list_count_page_report_or_public_call_moves_when_one_comes_in() {
    let city = TestCity::start().await;
    let (school, operator) = (city.school().await, city.operator().await);
    let open = city.send(&complaint()).await;
    city.accept(&open, None).await;
    let queries = [
        "/queue",
        "/queue?status=received",
        "/queue?waiting_for=accept",
        "/queue?q=para",
        "/queue?q=direktor",
        "/queue?institution=school-027",
        "/queue?topic=roads",
        "/queue?suspect=1",
        "/queue?overdue=1",
        "/queue?status=received,accepted,drafted,answered,closed",
        "/proposals",
        "/reports?month=2026-11",
        "/colleagues",
    ];
    let public = [
        "/api/complaints",
        "/api/complaints/summary",
        "/api/complaints/summary?by=institution",
        "/api/complaints/summary?by=topic,year",
        "/api/complaints?format=csv",
        "/api/complaints?format=geojson",
        "/api/complaints?institution=school-027",
        "/api/complaints?near=51.1,71.4&text=para",
        "/api/complaints/questioned",
        "/api/moderation",
        "/api/proposals",
        "/feeds/institution/school-027.atom",
        "/feeds/topic/roads.atom",
    ];
    let look = async || {
        let mut seen = Vec::new();
        for query in queries {
            for desk in [&school, &operator] {
                seen.push(desk.get(query).await.text().await.unwrap());
            }
        }
        for path in public {
            seen.push(city.get(path).send().await.unwrap().text().await.unwrap());
        }
        seen
    };
    let before = look().await;
    let held = held(&city).await;
    assert_eq!(look().await, before);
    let officer = city.officer().await;
    assert_eq!(officer.json("/queue").await["counts"]["all"], 2);
    officer.acts(&held, json!({ "action": "accept" })).await;
    officer.acts(&held, json!({ "action": "message", "text": "Қабылданды." })).await;
    assert_eq!(look().await, before);
}

async fn held_with_a_photo(city: &TestCity) -> Value {
    let text = changed(json!({ "confidential": true, "text": "Директор пара сұрады дейді" })).to_string();
    let form = Form::new()
        .part("complaint", Part::text(text).mime_str("application/json").unwrap())
        .part("photo", Part::bytes(jpeg(40, 30)));
    city.post("/api/complaints").multipart(form).send().await.unwrap().json().await.unwrap()
}

/// Who is written down as having opened it, the first one first.
async fn openings(city: &TestCity, held: &Value) -> Vec<String> {
    let id = Id::parse(held["id"].as_str().unwrap()).unwrap();
    let accesses = city.endpoint.store.accesses(id).await.unwrap();
    accesses.into_iter().filter(|one| one.text == "opened").map(|one| one.by).collect()
}

#[tokio::test]
async fn its_photos_are_the_officers_alone() {
    let city = TestCity::start().await;
    let held = held_with_a_photo(&city).await;
    let (school, officer) = (city.school().await, city.officer().await);
    let seen = officer.one(&held).await;
    let url = seen["events"][0]["photos"][0]["url"].as_str().unwrap().to_owned();
    let path = url.strip_prefix("/api/desk").unwrap();
    assert_eq!(officer.get(path).await.status(), 200);
    let refused = all_of(&school, "GET", path, None).await;
    let nobodys = format!("/photos/{}", "0".repeat(path.len() - "/photos/".len()));
    assert_eq!(refused, all_of(&school, "GET", &nobodys, None).await);
    assert_eq!(refused.0, 404);
    let public = url.replace("/api/desk", "/api");
    assert_eq!(city.get(&public).send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn who_opened_it_is_written_down_and_shown_to_officers() {
    let city = TestCity::start().await;
    let (one, two) = (city.officer().await, city.desk("second", Role::Officer, None).await);
    let held = held(&city).await;
    one.one(&held).await;
    one.one(&held).await;
    city.later(1);
    let accesses = &two.one(&held).await["accesses"];
    let by: Vec<_> = accesses.as_array().unwrap().iter().map(|one| one["by"].as_str().unwrap()).collect();
    assert_eq!(by, ["officer", "second"]);
}

#[tokio::test]
async fn whoever_looks_at_its_photo_has_opened_it() {
    let city = TestCity::start().await;
    let (one, two) = (city.officer().await, city.desk("second", Role::Officer, None).await);
    let held = held_with_a_photo(&city).await;
    let url = one.one(&held).await["events"][0]["photos"][0]["url"].as_str().unwrap().to_owned();
    let path = url.strip_prefix("/api/desk").unwrap();
    assert_eq!(openings(&city, &held).await, ["officer"]);
    city.later(1);
    assert_eq!(two.get(&format!("{path}/thumb")).await.status(), 200);
    assert_eq!(two.get(path).await.status(), 200);
    assert_eq!(openings(&city, &held).await, ["officer", "second"]);
}

#[tokio::test]
async fn whoever_gets_it_as_the_answer_of_an_act_has_opened_it() {
    let city = TestCity::start().await;
    let officer = city.officer().await;
    let held = held(&city).await;
    let answer = officer.acts(&held, json!({ "action": "note", "text": "Дүйсенбіде сұраймыз" })).await;
    assert!(answer.to_string().contains("пара сұрады"), "{answer}");
    assert_eq!(openings(&city, &held).await, ["officer"]);
    assert_eq!(answer["accesses"][0]["by"], "officer");
}

#[tokio::test]
async fn the_queue_has_neither_the_words_nor_the_name_of_what_nobody_has_opened() {
    let city = TestCity::start().await;
    let officer = city.officer().await;
    let contact = json!({ "name": "Аят Серік", "email": "ayat@mysal.kz", "show_name": true });
    let told = json!({ "confidential": true, "text": "Директор пара сұрады дейді", "contact": contact });
    let held = city.send(&changed(told)).await;
    for queue in ["/queue", &format!("/queue?q={}", held["id"].as_str().unwrap())] {
        let queue = officer.json(queue).await;
        let row = &queue["complaints"][0];
        assert_eq!((&row["id"], &row["held"]), (&held["id"], &json!(true)));
        assert_eq!((&row["text"], &row["name"]), (&Value::Null, &Value::Null));
        let all = queue.to_string();
        assert!(!all.contains("пара") && !all.contains("Аят"), "{all}");
    }
    assert!(openings(&city, &held).await.is_empty());
    // Which words it has cannot be found out by asking for them.
    for words in ["пара", "Директор пара", "Аят", "сұрады"] {
        assert_eq!(officer.json(&format!("/queue?q={words}")).await["complaints"], json!([]), "{words}");
    }
    let open = city.send(&complaint()).await;
    let rows = officer.json("/queue").await["complaints"].as_array().unwrap().clone();
    let open = rows.iter().find(|row| row["id"] == open["id"]).unwrap();
    assert_eq!(open["text"], complaint()["text"]);
}

#[tokio::test]
async fn what_is_released_is_read_where_it_is_opened_and_that_is_written_down() {
    let city = TestCity::start().await;
    let (officer, school) = (city.officer().await, city.school().await);
    let held = held(&city).await;
    officer.acts(&held, json!({ "action": "release", "institution": "school-027" })).await;
    let before = openings(&city, &held).await;
    for desk in [&school, &officer] {
        let queue = desk.json("/queue").await;
        let row = &queue["complaints"][0];
        assert_eq!((&row["id"], &row["text"], &row["held"]), (&held["id"], &Value::Null, &json!(true)));
        assert!(!queue.to_string().contains("пара"), "{queue}");
        assert_eq!(desk.json("/queue?q=пара").await["complaints"], json!([]));
        let by_number = desk.json(&format!("/queue?q={}", held["id"].as_str().unwrap())).await;
        assert_eq!(by_number["complaints"][0]["id"], held["id"]);
    }
    assert_eq!(openings(&city, &held).await, before, "a queue opens nothing");
    assert!(school.one(&held).await["text"].as_str().unwrap().contains("пара"));
    assert_eq!(openings(&city, &held).await.len(), before.len() + 1);
}

#[tokio::test]
async fn what_is_released_is_seen_by_one_institution_and_still_not_by_the_public() {
    let city = TestCity::start().await;
    let (officer, school, operator) = (city.officer().await, city.school().await, city.operator().await);
    let akimat = city.desk("akimat", Role::Institution, Some("akimat")).await;
    let held = held(&city).await;
    let path = format!("/complaints/{}", held["id"].as_str().unwrap());
    officer.acts(&held, json!({ "action": "note", "text": "тек қызметке" })).await;
    officer.acts(&held, json!({ "action": "release", "institution": "school-027" })).await;
    let seen = school.one(&held).await;
    assert_eq!((&seen["visibility"], &seen["released"]), (&json!("held"), &json!(true)));
    assert!(!seen.to_string().contains("тек қызметке"));
    assert_eq!(seen["accesses"], json!([]));
    assert_eq!(school.json("/queue").await["counts"]["all"], 1);
    for desk in [&akimat, &operator] {
        assert_eq!(desk.get(&path).await.status(), 404);
        assert_eq!(desk.json("/queue").await["counts"]["all"], 0);
    }
    assert_eq!(city.read(&held).await.status(), 404);
    let accesses = &officer.one(&held).await["accesses"];
    assert!(accesses.as_array().unwrap().iter().any(|one| one["by"] == "school"), "{accesses}");
    officer.acts(&held, json!({ "action": "release", "institution": "akimat" })).await;
    assert_eq!(school.get(&path).await.status(), 404);
    assert_eq!(akimat.get(&path).await.status(), 200);
}

#[tokio::test]
async fn no_deputy_opens_what_the_own_office_may_not() {
    let city = TestCity::start().await;
    let (officer, operator) = (city.officer().await, city.operator().await);
    let held = held(&city).await;
    let deputy = json!({ "account": operator.account, "from": "2026-11-24", "until": "2026-11-30" });
    assert_eq!(refusal(officer.send("PUT", "/me/deputy", &deputy).await).await, (422, "bad-deputy".into()));
    let stand_in = operator.for_absent(&officer.account);
    let path = format!("/complaints/{}", held["id"].as_str().unwrap());
    assert_eq!(refusal(stand_in.get(&path).await).await, (403, "not-stand-in".into()));
}

#[tokio::test]
async fn who_told_and_what_was_said_to_the_service_is_not_released() {
    let city = TestCity::start().await;
    let (officer, school) = (city.officer().await, city.school().await);
    let contact = json!({ "name": "Аят Серік", "email": "ayat@mysal.kz", "show_name": true });
    let told = json!({ "confidential": true, "text": "Директор пара сұрады дейді", "contact": contact });
    let held = city.send(&changed(told)).await;
    city.step(&held, json!({ "kind": "message", "text": "Мен сол мектептің бухгалтерімін" })).await;
    officer.acts(&held, json!({ "action": "release", "institution": "school-027" })).await;
    city.step(&held, json!({ "kind": "message", "text": "Қашан жауап болады" })).await;
    let export = format!("/complaints/{}/export", held["id"].as_str().unwrap());
    let acted = school.acts(&held, json!({ "action": "note", "text": "оқыдық" })).await;
    let queue = school.json("/queue").await.to_string();
    assert!(!queue.contains("Аят") && !queue.contains("пара сұрады"), "{queue}");
    for seen in [school.one(&held).await, school.json(&export).await, acted] {
        let seen = seen.to_string();
        for secret in ["Аят", "ayat@", "бухгалтер"] {
            assert!(!seen.contains(secret), "{secret}: {seen}");
        }
        assert!(seen.contains("пара сұрады"), "{seen}");
    }
    assert!(school.one(&held).await.to_string().contains("Қашан жауап"), "said after the release");
    let all = officer.one(&held).await.to_string();
    assert!(all.contains("ayat@mysal.kz") && all.contains("бухгалтер"), "{all}");
}
