//! Letters: none is lost, none is doubled.

use crate::city::TestCity;
use crate::mail_server::MailServer;
use adaldyq_domain::lang::Lang;
use adaldyq_endpoint::mail::{Letter, deliver};
use adaldyq_endpoint::store::NewMail;

pub async fn city_with_mail(server: &MailServer) -> TestCity {
    TestCity::with(&[("MAIL", &server.setting()), ("PUBLIC_URL", "https://map.mysal.kz")]).await
}

async fn queue(city: &TestCity, id: &str) {
    let letter = Letter::Written {
        subject: "Күн сайынғы хабар".into(),
        text: "Мерзімі жақын өтініштер\n.".into(),
    };
    let (recipient, due) = ("aya@mysal.kz".to_owned(), city.endpoint.clock.now());
    let mail = NewMail { id: id.to_owned(), recipient, lang: Lang::Kk, letter, due };
    city.endpoint.store.queue_mail(mail).await.unwrap();
}

#[tokio::test]
async fn a_letter_goes_out_once() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    queue(&city, "digest-1").await;
    queue(&city, "digest-1").await;
    assert_eq!(deliver(&city.endpoint).await.unwrap(), 1);
    assert_eq!(deliver(&city.endpoint).await.unwrap(), 0);
    let letters = server.letters();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, "aya@mysal.kz");
    assert_eq!(letters[0].header("Message-ID").unwrap(), "<digest-1@mysal.kz>");
    assert_eq!(letters[0].header("Auto-Submitted").unwrap(), "auto-generated");
    assert!(letters[0].text().starts_with("Мерзімі жақын өтініштер"), "{}", letters[0].text());
}

#[tokio::test]
async fn a_letter_that_the_server_cannot_take_just_now_waits() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    queue(&city, "digest-1").await;
    server.refuse_next(2);
    for (minutes, sent) in [(0, 0), (0, 0), (1, 0), (1, 0), (1, 1)] {
        city.later(minutes * 60_000);
        assert_eq!(deliver(&city.endpoint).await.unwrap(), sent);
    }
    assert_eq!(server.letters().len(), 1);
}

#[tokio::test]
async fn a_server_that_is_away_loses_nothing() {
    let server = MailServer::start().await;
    let away = "smtp://127.0.0.1:1?tls=off&from=map@mysal.kz";
    let city = TestCity::with(&[("MAIL", away), ("PUBLIC_URL", "https://map.mysal.kz")]).await;
    queue(&city, "digest-1").await;
    assert_eq!(deliver(&city.endpoint).await.unwrap(), 0);
    city.later(60_000);
    let now = city.endpoint.clock.now();
    assert!(city.endpoint.store.claim_mail(now, 1_000).await.unwrap().is_some());
    drop(server);
}

#[tokio::test]
async fn a_letter_that_somebody_is_sending_is_left_to_them_until_they_must_be_gone() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    queue(&city, "digest-1").await;
    let now = city.endpoint.clock.now();
    assert!(city.endpoint.store.claim_mail(now, 120_000).await.unwrap().is_some());
    assert_eq!(deliver(&city.endpoint).await.unwrap(), 0);
    // The one that took it was killed.
    city.later(120_000);
    assert_eq!(deliver(&city.endpoint).await.unwrap(), 1);
}

#[tokio::test]
async fn without_a_server_letters_wait_for_one() {
    let city = TestCity::start().await;
    queue(&city, "digest-1").await;
    assert_eq!(deliver(&city.endpoint).await.unwrap(), 0);
}
