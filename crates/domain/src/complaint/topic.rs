//! What complaints are about: the five topics of the programme.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    Landscaping,
    Roads,
    SocialFacilities,
    ETicketing,
    Other,
}

impl Topic {
    pub const ALL: [Self; 5] =
        [Self::Landscaping, Self::Roads, Self::SocialFacilities, Self::ETicketing, Self::Other];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Landscaping => "landscaping",
            Self::Roads => "roads",
            Self::SocialFacilities => "social_facilities",
            Self::ETicketing => "e_ticketing",
            Self::Other => "other",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_has_one_code_in_addresses_and_in_json() {
        for topic in Topic::ALL {
            assert_eq!(Topic::from_code(topic.code()), Some(topic));
            assert_eq!(serde_json::to_value(topic).unwrap(), topic.code());
        }
        assert_eq!(Topic::from_code("Roads"), None);
    }
}
