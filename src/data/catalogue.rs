//! The city's catalogue as the page holds it: columns, shared and never changed.

use adaldyq_domain::catalogue::{Amounts, Column, Index, Inline};
use adaldyq_domain::lang::Lang;
use adaldyq_domain::place::Placing;
use adaldyq_domain::year::Year;
use std::collections::HashMap;

pub struct Catalogue {
    pub index: Index,
    by_id: HashMap<String, u32>,
    years: Vec<Year>,
}

impl Catalogue {
    /// `index` has its institution columns in place.
    pub fn new(index: Index) -> Self {
        let ids = index.institutions.id.here().unwrap_or_default();
        let by_id = ids.iter().enumerate().map(|(row, id)| (id.clone(), row as u32)).collect();
        let mut years: Vec<Year> = index.years.keys().filter_map(|year| Year::parse(year).ok()).collect();
        years.sort_unstable_by(|a, b| b.cmp(a));
        Self { index, by_id, years }
    }

    pub fn count(&self) -> usize {
        self.index.institutions.id.here().map_or(0, <[String]>::len)
    }

    /// Newest first.
    pub fn years(&self) -> &[Year] {
        &self.years
    }

    pub fn row(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    pub fn id(&self, row: u32) -> &str {
        cell(&self.index.institutions.id, row).map_or("", String::as_str)
    }

    pub fn name(&self, row: u32, lang: Lang) -> &str {
        cell(self.index.institutions.name.get(lang), row).map_or("", String::as_str)
    }

    pub fn kind(&self, row: u32) -> usize {
        cell(&self.index.institutions.kind, row).copied().unwrap_or(0).into()
    }

    pub fn district(&self, row: u32) -> usize {
        cell(&self.index.institutions.district, row).copied().unwrap_or(0).into()
    }

    pub fn kind_name(&self, row: u32, lang: Lang) -> &str {
        self.index.kinds.get(self.kind(row)).map_or("", |kind| kind.name.get(lang))
    }

    pub fn district_name(&self, row: u32, lang: Lang) -> &str {
        self.index.districts.get(self.district(row)).map_or("", |district| district.name.get(lang))
    }

    pub fn group_name(&self, code: &str, lang: Lang) -> &str {
        self.index.groups.iter().find(|group| group.code == code).map_or("", |group| group.name.get(lang))
    }

    /// Latitude and longitude.
    pub fn position(&self, row: u32) -> (f64, f64) {
        let institutions = &self.index.institutions;
        let lat = cell(&institutions.lat, row).copied().unwrap_or(0.0);
        (lat, cell(&institutions.lon, row).copied().unwrap_or(0.0))
    }

    pub fn placing(&self, row: u32) -> Placing {
        cell(&self.index.institutions.place, row).copied().unwrap_or(Placing::Exact)
    }

    pub fn invented(&self, row: u32) -> bool {
        cell(&self.index.institutions.invented, row).copied() == Some(1)
    }

    pub fn has_group(&self, row: u32, code: &str) -> bool {
        cell(&self.index.institutions.groups, row).is_some_and(|groups| groups.iter().any(|g| g == code))
    }

    pub fn existed(&self, row: u32, year: Year) -> bool {
        let institutions = &self.index.institutions;
        let opened = cell(&institutions.opened, row).copied().flatten();
        let closed = cell(&institutions.closed, row).copied().flatten();
        opened.is_none_or(|first| first <= year.number()) && closed.is_none_or(|last| last >= year.number())
    }

    /// The unit its clients are counted in.
    pub fn unit(&self, row: u32) -> Option<&str> {
        self.index.kinds.get(self.kind(row))?.unit.as_deref()
    }

    /// ISO date up to which the year's executed amounts count.
    pub fn as_of(&self, year: Year) -> &str {
        self.index.years.get(&year.to_string()).map_or("", |facts| facts.as_of.as_str())
    }

    /// Whether the year's last day lies behind its figures.
    pub fn is_over(&self, year: Year) -> bool {
        self.as_of(year).get(..4).and_then(|y| y.parse::<u16>().ok()).is_some_and(|y| y > year.number())
    }

    /// The newest year with approved amounts.
    pub fn default_year(&self) -> Year {
        let approved = |year: &&Year| match self.index.budgets.get(&year.to_string()) {
            Some(Inline::Here(Amounts { approved: Column::Here(values), .. })) => {
                values.iter().any(Option::is_some)
            }
            Some(_) => true,
            None => false,
        };
        let newest = self.years.iter().find(approved).or(self.years.first());
        newest.copied().unwrap_or(Year::new(2026).expect("2026 is a year"))
    }

    /// A file of the release on the screen.
    pub fn release_file(&self, path: &str) -> String {
        format!("/data/r/{}/{path}", self.index.release)
    }
}

fn cell<T>(column: &Column<T>, row: u32) -> Option<&T> {
    column.here().and_then(|values| values.get(row as usize))
}
