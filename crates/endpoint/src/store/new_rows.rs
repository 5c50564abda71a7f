//! The rows of new complaints: a few statements for as many as there are at once.

use super::db::{Connection, Query, Value};
use super::life::event;
use super::photos::attach;
use super::write::NewComplaint;
use super::{Doing, StoreError, requests, sql};
use adaldyq_domain::complaint::event::{Channel, EventKind};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::official::Actor;
use adaldyq_domain::complaint::working_days::iso;
use adaldyq_domain::id::InstitutionId;

/// The number of a complaint's first event.
const FIRST: i64 = 1;
/// Most rows of one statement, and of how many all the longer ones have a multiple.
const LARGEST_BITE: usize = 64;
const STEP: usize = 8;

/// A new complaint under its number.
type New<'a> = (Id, &'a NewComplaint);

/// Writes a complaint with everything that belongs to it.
pub(super) async fn write_one(at: &mut Connection, new: New<'_>) -> Result<(), StoreError> {
    Query::insert_all(rows(&[new], at)?, &mut *at).await.doing("write a complaint")?;
    write_rest(at, &[new]).await
}

/// Begins a transaction, uses up what the devices worked for the complaints, and writes these; fails where one of
/// them was there before. As few statements as can be: on the way to the database's thread and back each waits.
pub(super) async fn write_together(at: &mut Connection, new: &[New<'_>]) -> Result<(), StoreError> {
    let mut begin = Some(Query::new(sql::BEGIN));
    for new in bites(new) {
        let mut all = Vec::from_iter(begin.take());
        all.extend(rows_of(sql::NEW_PROOFS, new.iter().filter_map(proof)));
        all.extend(rows(new, at)?);
        Query::insert_all(all, &mut *at).await.doing("write complaints")?;
    }
    write_rest(at, new).await
}

/// What every complaint has, and its request, as nearly every one has it.
fn rows(new: &[New<'_>], at: &Connection) -> Result<Vec<Query>, StoreError> {
    let mut rows = vec![complaints(new)?, events(new)?, texts(new)];
    if let Some(requests) = rows_of(requests::NEW, new.iter().filter_map(request)) {
        rows.push(requests);
        rows.extend(requests::index_new(at));
    }
    Ok(rows)
}

async fn write_rest(at: &mut Connection, new: &[New<'_>]) -> Result<(), StoreError> {
    let contacts: Vec<_> = new.iter().filter_map(contact).collect();
    insert(at, sql::NEW_CONTACTS, contacts).await.doing("write contacts")?;
    for (id, new) in new {
        attach(&mut *at, *id, FIRST, &new.photos).await?;
    }
    Ok(())
}

/// Parts of few different lengths, so that a connection knows all their statements by heart.
fn bites<T>(mut all: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let (bite, rest) = all.split_at(next_bite(all.len())?);
        all = rest;
        Some(bite)
    })
}

/// How many of so many come next; nothing where there are none.
fn next_bite(length: usize) -> Option<usize> {
    match length.min(LARGEST_BITE) {
        0 => None,
        few if few < STEP => Some(few),
        many => Some(many - many % STEP),
    }
}

async fn insert<const N: usize>(
    at: &mut Connection,
    into: &'static str,
    mut rows: Vec<[Value; N]>,
) -> Result<(), sqlx::Error> {
    while let Some(length) = next_bite(rows.len()) {
        let query = rows_of(into, rows.drain(..length)).expect("a bite is not empty");
        query.execute(&mut *at).await?;
    }
    Ok(())
}

/// A statement for all of them, where there are any.
fn rows_of<const N: usize>(into: &'static str, rows: impl IntoIterator<Item = [Value; N]>) -> Option<Query> {
    let mut rows = rows.into_iter().peekable();
    rows.peek()?;
    let mut query = Query::new(into);
    rows.for_each(|row| {
        query.push_row(row);
    });
    Some(query)
}

fn complaints(new: &[New<'_>]) -> Result<Query, StoreError> {
    let mut query = Query::new(sql::NEW_COMPLAINTS);
    for (id, new) in new {
        query.push_row(complaint(*id, new)?);
    }
    Ok(query)
}

fn complaint(id: Id, new: &NewComplaint) -> Result<[Value; 18], StoreError> {
    let (sent, life) = (&new.complaint, &new.life);
    let budget = sent.budget.as_ref().map(serde_json::to_string).transpose().doing("write a budget line")?;
    let institution = life.institution.as_ref().map(InstitutionId::as_str);
    Ok([
        id.compact().into(),
        life.status.code().into(),
        life.visibility.code().into(),
        life.confirmation.code().into(),
        sent.topic.code().into(),
        institution.into(),
        (&new.district).into(),
        sent.at.map(|at| at.lat).into(),
        sent.at.map(|at| at.lon).into(),
        sent.lang.code().into(),
        budget.into(),
        new.received.into(),
        iso(life.registered).into(),
        iso(life.due).into(),
        new.questioned.into(),
        new.suspect.into(),
        new.channel.map(Channel::code).into(),
        sent.budget.as_ref().and(institution).into(),
    ])
}

fn events(new: &[New<'_>]) -> Result<Query, StoreError> {
    let mut query = Query::new(sql::NEW_EVENTS);
    for (id, new) in new {
        let (registered, due) = (new.life.registered, new.life.due);
        let received = EventKind::Received { registered, due, channel: new.channel };
        let actor = new.entered_by.clone().map_or(Actor::Resident, Actor::Official);
        let event = event(new.received, &actor, &received)?;
        query.push_row([id.compact().into(), FIRST.into()].into_iter().chain(event));
    }
    Ok(query)
}

/// Text and contact lie apart from the event they came with.
fn texts(new: &[New<'_>]) -> Query {
    let mut query = Query::new(sql::NEW_TEXTS);
    for (id, new) in new {
        query.push_row([id.compact().into(), FIRST.into(), (&new.complaint.text).into()]);
    }
    query
}

fn contact((id, new): &New<'_>) -> Option<[Value; 5]> {
    let contact = &new.complaint.contact;
    (!contact.is_empty()).then(|| {
        [
            id.compact().into(),
            (&contact.name).into(),
            (&contact.phone).into(),
            (&contact.email).into(),
            contact.show_name.into(),
        ]
    })
}

fn proof((_, new): &New<'_>) -> Option<[Value; 2]> {
    new.proof.as_ref().map(|proof| [(&proof.nonce).into(), proof.expires.into()])
}

fn request((id, new): &New<'_>) -> Option<[Value; 5]> {
    new.request.as_ref().map(|request| requests::row(request, *id, new.received, FIRST))
}

#[cfg(test)]
mod tests {
    use super::bites;

    #[test]
    fn bites_are_of_few_lengths_and_together_everything() {
        for (length, lengths) in [
            (0, vec![]),
            (1, vec![1]),
            (7, vec![7]),
            (32, vec![32]),
            (45, vec![40, 5]),
            (137, vec![64, 64, 8, 1]),
        ] {
            let all: Vec<_> = (0..length).collect();
            assert_eq!(bites(&all).map(<[_]>::len).collect::<Vec<_>>(), lengths);
            assert_eq!(bites(&all).collect::<Vec<_>>().concat(), all);
        }
    }
}
