//! Whoever guesses has to wait.

use crate::city::{TUESDAY, TestCity};
use crate::officials::{PASSWORD, code, refusal};
use adaldyq_domain::complaint::official::Role;
use serde_json::json;

const MINUTE: i64 = 60_000;
const TOTP: &[u8] = b"12345678901234567890";

#[tokio::test]
async fn five_failures_lock_a_login_whether_somebody_has_it_or_not() {
    for login in ["school", "nobody"] {
        let city = TestCity::with(&[("TRUSTED_PROXIES", "127.0.0.1")]).await;
        city.account("school", Role::Institution, Some("school-027")).await;
        let from = |address: &str, code: &str| {
            let body = json!({ "login": login, "password": PASSWORD, "code": code });
            city.post("/api/desk/session").header("x-forwarded-for", address.to_owned()).json(&body).send()
        };
        for n in 0..5 {
            let response = from(&format!("203.0.113.{n}"), "000000").await.unwrap();
            assert_eq!(response.status(), 401, "{login}");
        }
        let locked = from("203.0.113.9", &code(TOTP, TUESDAY)).await.unwrap();
        assert_eq!(locked.headers()["retry-after"], "900");
        assert_eq!(refusal(locked).await, (429, "sign-in-locked".into()), "{login}");
        city.later(15 * MINUTE);
        let status = from("203.0.113.9", &code(TOTP, TUESDAY + 15 * MINUTE)).await.unwrap().status();
        assert_eq!(status, if login == "school" { 200 } else { 401 });
    }
}

#[tokio::test]
async fn five_failures_lock_an_address_also_over_many_logins() {
    let city = TestCity::start().await;
    city.account("school", Role::Institution, Some("school-027")).await;
    for n in 0..5 {
        assert_eq!(city.sign_in(&format!("somebody{n}"), PASSWORD, "000000").await.status(), 401);
    }
    assert_eq!(city.sign_in("school", PASSWORD, &code(TOTP, TUESDAY)).await.status(), 429);
}

#[tokio::test]
async fn many_attempts_at_once_get_no_more_tries_than_one_after_another() {
    let city = TestCity::start().await;
    let attempts: Vec<_> = (0..12).map(|_| city.sign_in("school", "a guess of twelve", "000000")).collect();
    let mut tried = 0;
    for attempt in futures_of(attempts).await {
        tried += u32::from(attempt == 401);
    }
    assert_eq!(tried, 5);
}

/// Awaits them all at once; their statuses.
async fn futures_of<F: Future<Output = reqwest::Response>>(futures: Vec<F>) -> Vec<u16> {
    let mut waiting: Vec<_> = futures.into_iter().map(Box::pin).collect();
    let mut statuses = Vec::new();
    std::future::poll_fn(|context| {
        waiting.retain_mut(|future| match future.as_mut().poll(context) {
            std::task::Poll::Ready(response) => {
                statuses.push(response.status().as_u16());
                false
            }
            std::task::Poll::Pending => true,
        });
        if waiting.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    statuses
}
