//! Each working day, when the offices open, officials with an address are told what is due. A mail is no place
//! for more than numbers and days, and what is held is not even numbered there.

use super::scope;
use super::signed::own_office;
use super::view::due_in;
use crate::app::Endpoint;
use crate::city::Published;
use crate::mail::Letter;
use crate::store::accounts::Account;
use crate::store::digests::Tell;
use crate::store::proposals::StoredProposal;
use crate::store::queue::{QueueFilter, Queued};
use crate::store::{NewMail, StoreError};
use adaldyq_domain::complaint::life::Visibility;
use adaldyq_domain::complaint::official::Role;
use adaldyq_domain::complaint::proposal::{Proposal, ProposalStatus};
use adaldyq_domain::complaint::working_days::{iso, local, read_clock};
use adaldyq_words::{Table, date};
use jiff::civil::Date;

/// Complaints that a mail lists at most.
const LISTED: u32 = 50;
/// Working days within which something is due soon.
const SOON: i64 = 3;

/// Tells whoever has not been told today; how many letters wait because of it.
pub async fn send_due(endpoint: &Endpoint) -> Result<usize, StoreError> {
    let (published, now) = (endpoint.city.current(), endpoint.clock.now());
    let hours = &published.city.working_hours;
    let (today, minute) = local(now, hours.utc_offset);
    let open = read_clock(&hours.open).is_ok_and(|open| minute >= open);
    if endpoint.post.is_none() || !open || !published.calendar.is_working(today) {
        return Ok(0);
    }
    let told = endpoint.store.told(today).await?;
    let waits = |account: &Account| {
        !account.disabled && account.is_enrolled() && !told.contains(&account.id.to_string())
    };
    let mut accounts = endpoint.store.accounts().await?;
    accounts.retain(|account| account.email.is_some() && waits(account));
    if accounts.is_empty() {
        return Ok(0);
    }
    let proposals = endpoint.store.waiting_proposals().await?;
    let mut sent = 0;
    for account in accounts {
        let Some(email) = account.email.clone() else { continue };
        let due = Due {
            complaints: due(endpoint, &account, &published, today).await?,
            proposals: waiting_proposals(&proposals, &account, &published, today),
        };
        let letter = (!due.is_empty()).then(|| letter(endpoint, &account, &due, &published, today));
        let id = format!("digest-{}-{}", account.id, iso(today));
        let mail =
            letter.map(|letter| NewMail { id, recipient: email, lang: account.lang, letter, due: now });
        let has_letter = mail.is_some();
        let first = endpoint.store.tell(Tell { account: account.id, day: today, mail }).await?;
        sent += usize::from(first && has_letter);
    }
    Ok(sent)
}

/// What an account is told of.
struct Due {
    complaints: Vec<Queued>,
    /// Told of beside complaints, and alone where one is new or due soon.
    proposals: Waiting,
}

#[derive(Clone, Copy)]
struct Waiting {
    count: usize,
    /// Whether one of them is a reason to write.
    is_news: bool,
}

impl Due {
    fn is_empty(&self) -> bool {
        self.complaints.is_empty() && !self.proposals.is_news
    }
}

/// Proposals that wait for this account. A day to come months later is no reason to write each morning: one that
/// began to wait since the last working day is, and one whose day is near or past.
fn waiting_proposals(
    all: &[StoredProposal],
    account: &Account,
    published: &Published,
    today: Date,
) -> Waiting {
    let official = own_office(account);
    let waiting: Vec<&Proposal> =
        all.iter().map(|stored| &stored.proposal).filter(|one| one.waits_for(&official)).collect();
    let calendar = &published.calendar;
    let since = |one: &Proposal| if one.status == ProposalStatus::Sent { one.sent } else { one.considered };
    let is_new = |one: &Proposal| since(one).is_some_and(|day| calendar.due(day, 1) >= today);
    let is_news = waiting.iter().any(|one| is_new(one) || due_in(calendar, today, one.by) <= SOON);
    Waiting { count: waiting.len(), is_news }
}

/// What an office has to do itself.
const fn duties(role: Role) -> &'static [&'static str] {
    match role {
        Role::Operator => &["accept"],
        Role::Institution => &["accept", "draft", "final"],
        Role::Officer => &["accept", "participation", "countersign"],
        Role::Administrator => &[],
    }
}

/// What waits for this account and is late or due soon, the first due first.
async fn due(
    endpoint: &Endpoint,
    account: &Account,
    published: &Published,
    today: Date,
) -> Result<Vec<Queued>, StoreError> {
    let scope = scope::of(&own_office(account));
    let mut due = Vec::new();
    for duty in duties(account.role) {
        let filter = QueueFilter { waiting_for: Some((*duty).to_owned()), ..QueueFilter::default() };
        let waiting = endpoint.store.queue(&scope, &filter, today, None, LISTED).await?;
        // A second pair of eyes on a hiding has three days, whenever the reply is due.
        let soon = |one: &Queued| {
            *duty == "countersign" || due_in(&published.calendar, today, one.complaint.life.due) <= SOON
        };
        due.extend(waiting.into_iter().filter(soon));
    }
    due.sort_by_key(|one| (one.complaint.life.due, one.complaint.id));
    due.truncate(LISTED as usize);
    Ok(due)
}

fn letter(endpoint: &Endpoint, account: &Account, due: &Due, published: &Published, today: Date) -> Letter {
    let table = Table::builtin(account.lang);
    let complaints = &due.complaints;
    let overdue = complaints.iter().filter(|one| one.complaint.life.due < today).count();
    let held = complaints.iter().filter(|one| is_held(one)).count();
    let line = |one: &Queued| {
        let days = due_in(&published.calendar, today, one.complaint.life.due);
        let waits = table.say(&format!("digest-{}", one.waiting_for.as_deref().unwrap_or("final")), &[]);
        let day = date::day_month(table, one.complaint.life.due);
        let args = [
            ("number", one.complaint.id.to_string().as_str().into()),
            ("day", day.as_str().into()),
            ("waits", waits.as_str().into()),
        ];
        table.say(if days < 0 { "digest-late" } else { "digest-line" }, &args)
    };
    let mut lines: Vec<String> = complaints.iter().filter(|one| !is_held(one)).map(line).collect();
    if held > 0 {
        lines.push(table.say("digest-held", &[("count", (held as i64).into())]));
    }
    if due.proposals.count > 0 {
        lines.push(table.say("digest-proposals", &[("count", (due.proposals.count as i64).into())]));
    }
    let base = endpoint.settings.public_url.as_deref().unwrap_or_default();
    let counts =
        [("overdue", (overdue as i64).into()), ("soon", ((complaints.len() - overdue) as i64).into())];
    let args = [
        ("lines", lines.join("\n").as_str().into()),
        ("link", format!("{base}/desk?lang={}", account.lang.code()).as_str().into()),
    ];
    let subject = if complaints.is_empty() { "digest-subject-proposals" } else { "digest-subject" };
    Letter::Written { subject: table.say(subject, &counts), text: table.say("digest-text", &args) }
}

fn is_held(one: &Queued) -> bool {
    one.complaint.life.visibility == Visibility::Held
}
