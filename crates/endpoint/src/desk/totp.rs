//! The six figures of an authenticator: a second proof, which changes every half minute.

use totp_rs::{Algorithm, Builder, Secret, Totp};

/// Whom the figures belong to, as the authenticator shows it.
const ISSUER: &str = "Adaldyq Map";
/// Seconds that one code lives.
const STEP: u64 = 30;

/// One account's generator of codes.
pub struct Generator(Totp);

#[derive(Debug, thiserror::Error)]
#[error("a secret for an authenticator is 16 random bytes or more in base32, without padding")]
pub struct NoSecret;

/// A new secret of 160 bits.
pub fn new_secret() -> Vec<u8> {
    Secret::generate().as_bytes().to_vec()
}

impl Generator {
    pub fn new(secret: &[u8], login: &str) -> Result<Self, NoSecret> {
        let built = Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_skew(1)
            .with_step_duration(STEP)
            .with_secret(Secret::from(secret.to_vec()))
            .with_account_name(login)
            .with_issuer(Some(ISSUER))
            .build();
        built.map(Self).map_err(|_| NoSecret)
    }

    /// The step whose code this is, now or half a minute to either side.
    pub fn step_of(&self, code: &str, now_ms: i64) -> Option<i64> {
        let code: String = code.chars().filter(|character| !character.is_whitespace()).collect();
        let plain = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
        let seconds = u64::try_from(now_ms / 1_000).ok()?;
        let step = plain.then(|| self.0.check(&code, seconds)).flatten()?;
        i64::try_from(step).ok()
    }

    /// The address that an authenticator reads, as text or out of a picture.
    pub fn address(&self) -> Result<String, NoSecret> {
        self.0.to_url().map_err(|_| NoSecret)
    }
}

/// As it is typed where no picture can be read.
pub fn base32(secret: &[u8]) -> String {
    Secret::from(secret.to_vec()).to_base32()
}

pub fn from_base32(text: &str) -> Result<Vec<u8>, NoSecret> {
    let plain: String = text.chars().filter(|character| !" -=".contains(*character)).collect();
    let secret = Secret::try_from_base32(plain.to_ascii_uppercase()).map_err(|_| NoSecret)?;
    Generator::new(secret.as_bytes(), "x")?;
    Ok(secret.as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B.
    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn the_codes_are_those_of_the_standard() {
        let generator = Generator::new(SECRET, "b.akhmetova").unwrap();
        assert_eq!(generator.step_of("287082", 59_000), Some(1));
        assert_eq!(generator.step_of("081 804", 1_111_111_109_000), Some(37_037_036));
        assert_eq!(generator.step_of("287082", 89_000), Some(1));
        assert_eq!(generator.step_of("287082", 90_000), None);
        for wrong in ["", "28708", "2870822", "+87082", "abcdef", "２８７０８２"] {
            assert_eq!(generator.step_of(wrong, 59_000), None, "{wrong}");
        }
    }

    #[test]
    fn the_address_names_the_product_and_the_login() {
        let address = Generator::new(SECRET, "b.akhmetova").unwrap().address().unwrap();
        assert!(address.starts_with("otpauth://totp/Adaldyq%20Map:b.akhmetova?secret=GEZDGNBV"), "{address}");
    }

    #[test]
    fn a_secret_goes_through_text_and_a_short_one_is_refused() {
        let secret = new_secret();
        assert_eq!(from_base32(&base32(&secret).to_lowercase()).unwrap(), secret);
        assert!(from_base32("GEZDGNBV").is_err());
        assert!(from_base32("not base32!").is_err());
    }
}
