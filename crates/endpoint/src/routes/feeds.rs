//! Atom feeds: what happened to one complaint, or which ones of an institution, a district or a topic are new.

use super::links::Links;
use super::one::find;
use super::view::{Looked, words_are_public};
use crate::app::Endpoint;
use crate::atom::{Entry, Feed};
use crate::clock;
use crate::figures::{Filter, Known, Page};
use crate::problem::{self, Missing, Refusal};
use crate::store::{Stored, StoredEvent, Whole};
use adaldyq_domain::complaint::life::Visibility;
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::lang::{Lang, Names};
use adaldyq_words::Table;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Entries of a feed.
const ENTRIES: u32 = 50;

/// An Atom feed: of a `complaint`, an `institution`, a `district` or a `topic`. In the language of `lang`, or of
/// the reader.
#[utoipa::path(
    get,
    path = "/feeds/{of}/{id}.atom",
    tag = "feeds",
    params(
        ("of" = String, Path, description = "complaint, institution, district or topic"),
        ("id" = String, Path, description = "Of which"),
        ("lang" = Option<String>, Query, description = "kk, ru or en")
    ),
    responses((status = 200, body = String, content_type = "application/atom+xml"), Missing)
)]
pub async fn feed(
    State(endpoint): State<Arc<Endpoint>>,
    path: Result<Path<(String, String)>, PathRejection>,
    Query(members): super::list::Members,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let Path((of, file)) = path.map_err(|_| Refusal::NotFound)?;
    let id = file.strip_suffix(".atom").ok_or(Refusal::NotFound)?;
    let asked = members.iter().find(|(name, _)| name == "lang").and_then(|(_, lang)| Lang::from_code(lang));
    let reader = Reader {
        lang: asked.unwrap_or_else(|| problem::language(&headers)),
        links: Links::of(&endpoint, &headers),
        own: format!("/feeds/{of}/{file}"),
    };
    let feed = if of == "complaint" {
        reader.of_complaint(&endpoint, id).await?
    } else {
        reader.of_many(&endpoint, &of, id).await?
    };
    let about = [
        (CONTENT_TYPE, "application/atom+xml; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
        (VARY, "accept-language"),
    ];
    Ok((about, feed.write()).into_response())
}

/// Who reads, and where.
struct Reader {
    lang: Lang,
    links: Links,
    own: String,
}

impl Reader {
    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, adaldyq_words::Arg)> =
            args.iter().map(|(name, text)| (*name, (*text).into())).collect();
        Table::builtin(self.lang).say(key, &args)
    }

    fn in_own(&self, names: &Names) -> String {
        names.get(self.lang).clone()
    }

    fn feed(&self, title: String, page: String, updated: i64, author: String, entries: Vec<Entry>) -> Feed {
        Feed {
            id: self.links.path(&self.own),
            title,
            lang: self.lang.code(),
            own: format!("{}?lang={}", self.links.path(&self.own), self.lang.code()),
            page,
            author,
            updated: clock::iso(updated),
            entries,
        }
    }

    /// What happened, the last first. Only of what everybody may read.
    async fn of_complaint(&self, endpoint: &Endpoint, id: &str) -> Result<Feed, Refusal> {
        let whole = find(endpoint, id).await?;
        if whole.complaint.life.visibility != Visibility::Public {
            return Err(Refusal::NotFound);
        }
        let number = whole.complaint.id.to_string();
        let title = self.say("feed-complaint", &[("number", &number)]);
        let page = self.links.complaint(whole.complaint.id, self.lang);
        let updated = whole.events.last().map_or(whole.complaint.received, |event| event.time);
        let last = whole.events.iter().rev().take(ENTRIES as usize);
        let entries = last.map(|event| self.event(&whole, event)).collect();
        Ok(self.feed(title, page, updated, self.author(), entries))
    }

    fn event(&self, whole: &Whole, event: &StoredEvent) -> Entry {
        let number = whole.complaint.id.to_string();
        let news = self.say(&format!("news-{}", event.kind.code().replace('_', "-")), &[]);
        let words = event.text.clone().filter(|_| words_are_public(event.kind.code()));
        Entry {
            id: self.links.path(&format!("/complaints/{number}#event-{}", event.number)),
            title: format!("{number}: {news}"),
            updated: clock::iso(event.time),
            page: self.links.complaint(whole.complaint.id, self.lang),
            text: words.unwrap_or_default(),
        }
    }

    /// The newest complaints of one institution, district or topic.
    async fn of_many(&self, endpoint: &Endpoint, of: &str, id: &str) -> Result<Feed, Refusal> {
        let published = endpoint.city.current();
        let looked = Looked::now(endpoint, &published);
        let mut filter = Filter::default();
        let (title, page) = match of {
            "institution" => {
                let names = published.institution_name(id).ok_or(Refusal::NotFound)?;
                filter.institutions = vec![id.to_owned()];
                (self.in_own(&names), format!("/institutions/{id}"))
            }
            "district" => {
                let names = published.district_name(id).ok_or(Refusal::NotFound)?;
                filter.districts = vec![id.to_owned()];
                (self.in_own(names), format!("/complaints?district={id}"))
            }
            "topic" => {
                let topic = Topic::from_code(id).ok_or(Refusal::NotFound)?;
                filter.topics = vec![topic];
                (self.topic(topic), format!("/complaints?topic={id}"))
            }
            _ => return Err(Refusal::NotFound),
        };
        let page_of = Page { after: None, limit: ENTRIES };
        let newest = |known: &Known| known.page(&filter, page_of, looked.today);
        let ids = endpoint.figures.ask(&endpoint.store, newest).await?;
        let mut complaints = endpoint.store.public_ones(&ids).await?;
        complaints.sort_by_key(|one| std::cmp::Reverse((one.received, one.id)));
        let moment = |one: &Stored| one.accepted.unwrap_or(one.received);
        // The same for everybody who asks, also where nothing has been sent yet.
        let updated = complaints.iter().map(moment).max().unwrap_or_default();
        let entries = complaints.iter().map(|complaint| self.complaint(complaint)).collect();
        let title = self.say("feed-complaints", &[("about", &title)]);
        Ok(self.feed(title, self.links.page(&page, self.lang), updated, self.author(), entries))
    }

    fn complaint(&self, complaint: &Stored) -> Entry {
        let number = complaint.id.to_string();
        Entry {
            id: self.links.path(&format!("/complaints/{number}")),
            title: format!("{number}: {}", self.topic(complaint.topic)),
            updated: clock::iso(complaint.accepted.unwrap_or(complaint.received)),
            page: self.links.complaint(complaint.id, self.lang),
            text: complaint.text.clone(),
        }
    }

    fn topic(&self, topic: Topic) -> String {
        self.say(&format!("topic-{}", topic.code().replace('_', "-")), &[])
    }

    fn author(&self) -> String {
        self.say("product-name", &[])
    }
}
