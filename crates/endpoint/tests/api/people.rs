//! The people of a dialogue, without their accounts.

use crate::city::TestCity;
use adaldyq_domain::complaint::life::{Action, Outcome, Stance};
use adaldyq_domain::complaint::official::{AccountId, Actor, Official, Role};
use adaldyq_domain::id::InstitutionId;
use reqwest::Response;
use serde_json::Value;

pub fn operator() -> Actor {
    Actor::Official(Official::at_the_machine())
}

pub fn institution(id: &str) -> Actor {
    let institution = InstitutionId::new(id).ok();
    let account = AccountId::new("institution1").unwrap();
    Actor::Official(Official { account, role: Role::Institution, institution, ..Official::at_the_machine() })
}

pub fn officer() -> Actor {
    let account = AccountId::new("officer00001").unwrap();
    Actor::Official(Official { account, role: Role::Officer, ..Official::at_the_machine() })
}

impl TestCity {
    /// The holder drafts a reply and an officer takes part: it is final where nothing more is awaited.
    pub async fn reply(&self, receipt: &Value, holder: &str, outcome: Outcome) {
        self.act(receipt, &institution(holder), Action::Draft { outcome }).await.unwrap();
        self.act(receipt, &officer(), Action::Participate { stance: Stance::Agrees }).await.unwrap();
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
