//! What a reader has chosen to see, and its form in an address.
//!
//! Kept here and not in the client so that the round trip is tested without a browser.

use crate::decimal;
use crate::measure::Measure;
use crate::year::Year;

/// The choices shared by the map, the table and the embedded map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The newest year with approved amounts where absent.
    pub year: Option<Year>,
    pub measure: Measure,
    /// Code of a functional group: every amount is then that group's.
    pub group: Option<String>,
    pub kinds: Vec<String>,
    pub districts: Vec<String>,
    pub classes: Vec<ClassPick>,
    pub q: String,
    pub at: Option<At>,
    /// Id of the chosen institution.
    pub select: Option<String>,
}

/// A colour class in the address: 1 from the lowest, or those without a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClassPick {
    Class(u8),
    NoValue,
}

/// Where the map looks: latitude, longitude, zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct At {
    pub lat: f64,
    pub lon: f64,
    pub zoom: f64,
}

/// The parameters a [`View`] owns; others in the address are left as they are.
pub const PARAMETERS: [&str; 9] =
    ["year", "measure", "group", "kind", "district", "class", "q", "at", "select"];

impl View {
    /// Reads the parameters; what is broken is left out and named in the second part.
    pub fn from_query(get: impl Fn(&str) -> Option<String>) -> (Self, Vec<&'static str>) {
        let mut view = Self::default();
        let mut dropped = Vec::new();
        for name in PARAMETERS {
            if let Some(value) = get(name).filter(|value| !value.is_empty())
                && !view.set(name, value)
            {
                dropped.push(name);
            }
        }
        (view, dropped)
    }

    fn set(&mut self, name: &str, value: String) -> bool {
        match name {
            "year" => {
                self.year = Year::parse(&value).ok();
                self.year.is_some()
            }
            "measure" => Measure::from_code(&value).map(|measure| self.measure = measure).is_some(),
            "group" => {
                let fits = value.len() <= 8 && value.bytes().all(|byte| byte.is_ascii_alphanumeric());
                self.group = fits.then_some(value);
                fits
            }
            "kind" => names(&value).map(|list| self.kinds = list).is_some(),
            "district" => names(&value).map(|list| self.districts = list).is_some(),
            "class" => picks(&value).map(|list| self.classes = list).is_some(),
            "q" => {
                self.q = value.chars().take(200).collect();
                true
            }
            "at" => {
                self.at = At::parse(&value);
                self.at.is_some()
            }
            _ => {
                let fits = crate::id::InstitutionId::new(&value).is_ok();
                self.select = fits.then_some(value);
                fits
            }
        }
    }

    /// Name and value of each parameter that is not at its default, in a fixed order, not yet escaped.
    pub fn to_query(&self) -> Vec<(&'static str, String)> {
        let mut query = Vec::new();
        if let Some(year) = self.year {
            query.push(("year", year.to_string()));
        }
        if self.measure != Measure::default() {
            query.push(("measure", self.measure.code().to_owned()));
        }
        if let Some(group) = &self.group {
            query.push(("group", group.clone()));
        }
        if !self.kinds.is_empty() {
            query.push(("kind", self.kinds.join(",")));
        }
        if !self.districts.is_empty() {
            query.push(("district", self.districts.join(",")));
        }
        if !self.classes.is_empty() {
            let picks: Vec<String> = self.classes.iter().map(|pick| pick.text()).collect();
            query.push(("class", picks.join(",")));
        }
        if !self.q.is_empty() {
            query.push(("q", self.q.clone()));
        }
        if let Some(at) = self.at {
            query.push(("at", at.text()));
        }
        if let Some(select) = &self.select {
            query.push(("select", select.clone()));
        }
        query
    }

    /// Adds the value to a list of choices, or takes it out where it is there.
    pub fn toggle<T: PartialEq>(list: &mut Vec<T>, value: T) {
        if let Some(position) = list.iter().position(|other| *other == value) {
            list.remove(position);
        } else {
            list.push(value);
        }
    }

    /// Whether anything narrows the selection, besides the search.
    pub fn is_filtered(&self) -> bool {
        self.group.is_some()
            || !(self.kinds.is_empty() && self.districts.is_empty() && self.classes.is_empty())
    }
}

fn names(value: &str) -> Option<Vec<String>> {
    let fits = |name: &str| crate::id::InstitutionId::new(name).is_ok();
    let mut list: Vec<String> = Vec::new();
    for name in value.split(',') {
        if !fits(name) {
            return None;
        }
        if !list.iter().any(|other| other == name) {
            list.push(name.to_owned());
        }
    }
    Some(list)
}

fn picks(value: &str) -> Option<Vec<ClassPick>> {
    let mut list: Vec<ClassPick> = value.split(',').map(ClassPick::parse).collect::<Option<_>>()?;
    list.sort_unstable();
    list.dedup();
    Some(list)
}

impl ClassPick {
    pub fn parse(text: &str) -> Option<Self> {
        if text == "none" {
            return Some(Self::NoValue);
        }
        text.parse().ok().filter(|class| (1..=9).contains(class)).map(Self::Class)
    }

    pub fn text(self) -> String {
        match self {
            Self::Class(class) => class.to_string(),
            Self::NoValue => "none".to_owned(),
        }
    }
}

impl At {
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(',').map(decimal::parse);
        let at = Self { lat: parts.next()??, lon: parts.next()??, zoom: parts.next()?? };
        let fits = parts.next().is_none()
            && (-85.0..=85.0).contains(&at.lat)
            && (-180.0..=180.0).contains(&at.lon)
            && (1.0..=20.0).contains(&at.zoom);
        fits.then_some(at)
    }

    /// About a metre is near enough for a shared view.
    #[must_use]
    pub fn rounded(self) -> Self {
        let to = |value: f64, places| decimal::parse(&decimal::fixed(value, places)).unwrap_or(value);
        Self { lat: to(self.lat, 5), lon: to(self.lon, 5), zoom: to(self.zoom, 2) }
    }

    fn text(self) -> String {
        format!(
            "{},{},{}",
            decimal::fixed(self.lat, 5),
            decimal::fixed(self.lon, 5),
            decimal::fixed(self.zoom, 2)
        )
    }
}

/// Escapes a value for a query: letters, digits and `-._~,` stay, all other bytes are percent-encoded.
pub fn escape(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,".contains(&byte) {
            escaped.push(byte as char);
        } else {
            let digit = |nibble: u8| char::from(b"0123456789ABCDEF"[usize::from(nibble)]);
            escaped.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &[(&str, &str)]) -> (View, Vec<&'static str>) {
        View::from_query(|name| query.iter().find(|(key, _)| *key == name).map(|(_, v)| (*v).to_owned()))
    }

    #[test]
    fn a_view_comes_back_from_its_own_address() {
        let full = View {
            year: Year::new(2024).ok(),
            measure: Measure::Execution,
            group: Some("04".into()),
            kinds: vec!["school".into(), "kindergarten".into()],
            districts: vec!["esil".into()],
            classes: vec![ClassPick::Class(3), ClassPick::NoValue],
            q: "мектеп 27".into(),
            at: Some(At { lat: 51.12345, lon: 71.5, zoom: 13.25 }),
            select: Some("school-027".into()),
        };
        let query = full.to_query();
        let pairs: Vec<(&str, &str)> = query.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(read(&pairs), (full, vec![]));
    }

    #[test]
    fn broken_values_are_left_out_and_named() {
        let query = [("year", "20x4"), ("measure", "sum"), ("kind", "a/b"), ("class", "0"), ("at", "51,71")];
        assert_eq!(read(&query), (View::default(), vec!["year", "measure", "kind", "class", "at"]));
    }

    #[test]
    fn nothing_chosen_is_an_empty_address() {
        assert!(View::default().to_query().is_empty());
    }

    #[test]
    fn kazakh_letters_are_escaped_by_their_bytes() {
        assert_eq!(escape("ә 1,2"), "%D3%99%201,2");
    }
}
