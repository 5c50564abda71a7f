//! Following by e-mail, and links that are sent again.

use crate::actors::head_of;
use crate::city::{DAY, HOUR, TestCity, changed, complaint};
use crate::mail::city_with_mail;
use crate::mail_server::{Letter, MailServer};
use adaldyq_domain::complaint::life::{Action, HideReason, Outcome};
use adaldyq_endpoint::keeper::run_once;
use adaldyq_endpoint::mail::deliver;
use serde_json::{Value, json};

async fn delivered(city: &TestCity, server: &MailServer) -> Vec<Letter> {
    let before = server.letters().len();
    deliver(&city.endpoint).await.unwrap();
    server.letters().split_off(before)
}

/// The path of a link in a letter.
fn path(letter: &Letter, with: &str) -> String {
    letter.link(with).strip_prefix("https://map.mysal.kz").unwrap().to_owned()
}

async fn follow(city: &TestCity, receipt: &Value, email: &str) -> u16 {
    let path = format!("/api/complaints/{}/follow", receipt["id"].as_str().unwrap());
    let post = city.post(&path).header("accept-language", "kk").json(&json!({ "email": email }));
    post.send().await.unwrap().status().as_u16()
}

async fn accepted(city: &TestCity) -> Value {
    let receipt = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    receipt
}

#[tokio::test]
async fn whoever_confirms_gets_news_until_they_have_enough() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let receipt = accepted(&city).await;
    assert_eq!(follow(&city, &receipt, "dos@mysal.kz").await, 202);
    assert_eq!(follow(&city, &receipt, "dos@mysal.kz").await, 202);
    let letters = delivered(&city, &server).await;
    assert_eq!(letters.len(), 1);
    let confirm = path(&letters[0], "/follow/");
    // A mail program that looks at the link confirms nothing.
    let page = city.get(&confirm).send().await.unwrap();
    assert_eq!(page.status(), 200);
    assert_eq!(page.headers()["referrer-policy"], "no-referrer");
    assert!(page.text().await.unwrap().contains("<form method=\"post\">"));
    city.act(&receipt, &head_of("school-027"), Action::Ask).await.unwrap();
    assert!(delivered(&city, &server).await.is_empty());
    let confirmed = city.post(&confirm).send().await.unwrap();
    assert_eq!(confirmed.status(), 200);
    city.reply(&receipt, "school-027", Outcome::Done).await;
    let news = delivered(&city, &server).await;
    assert!(!news.is_empty());
    assert!(news.iter().all(|letter| letter.to == "dos@mysal.kz"));
    let last = news.iter().find(|letter| letter.text().contains("түпкілікті жауап берілді")).unwrap();
    let id = receipt["id"].as_str().unwrap();
    assert_eq!(path(last, "/complaints/"), format!("/complaints/{id}?lang=kk"));
    assert_eq!(last.header("List-Unsubscribe-Post").unwrap(), "List-Unsubscribe=One-Click");
    let leave = path(last, "/follow/");
    assert_eq!(city.post(&leave).send().await.unwrap().status(), 200);
    assert_eq!(city.post(&leave).send().await.unwrap().status(), 404);
    city.step(&receipt, json!({ "kind": "confirm" })).await;
    assert!(delivered(&city, &server).await.is_empty());
}

#[tokio::test]
async fn a_link_that_somebody_made_up_leads_nowhere() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let receipt = accepted(&city).await;
    follow(&city, &receipt, "dos@mysal.kz").await;
    let link = path(&delivered(&city, &server).await[0], "/follow/");
    let (follow, rest) = link.strip_prefix("/follow/").unwrap().split_once('.').unwrap();
    for wrong in [format!("/follow/{follow}"), format!("/follow/{follow}.x"), format!("/follow/x.{rest}")] {
        assert_eq!(city.post(&wrong).send().await.unwrap().status(), 404, "{wrong}");
        assert_eq!(city.get(&wrong).send().await.unwrap().status(), 404, "{wrong}");
    }
}

#[tokio::test]
async fn a_lost_link_is_sent_again_to_the_address_that_was_given() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let contact = json!({ "email": "Ayat@mysal.kz" });
    let receipt = city.send(&changed(json!({ "contact": contact }))).await;
    city.send(&changed(json!({ "contact": { "email": "else@mysal.kz" } }))).await;
    let ask = |email: &str| {
        city.post("/api/links").header("accept-language", "ru").json(&json!({ "email": email })).send()
    };
    let (known, unknown) = (ask("ayat@mysal.kz").await.unwrap(), ask("nobody@mysal.kz").await.unwrap());
    assert_eq!((known.status().as_u16(), unknown.status().as_u16()), (202, 202));
    assert_eq!(known.text().await.unwrap(), unknown.text().await.unwrap());
    let letters = delivered(&city, &server).await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, "ayat@mysal.kz");
    let (id, key) = (receipt["id"].as_str().unwrap(), receipt["key"].as_str().unwrap());
    assert_eq!(path(&letters[0], "#key="), format!("/complaints/{id}?lang=ru#key={key}"));
    // Whoever presses again and again floods nobody.
    ask("ayat@mysal.kz").await.unwrap();
    assert!(delivered(&city, &server).await.is_empty());
}

#[tokio::test]
async fn strangers_who_ask_for_everything_take_no_link_from_its_owner() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let beside = city.beside().await;
    let own = changed(json!({ "contact": { "email": "dos@mysal.kz" } }));
    let receipt = city.send(&own).await;
    let ask = async |city: &TestCity| {
        let links = city.post("/api/links").json(&json!({ "email": "Dos@mysal.kz" })).send().await.unwrap();
        assert_eq!(links.status(), 202, "nobody is told that there were enough");
        delivered(city, &server).await
    };
    // Letters that ask whether somebody wants to follow are counted apart.
    for _ in 0..6 {
        let other = accepted(&city).await;
        assert_eq!(follow(&city, &other, "dos@mysal.kz").await, 202);
    }
    assert_eq!(delivered(&city, &server).await.len(), 5);
    for city in [&city, &beside, &city] {
        assert_eq!(ask(city).await.len(), 1);
        city.later(2 * HOUR);
    }
    // They have three of the very links. Now the key is another, and the owner asks.
    let step = city.step(&receipt, json!({ "kind": "renew_key" })).await;
    let key = step.json::<Value>().await.unwrap()["key"].as_str().unwrap().to_owned();
    assert!(ask(&city).await.is_empty());
    assert!(ask(&beside).await.is_empty());
    city.later(6 * HOUR);
    let letters = delivered(&city, &server).await;
    assert_eq!(letters.len(), 1, "what was too much is put off, and comes once");
    assert!(path(&letters[0], "#key=").ends_with(&format!("#key={key}")));
}

#[tokio::test]
async fn a_link_that_became_another_is_sent_within_the_same_hour() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let receipt = city.send(&changed(json!({ "contact": { "email": "dos@mysal.kz" } }))).await;
    let ask = async || {
        city.post("/api/links").json(&json!({ "email": "dos@mysal.kz" })).send().await.unwrap();
        delivered(&city, &server).await
    };
    let before = ask().await;
    assert!(ask().await.is_empty());
    city.step(&receipt, json!({ "kind": "renew_key" })).await;
    let after = ask().await;
    assert_eq!((before.len(), after.len()), (1, 1));
    assert_ne!(path(&before[0], "#key="), path(&after[0], "#key="));
}

#[tokio::test]
async fn an_address_has_to_be_one_and_senders_are_limited() {
    let server = MailServer::start().await;
    let settings = server.setting();
    let settings =
        [("MAIL", settings.as_str()), ("PUBLIC_URL", "https://map.mysal.kz"), ("RATE_LIMIT", "2/h")];
    let city = TestCity::with(&settings).await;
    let receipt = accepted(&city).await;
    assert_eq!(follow(&city, &receipt, "dos").await, 422);
    assert_eq!(city.post("/api/links").json(&json!({})).send().await.unwrap().status(), 422);
    assert_eq!(city.post("/api/links").json(&json!({ "email": 5 })).send().await.unwrap().status(), 422);
    assert_eq!(follow(&city, &receipt, "dos@mysal.kz").await, 202);
    assert_eq!(follow(&city, &receipt, "dos@mysal.kz").await, 429);
    let links = city.post("/api/links").json(&json!({ "email": "dos@mysal.kz" })).send().await.unwrap();
    assert_eq!(links.status(), 429);
}

#[tokio::test]
async fn nobody_is_flooded_through_many_complaints_or_by_many_senders() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let beside = city.beside().await;
    let mut receipts = Vec::new();
    for _ in 0..8 {
        receipts.push(accepted(&city).await);
    }
    for (city, receipt) in [&city, &beside].into_iter().cycle().zip(&receipts) {
        assert_eq!(follow(city, receipt, "Dos@mysal.kz").await, 202);
        assert_eq!(follow(city, receipt, "dos@MYSAL.kz").await, 202);
    }
    assert_eq!(delivered(&city, &server).await.len(), 5);
    assert_eq!(follow(&city, &receipts[0], "else@mysal.kz").await, 202);
    assert_eq!(delivered(&city, &server).await.len(), 1);
    city.later(DAY);
    run_once(&city.endpoint).await.unwrap();
    assert_eq!(follow(&city, &receipts[7], "dos@mysal.kz").await, 202);
    assert_eq!(delivered(&city, &server).await.len(), 1);
}

#[tokio::test]
async fn one_sender_has_thirty_letters_an_hour_and_may_post_all_the_same() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let receipt = accepted(&city).await;
    for number in 0..30 {
        assert_eq!(follow(&city, &receipt, &format!("dos{number}@mysal.kz")).await, 202);
    }
    assert_eq!(follow(&city, &receipt, "dos30@mysal.kz").await, 429);
    city.send(&complaint()).await;
    city.later(2 * 60_000);
    assert_eq!(follow(&city, &receipt, "dos30@mysal.kz").await, 202);
}

#[tokio::test]
async fn what_is_hidden_is_news_to_its_author_alone() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let receipt = accepted(&city).await;
    follow(&city, &receipt, "dos@mysal.kz").await;
    let path = format!("/api/complaints/{}/follow", receipt["id"].as_str().unwrap());
    let own = city.post(&path).bearer_auth(receipt["key"].as_str().unwrap());
    assert_eq!(own.json(&json!({ "email": "ayat@mysal.kz" })).send().await.unwrap().status(), 202);
    for letter in delivered(&city, &server).await {
        city.post(&self::path(&letter, "/follow/")).send().await.unwrap();
    }
    city.act(&receipt, &head_of("school-027"), Action::Ask).await.unwrap();
    assert_eq!(delivered(&city, &server).await.len(), 2);
    city.hide(&receipt, HideReason::PersonalData).await;
    city.reply(&receipt, "school-027", Outcome::Done).await;
    let news = delivered(&city, &server).await;
    assert!(!news.is_empty() && news.iter().all(|letter| letter.to == "ayat@mysal.kz"), "{news:?}");
}

#[tokio::test]
async fn what_is_hidden_while_letters_wait_is_told_to_its_author_alone() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let receipt = accepted(&city).await;
    let path = format!("/api/complaints/{}/follow", receipt["id"].as_str().unwrap());
    let own = async |email: &str| {
        let post = city.post(&path).bearer_auth(receipt["key"].as_str().unwrap());
        assert_eq!(post.json(&json!({ "email": email })).send().await.unwrap().status(), 202);
    };
    follow(&city, &receipt, "dos@mysal.kz").await;
    own("ayat@mysal.kz").await;
    for letter in delivered(&city, &server).await {
        city.post(&self::path(&letter, "/follow/")).send().await.unwrap();
    }
    city.act(&receipt, &head_of("school-027"), Action::Ask).await.unwrap();
    follow(&city, &receipt, "else@mysal.kz").await;
    own("ayat-home@mysal.kz").await;
    // Four letters wait, two of them to strangers.
    city.hide(&receipt, HideReason::PersonalData).await;
    let mut told: Vec<_> = delivered(&city, &server).await.into_iter().map(|letter| letter.to).collect();
    told.sort();
    assert_eq!(told, ["ayat-home@mysal.kz", "ayat@mysal.kz"]);
    // And nothing is sent later.
    city.later(DAY);
    assert!(delivered(&city, &server).await.is_empty());
}

#[tokio::test]
async fn who_leaves_while_a_letter_waits_does_not_get_it() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let receipt = accepted(&city).await;
    follow(&city, &receipt, "dos@mysal.kz").await;
    let link = path(&delivered(&city, &server).await[0], "/follow/");
    city.post(&link).send().await.unwrap();
    city.act(&receipt, &head_of("school-027"), Action::Ask).await.unwrap();
    // Without the form's choice the link is that of the letter's own button: it ends the following.
    assert_eq!(city.post(&link).send().await.unwrap().status(), 200);
    assert!(delivered(&city, &server).await.is_empty());
}

#[tokio::test]
async fn who_follows_by_a_key_hears_nothing_once_it_is_renewed_or_all_is_erased() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    for step in ["renew_key", "erase"] {
        let receipt = accepted(&city).await;
        follow(&city, &receipt, &format!("dos-{step}@mysal.kz")).await;
        let path = format!("/api/complaints/{}/follow", receipt["id"].as_str().unwrap());
        let by_key = city.post(&path).bearer_auth(receipt["key"].as_str().unwrap());
        let email = format!("kassa-{step}@mysal.kz");
        assert_eq!(by_key.json(&json!({ "email": email })).send().await.unwrap().status(), 202);
        for letter in delivered(&city, &server).await {
            city.post(&self::path(&letter, "/follow/")).send().await.unwrap();
        }
        assert!(city.step(&receipt, json!({ "kind": step })).await.status().is_success());
        delivered(&city, &server).await;
        city.act(&receipt, &head_of("school-027"), Action::Ask).await.unwrap();
        let news: Vec<_> = delivered(&city, &server).await.into_iter().map(|letter| letter.to).collect();
        assert_eq!(news, [format!("dos-{step}@mysal.kz")]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_that_ask_at_once_no_letter_leads_nowhere() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let beside = city.beside().await;
    for _ in 0..4 {
        let receipt = accepted(&city).await;
        let ask = |city| follow(city, &receipt, "dos@mysal.kz");
        tokio::join!(ask(&city), ask(&beside), ask(&city), ask(&beside));
    }
    let letters = delivered(&city, &server).await;
    assert_eq!(letters.len(), 4);
    for letter in letters {
        assert_eq!(city.get(&path(&letter, "/follow/")).send().await.unwrap().status(), 200);
    }
}

#[tokio::test]
async fn where_no_mail_is_sent_nobody_can_follow_or_be_sent_a_link() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    assert_eq!(follow(&city, &receipt, "dos@mysal.kz").await, 404);
    let links = city.post("/api/links").json(&json!({ "email": "dos@mysal.kz" })).send().await.unwrap();
    assert_eq!(links.status(), 404);
}

#[tokio::test]
async fn the_author_sees_whether_news_comes() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let receipt = city.send(&changed(json!({ "contact": { "email": "ayat@mysal.kz" } }))).await;
    assert_eq!(city.own(&receipt).await["follows"], false);
    let path = format!("/api/complaints/{}/follow", receipt["id"].as_str().unwrap());
    let post = city.post(&path).bearer_auth(receipt["key"].as_str().unwrap());
    assert_eq!(post.json(&json!({ "email": "ayat@mysal.kz" })).send().await.unwrap().status(), 202);
    let link = self::path(&delivered(&city, &server).await[0], "/follow/");
    city.post(&link).send().await.unwrap();
    assert_eq!(city.own(&receipt).await["follows"], true);
    // What is erased takes the address along.
    city.step(&receipt, json!({ "kind": "erase" })).await;
    assert_eq!(city.post(&link).send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn a_confirmation_that_is_sent_twice_ends_nothing() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let receipt = accepted(&city).await;
    follow(&city, &receipt, "dos@mysal.kz").await;
    let link = path(&delivered(&city, &server).await[0], "/follow/");
    let button = city.get(&link).send().await.unwrap().text().await.unwrap();
    assert!(button.contains("name=\"do\" value=\"agree\""), "{button}");
    for _ in 0..2 {
        let form = city.post(&link).header("content-type", "application/x-www-form-urlencoded");
        assert_eq!(form.body("do=agree").send().await.unwrap().status(), 200);
    }
    city.reply(&receipt, "school-027", Outcome::Done).await;
    assert!(!delivered(&city, &server).await.is_empty());
}

#[tokio::test]
async fn an_address_that_nobody_confirms_is_forgotten_after_a_week() {
    let server = MailServer::start().await;
    let city = city_with_mail(&server).await;
    let receipt = accepted(&city).await;
    for address in ["dos@mysal.kz", "else@mysal.kz"] {
        assert_eq!(follow(&city, &receipt, address).await, 202);
    }
    let letters = delivered(&city, &server).await;
    let links = [path(&letters[0], "/follow/"), path(&letters[1], "/follow/")];
    city.post(&links[0]).send().await.unwrap();
    for (days, unconfirmed) in [(6, 200), (2, 404)] {
        city.later(days * DAY);
        run_once(&city.endpoint).await.unwrap();
        assert_eq!(city.get(&links[0]).send().await.unwrap().status(), 200);
        assert_eq!(city.get(&links[1]).send().await.unwrap().status(), unconfirmed);
    }
}
