//! Preventive proposals: written by officers, considered with the anti-corruption service, answered.

use crate::city::{DAY, TestCity, changed, complaint};
use crate::officials::{Desk, refusal};
use adaldyq_domain::complaint::life::HideReason;
use adaldyq_domain::complaint::official::Role;
use serde_json::{Value, json};

fn proposal() -> Value {
    json!({
        "institution": "school-027", "title": "Асхана сатып алулары",
        "finding": "Бір жеткізуші үш жыл қатарынан конкурссыз таңдалған",
        "measure": "Конкурс өткізіп, хаттамасын жариялау", "by": "2026-12-20", "complaints": []
    })
}

/// Another officer than the one who wrote it.
async fn colleague(city: &TestCity) -> Desk<'_> {
    city.desk("colleague", Role::Officer, None).await
}

async fn act(desk: &Desk<'_>, of: &Value, body: Value) -> reqwest::Response {
    let path = format!("/proposals/{}/actions", of["id"].as_str().unwrap());
    desk.send("POST", &path, &body).await
}

#[tokio::test]
async fn no_proposal_is_settled_before_an_officer_took_part() {
    let city = TestCity::start().await;
    let (officer, school, operator) = (city.officer().await, city.school().await, city.operator().await);
    let new = officer.done("POST", "/proposals", &proposal()).await;
    assert_eq!(new["can"], json!(["edit", "send", "discard"]));
    assert_eq!(school.json("/proposals").await["proposals"], json!([]));
    let edited = changed_proposal(&new, json!({ "title": "Асхана", "last": 1 }));
    let path = format!("/proposals/{}", new["id"].as_str().unwrap());
    let edited = officer.done("PUT", &path, &edited).await;
    assert_eq!((&edited["title"], &edited["last"]), (&json!("Асхана"), &json!(2)));
    let stale = act(&officer, &new, json!({ "action": "send", "last": 1 })).await;
    assert_eq!(refusal(stale).await, (409, "changed".into()));
    assert_eq!(act(&officer, &new, json!({ "action": "send", "last": 2 })).await.status(), 200);
    assert_eq!(school.json("/proposals").await["proposals"][0]["status"], "sent");
    let settle =
        |last: i64| json!({ "action": "settle", "last": last, "outcome": "accepted", "text": "Өткіземіз" });
    assert_eq!(refusal(act(&school, &new, settle(3)).await).await, (409, "not-now".into()));
    let consider =
        |last: i64| json!({ "action": "consider", "last": last, "stance": "agrees", "text": "Қатыстым" });
    assert_eq!(refusal(act(&school, &new, consider(3)).await).await, (409, "not-theirs".into()));
    assert_eq!(refusal(act(&operator, &new, consider(3)).await).await, (403, "role".into()));
    assert_eq!(refusal(act(&officer, &new, consider(3)).await).await, (409, "own-proposal".into()));
    let other = colleague(&city).await;
    assert_eq!(act(&other, &new, consider(3)).await.status(), 200);
    assert_eq!(refusal(act(&officer, &new, settle(4)).await).await, (409, "not-theirs".into()));
    let settled: Value = act(&school, &new, settle(4)).await.json().await.unwrap();
    assert_eq!((&settled["status"], &settled["outcome"]), (&json!("settled"), &json!("accepted")));
    assert_eq!(settled["opinion"]["text"], "Қатыстым");
    assert_eq!(settled["outcome_text"], "Өткіземіз");
}

#[tokio::test]
async fn everybody_reads_a_proposal_as_soon_as_it_is_sent_and_as_it_stands_now() {
    let city = TestCity::start().await;
    let beside = city.beside().await;
    let (officer, other) = (city.officer().await, colleague(&city).await);
    let open = city.send(&complaint()).await;
    city.accept(&open, None).await;
    assert_eq!(city.json("/api/proposals").await["proposals"], json!([]));
    let named = changed_proposal(&proposal(), json!({ "complaints": [open["id"]] }));
    let new = officer.done("POST", "/proposals", &named).await;
    act(&officer, &new, json!({ "action": "send", "last": 1 })).await;
    let mut seen = Vec::new();
    for step in 0..3 {
        for city in [&city, &beside, &city] {
            let answer = city.json("/api/proposals").await;
            let one = &answer["proposals"][0];
            seen.push((one["status"].clone(), one["complaints"].as_array().unwrap().len()));
        }
        match step {
            0 => {
                let part = json!({ "action": "consider", "last": 2, "stance": "agrees", "text": "Қатыстым" });
                assert_eq!(act(&other, &new, part).await.status(), 200);
            }
            // What is hidden is named no more.
            1 => city.hide(&open, HideReason::PersonalData).await,
            _ => {}
        }
    }
    let expected = [("sent", 1), ("considered", 1), ("considered", 0)];
    for (seen, (status, complaints)) in seen.chunks(3).zip(expected) {
        assert!(seen.iter().all(|one| *one == (json!(status), complaints)), "{seen:?}");
    }
}

fn changed_proposal(of: &Value, changes: Value) -> Value {
    let mut proposal = of.clone();
    for (name, value) in changes.as_object().unwrap() {
        proposal[name] = value.clone();
    }
    proposal
}

#[tokio::test]
async fn an_interested_officer_does_not_consider() {
    let city = TestCity::start().await;
    let (officer, interested) = (city.officer().await, colleague(&city).await);
    interested.done("PUT", "/me/interests", &json!({ "interests": ["school-027"] })).await;
    let new = officer.done("POST", "/proposals", &proposal()).await;
    act(&officer, &new, json!({ "action": "send", "last": 1 })).await;
    assert_eq!(refusal(act(&interested, &new, consider(2)).await).await, (409, "interested".into()));
    let seen = interested.json("/proposals").await["proposals"][0].clone();
    assert_eq!((&seen["why_not"], &seen["considerers"]), (&json!("interested"), &json!([])));
}

#[tokio::test]
async fn who_cannot_sign_in_is_not_named_as_one_who_can_consider() {
    let city = TestCity::start().await;
    let (author, administrator) = (city.officer().await, city.administrator().await);
    let (left, _stays) = (city.desk("left", Role::Officer, None).await, colleague(&city).await);
    let new = json!({ "login": "new", "name": "new", "role": "officer" });
    administrator.done("POST", "/users", &new).await;
    administrator.done("PATCH", &format!("/users/{}", left.account), &json!({ "disabled": true })).await;
    let written = author.done("POST", "/proposals", &proposal()).await;
    assert_eq!(written["considerers"], json!(["colleague"]));
}

fn consider(last: i64) -> Value {
    json!({ "action": "consider", "last": last, "stance": "agrees", "text": "Қатыстым" })
}

#[tokio::test]
async fn who_wrote_a_proposal_is_told_who_can_consider_it_instead() {
    let city = TestCity::start().await;
    let (author, editor) = (city.officer().await, colleague(&city).await);
    let third = city.desk("third", Role::Officer, None).await;
    let (school, operator) = (city.school().await, city.operator().await);
    let new = author.done("POST", "/proposals", &proposal()).await;
    assert_eq!(new["considerers"], json!(["colleague", "third"]));
    let path = format!("/proposals/{}", new["id"].as_str().unwrap());
    // A colleague who changes the draft wrote it too.
    editor.done("PUT", &path, &changed_proposal(&new, json!({ "title": "Асхана", "last": 1 }))).await;
    act(&author, &new, json!({ "action": "send", "last": 2 })).await;
    for (desk, can, why_not) in [
        (&author, json!([]), json!("own-proposal")),
        (&editor, json!([]), json!("own-proposal")),
        (&third, json!(["consider"]), json!(null)),
    ] {
        let seen = desk.json("/proposals").await["proposals"][0].clone();
        assert_eq!((&seen["can"], &seen["why_not"]), (&can, &why_not), "{}", desk.login);
        assert_eq!(seen["considerers"], json!(["third"]));
    }
    for desk in [&school, &operator] {
        let seen = desk.json("/proposals").await["proposals"][0].clone();
        assert_eq!((&seen["why_not"], &seen["considerers"]), (&json!(null), &json!(null)));
    }
    for desk in [&author, &editor] {
        let refused = act(desk, &new, consider(3)).await;
        assert_eq!(refusal(refused).await, (409, "own-proposal".into()));
    }
    let considered: Value = act(&third, &new, consider(3)).await.json().await.unwrap();
    assert_eq!(
        (&considered["status"], &considered["opinion"]["by"]),
        (&json!("considered"), &json!("third"))
    );
}

#[tokio::test]
async fn the_author_of_a_proposal_is_not_stood_in_for_when_it_is_considered() {
    let city = TestCity::start().await;
    let (author, deputy) = (city.officer().await, colleague(&city).await);
    let today = json!({ "account": deputy.account, "from": "2026-11-24", "until": "2026-11-24" });
    author.done("PUT", "/me/deputy", &today).await;
    let acting = deputy.for_absent(&author.account);
    let sent = async |by: &Desk<'_>| {
        let new = by.done("POST", "/proposals", &proposal()).await;
        act(by, &new, json!({ "action": "send", "last": 1 })).await;
        new
    };
    // What the author wrote, and what the deputy wrote in the author's place.
    let (own, in_place) = (sent(&author).await, sent(&acting).await);
    for (desk, of) in [(&acting, &own), (&acting, &in_place), (&author, &in_place), (&deputy, &in_place)] {
        assert_eq!(refusal(act(desk, of, consider(2)).await).await, (409, "own-proposal".into()));
    }
    // In an office of one's own it is another pair of eyes.
    assert_eq!(act(&deputy, &own, consider(2)).await.status(), 200);
}

#[tokio::test]
async fn a_proposal_that_was_sent_is_neither_edited_nor_discarded() {
    let city = TestCity::start().await;
    let officer = city.officer().await;
    let new = officer.done("POST", "/proposals", &proposal()).await;
    act(&officer, &new, json!({ "action": "send", "last": 1 })).await;
    let discard = act(&officer, &new, json!({ "action": "discard", "last": 2 })).await;
    assert_eq!(refusal(discard).await, (409, "not-now".into()));
    let path = format!("/proposals/{}", new["id"].as_str().unwrap());
    let edit = officer.send("PUT", &path, &changed_proposal(&new, json!({ "last": 2 }))).await;
    assert_eq!(refusal(edit).await, (409, "not-now".into()));
    let other = officer.done("POST", "/proposals", &proposal()).await;
    assert_eq!(act(&officer, &other, json!({ "action": "discard", "last": 1 })).await.status(), 200);
    assert_eq!(officer.json("/proposals").await["proposals"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_held_complaint_is_not_told_to_the_institution_or_the_public_by_a_proposal() {
    let city = TestCity::start().await;
    let (officer, school, second) = (city.officer().await, city.school().await, colleague(&city).await);
    let other = city.desk("akimat", Role::Institution, Some("akimat")).await;
    let held = city.send(&changed(json!({ "confidential": true }))).await;
    let open = city.send(&complaint()).await;
    city.accept(&open, None).await;
    let named = json!([held["id"], open["id"]]);
    let new = officer
        .done("POST", "/proposals", &changed_proposal(&proposal(), json!({ "complaints": named })))
        .await;
    act(&officer, &new, json!({ "action": "send", "last": 1 })).await;
    assert_eq!(officer.json("/proposals").await["proposals"][0]["complaints"], named);
    assert_eq!(school.json("/proposals").await["proposals"][0]["complaints"], json!([open["id"]]));
    assert_eq!(other.json("/proposals").await["proposals"], json!([]));
    act(&second, &new, consider(2)).await;
    let settle = json!({ "action": "settle", "last": 3, "outcome": "accepted", "text": "Өткіземіз" });
    let settled: Value = act(&school, &new, settle).await.json().await.unwrap();
    assert_eq!(settled["complaints"], json!([open["id"]]));
    let public = city.endpoint.store.public_proposals().await.unwrap();
    assert_eq!(public[0].proposal.complaints.len(), 1);
}

#[tokio::test]
async fn proposals_come_a_page_at_a_time_to_everybody_who_may_see_them_and_none_twice() {
    let city = TestCity::start().await;
    let (officer, school, operator) = (city.officer().await, city.school().await, city.operator().await);
    for number in 0..7 {
        let institution = if number % 3 == 0 { "akimat" } else { "school-027" };
        let title = format!("Ұсыныс {number}");
        let named = changed_proposal(&proposal(), json!({ "institution": institution, "title": title }));
        let new = officer.done("POST", "/proposals", &named).await;
        if number < 5 {
            act(&officer, &new, json!({ "action": "send", "last": 1 })).await;
        }
        city.later(1_000);
    }
    assert_eq!(pages(&officer, "limit=3").await, [6, 5, 4, 3, 2, 1, 0]);
    assert_eq!(pages(&operator, "limit=1").await, [4, 3, 2, 1, 0]);
    assert_eq!(pages(&school, "limit=2").await, [4, 2, 1]);
    // What is asked for narrows what one may see, and never widens it.
    assert_eq!(pages(&officer, "limit=1&status=drafted").await, [6, 5]);
    assert_eq!(pages(&officer, "limit=2&institution=akimat&status=sent,settled").await, [3, 0]);
    assert!(pages(&school, "institution=akimat").await.is_empty());
    assert!(pages(&operator, "status=drafted").await.is_empty());
    for bad in ["status=lost", "institution=a%20b", "limit=0", "limit=201", "cursor=x", "cursor=MQ"] {
        assert_eq!(officer.get(&format!("/proposals?{bad}")).await.status(), 422, "{bad}");
    }
    // One that is sent between two pages moves nothing that was on the first.
    let first = operator.json("/proposals?limit=2").await;
    let new = officer.done("POST", "/proposals", &proposal()).await;
    act(&officer, &new, json!({ "action": "send", "last": 1 })).await;
    let cursor = first["next"].as_str().unwrap();
    let second = operator.json(&format!("/proposals?limit=2&cursor={cursor}")).await;
    assert_eq!(numbers(&second), [2, 1]);
}

#[tokio::test]
async fn of_many_proposals_of_one_moment_each_is_on_one_page() {
    let city = TestCity::start().await;
    let officer = city.officer().await;
    for number in 0..7 {
        let named = changed_proposal(&proposal(), json!({ "title": format!("Ұсыныс {number}") }));
        officer.done("POST", "/proposals", &named).await;
    }
    let mut all = pages(&officer, "limit=2").await;
    all.sort();
    assert_eq!(all, [0, 1, 2, 3, 4, 5, 6]);
}

/// The numbers in the titles of a page.
fn numbers(answer: &Value) -> Vec<u32> {
    let titles = answer["proposals"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap());
    titles.map(|title| title.rsplit(' ').next().unwrap().parse().unwrap()).collect()
}

/// All pages of a question.
async fn pages(desk: &Desk<'_>, query: &str) -> Vec<u32> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let answer = desk.json(&format!("/proposals?{query}{cursor}")).await;
        all.extend(numbers(&answer));
        match answer["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
    }
}

#[tokio::test]
async fn what_is_missing_in_a_proposal_is_said_by_field() {
    let city = TestCity::start().await;
    let officer = city.officer().await;
    let response = officer.send("POST", "/proposals", &json!({ "complaints": ["x"] })).await;
    assert_eq!(response.status(), 422);
    let body: Value = response.json().await.unwrap();
    let fields: Vec<_> =
        body["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["institution", "title", "finding", "measure", "by", "complaints"]);
}

#[tokio::test]
async fn a_proposal_sent_twice_under_one_key_is_kept_once() {
    let city = TestCity::start().await;
    let (officer, other) = (city.officer().await, city.desk("second", Role::Officer, None).await);
    let send = async |desk: &Desk<'_>, body: &Value| {
        let request = desk.request("POST", "/proposals").header("idempotency-key", "0123456789abcdef");
        request.json(body).send().await.unwrap()
    };
    let sent = proposal();
    let all = async || officer.json("/proposals").await["proposals"].as_array().unwrap().len();
    let (first, again) = tokio::join!(send(&officer, &sent), send(&officer, &sent));
    assert_eq!((first.status().as_u16(), again.status().as_u16()), (201, 201));
    let (first, again): (Value, Value) = (first.json().await.unwrap(), again.json().await.unwrap());
    assert_eq!(first, again);
    assert_eq!(all().await, 1);
    // What became of it meanwhile is told, and it stays what it became.
    let path = format!("/proposals/{}", first["id"].as_str().unwrap());
    officer.done("PUT", &path, &changed_proposal(&first, json!({ "title": "Асхана", "last": 1 }))).await;
    let again: Value = send(&officer, &proposal()).await.json().await.unwrap();
    assert_eq!((&again["id"], &again["title"]), (&first["id"], &json!("Асхана")));
    let different = send(&officer, &changed_proposal(&proposal(), json!({ "title": "Асхана" }))).await;
    assert_eq!(refusal(different).await, (422, "idempotency-key-reused".into()));
    assert_eq!(all().await, 1);
    // Another's key is another key, also where it is spelt the same.
    assert_eq!(send(&other, &proposal()).await.status(), 201);
    officer.done("POST", "/proposals", &proposal()).await;
    officer.done("POST", "/proposals", &proposal()).await;
    assert_eq!(all().await, 4);
}

#[tokio::test]
async fn a_key_is_forgotten_after_thirty_days_and_the_proposal_stays() {
    let city = TestCity::start().await;
    let send = async |desk: &Desk<'_>| {
        let request = desk.request("POST", "/proposals").header("idempotency-key", "0123456789abcdef");
        request.json(&proposal()).send().await.unwrap().json::<Value>().await.unwrap()["id"].clone()
    };
    let officer = city.officer().await;
    let first = send(&officer).await;
    let mut ids = vec![first];
    for _ in 0..2 {
        city.later(31 * DAY);
        let officer = city.at_desk(officer.account.clone(), "officer").await;
        let later = send(&officer).await;
        assert_eq!(send(&officer).await, later);
        assert!(!ids.contains(&later), "{later} {ids:?}");
        ids.push(later);
        let listed = officer.json("/proposals").await["proposals"].as_array().unwrap().len();
        assert_eq!(listed, ids.len());
    }
}

#[tokio::test]
async fn each_is_told_how_many_proposals_wait_for_them() {
    let city = TestCity::start().await;
    let (author, other, school) = (city.officer().await, colleague(&city).await, city.school().await);
    let (akimat, operator) =
        (city.desk("akimat", Role::Institution, Some("akimat")).await, city.operator().await);
    let interested = city.desk("interested", Role::Officer, None).await;
    interested.done("PUT", "/me/interests", &json!({ "interests": ["school-027"] })).await;
    let all = [&author, &other, &interested, &school, &akimat, &operator];
    let counts = async || {
        let mut counts = Vec::new();
        for desk in all {
            counts.push(desk.json("/proposals/waiting").await["waiting"].as_u64().unwrap());
        }
        counts
    };
    let new = author.done("POST", "/proposals", &proposal()).await;
    assert_eq!(counts().await, [0; 6]);
    act(&author, &new, json!({ "action": "send", "last": 1 })).await;
    assert_eq!(counts().await, [0, 1, 0, 1, 0, 0]);
    assert_eq!(other.json("/proposals").await["proposals"][0]["waits_for_me"], json!(true));
    assert_eq!(author.json("/proposals").await["proposals"][0]["waits_for_me"], json!(false));
    act(&other, &new, consider(2)).await;
    assert_eq!(counts().await, [0, 0, 0, 1, 0, 0]);
    act(&school, &new, json!({ "action": "settle", "last": 3, "outcome": "declined", "text": "Жоқ" })).await;
    assert_eq!(counts().await, [0; 6]);
    let administrator = city.administrator().await;
    assert_eq!(refusal(administrator.get("/proposals/waiting").await).await, (403, "role".into()));
}
