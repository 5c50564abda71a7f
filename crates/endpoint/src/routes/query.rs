//! What a query string asks of the list and the summary; what it cannot mean is a fault of its field.

use super::near::About;
use crate::city::Published;
use crate::figures::{Axis, Filter, Near, Page};
use crate::problem::Refusal;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::Status;
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::complaint::working_days::read_date;
use adaldyq_domain::fault::Fault;
use adaldyq_domain::id::InstitutionId;
use adaldyq_domain::place::LatLon;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use std::fmt::Display;

/// Of a list on a page, where nothing else is asked for, and at most.
const PAGE: u32 = 50;
const LARGEST_PAGE: u32 = 200;
/// Most bytes of a text that something like it is looked for.
const LONGEST_TEXT: usize = 8_000;

/// The members of a query, with the faults found while reading them. An empty member is an absent one.
pub struct Asked<'a> {
    members: &'a [(String, String)],
    faults: Vec<Fault>,
}

impl<'a> Asked<'a> {
    pub const fn new(members: &'a [(String, String)]) -> Self {
        Self { members, faults: Vec::new() }
    }

    /// The value, unless a fault was found anywhere.
    pub fn checked<T>(self, value: T) -> Result<T, Refusal> {
        if self.faults.is_empty() { Ok(value) } else { Err(Refusal::Invalid(self.faults)) }
    }

    /// The value has to be there.
    pub fn needed<T>(&mut self, name: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() && !self.faults.iter().any(|fault| fault.field == name) {
            self.faults.push(Fault::new(name, "required"));
        }
        value
    }

    fn values(&self, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let name = name.to_owned();
        let named = self.members.iter().filter(move |(member, _)| *member == name);
        named.flat_map(|(_, value)| value.split(',')).map(str::trim).filter(|value| !value.is_empty())
    }

    /// Several values, with commas between or the member repeated.
    pub fn list<T>(
        &mut self,
        name: &'static str,
        code: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let mut list = Vec::new();
        for value in self.values(name) {
            match read(value) {
                Some(value) => list.push(value),
                None => self.faults.push(Fault::new(name, code)),
            }
        }
        list
    }

    /// One value, the last that is given.
    pub fn one<T>(
        &mut self,
        name: &'static str,
        code: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let given = self.members.iter().rev().find(|(member, value)| member == name && !value.is_empty())?;
        let value = read(&given.1);
        if value.is_none() {
            self.faults.push(Fault::new(name, code));
        }
        value
    }

    /// Whether a member is there that can only be 1.
    fn flag(&mut self, name: &'static str) -> bool {
        self.one(name, "bad-flag", |flag| (flag == "1").then_some(())).is_some()
    }

    pub fn filter(&mut self, published: &Published) -> Filter {
        let offset = published.city.working_hours.utc_offset;
        let known = |district: &str| published.districts.iter().find(|known| *known == district).cloned();
        Filter {
            topics: self.list("topic", "unknown-topic", Topic::from_code),
            // One that the current release has no more may still have complaints.
            institutions: self.list("institution", "unknown-institution", |id| {
                InstitutionId::new(id).ok().map(String::from)
            }),
            districts: self.list("district", "unknown-district", known),
            statuses: self.list("status", "unknown-status", Status::from_code),
            since: self.one("since", "bad-date", |date| midnight(read_date(date).ok()?, offset)),
            before: self
                .one("until", "bad-date", |date| midnight(read_date(date).ok()?.tomorrow().ok()?, offset)),
            overdue: self.flag("overdue"),
            budget: self.flag("budget"),
        }
    }

    pub fn page(&mut self) -> Page {
        let limit = self.limit();
        Page { after: self.after(|received| received.parse().ok(), |id| Id::parse(id).ok()), limit }
    }

    /// How many of a list make a page.
    pub fn limit(&mut self) -> u32 {
        let limit = self.one("limit", "bad-limit", |limit| {
            limit.parse().ok().filter(|limit| (1..=LARGEST_PAGE).contains(limit))
        });
        limit.unwrap_or(PAGE)
    }

    /// The place and the id that ended the page before, out of a [`cursor`].
    pub fn after<P, I>(
        &mut self,
        place: impl Fn(&str) -> Option<P>,
        id: impl Fn(&str) -> Option<I>,
    ) -> Option<(P, I)> {
        self.one("cursor", "bad-cursor", |cursor| {
            let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
            let parts = text.split_once(':')?;
            Some((place(parts.0)?, id(parts.1)?))
        })
    }

    /// What is about to be sent, where the question is for complaints like it.
    pub fn about(&mut self) -> Option<About> {
        let at = self.one("near", "bad-near", read_place);
        let text =
            self.one("text", "long-text", |text| (text.len() <= LONGEST_TEXT).then(|| text.to_owned()));
        let institution = self.values("institution").next().map(str::to_owned);
        let asked = at.is_some() || text.is_some();
        asked.then(|| About::new(Near { at, institution, ..Near::default() }, text))
    }

    pub fn axes(&mut self) -> Vec<Axis> {
        let read = |code: &str| Axis::ALL.into_iter().find(|axis| axis.code() == code);
        let mut axes = self.list("by", "unknown-axis", read);
        let mut seen = Vec::new();
        axes.retain(|axis| {
            !seen.contains(axis) && {
                seen.push(*axis);
                true
            }
        });
        if axes.len() > 2 {
            self.faults.push(Fault::new("by", "too-many-axes"));
        }
        axes
    }
}

/// Latitude and longitude with a comma between.
fn read_place(text: &str) -> Option<LatLon> {
    let (lat, lon) = text.split_once(',')?;
    let at = LatLon { lat: lat.trim().parse().ok()?, lon: lon.trim().parse().ok()? };
    let lies = (-90.0..=90.0).contains(&at.lat) && (-180.0..=180.0).contains(&at.lon);
    lies.then_some(at)
}

/// The moment a local day begins.
pub fn midnight(date: Date, utc_offset: i16) -> Option<i64> {
    let offset = Offset::from_seconds(i32::from(utc_offset) * 60).ok()?;
    offset.to_timestamp(date.to_datetime(Time::midnight())).ok().map(|moment| moment.as_millisecond())
}

/// Where the next page begins, by what a list is ordered by and the id of its last one: nothing that anybody should
/// read or make.
pub fn cursor(place: impl Display, id: impl Display) -> String {
    URL_SAFE_NO_PAD.encode(format!("{place}:{id}"))
}
