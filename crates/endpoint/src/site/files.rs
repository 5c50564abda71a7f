//! Files of the app and of the published data, kept in memory with their compressed forms.

use super::Content;
use super::coding::Coding;
use super::content::{Cached, kind_of};
use crate::city::Identity;
use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::Mutex;

/// Most bytes that are kept; a folder of a hundred thousand institutions is larger.
const MOST_KEPT: usize = 96 << 20;

pub struct Files {
    app: PathBuf,
    data: PathBuf,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    files: HashMap<PathBuf, (Identity, Arc<Content>)>,
    size: usize,
}

impl Files {
    pub fn new(app: &Path, data: &Path) -> Self {
        Self { app: app.to_owned(), data: data.to_owned(), kept: Mutex::default() }
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
        // Held while a file is read and compressed, so that a crowd that asks for it makes one do the work.
        let mut kept = self.kept.lock().await;
        if let Some((_, content)) = kept.files.get(&path).filter(|(seen, _)| *seen == identity) {
            return Some(content.clone());
        }
        let reading = path.clone();
        let read = tokio::task::spawn_blocking(move || read(&reading, cached)).await.ok()?;
        let content = read.inspect_err(|error| tracing::error!(%error, "a file could not be read")).ok()?;
        let content = Arc::new(content);
        kept.keep(path, identity, content.clone());
        Some(content)
    }
}

impl Kept {
    fn keep(&mut self, path: PathBuf, identity: Identity, content: Arc<Content>) {
        if self.size + content.size() > MOST_KEPT {
            self.files.clear();
            self.size = 0;
        }
        self.size += content.size();
        if let Some((_, old)) = self.files.insert(path, (identity, content)) {
            self.size -= old.size().min(self.size);
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
