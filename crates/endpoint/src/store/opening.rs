//! Of several processes that open the same file, one at a time: the first one makes its tables, and the others
//! find them made. Two that did it at once would stand in each other's way.

use super::{Doing, StoreError};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use tokio::task::spawn_blocking;

/// The turn to open a file; it ends when this is dropped, or with the process.
pub(super) struct Turn {
    /// Nothing where the file system knows no locks.
    _folder: Option<File>,
}

impl Turn {
    /// Waits for the turn. The folder is locked and not the file itself: SQLite has locks of its own on that, and
    /// closing it here would let them go.
    pub(super) async fn take(path: &Path) -> Result<Self, StoreError> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = folder.to_owned();
        let locked = spawn_blocking(move || lock(folder)).await.doing("wait for its turn")?;
        Ok(Self { _folder: locked.doing("make its folder")? })
    }
}

fn lock(folder: PathBuf) -> io::Result<Option<File>> {
    fs::create_dir_all(&folder)?;
    let Ok(folder) = File::open(folder) else { return Ok(None) };
    Ok(folder.lock().is_ok().then_some(folder))
}
