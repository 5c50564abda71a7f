//! Everything that must not be lost in one file, and back again: the database, the secret, the photos.
//!
//! The form belongs to neither database: a backup of one can be restored into the other.

mod archive;

use crate::config::Settings;
use crate::photos::{PhotoId, Photos, ShelfError, Size};
use crate::secret::{self, Secret, SecretError};
use crate::store::copy::{Loading, Piece, Version, load};
use crate::store::{Store, StoreError};
use archive::{Archive, Unusable, Writing};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};

const ABOUT: &str = "backup.json";
const SECRET: &str = "secret";

/// The first entry: what the rest is.
#[derive(Serialize, Deserialize)]
struct About {
    product: String,
    /// Of this form.
    form: u32,
    /// The last migration of the tables.
    tables: i64,
}

const FORM: u32 = 1;

#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Secret(#[from] SecretError),
    #[error(transparent)]
    Photos(#[from] ShelfError),
    #[error("{0} could not be written: {1}")]
    Unwritten(PathBuf, io::Error),
    #[error("{0} is no backup that can be used: {1}")]
    Unusable(PathBuf, Unusable),
    #[error("{0} is no backup of this program")]
    Foreign(PathBuf),
    #[error("DATABASE_URL: {0}")]
    Loading(#[from] Loading),
    #[error("SECRET_FILE: {0} holds another secret than the backup; move it away, or name another place")]
    OtherSecret(PathBuf),
}

/// How much was copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    pub rows: usize,
    pub pictures: usize,
}

/// Copies everything as it is at one moment, while others go on writing.
pub async fn make(settings: &Settings, store: &Store, path: &Path) -> Result<Copied, BackupError> {
    let unwritten = |error| BackupError::Unwritten(path.to_owned(), error);
    let secret = Secret::bytes(&settings.secret_file)?;
    let photos = Photos::open(&settings.photos)?;
    let mut writing = Writing::begin(path).map_err(unwritten)?;
    let mut copied = Copied::default();
    let mut number = 0;
    let version = store
        .dump(|piece| {
            number += 1;
            copied.rows += piece.rows();
            writing.add(&format!("tables/{}/{number:06}.jsonl", piece.table), &piece.lines)
        })
        .await?;
    // After the tables: every photo that they name was on the shelf before, unless it was erased since.
    for id in photos.all().await? {
        for size in [Size::Large, Size::Small] {
            if let Some(picture) = photos.read(&id, size).await? {
                copied.pictures += 1;
                writing.add(&picture_name(&id, size), &picture).map_err(unwritten)?;
            }
        }
    }
    writing.add(SECRET, &secret).map_err(unwritten)?;
    let about = About { product: "adaldyq-map".to_owned(), form: FORM, tables: version.0 };
    let about = serde_json::to_vec(&about).expect("it is text and numbers");
    writing.add(ABOUT, &about).map_err(unwritten)?;
    writing.finish().map_err(unwritten)?;
    Ok(copied)
}

/// Fills an empty database, and puts the secret and the photos in their places. The database comes last, so
/// that what was interrupted can be begun again.
pub async fn restore(settings: &Settings, path: &Path) -> Result<Copied, BackupError> {
    let unusable = |error| BackupError::Unusable(path.to_owned(), error);
    let unreadable = |error| unusable(Unusable::Unreadable(error));
    let archive = Archive::open(path).map_err(unusable)?;
    let foreign = || BackupError::Foreign(path.to_owned());
    let about = archive.entry(ABOUT).map_err(unreadable)?.ok_or_else(foreign)?;
    let about: About = serde_json::from_slice(&about).map_err(|_| foreign())?;
    let secret = archive.entry(SECRET).map_err(unreadable)?.ok_or_else(foreign)?;
    if about.form != FORM {
        return Err(Loading::Newer.into());
    }
    crate::store::copy::refuse_filled(&settings.database).await?;
    place_secret(&settings.secret_file, &secret)?;
    let mut copied = Copied { pictures: restore_pictures(settings, &archive, path).await?, rows: 0 };
    let mut tar = archive.read().map_err(unreadable)?;
    let entries = tar.entries().map_err(unreadable)?;
    let pieces = entries.filter_map(|entry| match entry.and_then(archive::read) {
        Ok((name, lines)) => table_of(&name).map(|table| Ok(Piece { table: table.to_owned(), lines })),
        Err(error) => Some(Err(error)),
    });
    let counted = pieces.inspect(|piece| copied.rows += piece.as_ref().map_or(0, Piece::rows));
    load(&settings.database, Version(about.tables), counted).await?;
    Ok(copied)
}

fn place_secret(path: &Path, secret: &[u8]) -> Result<(), BackupError> {
    let place = || path.to_owned();
    match secret::put(path, secret) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            if Secret::bytes(path)? == secret {
                Ok(())
            } else {
                Err(BackupError::OtherSecret(place()))
            }
        }
        Err(error) => Err(BackupError::Unwritten(place(), error)),
    }
}

async fn restore_pictures(settings: &Settings, archive: &Archive, path: &Path) -> Result<usize, BackupError> {
    let unreadable = |error| BackupError::Unusable(path.to_owned(), Unusable::Unreadable(error));
    let photos = Photos::open(&settings.photos)?;
    let mut count = 0;
    for entry in archive.read().map_err(unreadable)?.entries().map_err(unreadable)? {
        let (name, picture) = entry.and_then(archive::read).map_err(unreadable)?;
        if let Some((id, size)) = picture_of(&name) {
            photos.put_back(&id, size, picture).await?;
            count += 1;
        }
    }
    Ok(count)
}

fn picture_name(id: &PhotoId, size: Size) -> String {
    let ending = if size == Size::Large { "" } else { "-thumb" };
    format!("photos/{}{ending}.jpg", id.as_str())
}

fn picture_of(name: &str) -> Option<(PhotoId, Size)> {
    let name = name.strip_prefix("photos/")?.strip_suffix(".jpg")?;
    match name.strip_suffix("-thumb") {
        Some(id) => Some((PhotoId::parse(id)?, Size::Small)),
        None => Some((PhotoId::parse(name)?, Size::Large)),
    }
}

fn table_of(name: &str) -> Option<&str> {
    name.strip_prefix("tables/")?.split_once('/').map(|(table, _)| table)
}
