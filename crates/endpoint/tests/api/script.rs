//! Script in every text field: it comes back as the text it is, wherever it is read.

use crate::city::{TestCity, changed};
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
    // A cell that begins with `=` would be a formula to a spreadsheet.
    let table = read("/api/complaints?format=csv".to_owned()).await;
    assert!(table.contains("\"'=HYPERLINK(1)\"\"><script>"), "{table}");
    // The page is the same for every complaint: what somebody wrote is never put into its markup.
    let page = read(format!("/complaints/{id}")).await;
    assert!(!page.contains("HYPERLINK"), "{page}");
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
