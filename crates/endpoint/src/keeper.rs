//! What happens by itself when a day has come. Several processes may do it at once: each step is judged
//! again in its own transaction, and the second one finds nothing left to do.

use crate::app::Endpoint;
use crate::city::Published;
use crate::desk::digest;
use crate::store::{Act, Acted, StoreError};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{Action, REOPEN_DAYS};
use adaldyq_domain::complaint::official::Actor;
use adaldyq_domain::complaint::working_days::{iso, local};
use jiff::civil::Date;
use std::sync::Arc;
use std::time::Duration;

/// Between two rounds.
const PAUSE: Duration = Duration::from_secs(60);
const DAY: i64 = 24 * 3_600 * 1_000;
/// The name under which it is remembered with which calendar terms were looked at last.
const TERMS: &str = "terms";

/// How many of each were done in a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub finalised: usize,
    pub closed: usize,
    pub lapsed: usize,
    /// Complaints whose term or days to object moved.
    pub moved: usize,
    pub contacts_forgotten: u64,
    /// Officials who are told what is due.
    pub told: usize,
}

/// Does what is due for as long as the endpoint runs.
pub async fn keep(endpoint: Arc<Endpoint>) {
    loop {
        match run_once(&endpoint).await {
            Ok(kept) if kept == Kept::default() => {}
            Ok(kept) => tracing::info!(?kept, "what was due has been done"),
            Err(error) => tracing::error!(%error, "what was due could not be done"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Does what is due now.
pub async fn run_once(endpoint: &Endpoint) -> Result<Kept, StoreError> {
    let now = endpoint.clock.now();
    let published = endpoint.city.current();
    let today = local(now, published.city.working_hours.utc_offset).0;
    let round = Round { endpoint, published, now, today };
    let store = &endpoint.store;
    let lapsing = if store.has_officers().await? { store.uncountersigned().await? } else { Vec::new() };
    let kept_for = i64::from(endpoint.settings.contact_kept_days) * DAY;
    Ok(Kept {
        // Terms first: a new holiday lengthens the days to object, too.
        moved: round.move_terms().await?,
        finalised: round.each(store.complete_drafts(today).await?, &Action::Finalise).await?,
        closed: round.each(store.answered_before(days_before(today)).await?, &Action::Close).await?,
        lapsed: round.each(lapsing, &Action::Lapse).await?,
        contacts_forgotten: store.forget(now - kept_for, now).await?,
        told: digest::send_due(endpoint).await?,
    })
}

struct Round<'a> {
    endpoint: &'a Endpoint,
    published: Arc<Published>,
    now: i64,
    today: Date,
}

impl Round<'_> {
    /// Takes the step where the rules allow it; how often they did.
    async fn each(&self, ids: Vec<Id>, action: &Action) -> Result<usize, StoreError> {
        let mut done = 0;
        for id in ids {
            done += usize::from(self.act(id, action.clone()).await?.is_some());
        }
        Ok(done)
    }

    async fn act(&self, id: Id, action: Action) -> Result<Option<Acted>, StoreError> {
        let calendar = Arc::clone(&self.published.calendar);
        let act = Act::new(id, Actor::System, action, self.now, self.today, calendar);
        // What the rules refuse, somebody else has done, or its day has not come.
        Ok(self.endpoint.store.act(act).await?.ok())
    }

    /// Once a day and with each new release: every open term as this calendar gives it.
    async fn move_terms(&self) -> Result<usize, StoreError> {
        let store = &self.endpoint.store;
        let with = format!("{} {}", self.published.release, iso(self.today));
        if store.chore(TERMS).await?.as_deref() == Some(&with) {
            return Ok(0);
        }
        let calendar = &self.published.calendar;
        let (mut moved, mut last) = (0, None);
        loop {
            let open = store.open_after(last).await?;
            let Some(end) = open.last() else { break };
            last = Some(end.id);
            for complaint in open {
                let mut steps = 0;
                for action in complaint.life.moves(calendar) {
                    steps += usize::from(self.act(complaint.id, action).await?.is_some());
                }
                moved += steps.min(1);
            }
        }
        store.chore_done(TERMS, with).await?;
        Ok(moved)
    }
}

/// Whatever was answered before this day can be reopened no more.
fn days_before(today: Date) -> Date {
    (0..REOPEN_DAYS).fold(today, |day, _| day.yesterday().unwrap_or(day))
}
