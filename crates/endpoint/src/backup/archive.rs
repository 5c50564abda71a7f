//! One file with everything: a tar whose last entry has the SHA-256 of all others, so that also
//! `tar xf FILE && sha256sum --check sums.txt` tells whether it is whole.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

const SUMS: &str = "sums.txt";

/// An archive that is being written, under another name until it is whole.
pub struct Writing {
    tar: tar::Builder<BufWriter<File>>,
    sums: String,
    draft: PathBuf,
    path: PathBuf,
}

impl Writing {
    /// Fails where there is such a file already.
    pub fn begin(path: &Path) -> io::Result<Self> {
        if path.exists() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let mut draft = path.as_os_str().to_owned();
        draft.push(format!(".new-{:016x}", rand::random::<u64>()));
        let draft = PathBuf::from(draft);
        // For its owner alone: contacts and the secret are in it.
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
        let tar = tar::Builder::new(BufWriter::new(file));
        Ok(Self { tar, sums: String::new(), draft, path: path.to_owned() })
    }

    pub fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.sums.push_str(&format!("{}  {name}\n", sum(bytes)));
        self.append(name, bytes)
    }

    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        self.tar.append_data(&mut header, name, bytes)
    }

    /// Puts the whole archive in its place; it survives a loss of power.
    pub fn finish(mut self) -> io::Result<()> {
        let sums = std::mem::take(&mut self.sums);
        self.append(SUMS, sums.as_bytes())?;
        self.tar.finish()?;
        let file = self.tar.get_mut();
        file.flush()?;
        file.get_ref().sync_all()?;
        // A link, since a rename would overwrite what has come there in the meantime.
        fs::hard_link(&self.draft, &self.path)?;
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        // Linked to its own name by now, or of no use.
        let _ = fs::remove_file(&self.draft);
    }
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Why an archive cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    #[error("it could not be read: {0}")]
    Unreadable(#[from] io::Error),
    #[error("it is cut short: its list of sums is missing")]
    Short,
    #[error("{0} is not what was written into it")]
    Changed(String),
    #[error("{0} is in it and not in its list of sums")]
    Unlisted(String),
    #[error("{0} is in its list of sums and not in it")]
    Missing(String),
}

/// An archive that was found whole.
pub struct Archive(PathBuf);

impl Archive {
    /// Reads all of it and compares every sum.
    pub fn open(path: &Path) -> Result<Self, Unusable> {
        let archive = Self(path.to_owned());
        let (mut found, mut listed) = (BTreeMap::new(), None);
        for entry in archive.read()?.entries()? {
            let (name, bytes) = read(entry?)?;
            if name == SUMS {
                listed = Some(String::from_utf8_lossy(&bytes).into_owned());
            } else {
                found.insert(name, sum(&bytes));
            }
        }
        compare(found, &listed.ok_or(Unusable::Short)?)?;
        Ok(archive)
    }

    /// For [`read`]ing its entries.
    pub fn read(&self) -> io::Result<tar::Archive<BufReader<File>>> {
        Ok(tar::Archive::new(BufReader::new(File::open(&self.0)?)))
    }

    /// One entry by its name.
    pub fn entry(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        for entry in self.read()?.entries()? {
            let entry = entry?;
            if *entry.path_bytes() == *name.as_bytes() {
                return read(entry).map(|(_, bytes)| Some(bytes));
            }
        }
        Ok(None)
    }
}

/// An entry's name and content.
pub fn read(mut entry: tar::Entry<'_, impl Read>) -> io::Result<(String, Vec<u8>)> {
    let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes)?;
    Ok((name, bytes))
}

fn compare(mut found: BTreeMap<String, String>, listed: &str) -> Result<(), Unusable> {
    for line in listed.lines() {
        let (sum, name) = line.split_once("  ").ok_or(Unusable::Short)?;
        match found.remove(name) {
            None => return Err(Unusable::Missing(name.to_owned())),
            Some(found) if found != sum => return Err(Unusable::Changed(name.to_owned())),
            Some(_) => {}
        }
    }
    found.into_keys().next().map_or(Ok(()), |name| Err(Unusable::Unlisted(name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn written(folder: &Path) -> PathBuf {
        let path = folder.join("backup.tar");
        let mut writing = Writing::begin(&path).unwrap();
        writing.add("one", b"first").unwrap();
        writing.add("two", &[7; 3_000]).unwrap();
        writing.finish().unwrap();
        path
    }

    #[test]
    fn what_was_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = written(folder.path());
        let archive = Archive::open(&path).unwrap();
        assert_eq!(archive.entry("two").unwrap().unwrap(), [7; 3_000]);
        assert_eq!(archive.entry("three").unwrap(), None);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "a draft was left behind");
        assert!(Writing::begin(&path).is_err(), "an archive was overwritten");
    }

    #[test]
    fn what_was_changed_or_cut_short_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = written(folder.path());
        let whole = fs::read(&path).unwrap();
        for place in [512, 1_536 + 2_000] {
            let mut changed = whole.clone();
            changed[place] ^= 1;
            fs::write(&path, changed).unwrap();
            assert!(matches!(Archive::open(&path), Err(Unusable::Changed(_))));
        }
        for length in (512..whole.len() - 1_024).step_by(512) {
            fs::write(&path, &whole[..length]).unwrap();
            assert!(Archive::open(&path).is_err(), "{length} bytes of {}", whole.len());
        }
    }
}
