//! Whether the endpoint says that it can do its work.

use crate::city::TestCity;
use adaldyq_endpoint::store::Failing;

async fn health(city: &TestCity) -> u16 {
    city.get("/api/health").send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn health_costs_one_write_a_second_however_many_ask() {
    let city = TestCity::start().await;
    assert_eq!(health(&city).await, 200);
    let faults = city.endpoint.store.faults();
    faults.ask(0, Failing::NotKept);
    for _ in 0..20 {
        assert_eq!(health(&city).await, 200);
    }
    assert!(faults.withdraw(), "something was written");
    city.later(1_000);
    faults.ask(0, Failing::NotKept);
    assert_eq!(health(&city).await, 503);
    assert_eq!(health(&city).await, 200, "what failed is looked at again");
    // A clock that was put back is no reason to believe what was found in its future.
    city.later(-60_000);
    faults.ask(0, Failing::NotKept);
    assert_eq!(health(&city).await, 503);
}
