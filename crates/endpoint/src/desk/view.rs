//! A complaint as officials see it, each as far as the office goes.

use super::{can, scope};
use crate::app::Endpoint;
use crate::city::Published;
use crate::clock;
use crate::problem::Refusal;
use crate::routes::view;
use crate::store::Whole;
use crate::store::accounts::Account;
use crate::store::queue::Queued;
use adaldyq_domain::complaint::life::{Life, Moment, Status, Visibility};
use adaldyq_domain::complaint::official::{Actor, Official, Role};
use adaldyq_domain::complaint::working_days::{Calendar, iso};
use jiff::civil::Date;
use serde_json::{Value, json};

/// Whose notes one reads: those of one's own office.
pub fn office(official: &Official) -> String {
    match &official.institution {
        Some(institution) if official.role == Role::Institution => institution.to_string(),
        _ => official.role.code().to_owned(),
    }
}

/// One complaint with all that its officials need.
pub async fn whole(endpoint: &Endpoint, official: &Official, whole: &Whole) -> Result<Value, Refusal> {
    let published = endpoint.city.current();
    let today = view::day(&published, endpoint.clock.now());
    let (store, life) = (&endpoint.store, &whole.complaint.life);
    let id = whole.complaint.id;
    let looked = view::Looked { published: &published, today };
    let mut view = json!(view::own(endpoint, whole, looked).await?);
    through_the_desk(&mut view);
    complete_events(&mut view, whole, official, &store.accounts().await?);
    if !may_reach(official, whole) {
        view["contact"] = Value::Null;
    }
    let moment = Moment { today, calendar: &published.calendar };
    view["can"] = json!(can::actions(life, &Actor::Official(official.clone()), &moment));
    view["last"] = json!(whole.events.last().map(|event| event.number));
    view["released"] = json!(life.released);
    view["suspect"] = json!(store.is_suspect(id).await?);
    view["channel"] = json!(whole.complaint.channel);
    view["extend_until"] = json!(iso(life.extend_until()));
    view["due_in"] = json!(days_left(&published.calendar, today, life));
    let hands = life.hidden.as_ref().map(|hidden| (&hidden.by, hidden.by_for.as_ref()));
    view["hidden_by_me"] = json!(hands.is_some_and(|(by, by_for)| official.shares_a_hand_with(by, by_for)));
    let hands = life.draft.as_ref().map(|draft| (&draft.author, draft.author_for.as_ref()));
    view["drafted_by_me"] = json!(hands.is_some_and(|(by, by_for)| official.shares_a_hand_with(by, by_for)));
    let notes = store.notes(id, &office(official)).await?;
    view["merged"] = json!(store.merged_into(&scope::of(official), id).await?);
    view["notes"] = notes
        .iter()
        .map(|note| json!({ "time": clock::iso(note.time), "by": note.by, "text": note.text }))
        .collect();
    view["accesses"] = accesses(endpoint, official, whole).await?;
    Ok(view)
}

/// Who opened what is held: officers see it.
async fn accesses(endpoint: &Endpoint, official: &Official, whole: &Whole) -> Result<Value, Refusal> {
    if official.role != Role::Officer {
        return Ok(json!([]));
    }
    let accesses = endpoint.store.accesses(whole.complaint.id).await?;
    let shown = accesses.iter();
    Ok(shown.map(|one| json!({ "time": clock::iso(one.time), "by": one.by, "what": one.text })).collect())
}

/// The contact is for those who answer, not yet for one that it is only addressed to.
pub fn may_reach(official: &Official, whole: &Whole) -> bool {
    match official.role {
        Role::Operator | Role::Officer => true,
        Role::Institution => whole.complaint.life.status != Status::Received,
        Role::Administrator => false,
    }
}

/// Photos of what is not public are had at the desk's own address.
fn through_the_desk(view: &mut Value) {
    let Some(events) = view["events"].as_array_mut() else { return };
    let photos = events.iter_mut().filter_map(|event| event["photos"].as_array_mut()).flatten();
    for photo in photos {
        for name in ["url", "thumb"] {
            if let Some(url) = photo[name].as_str() {
                photo[name] = json!(url.replacen("/api/", "/api/desk/", 1));
            }
        }
    }
}

/// The words of each event, and whose they are: colleagues know each other by name, and for whom one stood in;
/// an institution is not told who at the other offices did what.
fn complete_events(view: &mut Value, whole: &Whole, official: &Official, everybody: &[Account]) {
    let Some(events) = view["events"].as_array_mut() else { return };
    let name = |account: &Option<String>| {
        let account = account.as_ref()?;
        let account = everybody.iter().find(|known| known.id.as_str() == account)?;
        let colleague = official.role != Role::Institution || account.institution == official.institution;
        colleague.then(|| account.name.clone())
    };
    for (shown, event) in events.iter_mut().zip(&whole.events) {
        shown["official"] = json!(name(&event.account));
        shown["acting_for"] = json!(name(&event.acting_for));
        if let Some(text) = &event.text {
            shown["text"] = json!(text);
        }
    }
}

/// One line of the queue. What is held, be it released, is read where it is opened, and every opening is written
/// down.
pub fn queued(one: &Queued, published: &Published, today: Date, seen_by: &[String]) -> Value {
    let mut item = json!(view::Item::of(&one.complaint, &Moment { today, calendar: &published.calendar }));
    let life = &one.complaint.life;
    item["due_in"] = json!(days_left(&published.calendar, today, life));
    item["waiting_for"] = json!(one.waiting_for);
    item["suspect"] = json!(one.suspect);
    item["last"] = json!(one.last);
    item["released"] = json!(life.released);
    item["held"] = json!(life.visibility == Visibility::Held);
    item["channel"] = json!(one.complaint.channel);
    item["seen_by"] = json!(seen_by);
    if life.visibility == Visibility::Held {
        (item["text"], item["name"]) = (Value::Null, Value::Null);
    }
    item
}

/// Nothing once the reply has stopped the clock.
fn days_left(calendar: &Calendar, today: Date, life: &Life) -> Option<i64> {
    life.status.is_open().then(|| due_in(calendar, today, life.due))
}

/// Working days to the due day; negative where it has passed.
pub fn due_in(calendar: &Calendar, today: Date, due: Date) -> i64 {
    let (first, last) = if due < today { (due, today) } else { (today, due) };
    let mut days = 0;
    let mut day = first;
    while day < last {
        day = day.tomorrow().unwrap_or(last);
        days += i64::from(calendar.is_working(day));
    }
    // On a day off after the due day no working day has passed yet, and still it is late.
    if due < today { -days.max(1) } else { days }
}
