//! Of several processes that open the same file, one at a time: the first one makes its tables, and the others
//! find them made. Two that did it at once would stand in each other's way.

use super::{Doing, StoreError};
use std::fs::{self, File, TryLockError};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Between two tries.
const PAUSE: Duration = Duration::from_millis(20);

/// How long somebody waits for their turn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// Then it is said what is waited for.
    pub say_after: Duration,
    pub give_up_after: Duration,
}

impl Default for Patience {
    /// Tables are made in a moment; only where a new version changes those of a large file it may take longer.
    fn default() -> Self {
        Self { say_after: Duration::from_secs(3), give_up_after: Duration::from_secs(60) }
    }
}

/// The turn to open a file; it ends when this is dropped, or with the process.
#[derive(Debug)]
pub(super) struct Turn {
    /// Nothing where the file system knows no locks.
    _folder: Option<File>,
}

/// Somebody else has the turn, and keeps it.
#[derive(Debug, thiserror::Error)]
#[error(
    "{} keeps {} from being opened, for {} seconds now: wait until it has made its tables, or stop it, and try again",
    holder, path.display(), waited.as_secs()
)]
struct Kept {
    path: PathBuf,
    holder: String,
    waited: Duration,
}

impl Turn {
    /// Waits for the turn. The folder is locked and not the file itself: SQLite has locks of its own on that, and
    /// closing it here would let them go.
    pub(super) async fn take(path: &Path, patience: Patience) -> Result<Self, StoreError> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder).doing("make its folder")?;
        let Ok(folder) = File::open(folder) else { return Ok(Self { _folder: None }) };
        let begun = Instant::now();
        let mut said = false;
        loop {
            match folder.try_lock() {
                Ok(()) => return Ok(Self { _folder: Some(folder) }),
                Err(TryLockError::Error(_)) => return Ok(Self { _folder: None }),
                Err(TryLockError::WouldBlock) => {}
            }
            let waited = begun.elapsed();
            if waited >= patience.say_after && !said {
                said = true;
                tracing::warn!(
                    file = %path.display(),
                    held_by = holder(&folder),
                    "somebody else is opening the database, and is waited for"
                );
            }
            if waited >= patience.give_up_after {
                let (path, holder) = (path.to_owned(), holder(&folder));
                return Err(Kept { path, holder, waited }).doing("wait for its turn");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// Who has locked a file, as far as the system tells.
fn holder(locked: &File) -> String {
    let found = locked.metadata().ok().and_then(|metadata| {
        let locks = fs::read_to_string("/proc/locks").ok()?;
        let process = locks.lines().find_map(|line| process_of(line, metadata.dev(), metadata.ino()))?;
        let name = fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
        Some(format!("process {process} ({})", name.trim()))
    });
    found.unwrap_or_else(|| "another process".to_owned())
}

/// The process of a line of `/proc/locks`, where it is about this file:
/// `1: FLOCK  ADVISORY  WRITE 4242 fe:00:131073 0 EOF`.
fn process_of(line: &str, device: u64, inode: u64) -> Option<u32> {
    let mut parts = line.split_whitespace().skip(1);
    if parts.next()? != "FLOCK" {
        return None;
    }
    let process = parts.nth(2)?.parse().ok()?;
    let mut place = parts.next()?.split(':');
    let number = |hexadecimal: &str| u64::from_str_radix(hexadecimal, 16).ok();
    let (major, minor) = (number(place.next()?)?, number(place.next()?)?);
    let of_device = ((device >> 8) & 0xfff | (device >> 32) & !0xfff, device & 0xff | (device >> 12) & !0xff);
    let same = (major, minor) == of_device && place.next()?.parse() == Ok(inode);
    same.then_some(process)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;
    use std::sync::{Arc, Mutex};

    const NONE: Patience = Patience { say_after: Duration::ZERO, give_up_after: Duration::ZERO };

    /// A log that is read again.
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Log {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn whoever_waits_too_long_is_told_for_what_and_for_whom() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("var/complaints.db");
        let first = Turn::take(&file, Patience::default()).await.unwrap();
        let log = Log::default();
        let writer = log.clone();
        let log_here =
            tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
        let logging = tracing::subscriber::set_default(log_here);
        let error = Turn::take(&file, NONE).await.unwrap_err().to_string();
        drop(logging);
        let logged = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        for said in [error, logged] {
            assert!(said.contains(&file.display().to_string()), "{said}");
            assert!(said.contains(&format!("process {} (", std::process::id())), "{said}");
        }
        drop(first);
        Turn::take(&file, NONE).await.unwrap();
    }

    #[tokio::test]
    async fn whoever_waits_gets_the_turn_once_the_other_is_done() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("complaints.db");
        let first = Turn::take(&file, NONE).await.unwrap();
        let mut second = std::pin::pin!(Turn::take(&file, Patience::default()));
        tokio::select! {
            biased;
            taken = &mut second => panic!("two have the turn: {taken:?}"),
            () = tokio::task::yield_now() => {}
        }
        drop(first);
        second.await.unwrap();
    }

    #[test]
    fn a_lock_belongs_to_the_process_in_its_line() {
        let line = "1: FLOCK  ADVISORY  WRITE 4242 fe:01:131073 0 EOF";
        assert_eq!(process_of(line, 0xfe01, 131_073), Some(4242));
        assert_eq!(process_of(line, 0xfe01, 131_074), None);
        assert_eq!(process_of(line, 0xfe02, 131_073), None);
        assert_eq!(process_of("2: -> FLOCK  ADVISORY  WRITE 1 fe:01:131073 0 EOF", 0xfe01, 131_073), None);
        assert_eq!(process_of("3: POSIX  ADVISORY  WRITE 7 fe:01:131073 0 EOF", 0xfe01, 131_073), None);
        assert_eq!(process_of("", 0xfe01, 131_073), None);
    }
}
