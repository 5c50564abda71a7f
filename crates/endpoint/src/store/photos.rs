//! Photos: which came with which event. The pictures themselves lie elsewhere.

use super::db::{Connection, Query, Row};
use super::rows::{known, number};
use super::{Doing, Store, StoreError};
use crate::photos::{Kept, PhotoId};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::Visibility;
use std::collections::HashSet;

/// A photo that belongs to an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPhoto {
    pub id: PhotoId,
    /// The number of the event it came with.
    pub event: i64,
    pub width: i64,
    pub height: i64,
    /// Of the large picture: its length, and its SHA-256 in hexadecimal digits.
    pub bytes: i64,
    pub hash: String,
    /// Its pictures are gone.
    pub erased: bool,
}

/// A photo with what decides who may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoOf {
    pub complaint: Id,
    pub visibility: Visibility,
    pub key_generation: i64,
    /// The kind of the event it came with.
    pub kind: String,
}

const INSERT: &str = "
    INSERT INTO photos (id, complaint, event, position, width, height, bytes, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

const OF_COMPLAINT: &str = "
    SELECT id, event, width, height, bytes, hash, erased FROM photos
    WHERE complaint = $1 ORDER BY event, position";

const WHOSE: &str = "
    SELECT complaints.id, complaints.visibility, complaints.key_generation, events.kind
    FROM photos
    JOIN complaints ON complaints.id = photos.complaint
    JOIN events ON events.complaint = photos.complaint AND events.number = photos.event
    WHERE photos.id = $1 AND photos.erased = 0";

/// An operator may have entered the first event for the resident; it is the resident's all the same.
const ERASE: &str = "
    UPDATE photos SET erased = 1
    WHERE complaint = $1 AND erased = 0
      AND event IN (SELECT number FROM events WHERE complaint = $1 AND (actor = 'resident' OR number = 1))
    RETURNING id";

/// Lets the photos belong to an event, in their order.
pub(super) async fn attach(
    at: &mut Connection,
    complaint: Id,
    event: i64,
    photos: &[Kept],
) -> Result<(), StoreError> {
    for (position, photo) in (0_i64..).zip(photos) {
        Query::new(INSERT)
            .bind(photo.id.as_str())
            .bind(complaint.compact())
            .bind(event)
            .bind(position)
            .bind(photo.width)
            .bind(photo.height)
            .bind(i64::try_from(photo.bytes).doing("count the bytes of a photo")?)
            .bind(&photo.hash)
            .execute(&mut *at)
            .await
            .doing("attach a photo")?;
    }
    Ok(())
}

/// How many photos of a complaint can be seen.
pub(super) async fn count(at: &mut Connection, complaint: Id) -> Result<i64, StoreError> {
    let query = Query::new("SELECT COUNT(*) FROM photos WHERE complaint = $1 AND erased = 0");
    query.bind(complaint.compact()).fetch_one(at).await.doing("count the photos")?.int(0)
}

/// All photos of a complaint, erased ones too, in the order they came.
pub(super) async fn photos_of(at: &mut Connection, complaint: Id) -> Result<Vec<StoredPhoto>, StoreError> {
    let rows = Query::new(OF_COMPLAINT).bind(complaint.compact()).fetch_all(at).await;
    rows.doing("read the photos")?.iter().map(photo).collect()
}

/// Lets nobody see the resident's photos of a complaint any more, and tells whose pictures are to be removed afterwards.
pub(super) async fn erase(at: &mut Connection, complaint: Id) -> Result<Vec<PhotoId>, StoreError> {
    let rows = Query::new(ERASE).bind(complaint.compact()).fetch_all(at).await;
    rows.doing("erase the photos")?.iter().map(|row| photo_id(&row.text(0)?)).collect()
}

impl Store {
    /// Whose photo this is; nothing where there is none, or none any more.
    pub async fn whose(&self, id: &PhotoId) -> Result<Option<PhotoOf>, StoreError> {
        let row = Query::new(WHOSE).bind(id.as_str()).fetch_optional(&mut self.reader().await?).await;
        let Some(row) = row.doing("find a photo")? else { return Ok(None) };
        Ok(Some(PhotoOf {
            complaint: number(&row.text(0)?)?,
            visibility: known("visibility", &row.text(1)?, Visibility::from_code)?,
            key_generation: row.int(2)?,
            kind: row.text(3)?,
        }))
    }

    /// Which of these belong to an event, and are not erased.
    pub async fn attached(&self, ids: &[PhotoId]) -> Result<HashSet<PhotoId>, StoreError> {
        let mut query = Query::new("SELECT id FROM photos WHERE erased = 0 AND ");
        query.push_in("id", ids.iter().map(PhotoId::as_str));
        let rows = query.fetch_all(&mut self.reader().await?).await.doing("look for photos")?;
        rows.iter().map(|row| photo_id(&row.text(0)?)).collect()
    }
}

fn photo(row: &Row) -> Result<StoredPhoto, StoreError> {
    Ok(StoredPhoto {
        id: photo_id(&row.text("id")?)?,
        event: row.int("event")?,
        width: row.int("width")?,
        height: row.int("height")?,
        bytes: row.int("bytes")?,
        hash: row.text("hash")?,
        erased: row.int("erased")? != 0,
    })
}

fn photo_id(text: &str) -> Result<PhotoId, StoreError> {
    known("id of a photo", text, PhotoId::parse)
}
