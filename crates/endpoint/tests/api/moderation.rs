//! The public ledger of what was hidden.

use crate::actors::officer;
use crate::city::{DAY, TestCity, complaint};
use adaldyq_domain::complaint::life::{Action, HideReason};
use serde_json::json;

const HOUR: i64 = DAY / 24;

#[tokio::test]
async fn reasons_are_counted_by_month_and_nothing_else_is_told() {
    let city = TestCity::start().await;
    assert_eq!(city.json("/api/moderation").await, json!({ "months": [], "open": 0 }));
    let (spam, abuse) = (city.send(&complaint()).await, city.send(&complaint()).await);
    city.hide(&spam, HideReason::Spam).await;
    city.later(10 * DAY);
    city.hide(&abuse, HideReason::Abuse).await;
    city.act(&abuse, &officer(1), Action::Countersign).await.unwrap();
    let ledger = city.json("/api/moderation").await;
    let none =
        json!({ "spam": 0, "abuse": 0, "personal_data": 0, "unlawful": 0, "countersigned": 0, "lapsed": 0 });
    let (mut november, mut december) = (none.clone(), none);
    november["month"] = json!("2026-11");
    november["spam"] = json!(1);
    december["month"] = json!("2026-12");
    december["abuse"] = json!(1);
    december["countersigned"] = json!(1);
    assert_eq!(ledger, json!({ "months": [december, november], "open": 1 }));
    assert!(!ledger.to_string().contains(spam["id"].as_str().unwrap()));
}

#[tokio::test]
async fn a_months_last_hour_is_that_of_the_city() {
    let city = TestCity::start().await;
    // Half past six in the evening of 30 November in Greenwich is half past eleven in Astana; an hour later it
    // is December there.
    city.later(6 * DAY + 13 * HOUR + HOUR / 2);
    for _ in 0..2 {
        let receipt = city.send(&complaint()).await;
        city.hide(&receipt, HideReason::Spam).await;
        city.later(HOUR);
    }
    let months = city.json("/api/moderation").await["months"].clone();
    let counted = |at: usize| (months[at]["month"].clone(), months[at]["spam"].clone());
    assert_eq!([counted(0), counted(1)], [(json!("2026-12"), json!(1)), (json!("2026-11"), json!(1))]);
}

#[tokio::test]
async fn the_ledger_is_as_the_last_change_left_it_whichever_endpoint_made_it() {
    let city = TestCity::start().await;
    let beside = city.beside().await;
    for hidden in 1..=3 {
        let receipt = city.send(&complaint()).await;
        beside.hide(&receipt, HideReason::Spam).await;
        for _ in 0..3 {
            assert_eq!(city.json("/api/moderation").await["months"][0]["spam"], hidden);
        }
        assert_eq!(beside.json("/api/moderation").await["open"], hidden);
    }
}
