//! Officials sign in, and nobody else does.

use crate::city::{TUESDAY, TestCity};
use crate::officials::{PASSWORD, code, refusal};
use adaldyq_domain::complaint::official::Role;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const MINUTE: i64 = 60_000;
const TOTP: &[u8] = b"12345678901234567890";

#[tokio::test]
async fn an_official_signs_in_works_and_signs_out() {
    let city = TestCity::start().await;
    let desk = city.school().await;
    let body = desk.json("/session").await;
    assert_eq!(body["account"]["login"], "school");
    assert_eq!(body["account"]["institution"], "school-027");
    assert_eq!(body["csrf"], desk.csrf);
    assert_eq!(body["until"], "2026-11-24T17:00:00.000Z");
    let out = desk.request("DELETE", "/session").send().await.unwrap();
    assert_eq!(out.status(), 204);
    assert!(out.headers()["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
    assert_eq!(refusal(desk.get("/session").await).await, (401, "not-signed-in".into()));
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let city = TestCity::start().await;
    city.account("school", Role::Institution, Some("school-027")).await;
    let response = city.sign_in("school", PASSWORD, &code(TOTP, TUESDAY)).await;
    let cookie = response.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.starts_with("desk="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"), "{cookie}");
    let body = json!({ "login": "school", "password": PASSWORD, "code": code(TOTP, TUESDAY + 30_000) });
    let public = city.post("/api/desk/session").header("host", "map.kz").json(&body).send().await.unwrap();
    let cookie = public.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-desk="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"), "{cookie}");
}

#[tokio::test]
async fn only_a_digest_of_the_token_is_kept() {
    let city = TestCity::start().await;
    let desk = city.school().await;
    let token = desk.cookie.split_once('=').unwrap().1;
    assert_eq!(URL_SAFE_NO_PAD.decode(token).unwrap().len(), 32);
    let kept = URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()));
    assert!(city.endpoint.store.session(&kept, TUESDAY).await.unwrap().is_some());
    assert!(city.endpoint.store.session(token, TUESDAY).await.unwrap().is_none());
    let digest_as_token = city.get("/api/desk/session").header("cookie", format!("desk={kept}"));
    assert_eq!(digest_as_token.send().await.unwrap().status(), 401);
}

#[tokio::test]
async fn a_wrong_login_password_or_code_are_refused_alike() {
    let city = TestCity::start().await;
    city.account("school", Role::Institution, Some("school-027")).await;
    let right = code(TOTP, TUESDAY);
    let mut answers = Vec::new();
    for (login, password, code) in [
        ("nobody", PASSWORD, right.as_str()),
        ("school", "another password", &right),
        ("school", PASSWORD, "000000"),
        ("school", PASSWORD, ""),
    ] {
        let response = city.sign_in(login, password, code).await;
        assert_eq!(response.status(), 401);
        assert!(!response.headers().contains_key("set-cookie"));
        answers.push(response.text().await.unwrap());
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
}

#[tokio::test]
async fn a_code_is_taken_once() {
    let city = TestCity::start().await;
    city.school().await;
    let again = city.sign_in("school", PASSWORD, &code(TOTP, TUESDAY)).await;
    assert_eq!(refusal(again).await, (401, "sign-in-wrong".into()));
    let earlier = city.sign_in("school", PASSWORD, &code(TOTP, TUESDAY - 30_000)).await;
    assert_eq!(earlier.status(), 401);
    assert_eq!(city.sign_in("school", PASSWORD, &code(TOTP, TUESDAY + 30_000)).await.status(), 200);
}

#[tokio::test]
async fn one_code_sent_twice_at_once_opens_once() {
    let city = TestCity::start().await;
    city.account("school", Role::Institution, Some("school-027")).await;
    let code = code(TOTP, TUESDAY);
    let (one, other) =
        tokio::join!(city.sign_in("school", PASSWORD, &code), city.sign_in("school", PASSWORD, &code));
    let mut statuses = [one.status().as_u16(), other.status().as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 401]);
}

#[tokio::test]
async fn a_session_ends_when_it_rests_and_after_a_working_day() {
    let city = TestCity::start().await;
    let desk = city.school().await;
    for _ in 0..23 {
        city.later(29 * MINUTE);
        assert_eq!(desk.get("/session").await.status(), 200);
    }
    city.later(29 * MINUTE);
    assert_eq!(desk.get("/session").await.status(), 200, "696 minutes are less than twelve hours");
    city.later(25 * MINUTE);
    assert_eq!(desk.get("/session").await.status(), 401, "721 minutes are more");
    let other = city.officer().await;
    city.later(31 * MINUTE);
    assert_eq!(other.get("/session").await.status(), 401);
}

#[tokio::test]
async fn whoever_is_disabled_is_out_at_once() {
    let city = TestCity::start().await;
    let (administrator, desk) = (city.administrator().await, city.school().await);
    let path = format!("/users/{}", desk.account);
    administrator.done("PATCH", &path, &json!({ "disabled": true })).await;
    assert_eq!(desk.get("/session").await.status(), 401);
    assert_eq!(city.sign_in("school", PASSWORD, &code(TOTP, TUESDAY + 30_000)).await.status(), 401);
}

#[tokio::test]
async fn a_change_without_the_token_of_the_page_is_refused() {
    let city = TestCity::start().await;
    let (desk, other) = (city.school().await, city.officer().await);
    let body = json!({ "interests": [] });
    let put = || city.request("PUT", "/api/desk/me/interests").header("cookie", &desk.cookie).json(&body);
    let refused = [
        put(),
        put().header("x-csrf", ""),
        put().header("x-csrf", &other.csrf),
        put().header("x-csrf", &desk.csrf).header("origin", "https://evil.example"),
        put().header("x-csrf", &desk.csrf).header("sec-fetch-site", "cross-site"),
        put().header("x-csrf", &desk.csrf).header("sec-fetch-site", "same-site"),
    ];
    for request in refused {
        assert_eq!(refusal(request.send().await.unwrap()).await, (403, "csrf".into()));
    }
    let ours = put().header("x-csrf", &desk.csrf).header("origin", &city.address);
    assert_eq!(ours.header("sec-fetch-site", "same-origin").send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn another_site_cannot_sign_somebody_in() {
    let city = TestCity::start().await;
    city.account("school", Role::Institution, Some("school-027")).await;
    let body = json!({ "login": "school", "password": PASSWORD, "code": code(TOTP, TUESDAY) });
    let foreign = city.post("/api/desk/session").header("origin", "https://evil.example").json(&body);
    assert_eq!(foreign.send().await.unwrap().status(), 403);
    let form = city.post("/api/desk/session").header("content-type", "text/plain").body(body.to_string());
    assert_eq!(form.send().await.unwrap().status(), 415);
}

#[tokio::test]
async fn no_answer_of_the_desk_is_kept_or_read_by_another_site() {
    let city = TestCity::start().await;
    let desk = city.administrator().await;
    let paths = ["/session", "/users", "/users/audit", "/colleagues", "/nothing", ""];
    for path in paths {
        for method in ["GET", "HEAD", "OPTIONS", "POST"] {
            let request = desk.request(method, path).header("origin", "https://evil.example");
            let response = request.send().await.unwrap();
            let headers = response.headers();
            assert_eq!(headers["cache-control"], "no-store", "{method} {path}");
            let open: Vec<_> =
                headers.keys().filter(|name| name.as_str().starts_with("access-control")).collect();
            assert!(open.is_empty(), "{method} {path}: {open:?}");
        }
    }
}

#[tokio::test]
async fn the_first_sign_in_asks_for_a_password_of_ones_own_and_a_code() {
    let city = TestCity::start().await;
    let administrator = city.administrator().await;
    let new = json!({ "login": "b.akhmetova", "name": "Б. Ахметова", "role": "officer" });
    let added = administrator.done("POST", "/users", &new).await;
    let once = added["one_time_password"].as_str().unwrap();
    let first = city.sign_in("b.akhmetova", once, "").await;
    assert!(!first.headers().contains_key("set-cookie"));
    let first: Value = first.json().await.unwrap();
    let address = first["enrol"]["otpauth"].as_str().unwrap();
    assert!(address.contains("b.akhmetova") && address.contains("issuer="), "{address}");
    let secret = totp_rs::Secret::try_from_base32(first["enrol"]["secret"].as_str().unwrap()).unwrap();
    let figures = code(secret.as_bytes(), TUESDAY);
    let enrol = |password: &str, figures: &str| {
        let body = json!({
            "login": "b.akhmetova", "password": once, "new_password": password, "code": figures
        });
        city.post("/api/desk/enrol").json(&body).send()
    };
    for (password, figures, field) in [
        ("short", figures.as_str(), "new_password"),
        ("b.akhmetova-2026", &figures, "new_password"),
        (once, &figures, "new_password"),
        (PASSWORD, "000000", "code"),
    ] {
        let refused = enrol(password, figures).await.unwrap();
        assert_eq!(refused.status(), 422);
        assert_eq!(refused.json::<Value>().await.unwrap()["errors"][0]["field"], field);
    }
    let enrolled = enrol(PASSWORD, &figures).await.unwrap();
    assert_eq!(enrolled.status(), 200);
    assert!(enrolled.headers().contains_key("set-cookie"));
    assert_eq!(enrolled.json::<Value>().await.unwrap()["account"]["role"], "officer");
    assert_eq!(enrol("another good phrase", &figures).await.unwrap().status(), 401, "it was for once");
    assert_eq!(city.sign_in("b.akhmetova", once, &figures).await.status(), 401);
    assert_eq!(city.sign_in("b.akhmetova", PASSWORD, &figures).await.status(), 401, "the code is used");
}

#[tokio::test]
async fn a_first_password_waits_for_a_week() {
    let city = TestCity::start().await;
    let administrator = city.administrator().await;
    let new = json!({ "login": "late", "name": "Кеш", "role": "operator" });
    let added = administrator.done("POST", "/users", &new).await;
    city.later(7 * 24 * 60 * MINUTE);
    let late = city.sign_in("late", added["one_time_password"].as_str().unwrap(), "").await;
    assert_eq!(late.status(), 401);
}

#[tokio::test]
async fn a_new_password_takes_the_old_one_and_ends_other_sessions() {
    let city = TestCity::start().await;
    let desk = city.school().await;
    let next = "кең даланың самал желі";
    let body = |old: &str, figures: &str| json!({ "password": old, "new_password": next, "code": figures });
    let later = code(TOTP, TUESDAY + 30_000);
    let wrong = desk.send("PUT", "/me/password", &body("not the old one", &later)).await;
    assert_eq!(refusal(wrong).await, (422, "password-wrong".into()));
    let used = desk.send("PUT", "/me/password", &body(PASSWORD, &code(TOTP, TUESDAY))).await;
    assert_eq!(refusal(used).await, (422, "code-wrong".into()));
    desk.done("PUT", "/me/password", &body(PASSWORD, &later)).await;
    assert_eq!(desk.get("/session").await.status(), 401);
    city.later(2 * MINUTE);
    assert_eq!(city.sign_in("school", next, &code(TOTP, TUESDAY + 2 * MINUTE)).await.status(), 200);
}

#[tokio::test]
async fn knocking_at_a_locked_door_fills_no_book() {
    let city = TestCity::start().await;
    let desk = city.administrator().await;
    for n in 0..12 {
        city.sign_in(&format!("somebody{n}"), PASSWORD, "000000").await;
    }
    let audit = desk.json("/users/audit").await;
    let count = |what: &str| {
        let events = audit["events"].as_array().unwrap().iter();
        events.filter(|event| event["what"] == what).count()
    };
    assert_eq!((count("sign_in_failed"), count("sign_in_locked")), (5, 1), "{audit}");
}

#[tokio::test]
async fn nothing_of_the_desk_opens_without_a_session_and_all_of_it_is_described() {
    let city = TestCity::start().await;
    let description = city.json("/api/openapi.json").await;
    let (mut seen, mut names) = (0, Vec::new());
    for (path, operations) in description["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            names.push(operation["operationId"].as_str().unwrap().to_owned());
            let begins =
                ["/api/desk/session", "/api/desk/enrol"].contains(&path.as_str()) && method == "post";
            if !path.starts_with("/api/desk/") || begins {
                continue;
            }
            let path = path.replace("{id}", "0000-0000");
            let request = city.request(&method.to_uppercase(), &path).header("x-csrf", "x");
            let refused = request.json(&json!({})).send().await.unwrap();
            assert_eq!(refusal(refused).await, (401, "not-signed-in".into()), "{method} {path}");
            seen += 1;
        }
    }
    assert_eq!(seen, 28);
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all, "each operation has a name of its own");
}
