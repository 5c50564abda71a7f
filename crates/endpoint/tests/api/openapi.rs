//! The API's description of itself. That answers are as described is tried by `scripts/check-api.sh`.

use crate::city::TestCity;
use std::collections::HashSet;

#[tokio::test]
async fn every_call_is_described_with_its_answers_and_its_refusals() {
    let city = TestCity::start().await;
    let api = city.json("/api/openapi.json").await;
    assert_eq!(api["openapi"], "3.1.0");
    let paths = api["paths"].as_object().unwrap();
    for path in [
        "/api/complaints",
        "/api/complaints/{id}",
        "/api/complaints/{id}.ics",
        "/api/complaints/{id}/events",
        "/api/complaints/summary",
        "/api/photos/{id}/thumb",
        "/api/desk/session",
        "/api/desk/complaints/{id}/actions",
        "/feeds/{of}/{id}.atom",
    ] {
        assert!(paths.contains_key(path), "{path}");
    }
    let mut ids = HashSet::new();
    for (path, operations) in paths {
        for (method, operation) in operations.as_object().unwrap() {
            let what = format!("{method} {path}");
            assert!(ids.insert(operation["operationId"].as_str().unwrap().to_owned()), "{what}: twice");
            let answers = operation["responses"].as_object().unwrap();
            assert!(answers.keys().any(|status| status.starts_with('2')), "{what}");
            let desk = path.starts_with("/api/desk/");
            assert!(!desk || answers.contains_key("401"), "{what}");
            let refusals = answers.iter().filter(|(status, _)| status.starts_with(['4', '5']));
            for (status, refusal) in refusals {
                let problem = &refusal["content"]["application/problem+json"]["schema"];
                assert!(problem.is_object(), "{what}: {status}");
            }
        }
    }
    let schemas = &api["components"]["schemas"];
    // Two types of one name would be one in here.
    for (schema, member) in [
        ("Problem", "errors"),
        ("SentComplaint", "topic"),
        ("SentProposal", "finding"),
        ("Opinion", "text"),
        ("ProposalOpinion", "stance"),
        ("Step", "reopen"),
        ("Event", "photos"),
        ("Group", "district"),
    ] {
        assert!(schemas[schema].to_string().contains(&format!("\"{member}\"")), "{schema}");
    }
}

#[tokio::test]
async fn nothing_is_described_that_is_not_there() {
    let city = TestCity::start().await;
    let api = city.json("/api/openapi.json").await;
    for (path, operations) in api["paths"].as_object().unwrap() {
        let address = path.replace("{id}", "0000-0000").replace("{of}", "topic");
        for method in operations.as_object().unwrap().keys() {
            let answer = city.request(&method.to_uppercase(), &address).send().await.unwrap();
            assert_ne!(answer.status(), 405, "{method} {path}");
        }
        // A method that is not described is not taken.
        if operations.get("delete").is_none() {
            let status = city.request("DELETE", &address).send().await.unwrap().status();
            assert_eq!(status, 405, "{path}");
        }
    }
}
