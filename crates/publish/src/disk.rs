//! Files that are there whole or not at all, with compressed copies beside them.

use flate2::{Compression, GzBuilder};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// A file or folder that could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {source}", path.display())]
pub struct Trouble {
    pub path: PathBuf,
    pub source: io::Error,
}

/// Adds the path to an error.
trait At<T> {
    fn at(self, path: &Path) -> Result<T, Trouble>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T, Trouble> {
        self.map_err(|source| Trouble { path: path.to_owned(), source })
    }
}

/// Files below this size gain nothing from compression.
const SMALLEST: usize = 1000;
/// Up to this size the best compression takes no noticeable time.
const LARGEST_BEST: usize = 4_000_000;
/// Above so many files each is compressed quickly rather than well.
const MANY: usize = 5000;

pub fn create_folder(path: &Path) -> Result<(), Trouble> {
    fs::create_dir_all(path).at(path)
}

/// Removes a folder that may not be there.
pub fn remove_folder(path: &Path) -> Result<(), Trouble> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error).at(path),
        _ => Ok(()),
    }
}

/// Keeps other builds out of a folder until it is dropped.
pub fn lock(folder: &Path) -> Result<File, Trouble> {
    let path = folder.join(".lock");
    let file = File::create(&path).at(&path)?;
    file.lock().at(&path)?;
    Ok(file)
}

/// Renames, and brings the new name to the disk.
pub fn rename(from: &Path, to: &Path) -> Result<(), Trouble> {
    fs::rename(from, to).at(to)?;
    match to.parent() {
        Some(folder) => sync_folder(folder),
        None => Ok(()),
    }
}

fn sync_folder(folder: &Path) -> Result<(), Trouble> {
    // An empty parent is the current folder.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    // Only Unix can open a folder; elsewhere the rename itself is all there is.
    if cfg!(unix) { File::open(folder).and_then(|folder| folder.sync_all()).at(folder) } else { Ok(()) }
}

/// Replaces a file at once: readers see the old one or the new one.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let draft = path.with_file_name(format!(".{name}.new"));
    write_synced(&draft, bytes)?;
    rename(&draft, path)
}

/// Replaces a file and its compressed copies, the file itself last.
pub fn replace_with_copies(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    for (suffix, copy) in copies(bytes, true) {
        replace(&with_suffix(path, suffix), &copy)?;
    }
    replace(path, bytes)
}

fn write_synced(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let mut file = File::create(path).at(path)?;
    file.write_all(bytes).at(path)?;
    file.sync_all().at(path)
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The compressed copies of a file, where they are worth it.
fn copies(bytes: &[u8], well: bool) -> Vec<(&'static str, Vec<u8>)> {
    if bytes.len() < SMALLEST {
        return Vec::new();
    }
    let well = well && bytes.len() <= LARGEST_BEST;
    vec![(".br", brotli(bytes, if well { 11 } else { 5 })), (".gz", gzip(bytes, if well { 9 } else { 6 }))]
}

fn brotli(bytes: &[u8], quality: u32) -> Vec<u8> {
    const WINDOW: u32 = 22;
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, quality, WINDOW);
    writer.write_all(bytes).expect("memory can be written");
    drop(writer);
    packed
}

/// Without a time in its head, so that the same bytes give the same bytes.
fn gzip(bytes: &[u8], level: u32) -> Vec<u8> {
    let mut writer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::new(level));
    writer.write_all(bytes).expect("memory can be written");
    writer.finish().expect("memory can be written")
}

/// What a compressed copy holds; nothing where it is broken.
pub fn unpacked(suffix: &str, packed: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = match suffix {
        ".br" => brotli::Decompressor::new(packed, 1 << 16).read_to_end(&mut bytes),
        _ => flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes),
    };
    read.is_ok().then_some(bytes)
}

type Job = (PathBuf, Vec<u8>, bool);

/// Writes many files with their compressed copies, on all processors.
pub struct Writer {
    root: PathBuf,
    folders: Vec<PathBuf>,
    files: usize,
    jobs: SyncSender<Job>,
    workers: Vec<JoinHandle<Result<u64, Trouble>>>,
}

impl Writer {
    pub fn new(root: &Path) -> Result<Self, Trouble> {
        create_folder(root)?;
        let count = std::thread::available_parallelism().map_or(1, usize::from);
        // Enough to keep the workers busy, and few enough to fit in memory.
        let (jobs, waiting) = sync_channel::<Job>(64);
        let waiting = Arc::new(Mutex::new(waiting));
        let workers = (0..count).map(|_| {
            let waiting = waiting.clone();
            std::thread::spawn(move || work(&waiting))
        });
        let folders = vec![root.to_owned()];
        Ok(Self { root: root.to_owned(), folders, files: 0, jobs, workers: workers.collect() })
    }

    /// Hands a file on; what goes wrong is told by [`Writer::finish`].
    pub fn write(&mut self, path: &str, bytes: Vec<u8>) {
        let path = self.root.join(path);
        if let Some(folder) = path.parent()
            && !self.folders.iter().any(|known| known == folder)
        {
            // If this fails so does the file's own writing, which reports it.
            let _ = fs::create_dir_all(folder);
            self.folders.push(folder.to_owned());
        }
        self.files += 1;
        // Only when all workers met trouble is nobody there to take it; they tell at the end.
        let _ = self.jobs.send((path, bytes, self.files <= MANY));
    }

    /// Waits until everything is on the disk; the bytes written.
    pub fn finish(self) -> Result<u64, Trouble> {
        drop(self.jobs);
        let mut bytes = 0;
        for worker in self.workers {
            bytes += worker.join().expect("writing a file does not panic")?;
        }
        self.folders.iter().try_for_each(|folder| sync_folder(folder))?;
        Ok(bytes)
    }
}

/// Writes what comes until nothing more does; the bytes written.
fn work(waiting: &Mutex<Receiver<Job>>) -> Result<u64, Trouble> {
    let mut sum = 0;
    loop {
        let job = waiting.lock().expect("taking a job does not panic").recv();
        match job {
            Ok(job) => sum += write_job(&job)?,
            Err(_) => return Ok(sum),
        }
    }
}

fn write_job((path, bytes, well): &Job) -> Result<u64, Trouble> {
    let mut sum = bytes.len() as u64;
    write_synced(path, bytes)?;
    for (suffix, copy) in copies(bytes, *well) {
        write_synced(&with_suffix(path, suffix), &copy)?;
        sum += copy.len() as u64;
    }
    Ok(sum)
}
