//! Files of the app and of the published data, kept in memory with their compressed forms.

use super::Content;
use super::coding::Coding;
use super::content::{Cached, kind_of};
use crate::city::Identity;
use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::available_parallelism;
use tokio::sync::{OnceCell, Semaphore};

/// Most bytes that are kept; a folder of a hundred thousand institutions is larger.
const MOST_KEPT: usize = 96 << 20;

pub struct Files {
    app: PathBuf,
    data: PathBuf,
    kept: Mutex<Kept>,
    /// Compressing takes a processor for itself; the others are for those who wait for something else.
    compressing: Semaphore,
}

#[derive(Default)]
struct Kept {
    files: HashMap<PathBuf, One>,
    size: usize,
}

struct One {
    identity: Identity,
    place: Place,
    /// Counted once it has been read.
    size: usize,
}

/// Where a file's content is, once somebody has read it: of a crowd that asks for it one does the work, and who
/// asks for another file does not wait for them.
type Place = Arc<OnceCell<Arc<Content>>>;

impl Files {
    pub fn new(app: &Path, data: &Path) -> Self {
        let compressing = Semaphore::new(available_parallelism().map_or(1, usize::from).max(2));
        Self { app: app.to_owned(), data: data.to_owned(), kept: Mutex::default(), compressing }
    }

    /// A file of the app.
    pub async fn app(&self, path: &str) -> Option<Arc<Content>> {
        let name = path.rsplit('/').next()?;
        let cached = if has_content_hash(name) { Cached::Forever } else { Cached::Revalidated };
        self.open(self.app.join(safe(path)?), cached).await
    }

    /// A published file.
    pub async fn data(&self, path: &str) -> Option<Arc<Content>> {
        let cached = if path.starts_with("r/") { Cached::Forever } else { Cached::Revalidated };
        self.open(self.data.join(safe(path)?), cached).await
    }

    async fn open(&self, path: PathBuf, cached: Cached) -> Option<Arc<Content>> {
        let metadata = tokio::fs::metadata(&path).await.ok().filter(fs::Metadata::is_file)?;
        let identity = Identity::from(&metadata);
        let place = self.kept().place(&path, identity);
        let content = place.get_or_try_init(|| self.read(&path, cached, &place)).await;
        content.inspect_err(|error| tracing::error!(%error, "a file could not be read")).ok().cloned()
    }

    async fn read(&self, path: &Path, cached: Cached, place: &Place) -> io::Result<Arc<Content>> {
        // It is never closed.
        let _turn = self.compressing.acquire().await;
        let reading = path.to_owned();
        let content = Arc::new(tokio::task::spawn_blocking(move || read(&reading, cached)).await??);
        self.kept().count(path, place, content.size());
        Ok(content)
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    /// The place of a file as it is now.
    fn place(&mut self, path: &Path, identity: Identity) -> Place {
        if let Some(one) = self.files.get(path).filter(|one| one.identity == identity) {
            return one.place.clone();
        }
        let place = Place::default();
        let one = One { identity, place: place.clone(), size: 0 };
        self.size -= self.files.insert(path.to_owned(), one).map_or(0, |old| old.size);
        place
    }

    /// Counts what has been read; where that is too much, all else is forgotten. Another may have come into its
    /// place meanwhile.
    fn count(&mut self, path: &Path, place: &Place, size: usize) {
        if self.size + size > MOST_KEPT {
            let read = self.files.remove_entry(path);
            self.files.clear();
            self.files.extend(read);
            self.size = 0;
        }
        if let Some(one) = self.files.get_mut(path).filter(|one| Arc::ptr_eq(&one.place, place)) {
            one.size = size;
            self.size += size;
        }
    }
}

fn read(path: &Path, cached: Cached) -> io::Result<Content> {
    let plain = fs::read(path)?;
    let packed = [Coding::Brotli, Coding::Gzip].map(|coding| beside(path, coding, &plain));
    Ok(Content::new(kind_of(&path.to_string_lossy()), cached, plain, packed))
}

/// The compressed form that the build left beside a file; only where it is of this very content, since the
/// two are not replaced in one moment.
fn beside(path: &Path, coding: Coding, plain: &[u8]) -> Option<Vec<u8>> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}", coding.suffix()));
    fs::read(&name).ok().filter(|packed| coding.unpacks_to(packed, plain))
}

/// A path that stays in its folder and names nothing hidden.
fn safe(path: &str) -> Option<&str> {
    let fits = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '\0']);
    path.split('/').all(fits).then_some(path)
}

/// Whether a name carries 16 hexadecimal digits of its content, as in `app-0123456789abcdef.js`.
fn has_content_hash(name: &str) -> bool {
    let hash = |part: &str| {
        let end = part.split('.').next().unwrap_or_default();
        end.len() == 16 && end.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    name.rsplit_once('-').is_some_and(|(_, rest)| rest.contains('.') && hash(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::pending;
    use std::pin::pin;

    fn files(names: &[&str]) -> (tempfile::TempDir, Files) {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            fs::write(folder.path().join(name), "қала бюджеті ".repeat(100)).unwrap();
        }
        let files = Files::new(folder.path(), folder.path());
        (folder, files)
    }

    #[tokio::test]
    async fn who_asks_for_a_file_does_not_wait_for_another_that_is_being_compressed() {
        let (folder, files) = files(&["large.js", "small.js"]);
        let large = folder.path().join("large.js");
        let place = files.kept().place(&large, Identity::from(&fs::metadata(&large).unwrap()));
        let mut compressing = pin!(place.get_or_init(pending));
        let mut waiting = pin!(files.app("large.js"));
        tokio::select! {
            biased;
            _ = &mut compressing => panic!("it never comes to an end"),
            _ = &mut waiting => panic!("it is compressed twice"),
            small = files.app("small.js") => assert!(small.is_some()),
        }
    }

    #[tokio::test]
    async fn of_a_crowd_that_asks_for_a_file_one_reads_it_and_it_is_read_again_once_it_changes() {
        let (folder, files) = files(&["words.txt"]);
        let (one, other) = tokio::join!(files.data("words.txt"), files.data("words.txt"));
        let (one, other) = (one.unwrap(), other.unwrap());
        assert!(Arc::ptr_eq(&one, &other));
        assert_eq!(files.kept().size, one.size());
        fs::write(folder.path().join("words.txt"), "another and a shorter one").unwrap();
        let changed = files.data("words.txt").await.unwrap();
        assert_ne!(changed.size(), one.size());
        assert_eq!(files.kept().size, changed.size());
    }

    #[test]
    fn a_content_hash_is_sixteen_digits_before_the_ending() {
        assert!(has_content_hash("adaldyq-map-0123456789abcdef.js"));
        assert!(!has_content_hash("adaldyq-map-0123456789abcdef_bg.wasm"));
        assert!(has_content_hash("words.kk-0123456789abcdef.tsv.txt"));
        assert!(!has_content_hash("start.js"));
        assert!(!has_content_hash("app-0123456789abcde.js"));
        assert!(!has_content_hash("app-0123456789abcdef"));
    }

    #[test]
    fn no_path_leads_out_of_its_folder() {
        for bad in ["../a", "a/../b", "a//b", "/etc/passwd", ".git/config", "a\\b", "a/", ""] {
            assert_eq!(safe(bad), None, "{bad}");
        }
    }
}
