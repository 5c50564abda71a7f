//! The life of a complaint in the store: who may do what, and what happens when two come at once.

use crate::actors::{account, head_of, officer, official, operator};
use crate::city::{DAY, TestCity, changed, id};
use crate::steps::{SCHOOL, accepted, answered, draft, kinds, participate};
use adaldyq_domain::complaint::event::EventKind;
use adaldyq_domain::complaint::life::{Action, Forbidden, HideReason, Outcome};
use adaldyq_domain::complaint::official::{Actor, Official, Role};
use adaldyq_endpoint::store::{Act, ActError, Deed, Request};
use serde_json::{Value, json};
use std::sync::Arc;

#[tokio::test]
async fn the_last_thing_awaited_makes_the_reply_final_in_the_same_step() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    let done = city.act(&receipt, &head_of(SCHOOL), draft(Outcome::Done)).await.unwrap();
    assert!(!done.finalised);
    assert_eq!(city.own(&receipt).await["status"], "drafted");
    let done = city.act(&receipt, &officer(1), participate()).await.unwrap();
    assert!(done.finalised);
    assert_eq!((done.number, done.last), (4, 5));
    let own = city.own(&receipt).await;
    assert_eq!(own["status"], "answered");
    assert_eq!(kinds(&city, &receipt).await, ["received", "accepted", "drafted", "participated", "answered"]);
}

#[tokio::test]
async fn no_role_answers_without_a_second_pair_of_eyes() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    let writer = head_of(SCHOOL);
    city.act(&receipt, &writer, draft(Outcome::Done)).await.unwrap();
    let with = |number, role| Official { institution: None, ..official(number, role) };
    let deputy = Official { stands_in_for: Some(account(99)), ..with(2, Role::Officer) };
    let interested = Official {
        interests: vec![adaldyq_domain::id::InstitutionId::new(SCHOOL).unwrap()],
        ..with(3, Role::Officer)
    };
    let actors = [
        Actor::Resident,
        Actor::System,
        writer,
        Actor::Official(with(99, Role::Officer)),
        Actor::Official(deputy),
        Actor::Official(interested),
        Actor::Official(with(4, Role::Operator)),
        Actor::Official(with(5, Role::Administrator)),
        head_of("akimat"),
        officer(6),
    ];
    for actor in &actors {
        let takes_part = *actor == officer(6);
        assert!(city.act(&receipt, actor, Action::Finalise).await.is_err(), "{actor:?}");
        assert_eq!(city.act(&receipt, actor, participate()).await.is_ok(), takes_part, "{actor:?}");
        let expected = if takes_part { "answered" } else { "drafted" };
        assert_eq!(city.own(&receipt).await["status"], expected, "{actor:?}");
    }
}

#[tokio::test]
async fn participation_is_not_without_a_word_of_opinion() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    city.act(&receipt, &head_of(SCHOOL), draft(Outcome::Done)).await.unwrap();
    let wordless = Act { text: None, ..city.prepared(&receipt, &officer(1), participate()) };
    assert_eq!(city.endpoint.store.act(wordless).await.unwrap(), Err(ActError::NoText));
    assert_eq!(kinds(&city, &receipt).await, ["received", "accepted", "drafted"]);
}

#[tokio::test]
async fn whoever_is_slower_is_told_what_happened_last() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    let act = |expect| Act {
        expect: Some(expect),
        ..city.prepared(&receipt, &head_of(SCHOOL), draft(Outcome::Done))
    };
    assert_eq!(city.endpoint.store.act(act(1)).await.unwrap(), Err(ActError::Changed { last: 2 }));
    city.endpoint.store.act(act(2)).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_repeated_request_is_answered_again_and_done_once() {
    let city = TestCity::start().await;
    let beside = city.beside().await;
    let receipt = accepted(&city).await;
    let act = |at: &TestCity, content: &str| {
        let request =
            Request { key_digest: "a key of a retry".to_owned(), content_digest: content.to_owned() };
        let act = city.prepared(&receipt, &Actor::Resident, Action::Message);
        let (endpoint, act) = (at.endpoint.clone(), Act { request: Some(request), ..act });
        async move { endpoint.store.act(act).await.unwrap() }
    };
    let first = act(&city, "same").await.unwrap();
    for at in [&city, &beside] {
        let again = act(at, "same").await.unwrap();
        assert_eq!((again.number, again.kind, again.again), (first.number, EventKind::Message, true));
        assert_eq!(act(at, "other").await, Err(ActError::Reused));
    }
    assert_eq!(kinds(&city, &receipt).await, ["received", "accepted", "message"]);
}

/// Whatever the order they come in, the final draft was taken part in.
#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_is_revised_while_an_officer_looks_needs_another_look() {
    let city = Arc::new(TestCity::start().await);
    for _ in 0..12 {
        let receipt = accepted(&city).await;
        city.act(&receipt, &head_of(SCHOOL), draft(Outcome::Done)).await.unwrap();
        let act = |actor: Actor, action: Action| {
            let (city, receipt) = (city.clone(), receipt.clone());
            tokio::spawn(async move { city.act(&receipt, &actor, action).await })
        };
        let racing = [
            act(officer(1), participate()),
            act(head_of(SCHOOL), draft(Outcome::Planned)),
            act(officer(2), participate()),
            act(head_of(SCHOOL), Action::Finalise),
        ];
        for one in racing {
            let _ = one.await.unwrap();
        }
        let kinds = kinds(&city, &receipt).await;
        if let Some(end) = kinds.iter().position(|kind| kind == "answered") {
            assert_eq!(kinds[end - 1], "participated", "{kinds:?}");
            assert_eq!(kinds.len(), end + 1, "{kinds:?}");
        }
        let last_draft = kinds.iter().rposition(|kind| kind == "drafted").unwrap();
        let seen = kinds[last_draft..].iter().filter(|kind| *kind == "participated").count();
        assert!(seen <= 1, "{kinds:?}");
        assert_eq!(city.own(&receipt).await["status"] == "answered", seen == 1, "{kinds:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_officers_at_once_one_takes_part() {
    let city = Arc::new(TestCity::start().await);
    let receipt = accepted(&city).await;
    city.act(&receipt, &head_of(SCHOOL), draft(Outcome::Done)).await.unwrap();
    let racing = (1..=8).map(|number| {
        let (city, receipt) = (city.clone(), receipt.clone());
        tokio::spawn(async move { city.act(&receipt, &officer(number), participate()).await.is_ok() })
    });
    let mut done = 0;
    for one in racing.collect::<Vec<_>>() {
        done += usize::from(one.await.unwrap());
    }
    assert_eq!(done, 1);
    assert_eq!(kinds(&city, &receipt).await.iter().filter(|kind| *kind == "answered").count(), 1);
}

#[tokio::test]
async fn a_dispute_and_the_reopening_with_it_stand_or_fall_together() {
    let city = TestCity::start().await;
    let receipt = answered(&city).await;
    let act =
        || Act { then: Some(Action::Reopen), ..city.prepared(&receipt, &Actor::Resident, Action::Dispute) };
    city.later(31 * DAY);
    let late = city.endpoint.store.act(act()).await.unwrap();
    assert_eq!(late, Err(ActError::Forbidden(Forbidden::TooLate)));
    assert_eq!(city.own(&receipt).await["confirmation"], "unconfirmed");
    city.later(-2 * DAY);
    let done = city.endpoint.store.act(act()).await.unwrap().unwrap();
    assert_eq!((done.number, done.last), (6, 7));
    let own = city.own(&receipt).await;
    assert_eq!((&own["status"], &own["confirmation"]), (&json!("accepted"), &json!("unconfirmed")));
}

#[tokio::test]
async fn merged_ones_get_the_reply_of_the_main_one() {
    let city = TestCity::start().await;
    let (main, merged, free) = (accepted(&city).await, accepted(&city).await, accepted(&city).await);
    let into = |receipt: &Value| Deed::MergeInto(id(receipt));
    city.act(&merged, &head_of(SCHOOL), into(&main)).await.unwrap();
    let itself = city.act(&free, &head_of(SCHOOL), into(&free)).await;
    assert_eq!(itself, Err(ActError::Forbidden(Forbidden::BadMain)));
    let chained = city.act(&main, &head_of(SCHOOL), into(&free)).await;
    assert_eq!(chained, Err(ActError::Forbidden(Forbidden::IsMain)));
    city.act(&main, &head_of(SCHOOL), draft(Outcome::Done)).await.unwrap();
    city.act(&main, &officer(1), participate()).await.unwrap();
    assert_eq!(city.own(&merged).await["status"], "answered");
    assert_eq!(city.own(&free).await["status"], "accepted");
}

#[tokio::test]
async fn merged_ones_go_free_when_the_main_one_is_withdrawn() {
    let city = TestCity::start().await;
    let (main, merged) = (accepted(&city).await, accepted(&city).await);
    let into = Deed::MergeInto(id(&main));
    city.act(&merged, &operator(), into).await.unwrap();
    city.act(&main, &Actor::Resident, Action::Withdraw).await.unwrap();
    assert_eq!(kinds(&city, &merged).await.last().unwrap(), "unmerged");
    city.act(&merged, &head_of(SCHOOL), draft(Outcome::Done)).await.unwrap();
}

#[tokio::test]
async fn what_is_erased_leaves_the_events_and_no_words() {
    let city = TestCity::start().await;
    let contact = json!({ "contact": { "name": "Аят", "email": "ayat@mysal.kz", "show_name": true } });
    let receipt = city.send(&changed(contact)).await;
    city.accept(&receipt, None).await;
    city.act(&receipt, &Actor::Resident, Action::Message).await.unwrap();
    city.act(&receipt, &head_of(SCHOOL), Action::Ask).await.unwrap();
    city.act(&receipt, &Actor::Resident, Action::Erase).await.unwrap();
    let whole = city.endpoint.store.whole(id(&receipt)).await.unwrap().unwrap();
    assert!(whole.contact.is_empty() && whole.complaint.text.is_empty() && whole.complaint.erased);
    let texts: Vec<_> = whole.events.iter().map(|event| (event.text.as_deref(), event.erased)).collect();
    let official = Some("Тексердік, мәтін осы");
    assert_eq!(texts, [(Some(""), true), (None, false), (Some(""), true), (official, false), (None, false)]);
    let shown = city.read(&receipt).await.text().await.unwrap();
    assert!(!shown.contains("Аят") && !shown.contains("шұңқыр"), "{shown}");
}

#[tokio::test]
async fn a_hidden_name_is_shown_to_nobody() {
    let city = TestCity::start().await;
    let receipt = city.send(&changed(json!({ "contact": { "name": "Аят", "show_name": true } }))).await;
    city.accept(&receipt, None).await;
    assert!(city.read(&receipt).await.text().await.unwrap().contains("Аят"));
    city.act(&receipt, &Actor::Resident, Action::HideName).await.unwrap();
    assert!(!city.read(&receipt).await.text().await.unwrap().contains("Аят"));
}

#[tokio::test]
async fn a_renewed_key_shuts_out_the_old_one() {
    let city = TestCity::start().await;
    let receipt = accepted(&city).await;
    let done = city.act(&receipt, &Actor::Resident, Action::RenewKey).await.unwrap();
    assert_eq!(done.key_generation, 1);
    let path = format!("/api/complaints/{}", receipt["id"].as_str().unwrap());
    let old = city.get(&path).bearer_auth(receipt["key"].as_str().unwrap()).send().await.unwrap();
    assert_eq!(old.status(), 404);
    let key = city.endpoint.secret.key(id(&receipt), 1);
    assert_eq!(city.get(&path).bearer_auth(key).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_merged_one_shows_the_reply_it_got_and_after_its_reopening_its_own() {
    let city = TestCity::start().await;
    let (main, merged) = (accepted(&city).await, accepted(&city).await);
    city.act(&merged, &operator(), Deed::MergeInto(id(&main))).await.unwrap();
    city.reply(&main, SCHOOL, Outcome::Done).await;
    city.step(&main, json!({ "kind": "reopen" })).await;
    city.act(&main, &head_of(SCHOOL), draft(Outcome::Declined)).await.unwrap();
    let reply = city.public(&merged).await["reply"].clone();
    assert_eq!((&reply["final"], &reply["outcome"]), (&json!(true), &json!("done")), "{reply}");
    assert_eq!(reply["opinion"]["stance"], "agrees", "what no officer has seen is shown as final");
    city.step(&merged, json!({ "kind": "reopen" })).await;
    assert_eq!(city.public(&merged).await["reply"], Value::Null);
    city.act(&merged, &head_of(SCHOOL), draft(Outcome::Explained)).await.unwrap();
    let reply = city.own(&merged).await["reply"].clone();
    assert_eq!((&reply["final"], &reply["outcome"]), (&json!(false), &json!("explained")), "{reply}");
}

#[tokio::test]
async fn what_is_hidden_is_not_read_in_the_one_that_was_merged_into_it() {
    let city = TestCity::start().await;
    let (main, merged) = (accepted(&city).await, accepted(&city).await);
    city.act(&merged, &operator(), Deed::MergeInto(id(&main))).await.unwrap();
    city.act(&main, &head_of(SCHOOL), draft(Outcome::Declined)).await.unwrap();
    city.step(&main, json!({ "kind": "object", "text": "Пәтерім 12" })).await;
    city.act(&main, &officer(1), participate()).await.unwrap();
    assert_eq!(city.public(&merged).await["reply"]["objection"], "Пәтерім 12");
    city.hide(&main, HideReason::PersonalData).await;
    assert_eq!(city.public(&merged).await["reply"], Value::Null);
    let own = city.own(&merged).await;
    assert_eq!((&own["reply"]["final"], &own["reply"]["objection"]), (&json!(false), &Value::Null));
}
