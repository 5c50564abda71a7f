//! What changes in the store is followed by whoever keeps a picture of it.

use super::*;
use crate::figures::{Figures, Filter, Page};
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
async fn whoever_reads_while_a_change_of_many_is_being_read_sees_all_of_it_or_nothing() {
    let place = Place::make().await;
    let store = place.open().await;
    for _ in 0..5 {
        store.receive(new("Шұңқыр бар, жөндеңіз")).await.unwrap();
    }
    let figures = Figures::reading(2);
    assert_eq!(counted(&figures, &store).await, (0, 0));
    let mut looks = 0;
    // Often, since a quick reading leaves no time to look.
    for (visibility, public) in [("public", 5), ("hidden", 0)].repeat(20) {
        let before = 5 - public;
        let all_at_once = match visibility {
            "public" => "UPDATE complaints SET visibility = 'public', changed = (SELECT last FROM changes)",
            _ => "UPDATE complaints SET visibility = 'hidden', changed = (SELECT last FROM changes)",
        };
        store.run(Statements(vec!["UPDATE changes SET last = last + 1", all_at_once])).await.unwrap();
        let mut reading = std::pin::pin!(figures.refresh(&store));
        loop {
            tokio::select! {
                biased;
                read = &mut reading => break read.unwrap(),
                () = tokio::task::yield_now() => {
                    let all = Filter::default();
                    let seen = figures.now(|known| known.count(&all, &[], date(2026, 11, 25)).1.count);
                    assert!([before, public].contains(&seen), "{seen} of a change of five");
                    looks += 1;
                }
            }
        }
        assert_eq!(counted(&figures, &store).await.0, public);
    }
    assert!(looks > 1);
}

#[tokio::test]
async fn many_that_become_public_at_once_stand_in_the_order_in_which_they_came() {
    let place = Place::make().await;
    let store = place.open().await;
    for _ in 0..100 {
        store.receive(new("Шұңқыр бар, жөндеңіз")).await.unwrap();
    }
    let figures = Figures::default();
    assert_eq!(counted(&figures, &store).await, (0, 0));
    // The newest, one that goes before it, and then all that lie between them.
    let some = [
        "UPDATE complaints SET visibility = 'public', changed = (SELECT last FROM changes)
         WHERE id = (SELECT MAX(id) FROM complaints)",
        "UPDATE complaints SET visibility = 'public', changed = (SELECT last FROM changes)
         WHERE id = (SELECT MIN(id) FROM complaints)",
        "UPDATE complaints SET visibility = 'public', changed = (SELECT last FROM changes)
         WHERE visibility = 'private'",
    ];
    for some in some {
        store.run(Statements(vec!["UPDATE changes SET last = last + 1", some])).await.unwrap();
        let (all, page) = (Filter::default(), Page { after: None, limit: 100 });
        let listed = figures.ask(&store, |known| known.page(&all, page, date(2026, 11, 25))).await.unwrap();
        assert!(listed.is_sorted_by(|newer, older| newer > older), "{listed:?}");
    }
    assert_eq!(counted(&figures, &store).await, (100, 100));
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
