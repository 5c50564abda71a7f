//! Counts of public complaints by one or two things.

use super::known::{Known, NONE, Row};
use super::select::Filter;
use adaldyq_domain::complaint::life::{Confirmation, Status};
use adaldyq_domain::complaint::topic::Topic;
use jiff::civil::Date;
use std::collections::HashMap;

/// What complaints can be counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    Topic,
    /// Of registration.
    Year,
    District,
    Institution,
    Status,
}

impl Axis {
    pub const ALL: [Self; 5] = [Self::Topic, Self::Year, Self::District, Self::Institution, Self::Status];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Year => "year",
            Self::District => "district",
            Self::Institution => "institution",
            Self::Status => "status",
        }
    }

    /// How many places it has, one for "none" among them.
    fn places(self, known: &Known) -> usize {
        match self {
            Self::Topic => Topic::ALL.len(),
            Self::Year => known.years.len(),
            Self::District => known.districts.len() + 1,
            Self::Institution => known.institutions.len() + 1,
            Self::Status => Status::ALL.len(),
        }
    }

    /// The place of a complaint; 0 for none where there may be none.
    fn place(self, row: &Row, known: &Known) -> usize {
        let named = |number: u32| if number == NONE { 0 } else { number as usize + 1 };
        match self {
            Self::Topic => row.topic as usize,
            Self::Year => usize::from(row.registered.year().abs_diff(known.years.start)),
            Self::District => named(row.district),
            Self::Institution => named(row.institution),
            Self::Status => row.status as usize,
        }
    }

    /// The code of a place, as it is written.
    fn value(self, place: usize, known: &Known) -> Option<String> {
        let named = |name: Option<&str>| name.map(str::to_owned);
        match self {
            Self::Topic => Some(Topic::ALL[place].code().to_owned()),
            Self::Year => Some((place as i16 + known.years.start).to_string()),
            Self::District => named(known.districts.name((place as u32).checked_sub(1)?)),
            Self::Institution => named(known.institutions.name((place as u32).checked_sub(1)?)),
            Self::Status => Some(Status::ALL[place].code().to_owned()),
        }
    }
}

/// The counts of one group; its values are in the order of the axes asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    pub values: Vec<Option<String>>,
    pub tally: Tally,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub count: u64,
    /// Those that still wait for the final reply, and those of them past their day.
    pub open: u64,
    pub overdue: u64,
    /// Of these, those that wait for the anti-corruption service and not for the institution.
    pub overdue_officer: u64,
    pub confirmed: u64,
    pub disputed: u64,
    /// Replied to, and the resident has said nothing.
    pub unconfirmed: u64,
    pub reopened: u64,
    /// Replied to, now or before they were reopened.
    pub answered: u64,
    /// How many got the final reply on the first, the second… working day; the last counts all later ones.
    days: Vec<u32>,
    /// Lines under open complaints: the amount of the newest one about each.
    lines: HashMap<u32, (i64, i64)>,
}

/// A reply that took longer is counted as one that took so long.
const MOST_DAYS: usize = 1_000;
/// The last day of each part of the distribution; the last part has no end.
const PARTS: [u32; 4] = [5, 10, 15, 30];

impl Tally {
    fn add(&mut self, row: &Row, today: Date) {
        let one = u64::from;
        let said = |what: Confirmation| one(row.verdict == Some(what));
        self.count += 1;
        self.open += one(row.status.is_open());
        self.overdue += one(row.is_overdue(today));
        self.overdue_officer += one(row.is_overdue_by_service(today));
        self.confirmed += said(Confirmation::Confirmed);
        self.disputed += said(Confirmation::Disputed);
        self.unconfirmed += said(Confirmation::Unconfirmed);
        self.reopened += one(row.reopened > 0);
        self.answered += one(row.verdict.is_some());
        if let Some(days) = row.days {
            let day = (days as usize).min(MOST_DAYS);
            if self.days.len() <= day {
                self.days.resize(day + 1, 0);
            }
            self.days[day] += 1;
        }
        if row.status.is_open()
            && row.line != NONE
            && let Some(amount) = row.questioned
        {
            let newest = self.lines.entry(row.line).or_insert((row.received, amount));
            if newest.0 < row.received {
                *newest = (row.received, amount);
            }
        }
    }

    /// The middle of the days to a reply; of two middle ones the earlier.
    pub fn median_days(&self) -> Option<u32> {
        let middle = self.days.iter().sum::<u32>().checked_sub(1)? / 2;
        let mut before = 0;
        let reached = |count: &u32| {
            before += count;
            before > middle
        };
        self.days.iter().position(reached).map(|day| day as u32)
    }

    /// How many replies came within 5, 10, 15 and 30 working days, and later.
    pub fn distribution(&self) -> [u64; 5] {
        let mut parts = [0; 5];
        for (day, count) in (0..).zip(&self.days) {
            let part = PARTS.iter().position(|last| day <= *last).unwrap_or(PARTS.len());
            parts[part] += u64::from(*count);
        }
        parts
    }

    /// Tenge under open complaints, each line once.
    pub fn questioned(&self) -> i64 {
        self.lines.values().map(|(_, amount)| amount).sum()
    }
}

impl Known {
    /// Counts by these axes, at most two; and all together.
    pub fn count(&self, filter: &Filter, axes: &[Axis], today: Date) -> (Vec<Count>, Tally) {
        let wanted = self.wanted(filter, today);
        let places: Vec<usize> = axes.iter().map(|axis| axis.places(self)).collect();
        let mut groups: Vec<Option<Box<Tally>>> = Vec::new();
        groups.resize_with(if axes.is_empty() { 0 } else { places.iter().product() }, || None);
        let mut total = Tally::default();
        for row in self.rows.iter().filter(|row| wanted.has(row)) {
            total.add(row, today);
            if !axes.is_empty() {
                let place = axes
                    .iter()
                    .zip(&places)
                    .fold(0, |place, (axis, places)| place * places + axis.place(row, self));
                groups[place].get_or_insert_default().add(row, today);
            }
        }
        let named = groups.into_iter().enumerate().filter_map(|(place, tally)| {
            let values = self.values(place, axes, &places);
            tally.map(|tally| Count { values, tally: *tally })
        });
        let mut counts: Vec<Count> = named.collect();
        counts.sort_by(|one, other| one.values.cmp(&other.values));
        (counts, total)
    }

    fn values(&self, mut place: usize, axes: &[Axis], places: &[usize]) -> Vec<Option<String>> {
        let mut values = Vec::new();
        for (axis, places) in axes.iter().zip(places).rev() {
            values.insert(0, axis.value(place % places, self));
            place /= places;
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(&[], None)]
    #[case(&[7], Some(7))]
    #[case(&[1, 9], Some(1))]
    #[case(&[3, 1, 2], Some(2))]
    #[case(&[0, 0, 5, 5_000], Some(0))]
    fn the_median_is_the_middle_one(#[case] days: &[usize], #[case] median: Option<u32>) {
        let mut tally = Tally { days: vec![0; MOST_DAYS + 1], ..Tally::default() };
        days.iter().for_each(|days| tally.days[(*days).min(MOST_DAYS)] += 1);
        assert_eq!(tally.median_days(), median);
    }

    #[test]
    fn every_reply_is_in_one_part_of_the_distribution() {
        let tally = Tally { days: vec![1; 40], ..Tally::default() };
        assert_eq!(tally.distribution(), [6, 5, 5, 15, 9]);
    }
}
