//! Several endpoints on one database, at once.

use crate::city::{TestCity, changed, client, complaint};
use crate::process::Home;
use adaldyq_domain::complaint::life::Action;
use adaldyq_domain::complaint::official::{Actor, Official};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

async fn two() -> [Arc<TestCity>; 2] {
    let first = TestCity::start().await;
    let second = first.beside().await;
    [Arc::new(first), Arc::new(second)]
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_that_first_start_at_once_on_the_same_database_all_serve() {
    for _ in 0..3 {
        let home = Home::on_the_tests_database().await;
        let (one, two, three, four) = tokio::join!(home.serve(), home.serve(), home.serve(), home.serve());
        for served in [one, two, three, four] {
            let health = client().get(format!("{}/api/health", served.address)).send().await.unwrap();
            assert_eq!(health.status(), 200);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_takes_the_other_shows() {
    let [first, second] = two().await;
    let receipt = first.send(&complaint()).await;
    assert_eq!(second.own(&receipt).await["text"], complaint()["text"]);
    second.accept(&receipt, None).await;
    assert_eq!(first.own(&receipt).await["status"], "accepted");
}

#[tokio::test(flavor = "multi_thread")]
async fn copies_sent_through_both_make_one_complaint() {
    let cities = two().await;
    for round in 0..10 {
        let key = format!("a-key-of-round-{round:04}");
        let posts = (0..20).map(|number| {
            let (city, key) = (cities[number % 2].clone(), key.clone());
            tokio::spawn(async move {
                let post = city.post("/api/complaints").header("idempotency-key", key).json(&complaint());
                let response = post.send().await.unwrap();
                assert_eq!(response.status(), 201);
                response.json::<Value>().await.unwrap()["id"].as_str().unwrap().to_owned()
            })
        });
        let mut ids = BTreeSet::new();
        for post in posts.collect::<Vec<_>>() {
            ids.insert(post.await.unwrap());
        }
        assert_eq!(ids.len(), 1);
    }
    assert_eq!(cities[0].json("/api/complaints/summary").await["waiting"]["count"], 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_steps_that_race_each_is_done_once() {
    let cities = two().await;
    for _ in 0..10 {
        let receipt = cities[0].send(&complaint()).await;
        let steps = (0..12).map(|number| {
            let (city, receipt) = (cities[number % 2].clone(), receipt.clone());
            let operator = Actor::Official(Official::at_the_machine());
            tokio::spawn(async move {
                city.act(&receipt, &operator, Action::Accept { institution: None }).await.is_ok()
            })
        });
        let mut done = 0;
        for step in steps.collect::<Vec<_>>() {
            done += usize::from(step.await.unwrap());
        }
        assert_eq!(done, 1);
        let own = cities[1].own(&receipt).await;
        let kinds: Vec<_> = own["events"].as_array().unwrap().iter().map(|event| &event["kind"]).collect();
        assert_eq!(kinds, ["received", "accepted"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn posts_through_both_all_arrive() {
    let cities = two().await;
    let posts = (0..60).map(|number| {
        let city = cities[number % 2].clone();
        tokio::spawn(async move {
            city.send(&changed(json!({ "text": format!("Шұңқыр нөмірі {number}") }))).await
        })
    });
    let mut ids = BTreeSet::new();
    for post in posts.collect::<Vec<_>>() {
        ids.insert(post.await.unwrap()["id"].as_str().unwrap().to_owned());
    }
    assert_eq!(ids.len(), 60);
    assert_eq!(cities[1].json("/api/complaints/summary").await["waiting"]["count"], 60);
}
