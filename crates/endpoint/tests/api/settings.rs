//! What a page is told of the endpoint.

use crate::city::TestCity;
use serde_json::json;

#[tokio::test]
async fn a_page_learns_what_is_offered_here() {
    let city = TestCity::with(&[("PROOF_OF_WORK", "on")]).await;
    let settings = city.json("/api/settings").await;
    assert_eq!(settings["mail"], false);
    assert_eq!(settings["proof_of_work"], true);
    assert_eq!(settings["photos"]["max"], 5);
    assert!(settings["photos"]["bytes"].as_u64().unwrap() > 1_000_000);
    assert_eq!(
        settings["secure_ways"],
        json!([{
            "id": "anticorruption", "name": { "kk": "1424", "ru": "1424", "en": "1424" },
            "about": { "kk": "1424", "ru": "1424", "en": "1424" }, "phone": "1424"
        }])
    );
    let mail = [("MAIL", "smtp://127.0.0.1:1?from=map@mysal.kz&tls=off"), ("PUBLIC_URL", "https://map.kz")];
    let city = TestCity::with(&mail).await;
    assert_eq!(city.json("/api/settings").await["mail"], true);
    assert_eq!(city.json("/api/settings").await["proof_of_work"], false);
}
