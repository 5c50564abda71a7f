//! How a complaint's life is kept: whole, as JSON, and the columns that repeat what is searched and counted.

use super::db::{Connection, Query, Row, Value};
use super::rows::known;
use super::{Doing, StoreError, Stored};
use adaldyq_domain::complaint::event::EventKind;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{
    Closing, Confirmation, HideReason, Hiding, Life, Outcome, Status, Visibility,
};
use adaldyq_domain::complaint::official::{Actor, Official};
use adaldyq_domain::complaint::working_days::{iso, local, read_date};
use adaldyq_domain::id::InstitutionId;
use jiff::civil::Date;

/// Minutes from UTC of the days that follow from the moments of old rows.
const ASTANA: i16 = 300;

const UPDATE: &str = "
    UPDATE complaints
    SET status = $2, visibility = $3, confirmation = $4, hidden_for = $5, institution = $6, due = $7,
        accepted = $8, hidden = $9, key_generation = $10, life = $11, outcome = $12, drafted = $13,
        objection_until = $14, objected = $15, participated = $16, replied = $17, answered = $18,
        reply_days = $19, reopened = $20, merged_into = $21, state_registered = $22, released = $23,
        countersigned = $24, closed_for = $25, closed = $26,
        last_reply_days = $27, verdict = $28
    WHERE id = $1";

const INSERT_EVENT: &str = "
    INSERT INTO events (complaint, number, time, actor, kind, body, account, acting_for)
    SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3, $4, $5, $6, $7 FROM events WHERE complaint = $1
    RETURNING number";

/// Where the row's complaint stands.
pub(super) fn read(row: &Row) -> Result<Life, StoreError> {
    match row.opt_text("life")? {
        Some(json) => serde_json::from_str(&json).doing("read where a complaint stands"),
        None => from_columns(row),
    }
}

/// Of a complaint that was only received, or that an older version accepted or hid.
fn from_columns(row: &Row) -> Result<Life, StoreError> {
    let institution = row
        .opt_text("institution")?
        .map(|id| known("institution's id", &id, |id| InstitutionId::new(id).ok()))
        .transpose()?;
    let mut life = Life::receive(institution, false, day(&row.text("registered")?)?, day(&row.text("due")?)?);
    life.status = known("status", &row.text("status")?, Status::from_code)?;
    life.visibility = known("visibility", &row.text("visibility")?, Visibility::from_code)?;
    life.confirmation = known("confirmation", &row.text("confirmation")?, Confirmation::from_code)?;
    life.holder_since = row.opt_int("accepted")?.map(|time| local(time, ASTANA).0);
    if let Some(code) = row.opt_text("hidden_for")? {
        life.hidden = Some(Hiding {
            reason: known("reason", &code, HideReason::from_code)?,
            by: Official::at_the_machine().account,
            by_for: None,
            since: local(row.opt_int("hidden")?.unwrap_or(row.int("received")?), ASTANA).0,
            countersigned: false,
        });
    }
    Ok(life)
}

pub(super) fn day(text: &str) -> Result<Date, StoreError> {
    known("day", text, |text| read_date(text).ok())
}

/// Writes where it stands now.
pub(super) async fn write(at: &mut Connection, complaint: &Stored) -> Result<(), StoreError> {
    let life = &complaint.life;
    let (draft, hidden) = (life.draft.as_ref(), life.hidden.as_ref());
    let json = serde_json::to_string(life).doing("write where the complaint stands as JSON")?;
    Query::new(UPDATE)
        .bind(complaint.id.compact())
        .bind(life.status.code())
        .bind(life.visibility.code())
        .bind(life.confirmation.code())
        .bind(hidden.map(|hidden| hidden.reason.code()))
        .bind(life.institution.as_ref().map(InstitutionId::as_str))
        .bind(iso(life.due))
        .bind(complaint.accepted)
        .bind(complaint.hidden)
        .bind(complaint.key_generation)
        .bind(json)
        .bind(life.outcome.map(Outcome::code))
        .bind(draft.map(|draft| iso(draft.drafted)))
        .bind(draft.and_then(|draft| draft.objection_until).map(iso))
        .bind(draft.is_some_and(|draft| draft.objected))
        .bind(draft.is_some_and(|draft| draft.participated.is_some()))
        .bind(complaint.replied)
        .bind(life.answered.map(iso))
        .bind(complaint.reply_days)
        .bind(life.reopened)
        .bind(life.merged_into.map(Id::compact))
        .bind(life.state_register.is_some())
        .bind(life.released)
        .bind(hidden.is_some_and(|hidden| hidden.countersigned))
        .bind(life.closed.map(Closing::code))
        .bind(complaint.closed)
        .bind(complaint.last_reply_days)
        .bind(complaint.verdict.map(Confirmation::code))
        .execute(at)
        .await
        .doing("write where the complaint stands")?;
    Ok(())
}

/// The moments that an event leaves on the row; `reply_days` are the working days of the term so far.
pub(super) fn note(complaint: &mut Stored, event: &EventKind, time: i64, reply_days: i64) {
    match event {
        EventKind::Accepted { .. } | EventKind::Released { .. } => {
            complaint.accepted.get_or_insert(time);
        }
        EventKind::Hidden { .. } => complaint.hidden = Some(time),
        EventKind::Lapsed | EventKind::Shown => complaint.hidden = None,
        EventKind::Answered { .. } => {
            complaint.replied = Some(time);
            (complaint.reply_days, complaint.last_reply_days) = (Some(reply_days), Some(reply_days));
            complaint.verdict = Some(Confirmation::Unconfirmed);
        }
        EventKind::Disputed => complaint.verdict = Some(Confirmation::Disputed),
        EventKind::Confirmed | EventKind::Withdrawn | EventKind::Closed { .. } => {
            complaint.closed = Some(time);
            if *event == EventKind::Confirmed {
                complaint.verdict = Some(Confirmation::Confirmed);
            }
        }
        EventKind::Reopened { .. } => {
            (complaint.replied, complaint.reply_days, complaint.closed) = (None, None, None);
        }
        EventKind::KeyRenewed => complaint.key_generation += 1,
        _ => {}
    }
}

/// Each final reply, as the row of its complaint has it by then.
const NEW_REPLY: &str = "
    INSERT INTO replies (complaint, number, time, day, due, days, verdict)
    SELECT id, $2, replied, answered, due, reply_days, verdict FROM complaints WHERE id = $1";

/// What is said is said of the latest one.
const VERDICT: &str = "
    UPDATE replies SET verdict = $2
    WHERE complaint = $1 AND number = (SELECT MAX(number) FROM replies AS given WHERE given.complaint = $1)";

/// Adds an event to those of the complaint, whose row is written already; its number.
pub(super) async fn append(
    at: &mut Connection,
    id: Id,
    time: i64,
    actor: &Actor,
    kind: &EventKind,
) -> Result<i64, StoreError> {
    let mut query = Query::new(INSERT_EVENT).bind(id.compact());
    for value in event(time, actor, kind)? {
        query = query.bind(value);
    }
    let number = query.fetch_one(&mut *at).await.doing("append the event")?.int(0)?;
    let of_reply = match kind {
        EventKind::Answered { .. } => Query::new(NEW_REPLY).bind(id.compact()).bind(number),
        EventKind::Confirmed | EventKind::Disputed => {
            Query::new(VERDICT).bind(id.compact()).bind(kind.code())
        }
        _ => return Ok(number),
    };
    of_reply.execute(at).await.doing("note the reply")?;
    Ok(number)
}

/// What is kept of an event besides its complaint and number, in the order of the columns.
pub(super) fn event(time: i64, actor: &Actor, kind: &EventKind) -> Result<[Value; 6], StoreError> {
    let body = serde_json::to_string(kind).doing("write an event as JSON")?;
    let acting_for = match actor {
        Actor::Official(official) => official.stands_in_for.as_ref(),
        Actor::Resident | Actor::System => None,
    };
    Ok([
        time.into(),
        actor.kind().code().into(),
        kind.code().into(),
        body.into(),
        actor.account().map(|account| account.as_str()).into(),
        acting_for.map(|account| account.as_str()).into(),
    ])
}

/// Working days of the present term up to a day.
pub(super) fn days_taken(
    life: &Life,
    calendar: &adaldyq_domain::complaint::working_days::Calendar,
    day: Date,
) -> i64 {
    i64::from(calendar.worked(life.term_from, day))
}
