//! Passwords: which may be chosen, and how one is kept and compared.

use adaldyq_domain::fault::Fault;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use rand::TryRngCore;
use std::num::NonZero;
use std::sync::{Arc, LazyLock};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

/// Fewest and most characters of a password.
pub const SHORTEST: usize = 12;
const LONGEST: usize = 128;
/// Fewest different characters of one.
const FEWEST_DIFFERENT: usize = 5;

/// What people build weak passwords of, here and everywhere; with digits and signs round them they stay weak.
const COMMON: &[&str] = &[
    "password",
    "passw",
    "parol",
    "пароль",
    "құпиясөз",
    "qwerty",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "йцукен",
    "йцукенг",
    "admin",
    "administrator",
    "letmein",
    "welcome",
    "iloveyou",
    "monkey",
    "dragon",
    "master",
    "login",
    "astana",
    "астана",
    "kazakhstan",
    "казахстан",
    "қазақстан",
    "qazaqstan",
    "nursultan",
    "adaldyq",
    "adaldyk",
    "адалдық",
    "antikor",
    "антикор",
    "akimat",
    "акимат",
    "әкімдік",
    "almaty",
    "алматы",
    "abcdefgh",
    "abcdefghijkl",
    "abc",
    "test",
    "secret",
    "changeme",
    "football",
    "superman",
    "sunshine",
    "princess",
    "user",
    "desk",
];

/// Each hash takes 19 MB: more at once than there are processors would only fill the memory.
static AT_ONCE: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(2, NonZero::get)));

/// What is compared where nobody has the login, so that an answer takes the same time.
static NOBODY: LazyLock<String> = LazyLock::new(|| hashed(&one_time()));

#[derive(Debug, thiserror::Error)]
#[error("the hashing of a password was cut off")]
pub struct CutOff;

/// What is wrong with a new password, where anything is.
pub fn fault(field: &'static str, password: &str, login: &str) -> Option<Fault> {
    let length = password.chars().count();
    if length < SHORTEST {
        let fault = Fault::new(field, "password-short").with("min", SHORTEST as i64);
        return Some(fault.with("now", length as i64));
    }
    if length > LONGEST {
        return Some(Fault::new(field, "too-long").with("max", LONGEST as i64).with("now", length as i64));
    }
    is_common(password, login).then(|| Fault::new(field, "password-common"))
}

/// Whether somebody would guess it early: few characters, or a common word or the login with little round it.
fn is_common(password: &str, login: &str) -> bool {
    let lower = password.to_lowercase();
    let mut different: Vec<char> = lower.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < FEWEST_DIFFERENT || is_run(&lower) {
        return true;
    }
    let mut rest = lower;
    for word in COMMON.iter().copied().chain([login]).filter(|word| !word.is_empty()) {
        rest = rest.replace(&word.to_lowercase(), "");
    }
    rest.chars().filter(|character| character.is_alphabetic()).count() < 4
        && rest.chars().filter(|character| !character.is_ascii_digit()).count() < 6
}

/// Whether every character follows the one before it, as in 123456789012.
fn is_run(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|character| i64::from(u32::from(character))).collect();
    codes.windows(2).filter(|pair| (pair[1] - pair[0]).abs() > 1).count() <= 1
}

/// The form it is kept in.
pub async fn hash(password: String) -> Result<String, CutOff> {
    let _one_of_few = AT_ONCE.acquire().await.map_err(|_| CutOff)?;
    tokio::task::spawn_blocking(move || hashed(&password)).await.map_err(|_| CutOff)
}

/// Whether it is the one that was kept; takes as long where nothing was.
pub async fn verify(password: String, kept: Option<Arc<str>>) -> Result<bool, CutOff> {
    let _one_of_few = AT_ONCE.acquire().await.map_err(|_| CutOff)?;
    tokio::task::spawn_blocking(move || {
        let known = kept.is_some();
        // Made by whoever comes first, so that its making does not tell one login from another.
        let nobody = NOBODY.as_str();
        let kept = kept.unwrap_or_else(|| nobody.into());
        is_of(&password, &kept) && known
    })
    .await
    .map_err(|_| CutOff)
}

/// A keyboard may compose letters in another way than the last one did.
fn bytes(password: &str) -> Vec<u8> {
    password.chars().take(LONGEST * 4).nfc().collect::<String>().into_bytes()
}

/// By argon2id with a random salt, in the form of a PHC string.
pub fn hashed(password: &str) -> String {
    let hash = Argon2::default().hash_password(&bytes(password));
    hash.expect("argon2 takes a password of this length").to_string()
}

fn is_of(password: &str, kept: &str) -> bool {
    PasswordHash::new(kept)
        .is_ok_and(|kept| Argon2::default().verify_password(&bytes(password), &kept).is_ok())
}

/// A password that is given once, in letters and digits that nobody mistakes: 100 bits.
pub fn one_time() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789A";
    let mut bytes = [0; 20];
    rand::rngs::OsRng.try_fill_bytes(&mut bytes).expect("the system gives random bytes");
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect();
    letters.chunks(5).map(String::from_iter).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::short("Дала-жел7", "password-short")]
    #[case::one_letter("aaaaaaaaaaaaaaaa", "password-common")]
    #[case::a_run("123456789012", "password-common")]
    #[case::a_common_word("Password2026!", "password-common")]
    #[case::two_common_words("qwerty-astana-2026", "password-common")]
    #[case::the_login("b.akhmetova-2026", "password-common")]
    #[case::kazakh("Құпиясөз123!", "password-common")]
    #[case::long(&"жел ".repeat(40), "too-long")]
    fn what_others_guess_is_refused(#[case] password: &str, #[case] code: &str) {
        assert_eq!(fault("new_password", password, "b.akhmetova").unwrap().code, code);
    }

    #[rstest]
    #[case("көк тау үстінде бұлт")]
    #[case("kefir-tramvai-49-lampa")]
    #[case("J7#vQ2!mZp0w")]
    fn what_nobody_guesses_is_taken(#[case] password: &str) {
        assert_eq!(fault("new_password", password, "b.akhmetova"), None);
    }

    #[tokio::test]
    async fn only_the_same_password_opens_and_nothing_opens_nobody() {
        let kept: Arc<str> = hash("көк тау үстінде бұлт".to_owned()).await.unwrap().into();
        assert!(kept.starts_with("$argon2id$"));
        assert!(verify("көк тау үстінде бұлт".nfd().collect(), Some(kept.clone())).await.unwrap());
        assert!(!verify("көк тау үстінде бұл".to_owned(), Some(kept)).await.unwrap());
        assert!(!verify(String::new(), None).await.unwrap());
    }

    #[test]
    fn a_one_time_password_is_never_the_same() {
        let one = one_time();
        assert_eq!(one.len(), 23);
        assert_ne!(one, one_time());
        assert_eq!(fault("", &one, "x"), None);
    }
}
