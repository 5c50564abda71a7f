//! The public ledger of what was hidden.

use crate::actors::officer;
use crate::city::{DAY, TestCity, complaint};
use adaldyq_domain::complaint::life::{Action, HideReason};
use serde_json::json;

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
