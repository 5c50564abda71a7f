//! `GET /api/desk/queue`: what waits for this official, the first due first.

use super::answers::DeskQueue;
use super::complaints::ROLES;
use super::signed::Signed;
use super::{scope, view, watchers};
use crate::app::Endpoint;
use crate::problem::{NotSignedIn, NotYours, Refusal, language};
use crate::routes::query::{self, Asked};
use crate::routes::view::day;
use crate::store::queue::{QueueCount, QueueFilter, Queued, Scope};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{Status, Visibility};
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::complaint::working_days::{iso, read_date};
use adaldyq_domain::id::InstitutionId;
use adaldyq_domain::search::fold::fold;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use jiff::civil::Date;
use serde_json::{Value, json};
use std::sync::Arc;

/// Complaints of a page.
const PAGE: usize = 50;
/// How many are looked through for a word, so that nobody keeps the endpoint busy.
const SEARCHED: usize = 5_000;
const BATCH: u32 = 500;
/// Working days within which something is due soon.
const SOON: u32 = 3;
const WAITING_FOR: [&str; 6] = ["accept", "draft", "participation", "objection", "final", "countersign"];

#[utoipa::path(
    get,
    path = "/queue",
    operation_id = "desk_queue_queue",
    tag = "desk",
    description = "What waits, the first due first or with `latest` the last, with counts.",
    security(("session" = [])),
    params(("status" = Option<String>, Query), ("waiting_for" = Option<String>, Query), ("overdue" = Option<String>, Query), ("suspect" = Option<String>, Query), ("mine" = Option<String>, Query), ("institution" = Option<String>, Query), ("topic" = Option<String>, Query), ("latest" = Option<String>, Query), ("q" = Option<String>, Query), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = DeskQueue), NotSignedIn, NotYours)
)]
pub async fn queue(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    headers: HeaderMap,
    Query(members): Query<Vec<(String, String)>>,
) -> Result<Json<Value>, Refusal> {
    signed.must_be(&ROLES)?;
    let (published, now) = (endpoint.city.current(), endpoint.clock.now());
    let today = day(&published, now);
    let scope = scope::of(&signed.official);
    let mut asked = Asked::new(&members);
    let (filter, words) = read(&mut asked, &signed);
    let after = asked.after(|due| Some(iso(read_date(due).ok()?)), |id| Id::parse(id).ok());
    asked.checked(())?;
    let (page, next) =
        Search { endpoint: &endpoint, scope: &scope, filter, words, today }.page(after).await?;
    let ids: Vec<Id> = page.iter().map(|one| one.complaint.id).collect();
    let watching = endpoint.store.watching(&ids, &signed.account.id, now).await?;
    let lang = language(&headers);
    let seen_by = |one: &Queued| watchers::of(&watching, one.complaint.id, &signed.official, lang);
    let complaints: Vec<Value> =
        page.iter().map(|one| view::queued(one, &published, today, &seen_by(one))).collect();
    let soon = published.calendar.due(today, SOON);
    let counts = counts(&endpoint.store.queue_counts(&scope, today, soon).await?);
    Ok(Json(json!({ "complaints": complaints, "counts": counts, "next": next })))
}

fn read(asked: &mut Asked, signed: &Signed) -> (QueueFilter, Option<String>) {
    let yes = |value: &str| matches!(value, "1" | "true").then_some(());
    let q = asked.one("q", "too-long", |q| (q.chars().count() <= 200).then(|| q.trim().to_owned()));
    let id = q.as_deref().and_then(|q| Id::parse(q).ok());
    let words = q.filter(|q| id.is_none() && !q.is_empty());
    let known = |code: &str| WAITING_FOR.contains(&code).then(|| code.to_owned());
    let filter = QueueFilter {
        statuses: asked.list("status", "unknown-status", Status::from_code),
        waiting_for: asked.one("waiting_for", "unknown-status", known),
        overdue: asked.one("overdue", "bad-flag", yes).is_some(),
        suspect: asked.one("suspect", "bad-flag", yes).is_some(),
        touched_by: asked.one("mine", "bad-flag", yes).map(|()| signed.account.id.to_string()),
        institutions: asked
            .list("institution", "unknown-institution", |id| InstitutionId::new(id).ok().map(String::from)),
        topics: asked.list("topic", "unknown-topic", Topic::from_code),
        id,
        latest: asked.one("latest", "bad-flag", yes).is_some(),
    };
    (filter, words)
}

/// A page of the queue, of what holds the words where some are asked for.
struct Search<'a> {
    endpoint: &'a Endpoint,
    scope: &'a Scope,
    filter: QueueFilter,
    words: Option<String>,
    today: Date,
}

type Place = (String, Id);

impl Search<'_> {
    /// With where the next page begins.
    async fn page(&self, mut after: Option<Place>) -> Result<(Vec<Queued>, Option<String>), Refusal> {
        let words = self.words.as_deref().map(fold);
        let (mut page, mut seen) = (Vec::new(), 0);
        let limit = if words.is_some() { BATCH } else { PAGE as u32 + 1 };
        loop {
            let (store, filter) = (&self.endpoint.store, &self.filter);
            let batch = store.queue(self.scope, filter, self.today, after.as_ref(), limit).await?;
            let whole = batch.len() == limit as usize;
            seen += batch.len();
            for one in batch {
                after = Some(place(&one));
                if words.as_ref().is_none_or(|words| holds(&one, words)) {
                    page.push(one);
                }
                if page.len() > PAGE {
                    page.truncate(PAGE);
                    let next = page.last().map(cursor);
                    return Ok((page, next));
                }
            }
            if !whole || seen >= SEARCHED {
                return Ok((page, None));
            }
        }
    }
}

/// Where the page after this one begins.
fn cursor(last: &Queued) -> String {
    let (due, id) = place(last);
    query::cursor(due, id.compact())
}

fn place(one: &Queued) -> Place {
    (iso(one.complaint.life.due), one.complaint.id)
}

/// What is held is found by its number alone: whoever learned by asking which words it has would have read it, and
/// nobody would know.
fn holds(one: &Queued, words: &str) -> bool {
    if one.complaint.life.visibility == Visibility::Held {
        return false;
    }
    let text = fold(&one.complaint.text);
    let name = one.complaint.shown_name.as_deref().map(fold).unwrap_or_default();
    words.split(' ').all(|word| text.contains(word) || name.contains(word))
}

fn counts(counts: &[QueueCount]) -> Value {
    let sum = |of: &dyn Fn(&QueueCount) -> bool| -> i64 {
        counts.iter().filter(|count| of(count)).map(|count| count.count).sum()
    };
    let mut all = json!({
        "all": sum(&|count| count.owed),
        "overdue": sum(&|count| count.owed && count.overdue),
        "soon": sum(&|count| count.owed && count.soon),
        "suspect": sum(&|count| count.owed && count.suspect),
    });
    for waiting_for in WAITING_FOR {
        all[waiting_for] = json!(sum(&|count| count.waiting_for.as_deref() == Some(waiting_for)));
    }
    all
}
