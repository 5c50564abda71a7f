//! Counts of public complaints, and the money they ask about.

use super::list::{Members, Narrowed};
use super::query::Asked;
use super::view;
use crate::app::Endpoint;
use crate::clock;
use crate::figures::{Axis, Count, Questioned, Tally};
use crate::problem::Refusal;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

#[derive(Serialize, ToSchema)]
pub struct Summary {
    /// What it is counted by.
    by: Vec<&'static str>,
    groups: Vec<Group>,
    total: Counts,
    /// What nobody has accepted yet.
    waiting: WaitingCount,
}

/// The counts of one group, with the value of each axis asked for; null where a complaint has none.
#[derive(Serialize, ToSchema)]
struct Group {
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<Option<u16>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    district: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    institution: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Option<String>>,
    #[serde(flatten)]
    counts: Counts,
}

#[derive(Serialize, ToSchema)]
struct Counts {
    count: u64,
    /// Those that still wait for the final reply, and those of them past their day.
    open: u64,
    overdue: u64,
    /// Of these, those that wait for the anti-corruption service and not for the institution.
    overdue_officer: u64,
    confirmed: u64,
    disputed: u64,
    /// Replied to, and the resident has said nothing.
    unconfirmed: u64,
    reopened: u64,
    /// Replied to, now or before they were reopened.
    answered: u64,
    /// Working days from registration to the final reply: the middle one; null where there is no reply yet.
    median_days: Option<u32>,
    /// How many replies came within 5, 10, 15 and 30 working days, and later.
    days: [u64; 5],
    /// Tenge of the budget lines that open complaints are about, each line once.
    questioned: i64,
}

#[derive(Serialize, ToSchema)]
struct WaitingCount {
    count: i64,
    oldest_days: Option<i64>,
}

/// What is counted by.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes what `Asked` reads")]
pub struct By {
    /// At most two of `topic`, `year`, `district`, `institution`, `status`, with a comma between.
    by: Option<String>,
}

/// Counts of public complaints, and how many wait to be accepted.
#[utoipa::path(
    get,
    path = "/complaints/summary",
    tag = "complaints",
    params(By, Narrowed),
    responses((status = 200, body = Summary))
)]
pub async fn summary(
    State(endpoint): State<Arc<Endpoint>>,
    Query(members): Members,
) -> Result<Response, Refusal> {
    let published = endpoint.city.current();
    let mut asked = Asked::new(&members);
    let (filter, axes) = (asked.filter(&published), asked.axes());
    asked.checked(())?;
    let today = view::day(&published, endpoint.clock.now());
    let counted = endpoint.figures.count(&endpoint.store, &filter, &axes, today).await?;
    let (groups, total) = &*counted;
    let waiting = endpoint.store.waiting().await?;
    let age = |oldest| clock::days_between(view::day(&published, oldest), today);
    let summary = Summary {
        by: axes.iter().map(|axis| axis.code()).collect(),
        groups: groups.iter().map(|group| Group::of(group, &axes)).collect(),
        total: Counts::of(total),
        waiting: WaitingCount { count: waiting.count, oldest_days: waiting.oldest.map(age) },
    };
    Ok(([(CACHE_CONTROL, "no-cache")], Json(summary)).into_response())
}

impl Group {
    fn of(count: &Count, axes: &[Axis]) -> Self {
        let value = |axis: Axis| {
            let at = axes.iter().position(|other| *other == axis)?;
            Some(count.values[at].clone())
        };
        Self {
            topic: value(Axis::Topic),
            year: value(Axis::Year).map(|year| year?.parse().ok()),
            district: value(Axis::District),
            institution: value(Axis::Institution),
            status: value(Axis::Status),
            counts: Counts::of(&count.tally),
        }
    }
}

impl Counts {
    fn of(tally: &Tally) -> Self {
        Self {
            count: tally.count,
            open: tally.open,
            overdue: tally.overdue,
            overdue_officer: tally.overdue_officer,
            confirmed: tally.confirmed,
            disputed: tally.disputed,
            unconfirmed: tally.unconfirmed,
            reopened: tally.reopened,
            answered: tally.answered,
            median_days: tally.median_days(),
            days: tally.distribution(),
            questioned: tally.questioned(),
        }
    }
}

#[derive(Serialize, ToSchema)]
pub struct QuestionedLines {
    lines: Vec<QuestionedLine>,
    /// Tenge of the lines that open complaints are about.
    total: i64,
}

#[derive(Serialize, ToSchema)]
struct QuestionedLine {
    institution: String,
    year: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    group: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    item: Option<String>,
    /// Tenge at the day of the newest complaint about it; null where no such line was published.
    amount: Option<i64>,
    open: u64,
    total: u64,
    /// The day of the first complaint about it.
    since: String,
    /// How many of them were replied to, by outcome.
    outcomes: BTreeMap<String, u64>,
    /// How many were replied to and then reopened, so that their outcome is open again.
    reopened: u64,
}

/// The budget lines that public complaints are about.
#[utoipa::path(
    get,
    path = "/complaints/questioned",
    tag = "complaints",
    responses((status = 200, body = QuestionedLines))
)]
pub async fn questioned(State(endpoint): State<Arc<Endpoint>>) -> Result<Response, Refusal> {
    let published = endpoint.city.current();
    let lines = endpoint.figures.ask(&endpoint.store, |known| known.questioned()).await?;
    let open = lines.iter().filter(|line| line.open > 0).filter_map(|line| line.amount);
    let total = open.sum();
    let day = |moment| view::day(&published, moment);
    let lines = lines.into_iter().map(|line| QuestionedLine::of(line, day)).collect();
    Ok(([(CACHE_CONTROL, "no-cache")], Json(QuestionedLines { lines, total })).into_response())
}

impl QuestionedLine {
    fn of(asked: Questioned, day: impl Fn(i64) -> Date) -> Self {
        let count = |(outcome, count): (_, u64)| {
            (adaldyq_domain::complaint::life::Outcome::code(outcome).to_owned(), count)
        };
        Self {
            institution: asked.line.institution,
            year: asked.line.year,
            group: asked.line.group,
            item: asked.line.item,
            amount: asked.amount,
            open: asked.open,
            total: asked.total,
            since: adaldyq_domain::complaint::working_days::iso(day(asked.since)),
            outcomes: asked.outcomes.into_iter().map(count).collect(),
            reopened: asked.reopened,
        }
    }
}
