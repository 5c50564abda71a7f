//! Script in every text field: it comes back as the text it is, wherever it is read.

use crate::city::{TestCity, changed, complaint};
use adaldyq_domain::complaint::official::Role;
use serde_json::{Value, json};

const SCRIPT: &str = "=HYPERLINK(1)\"><script>alert('x')</script>]]>&lt;";

#[tokio::test]
async fn script_in_any_text_stays_text() {
    let city = TestCity::start().await;
    let contact = json!({ "name": SCRIPT, "show_name": true });
    let receipt = city.send(&changed(json!({ "text": SCRIPT, "contact": contact }))).await;
    let (operator, school) = (city.operator().await, city.school().await);
    operator.acts(&receipt, json!({ "action": "accept" })).await;
    let extension = json!({ "action": "extend", "due": "2027-01-20", "signed_by": SCRIPT, "text": SCRIPT });
    school.acts(&receipt, extension).await;
    school.acts(&receipt, json!({ "action": "note", "text": SCRIPT })).await;
    school.acts(&receipt, json!({ "action": "draft", "outcome": "declined", "text": SCRIPT })).await;
    city.step(&receipt, json!({ "kind": "object", "text": SCRIPT })).await;
    let id = receipt["id"].as_str().unwrap();

    let whole = city.json(&format!("/api/complaints/{id}")).await;
    assert_eq!((&whole["text"], &whole["name"]), (&json!(SCRIPT), &json!(SCRIPT)));
    let of = |kind: &str| whole["events"].as_array().unwrap().iter().find(|event| event["kind"] == kind);
    assert_eq!(of("extended").unwrap()["signed_by"], SCRIPT);
    assert_eq!(of("drafted").unwrap()["text"], SCRIPT);
    assert_eq!(school.one(&receipt).await["notes"][0]["text"], SCRIPT);

    is_text_everywhere(&city, &receipt).await;
    // A cell that begins with `=` would be a formula to a spreadsheet.
    let table = city.get("/api/complaints?format=csv").send().await.unwrap().text().await.unwrap();
    assert!(table.contains("\"'=HYPERLINK(1)\"\"><script>"), "{table}");
}

/// What everybody can read of a complaint is never a page with what somebody wrote in it.
async fn is_text_everywhere(city: &TestCity, receipt: &Value) {
    let id = receipt["id"].as_str().unwrap();
    for (path, kind) in [
        (format!("/api/complaints/{id}"), "application/json"),
        ("/api/complaints?format=geojson".to_owned(), "application/geo+json"),
        ("/api/complaints?format=csv".to_owned(), "text/csv"),
        (format!("/feeds/complaint/{id}.atom"), "application/atom+xml"),
        (format!("/api/complaints/{id}.ics"), "text/calendar"),
    ] {
        let response = city.get(&path).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        // No browser takes it for a page.
        let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
        assert!(header("content-type").starts_with(kind), "{path}: {}", header("content-type"));
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        let policy = header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
    }
    let read = async |path: String| city.get(&path).send().await.unwrap().text().await.unwrap();
    let feed = read(format!("/feeds/complaint/{id}.atom")).await;
    assert!(feed.contains("&lt;script&gt;") && !feed.contains("<script"), "{feed}");
    // The page is the same for every complaint: what somebody wrote is never put into its markup.
    let page = read(format!("/complaints/{id}")).await;
    assert!(!page.contains("HYPERLINK"), "{page}");
}

#[tokio::test]
async fn script_in_what_is_said_on_the_way_to_a_reply_stays_text() {
    let city = TestCity::start().await;
    let receipt = city.send(&complaint()).await;
    let (operator, school, officer) = (city.operator().await, city.school().await, city.officer().await);
    let akimat = city.desk("akimat", Role::Institution, Some("akimat")).await;
    let said = |action: &str, more: Value| {
        let mut body = json!({ "action": action, "text": SCRIPT });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    operator.acts(&receipt, said("accept", json!({}))).await;
    school.acts(&receipt, said("redirect", json!({ "institution": "akimat" }))).await;
    akimat.acts(&receipt, said("ask", json!({}))).await;
    step(&city, &receipt, "message").await;
    akimat.acts(&receipt, said("message", json!({}))).await;
    let number = json!({ "number": SCRIPT, "date": "2026-11-24" });
    akimat.acts(&receipt, said("register_with_state", number)).await;
    akimat.acts(&receipt, said("draft", json!({ "outcome": "done" }))).await;
    officer.acts(&receipt, said("participate", json!({ "stance": "disagrees" }))).await;
    step(&city, &receipt, "dispute").await;

    for whole in [city.own(&receipt).await, officer.one(&receipt).await] {
        let events = whole["events"].as_array().unwrap();
        for kind in ["redirected", "asked", "message", "drafted", "participated", "disputed"] {
            let of_kind: Vec<_> = events.iter().filter(|event| event["kind"] == kind).collect();
            assert!(!of_kind.is_empty() && of_kind.iter().all(|event| event["text"] == SCRIPT), "{kind}");
        }
        assert_eq!(whole["state_register"]["number"], SCRIPT);
        assert_eq!(whole["reply"]["opinion"]["text"], SCRIPT);
    }
    is_text_everywhere(&city, &receipt).await;
}

#[tokio::test]
async fn script_with_a_hiding_and_at_the_counter_stays_text() {
    let city = TestCity::start().await;
    let operator = city.operator().await;
    let contact = json!({ "name": SCRIPT, "show_name": true });
    let mut entered = changed(json!({ "text": SCRIPT, "contact": contact }));
    entered["channel"] = json!("counter");
    let receipt = operator.done("POST", "/complaints", &entered).await;
    operator.acts(&receipt, json!({ "action": "accept" })).await;
    let row = &operator.json("/queue").await["complaints"][0];
    assert_eq!((&row["text"], &row["name"]), (&json!(SCRIPT), &json!(SCRIPT)));
    let hidden = json!({ "action": "hide", "reason": "personal_data", "text": SCRIPT });
    let seen = operator.acts(&receipt, hidden).await;
    let events = seen["events"].as_array().unwrap();
    assert_eq!(events.iter().find(|event| event["kind"] == "hidden").unwrap()["text"], SCRIPT);
    // Why it was hidden is a code to everybody else, whatever was said beside it.
    for path in ["/api/moderation".to_owned(), format!("/api/complaints/{}", receipt["id"].as_str().unwrap())]
    {
        let seen = city.get(&path).send().await.unwrap();
        assert_eq!(seen.headers()["x-content-type-options"], "nosniff", "{path}");
        assert!(!seen.text().await.unwrap().contains("script"), "{path}");
    }
}

#[tokio::test]
async fn script_in_a_proposal_stays_text() {
    let city = TestCity::start().await;
    let (officer, school) = (city.officer().await, city.school().await);
    let proposal = json!({
        "institution": "school-027", "title": SCRIPT, "finding": SCRIPT, "measure": SCRIPT, "by": "2026-12-20"
    });
    let new = officer.done("POST", "/proposals", &proposal).await;
    let path = format!("/proposals/{}/actions", new["id"].as_str().unwrap());
    officer.done("POST", &path, &json!({ "action": "send", "last": 1 })).await;
    let consider = json!({ "action": "consider", "last": 2, "stance": "agrees", "text": SCRIPT });
    city.desk("colleague", Role::Officer, None).await.done("POST", &path, &consider).await;
    let settle = json!({ "action": "settle", "last": 3, "outcome": "accepted", "text": SCRIPT });
    school.done("POST", &path, &settle).await;
    let public = city.json("/api/proposals").await;
    let at_desk = school.json("/proposals").await;
    for shown in [&public["proposals"][0], &at_desk["proposals"][0]] {
        for member in ["title", "finding", "measure", "outcome_text"] {
            assert_eq!(shown[member], SCRIPT, "{member}");
        }
        assert_eq!(shown["opinion"]["text"], SCRIPT);
    }
    let page = city.get("/proposals").send().await.unwrap().text().await.unwrap();
    assert!(!page.contains("HYPERLINK"), "{page}");
}

#[tokio::test]
async fn script_in_a_template_or_a_name_of_an_official_stays_text() {
    let city = TestCity::start().await;
    let (administrator, school) = (city.administrator().await, city.school().await);
    let templates = json!({ "templates": [{ "title": SCRIPT, "lang": "kk", "text": SCRIPT }] });
    assert_eq!(school.done("PUT", "/templates", &templates).await, templates);
    assert_eq!(school.json("/templates").await, templates);
    let user = json!({ "login": "script", "name": SCRIPT, "role": "operator" });
    let added = administrator.done("POST", "/users", &user).await;
    assert_eq!(added["user"]["name"], SCRIPT);
    let path = format!("/users/{}", school.account.as_str());
    administrator.done("PATCH", &path, &json!({ "name": SCRIPT })).await;
    // Wherever a name is shown: to colleagues, under a note, to whoever looks at the same complaint.
    let receipt = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    assert_eq!(school.json("/session").await["account"]["name"], SCRIPT);
    let noted = school.acts(&receipt, json!({ "action": "note", "text": "Көрдік" })).await;
    assert_eq!(noted["notes"][0]["by"], SCRIPT);
    school.one(&receipt).await;
    let colleague = city.desk("colleague", Role::Institution, Some("school-027")).await;
    assert_eq!(colleague.one(&receipt).await["watching"], json!([SCRIPT]));
    assert_eq!(colleague.json("/colleagues").await["colleagues"][0]["name"], SCRIPT);
    for path in ["/users", "/users/audit"] {
        let response = administrator.get(path).await;
        assert_eq!(response.headers()["content-type"], "application/json", "{path}");
        assert_eq!(response.headers()["x-content-type-options"], "nosniff", "{path}");
    }
    let book = school.get("/reports.xlsx?month=2026-11").await.bytes().await.unwrap();
    assert!(!book.windows(6).any(|bytes| bytes == b"script"));
}

async fn step(city: &TestCity, receipt: &Value, kind: &str) {
    let taken = city.step(receipt, json!({ "kind": kind, "text": SCRIPT })).await;
    assert_eq!(taken.status(), 201, "{kind}");
}

#[tokio::test]
async fn script_in_a_wrong_field_is_not_given_back() {
    let city = TestCity::start().await;
    let wrong: Value = changed(json!({ "topic": SCRIPT, "lang": SCRIPT, "institution": SCRIPT }));
    let response = city.post("/api/complaints").json(&wrong).send().await.unwrap();
    assert_eq!(response.status(), 422);
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    assert!(!response.text().await.unwrap().contains("script"));
    let query = "/api/complaints?topic=%3Cscript%3E&cursor=%3Cscript%3E";
    assert!(!city.get(query).send().await.unwrap().text().await.unwrap().contains("script"));
    let page = city.get("/%3Cscript%3Ealert(1)%3C/script%3E").send().await.unwrap();
    assert_eq!(page.status(), 404);
    assert!(!page.text().await.unwrap().contains("alert(1)"));
}
