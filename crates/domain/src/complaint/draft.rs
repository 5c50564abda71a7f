//! A complaint as it is typed or sent, and the check that makes it one that can be received.

use super::outline::Place;
use super::text::{self, TextFault};
use super::topic::Topic;
use crate::fault::Fault;
use crate::id::InstitutionId;
use crate::lang::Lang;
use crate::place::LatLon;
use crate::year::Year;
use serde::{Deserialize, Serialize, Serializer};

/// What the check asks of the published data.
pub trait Places {
    fn knows_institution(&self, id: &str) -> bool;
    fn locates(&self, at: LatLon) -> Place;
}

/// A member as it came: so that a wrong type is a fault of its field and not the end of reading.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Given<T> {
    #[default]
    Absent,
    /// Of another type than this one, named as JSON names it.
    Wrong(&'static str),
    Value(T),
}

impl<T> Given<T> {
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The value; a wrong type is noted as a fault of this field.
    pub(super) fn take(&self, field: &'static str, faults: &mut Vec<Fault>) -> Option<&T> {
        match self {
            Self::Absent => None,
            Self::Value(value) => Some(value),
            Self::Wrong(expected) => {
                faults.push(Fault::new(field, "wrong-type").with("expected", *expected));
                None
            }
        }
    }
}

impl<T> From<Option<T>> for Given<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }
}

impl<T: Serialize> Serialize for Given<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => serializer.serialize_some(value),
            Self::Absent | Self::Wrong(_) => serializer.serialize_none(),
        }
    }
}

/// What a resident sends, before any check. As JSON it is the body of `POST /api/complaints`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Draft {
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub institution: Given<String>,
    /// Latitude, longitude.
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub at: Given<(Given<f64>, Given<f64>)>,
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub topic: Given<String>,
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub text: Given<String>,
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub lang: Given<String>,
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub contact: Given<DraftContact>,
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub budget: Given<DraftBudget>,
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub confidential: Given<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DraftContact {
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub name: Given<String>,
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub phone: Given<String>,
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub email: Given<String>,
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub show_name: Given<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DraftBudget {
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub year: Given<i64>,
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub group: Given<String>,
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub item: Given<String>,
    #[serde(skip_serializing_if = "Given::is_absent")]
    pub contract: Given<String>,
}

/// A complaint that passed every rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Complaint {
    pub institution: Option<InstitutionId>,
    pub at: Option<LatLon>,
    /// Of `at`, where that is given.
    pub district: Option<String>,
    pub topic: Topic,
    pub text: String,
    pub lang: Lang,
    pub contact: Contact,
    pub budget: Option<BudgetLine>,
    /// Sent for the anti-corruption service alone.
    pub confidential: bool,
}

/// How to reach the complainant. Seen by nobody but the complainant and the officers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Whether the name may stand under the complaint in public.
    pub show_name: bool,
}

impl Contact {
    pub fn is_empty(&self) -> bool {
        self.name.is_none() && self.phone.is_none() && self.email.is_none()
    }
}

/// The line of an institution's budget that a complaint is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetLine {
    pub year: Year,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<String>,
}

impl Draft {
    /// The complaint, or everything that is wrong with it at once. `nfc` composes characters: the browser's
    /// own function in the page, a library's on the endpoint.
    pub fn check(&self, places: &impl Places, nfc: impl Fn(&str) -> String) -> Result<Complaint, Vec<Fault>> {
        let nfc = &nfc;
        let mut faults = Vec::new();
        let institution = self.check_institution(places, &mut faults);
        let (at, district) = self.check_place(places, &mut faults).unzip();
        let nowhere = self.institution.is_absent() && self.at.is_absent();
        if nowhere {
            faults.push(Fault::new("institution", "place-required"));
        }
        let topic = self.check_topic(&mut faults);
        let text = self.check_text(nfc, &mut faults);
        let lang = self.check_lang(&mut faults);
        let contact =
            self.contact.take("contact", &mut faults).map(|contact| contact.check(nfc, &mut faults));
        let budget =
            self.budget.take("budget", &mut faults).and_then(|budget| budget.check(nfc, &mut faults));
        let confidential = self.confidential.take("confidential", &mut faults).copied().unwrap_or(false);
        match (topic, text, lang) {
            (Some(topic), Some(text), Some(lang)) if faults.is_empty() => Ok(Complaint {
                institution,
                at,
                district,
                topic,
                text,
                lang,
                contact: contact.unwrap_or_default(),
                budget,
                confidential,
            }),
            _ => Err(faults),
        }
    }

    fn check_institution(&self, places: &impl Places, faults: &mut Vec<Fault>) -> Option<InstitutionId> {
        let given = self.institution.take("institution", faults)?;
        let known = InstitutionId::new(given).ok().filter(|id| places.knows_institution(id.as_str()));
        if known.is_none() {
            faults.push(Fault::new("institution", "unknown-institution"));
        }
        known
    }

    fn check_place(&self, places: &impl Places, faults: &mut Vec<Fault>) -> Option<(LatLon, String)> {
        let (lat, lon) = self.at.take("at", faults)?;
        let (lat, lon) = (required(lat, "at.0", faults), required(lon, "at.1", faults));
        let at = LatLon { lat: *lat?, lon: *lon? };
        match places.locates(at) {
            Place::Inside(district) | Place::Near(district) => return Some((at, district)),
            Place::Outside => {}
        }
        let swapped = places.locates(LatLon { lat: at.lon, lon: at.lat });
        faults.push(if swapped != Place::Outside {
            Fault::new("at", "swapped-coordinates")
        } else if !(-90.0..=90.0).contains(&at.lat) {
            Fault::new("at.0", "bad-latitude")
        } else if !(-180.0..=180.0).contains(&at.lon) {
            Fault::new("at.1", "bad-longitude")
        } else {
            Fault::new("at", "outside-city")
        });
        None
    }

    fn check_topic(&self, faults: &mut Vec<Fault>) -> Option<Topic> {
        let topic = Topic::from_code(required(&self.topic, "topic", faults)?);
        if topic.is_none() {
            faults.push(Fault::new("topic", "unknown-topic"));
        }
        topic
    }

    fn check_lang(&self, faults: &mut Vec<Fault>) -> Option<Lang> {
        let lang = Lang::from_code(required(&self.lang, "lang", faults)?);
        if lang.is_none() {
            faults.push(Fault::new("lang", "unknown-language"));
        }
        lang
    }

    fn check_text(&self, nfc: &impl Fn(&str) -> String, faults: &mut Vec<Fault>) -> Option<String> {
        let given = required(&self.text, "text", faults)?;
        let text = clean("text", given, nfc, faults)?;
        let (visible, length) = (text::visible_length(&text), text.chars().count());
        if visible < text::SHORTEST {
            let fault = Fault::new("text", "too-short").with("min", text::SHORTEST as i64);
            faults.push(fault.with("now", visible as i64));
        }
        if length > text::LONGEST {
            let fault = Fault::new("text", "too-long").with("max", text::LONGEST as i64);
            faults.push(fault.with("now", length as i64));
        }
        Some(text)
    }
}

/// The value of a member that has to be there.
pub(super) fn required<'a, T>(
    given: &'a Given<T>,
    field: &'static str,
    faults: &mut Vec<Fault>,
) -> Option<&'a T> {
    if given.is_absent() {
        faults.push(Fault::new(field, "required"));
    }
    given.take(field, faults)
}

/// The text as it is kept; what may not be in a text is noted as a fault of its field.
pub(super) fn clean(
    field: &'static str,
    given: &str,
    nfc: &impl Fn(&str) -> String,
    faults: &mut Vec<Fault>,
) -> Option<String> {
    match text::clean(given, nfc) {
        Ok(text) => Some(text),
        Err(TextFault::Bidi) => {
            faults.push(Fault::new(field, "bidi"));
            None
        }
        Err(TextFault::Control(code)) => {
            faults.push(Fault::new(field, "control-character").with("code", format!("U+{code:04X}")));
            None
        }
    }
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;
