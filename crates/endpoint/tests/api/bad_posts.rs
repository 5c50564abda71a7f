//! A hundred bad posts: each is refused with the field that is wrong, and none breaks anything.

use crate::city::{TestCity, changed, complaint};
use reqwest::Response;
use serde_json::{Value, json};

/// A change that spoils a good complaint, and the field that has to be named.
fn spoilt() -> Vec<(Value, &'static str)> {
    let mut spoilt = Vec::new();
    let long_name = "Ә".repeat(201);
    // Wrong types, member by member.
    for wrong in [json!(5), json!(true), json!([]), json!({})] {
        for field in ["institution", "topic", "text", "lang"] {
            spoilt.push((json!({ field: wrong }), field));
        }
        for (member, field) in
            [("name", "contact.name"), ("phone", "contact.phone"), ("email", "contact.email")]
        {
            spoilt.push((json!({ "contact": { member: wrong } }), field));
        }
    }
    for wrong in [json!("x"), json!(5), json!([]), json!(true)] {
        spoilt.push((json!({ "contact": wrong }), "contact"));
        spoilt.push((json!({ "budget": wrong }), "budget"));
    }
    for wrong in [json!("yes"), json!(1), json!([])] {
        spoilt.push((json!({ "confidential": wrong }), "confidential"));
        spoilt.push((json!({ "contact": { "show_name": wrong } }), "contact.show_name"));
    }
    for wrong in
        [json!("51.1,71.4"), json!({ "lat": 51.1 }), json!([51.1]), json!([51.1, 71.4, 5]), json!(51)]
    {
        spoilt.push((json!({ "at": wrong }), "at"));
    }
    spoilt.push((json!({ "at": ["51.1", 71.4] }), "at.0"));
    spoilt.push((json!({ "at": [51.1, null] }), "at.1"));
    // Places outside the city, swapped, or nowhere.
    for wrong in
        [json!([43.2, 76.9]), json!([71.4, 51.1]), json!([0, 0]), json!([50.9, 71.4]), json!([51.1, 72.0])]
    {
        spoilt.push((json!({ "at": wrong }), "at"));
    }
    spoilt.push((json!({ "at": [951.1, 71.4] }), "at.0"));
    spoilt.push((json!({ "at": [51.1, -1e300] }), "at.1"));
    spoilt.push((json!({ "institution": null }), "institution"));
    // Unknown ids and codes.
    for wrong in ["", "school-028", "School-027", "../school-027", "school-027\u{0}", "мектеп", " school-027"]
    {
        spoilt.push((json!({ "institution": wrong }), "institution"));
    }
    for wrong in ["", "Roads", "potholes", "roads ", "шағым"] {
        spoilt.push((json!({ "topic": wrong }), "topic"));
    }
    for wrong in ["", "KK", "de", "ru-KZ"] {
        spoilt.push((json!({ "lang": wrong }), "lang"));
    }
    for field in ["topic", "text", "lang"] {
        spoilt.push((json!({ field: null }), field));
    }
    // Sizes, control and invisible characters.
    let long = "ұзын ".repeat(1_001);
    for wrong in [
        "",
        "          ",
        "қысқа",
        "a\u{301}".repeat(9).as_str(),
        "\u{200b}".repeat(40).as_str(),
        "\u{3164}".repeat(40).as_str(),
        "\u{2060}\u{200d}\u{fe0f}".repeat(20).as_str(),
        "\t\n\r\n".repeat(20).as_str(),
        &long,
    ] {
        spoilt.push((json!({ "text": wrong }), "text"));
    }
    for control in [
        '\0', '\u{1}', '\u{8}', '\u{b}', '\u{1b}', '\u{7f}', '\u{85}', '\u{9f}', '\u{202e}', '\u{2066}',
        '\u{202a}',
    ] {
        spoilt.push((json!({ "text": format!("Мектеп алдында {control} шұңқыр бар") }), "text"));
    }
    spoilt.push((json!({ "contact": { "name": long_name } }), "contact.name"));
    spoilt.push((json!({ "contact": { "name": "Аят\u{202e}тяА" } }), "contact.name"));
    spoilt.push((json!({ "contact": { "name": "Аят\nАят" } }), "contact.name"));
    for wrong in ["1234", "+7 701 123 45 67 89 01 23", "қоңырау шал", "12345;ext=1", "١٢٣٤٥"] {
        spoilt.push((json!({ "contact": { "phone": wrong } }), "contact.phone"));
    }
    for wrong in
        ["ayat", "ayat@", "@mysal.kz", "a@b@c.kz", "ayat@mysal", "ayat@.kz", "a yat@mysal.kz", "<a@b.kz>"]
    {
        spoilt.push((json!({ "contact": { "email": wrong } }), "contact.email"));
    }
    // Budget lines.
    for wrong in
        [json!("2026"), json!(2026.5), json!(20260), json!(-1), json!(1990), json!(1e300), json!(true)]
    {
        spoilt.push((json!({ "budget": { "year": wrong } }), "budget.year"));
    }
    spoilt.push((json!({ "budget": {} }), "budget.year"));
    spoilt.push((json!({ "budget": { "year": 2026, "item": "159" } }), "budget.group"));
    spoilt.push((json!({ "budget": { "year": 2026, "group": "0 4" } }), "budget.group"));
    spoilt.push((json!({ "budget": { "year": 2026, "group": 4 } }), "budget.group"));
    spoilt
        .push((json!({ "budget": { "year": 2026, "group": "04", "item": "1".repeat(17) } }), "budget.item"));
    spoilt.push((json!({ "budget": { "year": 2026, "contract": "№".repeat(101) } }), "budget.contract"));
    spoilt
}

#[tokio::test]
async fn a_hundred_bad_posts_are_each_refused_by_their_field() {
    let city = TestCity::with(&[("RATE_LIMIT", "1/h")]).await;
    let spoilt = spoilt();
    assert!(spoilt.len() >= 100, "{}", spoilt.len());
    for (change, field) in spoilt {
        let response = city.post("/api/complaints").json(&changed(change.clone())).send().await.unwrap();
        let problem = problem(response, 422, &change.to_string()).await;
        let errors = problem["errors"].as_array().unwrap();
        assert_eq!(errors.len(), 1, "{change}: {problem}");
        assert_eq!(errors[0]["field"], field, "{change}: {problem}");
        for member in ["code", "message"] {
            assert!(!errors[0][member].as_str().unwrap().is_empty(), "{change}");
        }
    }
    // Nothing of it was kept, and none of it cost the sender a post.
    assert_eq!(city.json("/api/complaints/summary").await["waiting"]["count"], 0);
    city.send(&complaint()).await;
}

#[tokio::test]
async fn a_body_that_is_no_json_is_refused() {
    let city = TestCity::start().await;
    let good = complaint().to_string();
    let utf16: Vec<u8> = good.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bodies: [Vec<u8>; 12] = [
        b"".to_vec(),
        b"{".to_vec(),
        b"{\"topic\": roads}".to_vec(),
        b"topic=roads&text=x".to_vec(),
        b"{\"text\": \"\xff\xfe\"}".to_vec(),
        b"{\"text\": \"\\ud800\"}".to_vec(),
        b"{\"text\": \"a\nb\"}".to_vec(),
        b"{\"at\": [1e999, 71.4]}".to_vec(),
        b"{} {}".to_vec(),
        format!("{good},").into_bytes(),
        utf16,
        "[".repeat(10_000).into_bytes(),
    ];
    for body in bodies {
        let shown = String::from_utf8_lossy(&body[..body.len().min(40)]).into_owned();
        let post = city.post("/api/complaints").header("content-type", "application/json").body(body);
        problem(post.send().await.unwrap(), 400, &shown).await;
    }
}

#[tokio::test]
async fn json_that_is_no_object_is_refused() {
    let city = TestCity::start().await;
    for body in ["null", "[]", "5", "\"text\"", "true"] {
        let post = city.post("/api/complaints").header("content-type", "application/json").body(body);
        let problem = problem(post.send().await.unwrap(), 422, body).await;
        assert_eq!(problem["errors"][0]["code"], "wrong-type");
    }
}

#[tokio::test]
async fn a_body_of_another_kind_is_refused() {
    let city = TestCity::start().await;
    let kinds = [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/mixed; boundary=x",
        "application/json; charset=utf-16",
        "application/jsonp",
    ];
    for kind in kinds {
        let post = city.post("/api/complaints").header("content-type", kind).body(complaint().to_string());
        problem(post.send().await.unwrap(), 415, kind).await;
    }
    let post = city.post("/api/complaints").body(complaint().to_string());
    problem(post.send().await.unwrap(), 415, "no kind").await;
    let post = city.post("/api/complaints").header("content-encoding", "gzip").json(&complaint());
    problem(post.send().await.unwrap(), 415, "compressed").await;
    let post = city.post("/api/complaints").header("content-type", "Application/JSON; Charset=\"UTF-8\"");
    let accepted = post.body(format!("\u{feff}{}", complaint())).send().await.unwrap();
    assert_eq!(accepted.status(), 201);
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let city = TestCity::start().await;
    let large = changed(json!({ "text": "a".repeat(70_000) }));
    problem(city.post("/api/complaints").json(&large).send().await.unwrap(), 413, "large").await;
}

#[tokio::test]
async fn other_methods_and_addresses_are_refused_in_words() {
    let city = TestCity::start().await;
    for (method, path, status) in [
        ("DELETE", "/api/complaints", 405),
        ("PUT", "/api/complaints/K7QM-2XPD", 405),
        ("POST", "/api/health", 405),
        ("GET", "/api", 404),
        ("GET", "/api/", 404),
        ("GET", "/api/nothing", 404),
        ("GET", "/api/desk/complaints", 405),
    ] {
        problem(city.request(method, path).send().await.unwrap(), status, path).await;
    }
}

#[tokio::test]
async fn errors_speak_the_reader_s_language() {
    let city = TestCity::start().await;
    let title = async |language: &str| {
        let response = city.get("/api/nothing").header("accept-language", language).send().await.unwrap();
        let spoken = response.headers()["content-language"].to_str().unwrap().to_owned();
        (spoken, problem(response, 404, language).await["title"].as_str().unwrap().to_owned())
    };
    assert_eq!(title("kk").await, ("kk".into(), "Мұнда ештеңе жоқ.".into()));
    assert_eq!(title("ru-KZ, en;q=0.5").await, ("ru".into(), "Здесь ничего нет.".into()));
    assert_eq!(title("en").await, ("en".into(), "There is nothing here.".into()));
    assert_eq!(title("de").await.0, "kk");
    let refused = city
        .post("/api/complaints")
        .header("accept-language", "en")
        .json(&changed(json!({ "text": "short" })));
    let problem = problem(refused.send().await.unwrap(), 422, "short").await;
    assert_eq!(
        problem["errors"][0]["message"],
        "Please say more: at least 10 visible characters are needed, there are 5."
    );
}

/// The problem that a refusal carries.
async fn problem(response: Response, status: u16, what: &str) -> Value {
    assert_eq!(response.status().as_u16(), status, "{what}");
    assert_eq!(response.headers()["content-type"], "application/problem+json", "{what}");
    assert_eq!(response.headers()["x-content-type-options"], "nosniff", "{what}");
    let problem: Value = response.json().await.unwrap();
    assert_eq!(problem["status"], status, "{what}");
    assert_eq!(problem["type"], "about:blank", "{what}");
    assert!(problem["title"].as_str().unwrap().ends_with('.'), "{what}: {problem}");
    problem
}
