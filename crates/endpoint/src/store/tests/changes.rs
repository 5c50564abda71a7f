//! What changes in the store is followed by whoever keeps a picture of it.

use super::*;
use crate::figures::{Figures, Filter};
use std::time::Duration;

async fn counted(figures: &Figures, store: &Store) -> (u64, u64) {
    let all = Filter::default();
    let count = figures.count(store, &all, &[], date(2026, 11, 25));
    let counted = tokio::time::timeout(Duration::from_secs(20), count).await.expect("it comes to an end");
    let total = &counted.unwrap().1;
    (total.count, total.open)
}

#[tokio::test]
async fn a_change_of_more_complaints_than_are_read_at_once_is_read_to_its_end() {
    let place = Place::make().await;
    let store = place.open().await;
    for _ in 0..5 {
        store.receive(new("Шұңқыр бар, жөндеңіз")).await.unwrap();
    }
    // Two and five at once: the last page is a whole one, and is not.
    for batch in [2, 5, 100] {
        let figures = Figures::reading(batch);
        store
            .run(Statements(vec!["UPDATE complaints SET visibility = 'private', changed = 0"]))
            .await
            .unwrap();
        assert_eq!(counted(&figures, &store).await, (0, 0));
        let all_at_once = vec![
            "UPDATE changes SET last = last + 1",
            "UPDATE complaints SET visibility = 'public', changed = (SELECT last FROM changes)",
        ];
        store.run(Statements(all_at_once)).await.unwrap();
        assert_eq!(counted(&figures, &store).await, (5, 5), "{batch} at once");
        let one_more = vec![
            "UPDATE changes SET last = last + 1",
            "UPDATE complaints SET status = 'closed', changed = (SELECT last FROM changes)
             WHERE id = (SELECT MIN(id) FROM complaints)",
        ];
        store.run(Statements(one_more)).await.unwrap();
        assert_eq!(counted(&figures, &store).await, (5, 4), "{batch} at once");
        assert_eq!(counted(&Figures::reading(batch), &store).await, (5, 4), "read anew, {batch} at once");
        store.run(Statements(vec!["UPDATE complaints SET status = 'received'"])).await.unwrap();
    }
}

#[tokio::test]
async fn a_change_of_nothing_that_is_counted_is_passed_over() {
    let place = Place::make().await;
    let store = place.open().await;
    let figures = Figures::default();
    store.receive(new("Шұңқыр бар, жөндеңіз")).await.unwrap();
    assert_eq!(counted(&figures, &store).await, (0, 0));
    store.run(Statements(vec!["UPDATE changes SET last = last + 1"])).await.unwrap();
    assert_eq!(counted(&figures, &store).await, (0, 0));
    let next = vec![
        "UPDATE changes SET last = last + 1",
        "UPDATE complaints SET visibility = 'public', changed = (SELECT last FROM changes)",
    ];
    store.run(Statements(next)).await.unwrap();
    assert_eq!(counted(&figures, &store).await, (1, 1));
}
