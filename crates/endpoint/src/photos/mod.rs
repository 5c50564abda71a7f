//! Photos that come with complaints: looked at, made clean, kept, and removed.
//!
//! Architecture invariant: no byte that a stranger sent is kept or given out; what is kept was written here.

mod id;
mod memory;
mod picture;
mod shelf;
mod sweep;

pub use id::PhotoId;
pub use memory::{Full, Memory, Share};
pub use shelf::{Place, ShelfError, Size};
pub use sweep::SweepError;

use adaldyq_domain::fault::Fault;
use picture::{MOST_PIXELS, Picture, Unfit};
use sha2::{Digest, Sha256};
use shelf::Shelf;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// Most photos that come with one event.
pub const MOST: usize = 5;
/// Most photos of one complaint over its whole life, whatever comes with its later messages.
pub const MOST_OF_A_COMPLAINT: usize = 40;
/// Most bytes of one photo as it is sent.
pub const MOST_BYTES: usize = 10 * 1_024 * 1_024;

/// A photo as somebody sent it.
pub struct Sent {
    pub bytes: Vec<u8>,
    /// Whether it went on after [`MOST_BYTES`]; then the bytes are not all.
    pub too_large: bool,
}

impl Sent {
    /// Tells one content from another.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(&self.bytes).into()
    }
}

/// A photo whose pictures are kept, and which the store may attach to an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub id: PhotoId,
    pub width: u32,
    pub height: u32,
    /// Of the large picture: its length, and its SHA-256 in hexadecimal digits.
    pub bytes: u64,
    pub hash: String,
}

#[derive(Clone, Debug, thiserror::Error)]
pub enum PhotoError {
    #[error("some photos are at fault")]
    Invalid(Vec<Fault>),
    #[error(transparent)]
    Shelf(#[from] ShelfError),
}

pub struct Photos {
    shelf: Shelf,
    /// Decoding takes much of a processor and of memory: half of the machine stays free for all else.
    turns: Arc<Semaphore>,
    pub memory: Memory,
}

impl Photos {
    pub fn open(place: &Place) -> Result<Self, ShelfError> {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Self {
            shelf: Shelf::open(place)?,
            turns: Arc::new(Semaphore::new((processors / 2).clamp(1, 4))),
            memory: Memory::default(),
        })
    }

    /// Looks at all of them, says everything that is wrong, and keeps them where nothing is. The share of
    /// memory is given back once they are looked at.
    pub async fn keep(&self, sent: Vec<Sent>, share: Option<Share>) -> Result<Vec<Kept>, PhotoError> {
        let (mut pictures, mut faults) = (Vec::new(), Vec::new());
        for (position, photo) in sent.into_iter().enumerate() {
            match self.look(photo).await {
                Ok(picture) => pictures.push(picture),
                Err(fault) => faults.push(fault.at(position)),
            }
        }
        drop(share);
        if !faults.is_empty() {
            return Err(PhotoError::Invalid(faults));
        }
        let mut kept = Vec::new();
        for picture in pictures {
            kept.push(self.put(picture).await?);
        }
        Ok(kept)
    }

    async fn look(&self, photo: Sent) -> Result<Picture, Wrong> {
        if photo.too_large {
            return Err(Wrong::TooLarge);
        }
        let turn = self.turns.clone().acquire_owned().await.expect("the turns are never closed");
        // The turn goes along: the work goes on also when nobody waits for it any more.
        let looked = spawn_blocking(move || {
            let _turn = turn;
            picture::picture(&photo.bytes)
        });
        match looked.await {
            Ok(Ok(picture)) => Ok(picture),
            Ok(Err(unfit)) => Err(Wrong::Unfit(unfit)),
            Err(error) => {
                tracing::warn!(%error, "a picture broke its decoder");
                Err(Wrong::Unfit(Unfit::NoPicture))
            }
        }
    }

    async fn put(&self, picture: Picture) -> Result<Kept, ShelfError> {
        let id = PhotoId::random();
        let hash = Sha256::digest(&picture.large).iter().map(|byte| format!("{byte:02x}")).collect();
        let kept = Kept {
            id,
            width: picture.width,
            height: picture.height,
            bytes: picture.large.len() as u64,
            hash,
        };
        self.shelf.put(&kept.id, Size::Small, picture.small).await?;
        self.shelf.put(&kept.id, Size::Large, picture.large).await?;
        Ok(kept)
    }

    /// A JPEG; nothing where there is none any more.
    pub async fn read(&self, id: &PhotoId, size: Size) -> Result<Option<Vec<u8>>, ShelfError> {
        self.shelf.get(id, size).await
    }

    /// Every photo there is.
    pub async fn all(&self) -> Result<Vec<PhotoId>, ShelfError> {
        let mut all = Vec::new();
        for drawer in 0..=u8::MAX {
            all.extend(self.kept_before(drawer, i64::MAX).await?);
        }
        Ok(all)
    }

    /// Puts a picture back that came from here once.
    pub async fn put_back(&self, id: &PhotoId, size: Size, picture: Vec<u8>) -> Result<(), ShelfError> {
        self.shelf.put(id, size, picture).await
    }

    /// Removes the pictures for good. Where that fails the sweep does it later.
    pub async fn forget(&self, ids: &[PhotoId]) {
        for id in ids {
            if let Err(error) = self.shelf.delete(id).await {
                tracing::warn!(%error, "a photo is left to the sweep");
            }
        }
    }

    /// The photos of one of 256 drawers that were kept before a moment, in milliseconds of UTC. What was only half
    /// written by then is removed.
    pub async fn kept_before(&self, drawer: u8, moment: i64) -> Result<Vec<PhotoId>, ShelfError> {
        let shelf = self.shelf.clone();
        let at = UNIX_EPOCH + Duration::from_millis(u64::try_from(moment).unwrap_or_default());
        match spawn_blocking(move || shelf.remove_halves(drawer, at)).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "half-written photos were not removed"),
            Err(error) => tracing::warn!(%error, "half-written photos were not removed"),
        }
        self.shelf.put_before(drawer, moment).await
    }
}

enum Wrong {
    Unfit(Unfit),
    TooLarge,
}

impl Wrong {
    fn at(self, position: usize) -> Fault {
        let field = format!("photo.{position}");
        match self {
            Self::Unfit(Unfit::NoPicture) => Fault::new(field, "no-picture"),
            Self::Unfit(Unfit::TooManyPixels) => {
                Fault::new(field, "too-many-pixels").with("max", (MOST_PIXELS / 1_000_000) as i64)
            }
            Self::TooLarge => {
                Fault::new(field, "photo-too-large").with("max", (MOST_BYTES / 1_024 / 1_024) as i64)
            }
        }
    }
}
