//! The published index of a city: what the map needs, as columns.
//!
//! The format of `/data/index.json` and the files it names. Position `i` of every column speaks of the same
//! institution.

use crate::lang::Names;
use crate::money::Tenge;
use crate::place::Placing;
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// `/data/index.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Index {
    pub schema: u32,
    pub release: String,
    /// ISO date.
    pub published: String,
    pub demonstration: bool,
    pub currency: String,
    pub city: City,
    /// By year, as text ("2026").
    pub years: BTreeMap<String, YearFacts>,
    pub groups: Vec<Group>,
    pub kinds: Vec<Kind>,
    pub districts: Vec<District>,
    pub institutions: Institutions,
    /// By year: a table of amounts, or the address of a file with one.
    pub budgets: BTreeMap<String, Inline<Amounts>>,
    /// By year: clients of each institution, null where unknown.
    pub clients: BTreeMap<String, Column<Option<u32>>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct City {
    pub id: String,
    pub name: Names,
    /// Latitude, longitude.
    pub center: [f64; 2],
    /// South-west and north-east corners.
    pub bounds: [[f64; 2]; 2],
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct YearFacts {
    /// ISO date up to which executed amounts count; the 1 January after the year once it is over.
    pub as_of: String,
    pub stages: Vec<Stage>,
}

/// The three figures a budget has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    Approved,
    Adjusted,
    Executed,
}

/// A functional group of the budget classification.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    pub code: String,
    pub name: Names,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kind {
    pub id: String,
    pub name: Names,
    /// What its clients are counted in: `pupils`, `places`, `beds`, `visits` or `residents`; absent where
    /// it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct District {
    pub id: String,
    pub name: Names,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Institutions {
    pub count: u32,
    pub id: Column<String>,
    /// Positions in [`Index::kinds`].
    pub kind: Column<u16>,
    /// Positions in [`Index::districts`].
    pub district: Column<u16>,
    pub lat: Column<f64>,
    pub lon: Column<f64>,
    pub place: Column<Placing>,
    /// Codes of the functional groups that have money in any year.
    pub groups: Column<Vec<String>>,
    /// 1 for a body that does not exist.
    pub invented: Column<u8>,
    pub name: Names<Column<String>>,
    /// First year of the body, where it is known to be later than the first published one.
    pub opened: Column<Option<u16>>,
    /// Last year of the body, where it has one.
    pub closed: Column<Option<u16>>,
}

/// One year's amounts; `None` is "not published".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Amounts {
    pub approved: Column<Option<Tenge>>,
    pub adjusted: Column<Option<Tenge>>,
    pub executed: Column<Option<Tenge>>,
}

/// A value in place, or the address of a file that holds it.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline<T> {
    Here(T),
    At(String),
}

/// A column in place, or the address of a file that holds it.
#[derive(Clone, Debug, PartialEq)]
pub enum Column<T> {
    Here(Vec<T>),
    At(String),
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self::Here(Vec::new())
    }
}

impl<T> Column<T> {
    /// The values, where they are here.
    pub fn here(&self) -> Option<&[T]> {
        match self {
            Self::Here(values) => Some(values),
            Self::At(_) => None,
        }
    }
}

impl<T: Serialize> Serialize for Column<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Here(values) => values.serialize(serializer),
            Self::At(address) => address.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Column<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Values<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Values<T> {
            type Value = Column<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list or the address of one")
            }
            fn visit_str<E>(self, address: &str) -> Result<Column<T>, E> {
                Ok(Column::At(address.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Column<T>, A::Error> {
                let mut values = Vec::with_capacity(list.size_hint().unwrap_or(0));
                while let Some(value) = list.next_element()? {
                    values.push(value);
                }
                Ok(Column::Here(values))
            }
        }
        deserializer.deserialize_any(Values(PhantomData))
    }
}

impl<T: Serialize> Serialize for Inline<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Here(value) => value.serialize(serializer),
            Self::At(address) => address.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Inline<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Table<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Table<T> {
            type Value = Inline<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table or the address of one")
            }
            fn visit_str<E>(self, address: &str) -> Result<Inline<T>, E> {
                Ok(Inline::At(address.to_owned()))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Inline<T>, A::Error> {
                T::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map(Inline::Here)
            }
        }
        deserializer.deserialize_any(Table(PhantomData))
    }
}

/// `r/{release}/groups/{code}.json`: every year's amounts of one functional group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupFile {
    pub group: String,
    pub budgets: BTreeMap<String, Amounts>,
}

/// `r/{release}/institutions/{id}.json`: what the index leaves out about one institution.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct InstitutionFile {
    pub id: String,
    pub name: Names,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Names>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<u16>,
    /// By year: clients, where known.
    pub clients: BTreeMap<String, u32>,
    /// By year: the lines of its budget. A year without a publication is absent.
    pub budgets: BTreeMap<String, Vec<GroupLine>>,
    pub contracts: Vec<Contract>,
    pub history: Vec<Change>,
}

/// One functional group's line in a year's budget. `None` is "not published".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupLine {
    pub group: String,
    pub approved: Option<Tenge>,
    pub adjusted: Option<Tenge>,
    pub executed: Option<Tenge>,
    pub items: Vec<ItemLine>,
}

/// One item of the economic classification inside a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemLine {
    pub item: String,
    pub approved: Option<Tenge>,
    pub adjusted: Option<Tenge>,
    pub executed: Option<Tenge>,
}

/// Approved, adjusted and executed of one institution and year; `None` is "not published".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub approved: Option<Tenge>,
    pub adjusted: Option<Tenge>,
    pub executed: Option<Tenge>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contract {
    pub year: u16,
    pub number: String,
    pub date: String,
    pub supplier: String,
    pub subject: String,
    pub amount: Option<Tenge>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// An earlier published value of a figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub date: String,
    pub year: u16,
    pub group: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    pub stage: Stage,
    pub old: Option<Tenge>,
    pub new: Option<Tenge>,
    pub reason: Names,
}
