//! Complaints at the desk, from the queue to the reply.

use crate::city::{DAY, TestCity, changed, complaint};
use crate::officials::{Desk, refusal};
use adaldyq_domain::complaint::life::HideReason;
use adaldyq_domain::complaint::official::Role;
use serde_json::{Value, json};

impl Desk<'_> {
    pub async fn one(&self, receipt: &Value) -> Value {
        self.json(&format!("/complaints/{}", receipt["id"].as_str().unwrap())).await
    }

    /// Does something as whoever saw how the complaint stands now.
    pub async fn act(&self, receipt: &Value, mut body: Value) -> reqwest::Response {
        let id = receipt["id"].as_str().unwrap();
        if body.get("last").is_none() {
            let seen = self.get(&format!("/complaints/{id}/watching")).await.json::<Value>().await.unwrap();
            body["last"] = seen.get("last").cloned().unwrap_or_else(|| json!(1));
        }
        self.send("POST", &format!("/complaints/{id}/actions"), &body).await
    }

    pub async fn acts(&self, receipt: &Value, body: Value) -> Value {
        let response = self.act(receipt, body.clone()).await;
        let (status, text) = (response.status(), response.text().await.unwrap());
        assert_eq!(status, 200, "{body}: {text}");
        let answer = serde_json::from_str(&text).unwrap();
        let path = format!("/api/desk/complaints/{}/actions", receipt["id"].as_str().unwrap());
        self.city.is_as_described("POST", &path, 200, &answer).await;
        answer
    }

    async fn numbers(&self, query: &str) -> Vec<String> {
        let queue = self.json(&format!("/queue{query}")).await;
        let complaints = queue["complaints"].as_array().unwrap();
        complaints.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    }
}

fn id(receipt: &Value) -> String {
    receipt["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_complaint_goes_over_three_desks_to_its_reply() {
    let city = TestCity::start().await;
    let (operator, school, officer) = (city.operator().await, city.school().await, city.officer().await);
    let contact = json!({ "name": "Аят", "phone": "+77011234567" });
    let receipt = city.send(&changed(json!({ "contact": contact }))).await;
    let seen = school.one(&receipt).await;
    assert_eq!(seen["contact"], Value::Null, "it is only addressed to it yet");
    assert_eq!(operator.one(&receipt).await["contact"]["name"], "Аят");
    let accepted = operator.acts(&receipt, json!({ "action": "accept" })).await;
    assert_eq!(accepted["status"], "accepted");
    assert_eq!(school.one(&receipt).await["contact"]["phone"], "+77011234567");
    let draft = json!({ "action": "draft", "outcome": "done", "text": "Шұңқыр жабылды." });
    let drafted = school.acts(&receipt, draft).await;
    assert_eq!((&drafted["status"], &drafted["drafted_by_me"]), (&json!("drafted"), &json!(true)));
    assert_eq!(refusal(school.act(&receipt, json!({ "action": "finalise" })).await).await.1, "incomplete");
    let opinion = json!({ "action": "participate", "stance": "agrees", "text": "Тексерілді." });
    let answered = officer.acts(&receipt, opinion).await;
    assert_eq!(answered["status"], "answered");
    let kinds: Vec<_> =
        answered["events"].as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["received", "accepted", "drafted", "participated", "answered"]);
    assert_eq!(answered["events"][2]["official"], "school");
}

#[tokio::test]
async fn the_queue_shows_the_first_due_first_and_says_what_each_waits_for() {
    let city = TestCity::start().await;
    let first = city.send(&complaint()).await;
    city.later(DAY);
    let second = city.send(&complaint()).await;
    city.later(DAY);
    let third = city.send(&changed(json!({ "institution": "akimat", "topic": "e_ticketing" }))).await;
    let (operator, school) = (city.operator().await, city.school().await);
    operator.acts(&second, json!({ "action": "accept" })).await;
    let queue = operator.json("/queue").await;
    let waiting: Vec<_> = queue["complaints"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["id"].clone(), one["waiting_for"].as_str().unwrap(), one["due_in"].as_i64().unwrap()))
        .collect();
    assert_eq!(
        waiting,
        [
            (first["id"].clone(), "accept", 13),
            (second["id"].clone(), "draft", 14),
            (third["id"].clone(), "accept", 15)
        ]
    );
    let counts = &queue["counts"];
    assert_eq!((&counts["all"], &counts["accept"], &counts["draft"]), (&json!(3), &json!(2), &json!(1)));
    assert_eq!(operator.numbers("?status=accepted").await, [id(&second)]);
    assert_eq!(operator.numbers("?waiting_for=accept&institution=akimat").await, [id(&third)]);
    assert_eq!(operator.numbers("?topic=e_ticketing").await, [id(&third)]);
    assert_eq!(operator.numbers("?mine=1").await, [id(&second)]);
    let all = "status=received,accepted,closed";
    assert_eq!(operator.numbers(&format!("?{all}")).await, [id(&first), id(&second), id(&third)]);
    assert_eq!(operator.numbers(&format!("?{all}&latest=1")).await, [id(&third), id(&second), id(&first)]);
    assert_eq!(operator.numbers(&format!("?q={}", id(&third).to_lowercase())).await, [id(&third)]);
    assert_eq!(operator.numbers("?q=SHUNQYR").await.len(), 3);
    assert_eq!(operator.numbers("?q=%D0%B6%D0%BE%D2%9B").await, Vec::<String>::new());
    assert_eq!(school.numbers("").await, [id(&first), id(&second)]);
    assert_eq!(school.json("/queue").await["counts"]["all"], 2);
    city.later(22 * DAY);
    let operator = city.desk("another", Role::Operator, None).await;
    let late = operator.json("/queue?overdue=1").await;
    assert_eq!(late["counts"]["overdue"], 2);
    assert_eq!(late["complaints"][0]["due_in"], -2);
}

#[tokio::test]
async fn the_queue_comes_in_pages_that_miss_and_repeat_nothing() {
    let city = TestCity::with(&[("RATE_LIMIT", "off")]).await;
    let school = city.school().await;
    for _ in 0..61 {
        city.send(&complaint()).await;
    }
    let first = school.json("/queue").await;
    assert_eq!(first["complaints"].as_array().unwrap().len(), 50);
    let next = first["next"].as_str().unwrap();
    let second = school.json(&format!("/queue?cursor={next}")).await;
    assert_eq!((second["complaints"].as_array().unwrap().len(), &second["next"]), (11, &Value::Null));
    let mut all: Vec<String> = school.numbers("").await;
    all.extend(school.numbers(&format!("?cursor={next}")).await);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 61);
    assert_eq!(refusal(school.get("/queue?cursor=x").await).await, (422, "bad-cursor".into()));
}

#[tokio::test]
async fn a_note_sent_twice_under_one_key_is_kept_once() {
    let city = TestCity::start().await;
    let (operator, other) = (city.operator().await, city.desk("second", Role::Operator, None).await);
    let (receipt, elsewhere) = (city.send(&complaint()).await, city.send(&complaint()).await);
    let send = async |desk: &Desk<'_>, about: &Value, text: &str, last: i64| {
        let path = format!("/complaints/{}/actions", id(about));
        let body = json!({ "action": "note", "text": text, "last": last });
        let request = desk.request("POST", &path).header("idempotency-key", "0123456789abcdef");
        request.json(&body).send().await.unwrap()
    };
    let texts = async || {
        let seen = operator.one(&receipt).await;
        let notes = seen["notes"].as_array().unwrap().iter();
        notes.map(|note| note["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let both = tokio::join!(
        send(&operator, &receipt, "Дүйсенбіде сұраймыз", 1),
        send(&operator, &receipt, "Дүйсенбіде сұраймыз", 1)
    );
    assert_eq!((both.0.status().as_u16(), both.1.status().as_u16()), (200, 200));
    // Also where something else was done and seen meanwhile.
    assert_eq!(send(&operator, &receipt, "Дүйсенбіде сұраймыз", 2).await.status(), 200);
    assert_eq!(texts().await, ["Дүйсенбіде сұраймыз"]);
    for (about, text) in [(&receipt, "Сейсенбіде сұраймыз"), (&elsewhere, "Дүйсенбіде сұраймыз")]
    {
        let different = send(&operator, about, text, 1).await;
        assert_eq!(refusal(different).await, (422, "idempotency-key-reused".into()));
    }
    assert_eq!(texts().await, ["Дүйсенбіде сұраймыз"]);
    // Another's key is another key, also where it is spelt the same.
    assert_eq!(send(&other, &receipt, "Мен де", 1).await.status(), 200);
    assert_eq!(texts().await.len(), 2);
    for _ in 0..2 {
        operator.acts(&receipt, json!({ "action": "note", "text": "Тағы" })).await;
    }
    assert_eq!(texts().await.len(), 4, "without a key each is one of its own");
}

#[tokio::test]
async fn the_key_of_a_note_is_forgotten_after_thirty_days_and_the_note_stays() {
    let city = TestCity::start().await;
    let operator = city.operator().await;
    let receipt = city.send(&complaint()).await;
    let path = format!("/complaints/{}/actions", id(&receipt));
    let note = async |desk: &Desk<'_>, text: &str| {
        let request = desk.request("POST", &path).header("idempotency-key", "0123456789abcdef");
        request.json(&json!({ "action": "note", "text": text })).send().await.unwrap().status().as_u16()
    };
    assert_eq!(note(&operator, "Бірінші").await, 200);
    city.later(31 * DAY);
    let operator = city.at_desk(operator.account, "operator").await;
    assert_eq!((note(&operator, "Екінші").await, note(&operator, "Екінші").await), (200, 200));
    assert_eq!(note(&operator, "Үшінші").await, 422);
    let seen = operator.one(&receipt).await;
    let texts: Vec<_> = seen["notes"].as_array().unwrap().iter().map(|note| &note["text"]).collect();
    assert_eq!(texts, ["Бірінші", "Екінші"]);
}

#[tokio::test]
async fn notes_stay_in_their_office() {
    let city = TestCity::start().await;
    let (operator, school, officer) = (city.operator().await, city.school().await, city.officer().await);
    let receipt = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    for (desk, text) in [(&operator, "операторға"), (&school, "мектепке"), (&officer, "қызметке")]
    {
        let seen = desk.acts(&receipt, json!({ "action": "note", "text": text })).await;
        assert_eq!(seen["notes"].as_array().unwrap().len(), 1);
        assert_eq!(seen["notes"][0]["text"], text);
        assert_eq!(seen["last"], 2, "a note is no event");
    }
    let public = city.read(&receipt).await.text().await.unwrap();
    let own = city.own(&receipt).await.to_string();
    for text in ["операторға", "мектепке", "қызметке"] {
        assert!(!public.contains(text) && !own.contains(text));
    }
}

#[tokio::test]
async fn what_is_passed_on_is_out_of_sight() {
    let city = TestCity::start().await;
    let (school, akimat) =
        (city.school().await, city.desk("akimat", Role::Institution, Some("akimat")).await);
    let receipt = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    assert_eq!(akimat.get(&format!("/complaints/{}", id(&receipt))).await.status(), 404);
    let passed = school.acts(&receipt, json!({ "action": "redirect", "institution": "akimat" })).await;
    assert_eq!(passed["gone"], true);
    assert_eq!(school.get(&format!("/complaints/{}", id(&receipt))).await.status(), 404);
    let seen = akimat.one(&receipt).await;
    assert_eq!(seen["institution"], "akimat");
    assert_eq!(seen["events"][2]["official"], Value::Null, "the other office's people are not named");
}

#[tokio::test]
async fn hiding_needs_a_second_pair_of_eyes() {
    let city = TestCity::start().await;
    let (one, two) = (city.officer().await, city.desk("second", Role::Officer, None).await);
    let receipt = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    let hidden = one.acts(&receipt, json!({ "action": "hide", "reason": "personal_data" })).await;
    assert_eq!((&hidden["visibility"], &hidden["hidden_by_me"]), (&json!("hidden"), &json!(true)));
    assert_eq!(one.numbers("?waiting_for=countersign").await, [id(&receipt)]);
    assert_eq!(refusal(one.act(&receipt, json!({ "action": "countersign" })).await).await.1, "own-work");
    two.acts(&receipt, json!({ "action": "countersign" })).await;
    assert_eq!(one.json("/queue").await["counts"]["countersign"], 0);
    let bad = one.act(&receipt, json!({ "action": "hide", "reason": "boring" })).await;
    assert_eq!(refusal(bad).await, (422, "unknown-reason".into()));
}

#[tokio::test]
async fn duplicates_are_merged_and_get_the_reply_of_the_main_one() {
    let city = TestCity::start().await;
    let (school, officer) = (city.school().await, city.officer().await);
    let (main, other) = (city.send(&complaint()).await, city.send(&complaint()).await);
    for receipt in [&main, &other] {
        city.accept(receipt, None).await;
    }
    let itself = school.act(&main, json!({ "action": "merge", "into": main["id"] })).await;
    assert_eq!(refusal(itself).await, (409, "bad-main".into()));
    school.acts(&other, json!({ "action": "merge", "into": main["id"] })).await;
    // Whoever writes the reply knows that it answers several.
    assert_eq!(school.one(&main).await["merged"], json!([other["id"]]));
    assert_eq!(school.one(&other).await["merged"], json!([]));
    school.acts(&main, json!({ "action": "draft", "outcome": "done", "text": "Жөнделді." })).await;
    officer.acts(&main, json!({ "action": "participate", "stance": "agrees", "text": "Көрдік." })).await;
    assert_eq!(officer.one(&other).await["status"], "answered");
}

#[tokio::test]
async fn an_operator_enters_what_is_said_at_the_counter() {
    let city = TestCity::start().await;
    let (operator, school) = (city.operator().await, city.school().await);
    let said = changed(json!({ "channel": "counter" }));
    let receipt = operator.done("POST", "/complaints", &said).await;
    assert_eq!(receipt["due"], "2026-12-15");
    assert_eq!(city.own(&receipt).await["events"][0]["channel"], "counter");
    assert_eq!(school.json("/queue").await["complaints"][0]["channel"], "counter");
    let nowhere = operator.send("POST", "/complaints", &changed(json!({ "channel": "pigeon" }))).await;
    assert_eq!(refusal(nowhere).await, (422, "unknown-channel".into()));
    let both = operator.send("POST", "/complaints", &changed(json!({ "text": "a" }))).await;
    let both: Value = both.json().await.unwrap();
    assert_eq!(both["errors"].as_array().unwrap().len(), 2, "{both}");
    assert_eq!(refusal(school.send("POST", "/complaints", &said).await).await, (403, "role".into()));
}

#[tokio::test]
async fn a_case_is_taken_out_as_one_file_and_that_is_written_down() {
    let city = TestCity::start().await;
    let (school, officer) = (city.school().await, city.officer().await);
    let receipt = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    school.acts(&receipt, json!({ "action": "note", "text": "ішкі жазба" })).await;
    let response = school.get(&format!("/complaints/{}/export", id(&receipt))).await;
    let name = response.headers()["content-disposition"].to_str().unwrap().to_owned();
    assert_eq!(name, format!("attachment; filename=\"{}.json\"", id(&receipt)));
    let file: Value = response.json().await.unwrap();
    assert_eq!(file["complaint"]["events"][0]["text"], complaint()["text"]);
    assert_eq!(file["texts"][0]["sha256"].as_str().unwrap().len(), 64);
    assert!(!file.to_string().contains("ішкі жазба"));
    let accesses = &officer.one(&receipt).await["accesses"];
    assert_eq!((&accesses[0]["by"], &accesses[0]["what"]), (&json!("school"), &json!("exported")));
}

#[tokio::test]
async fn templates_are_ones_own() {
    let city = TestCity::start().await;
    let (school, officer) = (city.school().await, city.officer().await);
    assert_eq!(school.json("/templates").await["templates"], json!([]));
    let templates = json!({ "templates": [{ "title": "Жол", "lang": "kk", "text": "Рақмет." }] });
    school.done("PUT", "/templates", &templates).await;
    assert_eq!(school.json("/templates").await, templates);
    assert_eq!(officer.json("/templates").await["templates"], json!([]));
    let bad = json!({ "templates": [{ "title": "", "lang": "de", "text": "x" }] });
    assert_eq!(school.send("PUT", "/templates", &bad).await.status(), 422);
}

#[tokio::test]
async fn a_day_and_a_signature_extend_and_the_states_number_is_kept() {
    let city = TestCity::start().await;
    let school = city.school().await;
    let receipt = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    let text = "Жабдық керек.";
    let no_signature = json!({ "action": "extend", "due": "2026-12-28", "text": text });
    assert_eq!(refusal(school.act(&receipt, no_signature).await).await, (422, "required".into()));
    let extend = json!({ "action": "extend", "due": "2026-12-28", "signed_by": "Директор", "text": text });
    let before = school.one(&receipt).await;
    let extended = school.acts(&receipt, extend).await;
    assert_eq!(extended["due"], "2026-12-28");
    // Several extensions come to no more than the first could.
    assert_eq!(extended["extend_until"], before["extend_until"]);
    let number = json!({ "action": "register_with_state", "number": "ЗТ-2026-1", "date": "2026-11-24" });
    let registered = school.acts(&receipt, number).await;
    assert_eq!(registered["events"][3]["state_number"], "ЗТ-2026-1");
}

#[tokio::test]
async fn what_is_hidden_by_a_command_is_hidden_by_nobody_at_the_desk() {
    let city = TestCity::start().await;
    let officer = city.officer().await;
    let receipt = city.send(&complaint()).await;
    city.hide(&receipt, HideReason::Spam).await;
    assert_eq!(officer.one(&receipt).await["hidden_by_me"], false);
}
