//! Requests that come again, as far as the file has a part in it.

use super::*;
use crate::store::requests::REMEMBERED;

fn sent(number: u64, received: i64) -> NewComplaint {
    let request = request(number);
    NewComplaint { request: Some(request), received, ..new("Шұңқыр бар, жөндеңіз") }
}

fn request(number: u64) -> Request {
    Request { key_digest: format!("digest of key {number}"), content_digest: "content".to_owned() }
}

async fn receive(store: &Store, complaint: NewComplaint) -> Receipt {
    match store.receive(complaint).await.unwrap() {
        Received::New(receipt) => receipt,
        other => panic!("it is no new one: {other:?}"),
    }
}

#[tokio::test]
async fn a_request_is_known_again_after_the_store_was_closed() {
    let place = Place::make().await;
    let store = place.open().await;
    let first = receive(&store, sent(1, 1_000)).await;
    store.close().await;
    let store = place.open().await;
    assert_eq!(store.receive(sent(1, 2_000)).await.unwrap(), Received::Again(first.clone()));
    assert_eq!(store.earlier(&request(1), 2_000).await.unwrap(), Some(Received::Again(first)));
    assert_eq!(store.earlier(&request(2), 2_000).await.unwrap(), None);
}

#[tokio::test]
async fn what_one_store_received_the_other_knows() {
    let place = Place::make().await;
    let (one, other) = (place.open().await, place.open().await);
    for (number, [here, there]) in [[&one, &other], [&other, &one], [&one, &other]].into_iter().enumerate() {
        let number = number as u64;
        let first = receive(here, sent(number, 1_000)).await;
        assert_eq!(
            there.earlier(&request(number), 2_000).await.unwrap(),
            Some(Received::Again(first.clone()))
        );
        assert_eq!(there.receive(sent(number, 2_000)).await.unwrap(), Received::Again(first));
    }
}

#[tokio::test]
async fn a_key_that_another_store_received_meanwhile_stops_only_its_own_complaint() {
    let place = Place::make().await;
    let (one, other) = (place.open().await, place.open().await);
    let first = receive(&other, sent(3, 1_000)).await;
    let received = join_all((0..6).map(|number| one.receive(sent(number, 2_000)))).await;
    for (number, received) in received.into_iter().map(Result::unwrap).enumerate() {
        match received {
            Received::New(receipt) => assert!(number != 3 && receipt.id != first.id),
            again => assert_eq!((number, again), (3, Received::Again(first.clone()))),
        }
    }
}

#[tokio::test]
async fn a_key_may_be_used_again_once_it_is_forgotten_by_whichever_store() {
    let place = Place::make().await;
    let (one, other) = (place.open().await, place.open().await);
    let first = receive(&one, sent(1, 1_000)).await;
    let young = receive(&one, sent(2, 3_000)).await;
    let later = 1_000 + REMEMBERED;
    assert_eq!(one.receive(sent(1, later)).await.unwrap(), Received::Again(first.clone()));
    other.forget(0, later + 1).await.unwrap();
    let second = receive(&one, sent(1, later + 1)).await;
    assert_ne!(second.id, first.id);
    for store in [&one, &other] {
        assert_eq!(store.receive(sent(1, later + 2)).await.unwrap(), Received::Again(second.clone()));
        assert_eq!(store.receive(sent(2, later + 2)).await.unwrap(), Received::Again(young.clone()));
    }
}

#[tokio::test]
async fn a_key_may_be_used_again_after_its_time_though_nobody_has_swept() {
    let place = Place::make().await;
    let store = place.open().await;
    let first = receive(&store, sent(1, 1_000)).await;
    let second = receive(&store, sent(1, 1_001 + REMEMBERED)).await;
    assert_ne!(second.id, first.id);
    assert_eq!(store.receive(sent(1, 1_002 + REMEMBERED)).await.unwrap(), Received::Again(second));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_opens_while_another_receives_misses_none() {
    let place = Place::of_file();
    let one = Arc::new(place.open().await);
    let receiving = tokio::spawn({
        let one = Arc::clone(&one);
        async move {
            for number in 0..60 {
                receive(&one, sent(number, 1_000)).await;
            }
        }
    });
    let mut others = Vec::new();
    while !receiving.is_finished() && others.len() < 8 {
        let other = place.open().await;
        other.know_requests().await.unwrap();
        others.push(other);
    }
    receiving.await.unwrap();
    for other in others {
        for number in 0..60 {
            let again = other.receive(sent(number, 2_000)).await.unwrap();
            assert!(matches!(again, Received::Again(_)), "{number}: {again:?}");
        }
    }
}

#[tokio::test]
async fn what_is_forgotten_leaves_the_memory_of_every_store() {
    let place = Place::of_file();
    let (one, other) = (place.open().await, place.open().await);
    for number in 0..20 {
        receive(&one, sent(number, if number < 15 { 1_000 } else { 5_000 })).await;
    }
    let keys = || Statements(vec!["SELECT COUNT(*) FROM request_keys"]);
    for store in [&one, &other] {
        store.know_requests().await.unwrap();
        assert_eq!(store.run(keys()).await.unwrap(), ["20"]);
    }
    for store in [&one, &other] {
        store.forget(0, 2_000 + REMEMBERED).await.unwrap();
        assert_eq!(store.run(keys()).await.unwrap(), ["5"]);
    }
}

#[tokio::test]
async fn a_request_is_known_in_a_database_that_was_filled_from_a_copy() {
    let place = Place::make().await;
    let store = place.open().await;
    let first = receive(&store, sent(1, 1_000)).await;
    let mut pieces = Vec::new();
    let take = |piece| {
        pieces.push(piece);
        Ok(())
    };
    let version = store.dump(take).await.unwrap();
    store.close().await;
    let elsewhere = Place::make().await;
    copy::load(&elsewhere.address(), version, pieces.into_iter().map(Ok)).await.unwrap();
    let store = elsewhere.open().await;
    assert_eq!(store.receive(sent(1, 2_000)).await.unwrap(), Received::Again(first));
}
