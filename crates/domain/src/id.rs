//! Identifiers of what is published.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An institution's id, as in `school-027`: 1 to 64 lower-case letters, digits and hyphens, beginning and
/// ending with a letter or digit, so that it fits an address, a file name and an attribute as it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct InstitutionId(String);

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("an id has 1 to 64 lower-case Latin letters, digits and hyphens, with no hyphen at an end")]
pub struct IdFault;

impl InstitutionId {
    pub fn new(id: &str) -> Result<Self, IdFault> {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let length = (1..=64).contains(&id.len());
        if length && id.bytes().all(fits) && !id.starts_with('-') && !id.ends_with('-') {
            Ok(Self(id.to_owned()))
        } else {
            Err(IdFault)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for InstitutionId {
    type Error = IdFault;
    fn try_from(id: String) -> Result<Self, IdFault> {
        Self::new(&id)
    }
}

impl From<InstitutionId> for String {
    fn from(id: InstitutionId) -> String {
        id.0
    }
}

impl fmt::Display for InstitutionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_would_need_escaping_is_refused() {
        assert!(InstitutionId::new("school-027").is_ok());
        for bad in ["", "School", "мектеп", "a/b", "..", "-a", "a-", "a b", &"a".repeat(65)] {
            assert_eq!(InstitutionId::new(bad), Err(IdFault), "{bad}");
        }
    }
}
