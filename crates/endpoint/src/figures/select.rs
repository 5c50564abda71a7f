//! Which complaints a question is about.

use super::known::{Known, Row};
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::Status;
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::place::LatLon;
use jiff::civil::Date;

/// What is asked for; an empty list is all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    pub topics: Vec<Topic>,
    pub institutions: Vec<String>,
    pub districts: Vec<String>,
    pub statuses: Vec<Status>,
    /// Received at this moment or later.
    pub since: Option<i64>,
    /// Received before this moment.
    pub before: Option<i64>,
    /// Only what is past its day.
    pub overdue: bool,
    /// Only what is about a budget line.
    pub budget: bool,
}

/// Which part of a list, newest first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Page {
    /// The last complaint of the page before.
    pub after: Option<(i64, Id)>,
    pub limit: u32,
}

/// A filter with its names as numbers.
pub struct Wanted<'a> {
    filter: &'a Filter,
    institutions: Vec<u32>,
    districts: Vec<u32>,
    today: Date,
}

impl Wanted<'_> {
    pub fn has(&self, row: &Row) -> bool {
        let filter = self.filter;
        let among = |given: bool, numbers: &[u32], number: u32| !given || numbers.contains(&number);
        row.public
            && (filter.topics.is_empty() || filter.topics.contains(&row.topic))
            && (filter.statuses.is_empty() || filter.statuses.contains(&row.status))
            && among(!filter.institutions.is_empty(), &self.institutions, row.institution)
            && among(!filter.districts.is_empty(), &self.districts, row.district)
            && filter.since.is_none_or(|since| row.received >= since)
            && filter.before.is_none_or(|before| row.received < before)
            && (!filter.overdue || row.is_overdue(self.today))
            && (!filter.budget || row.line != super::known::NONE)
    }
}

impl Known {
    pub fn wanted<'a>(&self, filter: &'a Filter, today: Date) -> Wanted<'a> {
        let institutions = filter.institutions.iter().filter_map(|id| self.institutions.number(id)).collect();
        let districts = filter.districts.iter().filter_map(|id| self.districts.number(id)).collect();
        Wanted { filter, institutions, districts, today }
    }

    /// The numbers of one page, newest first.
    pub fn page(&self, filter: &Filter, page: Page, today: Date) -> Vec<Id> {
        let wanted = self.wanted(filter, today);
        let end = match page.after {
            None => self.order.len(),
            Some(after) => self.place(after),
        };
        let newest_first = self.order[..end].iter().rev().map(|at| &self.rows[*at as usize]);
        let found = newest_first.filter(|row| wanted.has(row)).take(page.limit as usize);
        found.map(|row| row.id).collect()
    }

    /// Open ones within so many metres of a place, or of an institution, with the distance where there is one;
    /// nearest first.
    pub fn near(&self, near: &Near, most: usize) -> Vec<(Id, Option<f64>)> {
        let institution = near.institution.as_deref().and_then(|id| self.institutions.number(id));
        let distance = |row: &Row| {
            let (own, other) = (near.at?, row.at?);
            // Most lie elsewhere, and a difference is cheaper than a distance.
            let close = (own.lat - other.lat).abs() * 110_000.0 <= near.metres;
            close.then(|| own.metres_to(other)).filter(|metres| *metres <= near.metres)
        };
        let open = self.open.iter().map(|at| &self.rows[*at as usize]);
        let mut found: Vec<(Option<f64>, i64, Id)> = open
            .filter_map(|row| match distance(row) {
                Some(metres) => Some((Some(metres), -row.received, row.id)),
                None if institution.is_some_and(|id| id == row.institution) => {
                    Some((None, -row.received, row.id))
                }
                None => None,
            })
            .collect();
        found.sort_by(|one, other| {
            let metres = |place: Option<f64>| place.unwrap_or(f64::MAX);
            metres(one.0).total_cmp(&metres(other.0)).then(one.1.cmp(&other.1))
        });
        found.truncate(most);
        found.into_iter().map(|(metres, _, id)| (id, metres)).collect()
    }
}

/// Where something is that is about to be sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Near {
    pub at: Option<LatLon>,
    pub metres: f64,
    pub institution: Option<String>,
}
