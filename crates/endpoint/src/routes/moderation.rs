//! The public ledger of what was hidden, by month and reason.

use crate::app::Endpoint;
use crate::problem::Refusal;
use adaldyq_domain::complaint::event::EventKind;
use adaldyq_domain::complaint::life::HideReason;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct Ledger {
    /// The newest first.
    months: Vec<Month>,
    /// How many are hidden and wait for a second officer.
    open: i64,
}

/// How many were hidden for which reason, how many hidings a second officer confirmed, and how many lapsed.
#[derive(Default, Serialize, ToSchema)]
struct Month {
    month: String,
    spam: u64,
    abuse: u64,
    personal_data: u64,
    unlawful: u64,
    countersigned: u64,
    lapsed: u64,
}

impl Month {
    fn add(&mut self, event: &EventKind, times: u64) {
        let count = match event {
            EventKind::Hidden { reason: HideReason::Spam } => &mut self.spam,
            EventKind::Hidden { reason: HideReason::Abuse } => &mut self.abuse,
            EventKind::Hidden { reason: HideReason::PersonalData } => &mut self.personal_data,
            EventKind::Hidden { reason: HideReason::Unlawful } => &mut self.unlawful,
            EventKind::Countersigned => &mut self.countersigned,
            EventKind::Lapsed => &mut self.lapsed,
            _ => return,
        };
        *count += times;
    }
}

/// What was hidden from the public, by month and reason.
#[utoipa::path(get, path = "/moderation", tag = "complaints", responses((status = 200, body = Ledger)))]
pub async fn moderation(State(endpoint): State<Arc<Endpoint>>) -> Result<Response, Refusal> {
    endpoint.kept.ledger.answer(&endpoint, async || ledger(&endpoint).await).await
}

async fn ledger(endpoint: &Endpoint) -> Result<Ledger, Refusal> {
    let offset = endpoint.city.current().city.working_hours.utc_offset;
    let mut months: BTreeMap<String, Month> = BTreeMap::new();
    for moderated in endpoint.store.moderated(offset).await? {
        let Ok(kind) = serde_json::from_str::<EventKind>(&moderated.body) else { continue };
        let name = format!("{:04}-{:02}", moderated.day.year(), moderated.day.month());
        let new = || Month { month: name.clone(), ..Month::default() };
        months.entry(name.clone()).or_insert_with(new).add(&kind, moderated.count);
    }
    let open = endpoint.store.not_countersigned().await?;
    Ok(Ledger { months: months.into_values().rev().collect(), open })
}
