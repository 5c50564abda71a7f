//! Dates in JSON, as "2026-11-24".

use super::working_days::{iso, read_date};
use jiff::civil::Date;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&iso(*date))
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    read_date(&String::deserialize(deserializer)?).map_err(D::Error::custom)
}

/// A date that may be absent.
pub mod optional {
    use super::{Date, Deserialize, Deserializer, Error, Serializer, iso, read_date};

    pub fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        match date {
            Some(date) => serializer.serialize_some(&iso(*date)),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| read_date(&text).map_err(D::Error::custom)).transpose()
    }
}

/// Several dates.
pub mod list {
    use super::{Date, Deserialize, Deserializer, Error, Serializer, iso, read_date};

    pub fn serialize<S: Serializer>(dates: &[Date], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(dates.iter().map(|date| iso(*date)))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Date>, D::Error> {
        let texts = Vec::<String>::deserialize(deserializer)?;
        texts.iter().map(|text| read_date(text).map_err(D::Error::custom)).collect()
    }
}
