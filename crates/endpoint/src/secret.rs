//! The endpoint's secret, and what is derived from it: the complainants' keys, the officials' tokens against
//! forged requests, and the cipher that what must be read again is kept under.

use adaldyq_domain::complaint::id::Id;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use rand::TryRngCore;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sha2::Sha256;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use subtle::ConstantTimeEq;

/// Fewest bytes of a secret that somebody else wrote.
const SHORTEST: usize = 32;

pub struct Secret(Vec<u8>);

#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    #[error("SECRET_FILE: {0} can be read by others; `chmod 600 {0}` mends that")]
    Readable(PathBuf),
    #[error("SECRET_FILE: {0} holds fewer than 32 bytes; a longer random secret is needed")]
    Short(PathBuf),
    #[error("SECRET_FILE: {0} could not be read or made: {1}")]
    File(PathBuf, io::Error),
}

impl Secret {
    /// Reads the secret; makes one where there is none yet.
    pub fn open(path: &Path) -> Result<Self, SecretError> {
        let failed = |error| SecretError::File(path.to_owned(), error);
        match make(path) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failed(error)),
        }
        Self::bytes(path).map(Self)
    }

    /// What the file holds, for a copy of it.
    pub fn bytes(path: &Path) -> Result<Vec<u8>, SecretError> {
        let failed = |error| SecretError::File(path.to_owned(), error);
        let mode = fs::metadata(path).map_err(failed)?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(SecretError::Readable(path.to_owned()));
        }
        let bytes = fs::read(path).map_err(failed)?;
        if bytes.len() < SHORTEST {
            return Err(SecretError::Short(path.to_owned()));
        }
        Ok(bytes)
    }

    /// The key to the complainant's own view: stored nowhere, and another one for each generation.
    pub fn key(&self, id: Id, generation: i64) -> String {
        URL_SAFE_NO_PAD.encode(self.mac("key", &[id.compact().as_bytes(), &generation.to_be_bytes()]))
    }

    pub fn opens(&self, given: &str, id: Id, generation: i64) -> bool {
        self.key(id, generation).as_bytes().ct_eq(given.as_bytes()).into()
    }

    /// A digest that only this endpoint can make, so that what is kept of a content betrays nothing of it.
    pub fn digest(&self, content: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode(self.mac("content", &[content]))
    }

    /// A text that nobody else can make: a token that lets whoever got it do one thing, or a secret for one use.
    pub fn token(&self, purpose: &'static str, parts: &[&[u8]]) -> String {
        URL_SAFE_NO_PAD.encode(self.mac(purpose, parts))
    }

    /// What only a page that was told it can send back: belongs to one session.
    pub fn csrf(&self, session: &str) -> String {
        URL_SAFE_NO_PAD.encode(self.mac("csrf", &[session.as_bytes()]))
    }

    /// Encrypts what has to be read again, such as an authenticator's secret. `whose` is bound to it: sealed
    /// for one, it opens for no other.
    pub fn seal(&self, whose: &str, plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE_LEN] = rand::random();
        let mut sealed = plain.to_vec();
        self.cipher()
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(whose.as_bytes()),
                &mut sealed,
            )
            .expect("a short text can be sealed");
        [&nonce[..], &sealed].concat()
    }

    /// What was sealed; nothing where it was sealed for another, by another secret, or altered since.
    pub fn open_sealed(&self, whose: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut plain = sealed.to_vec();
        let opened = self.cipher().open_in_place(nonce, Aad::from(whose.as_bytes()), &mut plain).ok()?;
        Some(opened.to_vec())
    }

    fn cipher(&self) -> LessSafeKey {
        let key = UnboundKey::new(&CHACHA20_POLY1305, &self.mac("seal", &[]));
        LessSafeKey::new(key.expect("the cipher's key is as long as the MAC"))
    }

    /// Each use has its own name, so that no value of one can stand for another.
    fn mac(&self, purpose: &str, parts: &[&[u8]]) -> Vec<u8> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes a secret of any length");
        mac.update(purpose.as_bytes());
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().to_vec()
    }
}

/// A new secret; fails where there is one already.
fn make(path: &Path) -> io::Result<()> {
    if path.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut bytes = [0; 48];
    rand::rngs::OsRng.try_fill_bytes(&mut bytes).map_err(io::Error::other)?;
    put(path, URL_SAFE_NO_PAD.encode(bytes).as_bytes())
}

/// Writes a secret beside the place and links it there, so that nobody ever reads half of one; fails where
/// there is one already.
pub fn put(path: &Path, secret: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    // A name of its own: one that a killed start has left behind is in nobody's way.
    let draft = path.with_extension(format!("new-{:016x}", rand::random::<u64>()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    file.write_all(secret)?;
    file.sync_all()?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    linked?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_made_once_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("var/secret");
        let id = Id::from_random([1, 2, 3, 4, 5]);
        let key = Secret::open(&path).unwrap().key(id, 0);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let again = Secret::open(&path).unwrap();
        assert!(again.opens(&key, id, 0));
        assert!(!again.opens(&key, id, 1));
        assert!(!again.opens(&key, Id::from_random([1, 2, 3, 4, 6]), 0));
        assert_eq!(fs::read_dir(folder.path().join("var")).unwrap().count(), 1);
    }

    #[test]
    fn what_is_sealed_opens_for_its_owner_alone_and_unaltered() {
        let folder = tempfile::tempdir().unwrap();
        let secret = Secret::open(&folder.path().join("one")).unwrap();
        let mut sealed = secret.seal("a", b"12345678901234567890");
        assert_ne!(sealed, secret.seal("a", b"12345678901234567890"));
        assert_eq!(secret.open_sealed("a", &sealed).unwrap(), b"12345678901234567890");
        assert_eq!(secret.open_sealed("b", &sealed), None);
        assert_eq!(Secret::open(&folder.path().join("two")).unwrap().open_sealed("a", &sealed), None);
        sealed[20] ^= 1;
        assert_eq!(secret.open_sealed("a", &sealed), None);
        assert_eq!(secret.open_sealed("a", b"short"), None);
    }

    #[test]
    fn a_secret_that_others_can_read_or_that_is_short_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        fs::write(&path, "x".repeat(64)).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(Secret::open(&path), Err(SecretError::Readable(_))));
        fs::write(&path, "short").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        assert!(matches!(Secret::open(&path), Err(SecretError::Short(_))));
    }
}
