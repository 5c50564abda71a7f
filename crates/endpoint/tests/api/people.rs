//! What people of a dialogue do, in one call each.

use crate::actors::{head_of, officer};
use crate::city::TestCity;
use adaldyq_domain::complaint::life::{Action, Outcome, Stance};
use reqwest::Response;
use serde_json::Value;

impl TestCity {
    /// The holder drafts a reply and an officer takes part: it is final where nothing more is awaited.
    pub async fn reply(&self, receipt: &Value, holder: &str, outcome: Outcome) {
        self.act(receipt, &head_of(holder), Action::Draft { outcome }).await.unwrap();
        self.act(receipt, &officer(1), Action::Participate { stance: Stance::Agrees }).await.unwrap();
    }

    /// A resident takes a step with the key of a receipt.
    pub async fn step(&self, receipt: &Value, step: Value) -> Response {
        let path = format!("/api/complaints/{}/events", receipt["id"].as_str().unwrap());
        self.post(&path).bearer_auth(receipt["key"].as_str().unwrap()).json(&step).send().await.unwrap()
    }

    /// One as everybody reads it.
    pub async fn public(&self, receipt: &Value) -> Value {
        self.json(&format!("/api/complaints/{}", receipt["id"].as_str().unwrap())).await
    }
}
