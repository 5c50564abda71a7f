//! Where the bytes of photos lie: a folder, or a bucket of an S3-compatible service.

use super::id::PhotoId;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path as ObjectPath;
use object_store::prefix::PrefixStore;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, RetryConfig};
use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// How long a bucket is asked again for one picture.
const PATIENCE: Duration = Duration::from_secs(10);

/// The setting `PHOTOS`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Folder(PathBuf),
    /// Credentials, region and endpoint come from the `AWS_…` variables that all tools of that kind read.
    Bucket {
        bucket: String,
        prefix: String,
    },
}

/// The photos could not be kept or read; what, and why.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the photos could not be {doing}: {source}")]
pub struct ShelfError {
    doing: &'static str,
    source: Arc<object_store::Error>,
}

/// One of the two pictures of a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Large,
    Small,
}

#[derive(Clone)]
pub struct Shelf {
    store: Arc<dyn ObjectStore>,
    /// Where it is a folder.
    folder: Option<PathBuf>,
}

fn failed(doing: &'static str) -> impl FnOnce(object_store::Error) -> ShelfError {
    move |source| ShelfError { doing, source: Arc::new(source) }
}

impl Shelf {
    pub fn open(place: &Place) -> Result<Self, ShelfError> {
        match place {
            Place::Folder(folder) => {
                // For its owner alone, since photos of complaints that are not public are in it too.
                DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|source| {
                    let source = object_store::Error::Generic { store: "folder", source: source.into() };
                    failed("given a folder")(source)
                })?;
                let local = LocalFileSystem::new_with_prefix(folder).map_err(failed("given a folder"))?;
                // What is acknowledged has to survive a loss of power.
                Ok(Self { store: Arc::new(local.with_fsync(true)), folder: Some(folder.clone()) })
            }
            Place::Bucket { bucket, prefix } => {
                // Fails only where somebody was first, and then with the same.
                let _ = rustls::crypto::ring::default_provider().install_default();
                // Somebody waits for the answer, and tries again by themselves.
                let retry = RetryConfig { max_retries: 2, retry_timeout: PATIENCE, ..RetryConfig::default() };
                let s3 = AmazonS3Builder::from_env().with_bucket_name(bucket).with_retry(retry);
                let s3 = s3.build().map_err(failed("given a bucket"))?;
                Ok(Self { store: Arc::new(PrefixStore::new(s3, prefix.as_str())), folder: None })
            }
        }
    }

    /// Once this answers, the picture survives a loss of power.
    pub async fn put(&self, id: &PhotoId, size: Size, bytes: Vec<u8>) -> Result<(), ShelfError> {
        let put = self.store.put(&path(id, size), PutPayload::from(bytes)).await;
        put.map(|_| ()).map_err(failed("kept"))
    }

    /// Nothing where there is none.
    pub async fn get(&self, id: &PhotoId, size: Size) -> Result<Option<Vec<u8>>, ShelfError> {
        let got = match self.store.get(&path(id, size)).await {
            Ok(got) => got.bytes().await,
            Err(error) => Err(error),
        };
        match got {
            Ok(bytes) => Ok(Some(bytes.into())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed("read")(error)),
        }
    }

    /// Also where it is gone already.
    pub async fn delete(&self, id: &PhotoId) -> Result<(), ShelfError> {
        for size in [Size::Large, Size::Small] {
            match self.store.delete(&path(id, size)).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(failed("removed")(error)),
            }
        }
        Ok(())
    }

    /// Removes what was being written into one drawer when the endpoint was killed, before a moment: the folder's
    /// list leaves it out, so that nothing else ever finds it.
    pub fn remove_halves(&self, drawer: u8, moment: SystemTime) -> io::Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let drawer = match fs::read_dir(folder.join(format!("{drawer:02x}"))) {
            Ok(drawer) => drawer,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        for file in drawer {
            let file = file?;
            // As `….jpg#1`: written in full under such a name first.
            let half = file.file_name().to_str().is_some_and(|name| name.contains(".jpg#"));
            if half && file.metadata()?.modified()? < moment {
                fs::remove_file(file.path())?;
            }
        }
        Ok(())
    }

    /// One drawer's photos that were put there before a moment, in milliseconds of UTC.
    pub async fn put_before(&self, drawer: u8, moment: i64) -> Result<Vec<PhotoId>, ShelfError> {
        let drawer = ObjectPath::from(format!("{drawer:02x}"));
        let listed = self.store.list_with_delimiter(Some(&drawer)).await.map_err(failed("listed"))?;
        let old =
            listed.objects.into_iter().filter(|object| object.last_modified.timestamp_millis() < moment);
        let mut ids: Vec<PhotoId> = old.filter_map(|object| id(&object.location)).collect();
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }
}

/// In 256 drawers, so that no folder grows too long to be listed.
fn path(id: &PhotoId, size: Size) -> ObjectPath {
    let id = id.as_str();
    let ending = if size == Size::Large { "" } else { "-thumb" };
    ObjectPath::from(format!("{}/{id}{ending}.jpg", &id[..2]))
}

/// Whose picture an object is; nothing for what we did not put there.
fn id(path: &ObjectPath) -> Option<PhotoId> {
    let name = path.filename()?.strip_suffix(".jpg")?;
    PhotoId::parse(name.strip_suffix("-thumb").unwrap_or(name))
}
