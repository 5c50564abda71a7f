//! Steps that many tests begin with.

use crate::actors::{head_of, officer};
use crate::city::{TestCity, complaint};
use adaldyq_domain::complaint::life::{Action, Outcome, Stance};
use serde_json::Value;

pub const SCHOOL: &str = "school-027";

pub fn draft(outcome: Outcome) -> Action {
    Action::Draft { outcome }
}

pub fn participate() -> Action {
    Action::Participate { stance: Stance::Agrees }
}

pub async fn accepted(city: &TestCity) -> Value {
    let receipt = city.send(&complaint()).await;
    city.accept(&receipt, None).await;
    receipt
}

pub async fn answered(city: &TestCity) -> Value {
    let receipt = accepted(city).await;
    city.act(&receipt, &head_of(SCHOOL), draft(Outcome::Done)).await.unwrap();
    city.act(&receipt, &officer(1), participate()).await.unwrap();
    receipt
}

pub async fn kinds(city: &TestCity, receipt: &Value) -> Vec<String> {
    let own = city.own(receipt).await;
    let events = own["events"].as_array().unwrap().iter();
    events.map(|event| event["kind"].as_str().unwrap().to_owned()).collect()
}
