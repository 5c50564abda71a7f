//! The complaints, each as little as lists and counts need of it.

use crate::store::Brief;
use adaldyq_domain::complaint::draft::BudgetLine;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{Confirmation, Outcome, Status, Visibility};
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::place::LatLon;
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// Stands for no institution, no district, no line.
pub const NONE: u32 = u32::MAX;

/// With more new ones than this at once, the whole order is made anew.
const MOST_INSERTED: usize = 64;

#[derive(Default)]
pub struct Known {
    /// The number of the last change that is in here; nothing before the first reading.
    pub(super) seen: Option<i64>,
    pub(super) rows: Vec<Row>,
    by_id: HashMap<Id, u32>,
    /// Positions of the rows, oldest first.
    pub(super) order: Vec<u32>,
    /// Positions of those that are public and open, few of all: what is near is looked for among them.
    pub(super) open: BTreeSet<u32>,
    pub(super) institutions: Names,
    pub(super) districts: Names,
    /// Of registration: from the first one there is a complaint of, and before the one after the last.
    pub(super) years: Range<i16>,
    pub(super) lines: Vec<Line>,
    line_numbers: HashMap<Line, u32>,
}

/// One complaint.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub id: Id,
    /// What was hidden stays here, so that it can be shown again, but in no answer.
    pub public: bool,
    pub received: i64,
    pub registered: Date,
    pub due: Date,
    pub topic: Topic,
    pub status: Status,
    /// What the complainant said of the latest final reply, which may be from before a reopening.
    pub verdict: Option<Confirmation>,
    pub outcome: Option<Outcome>,
    pub institution: u32,
    pub district: u32,
    pub line: u32,
    /// Tenge of its line at the day of receipt.
    pub questioned: Option<i64>,
    /// Working days of its term that the latest final reply took.
    pub days: Option<u32>,
    /// The first day on which a reply that is late is so by the anti-corruption service.
    pub service_late_from: Option<Date>,
    pub reopened: u32,
    pub at: Option<LatLon>,
}

/// A budget line that complaints are about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    pub institution: String,
    pub year: u16,
    pub group: Option<String>,
    pub item: Option<String>,
}

/// Ids that occur again and again, by number.
#[derive(Default)]
pub struct Names {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Names {
    pub fn number(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    pub fn name(&self, number: u32) -> Option<&str> {
        self.names.get(number as usize).map(String::as_str)
    }

    pub fn len(&self) -> usize {
        self.names.len()
    }

    fn put(&mut self, name: Option<&str>) -> u32 {
        let Some(name) = name else { return NONE };
        if let Some(number) = self.number(name) {
            return number;
        }
        let number = self.names.len() as u32;
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }
}

impl Row {
    fn key(&self) -> (i64, Id) {
        (self.received, self.id)
    }

    /// Whether the final reply is past its day.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.status.is_open() && self.due < today
    }

    /// Whether the institution has done its part, and the service lets it wait.
    pub fn is_overdue_by_service(&self, today: Date) -> bool {
        self.is_overdue(today) && self.service_late_from.is_some_and(|from| from <= today)
    }
}

impl Known {
    /// A complaint as it stands now, in the form in which it is kept; nobody sees it before it is taken. One that is
    /// neither public nor was ever is not kept.
    pub(super) fn prepare(&mut self, brief: &Brief) -> Option<Row> {
        let visible = matches!(brief.visibility, Visibility::Public | Visibility::Hidden);
        (visible || self.by_id.contains_key(&brief.id)).then(|| self.row(brief))
    }

    /// Takes everything that belongs to changes up to this one, so that a reader sees all of it or nothing.
    pub(super) fn take(&mut self, rows: impl IntoIterator<Item = Row>, seen: i64) {
        let arranged = if self.seen.is_some() { self.order.len() } else { 0 };
        for row in rows {
            self.put(row);
        }
        self.arrange(arranged);
        self.seen = Some(seen);
    }

    /// New ones stand at the end of the order until that is arranged.
    pub(super) fn put(&mut self, row: Row) {
        let year = row.registered.year();
        self.years = match self.years.is_empty() {
            true => year..year + 1,
            false => self.years.start.min(year)..self.years.end.max(year + 1),
        };
        let at = match self.by_id.get(&row.id) {
            Some(at) => {
                self.rows[*at as usize] = row;
                *at
            }
            None => self.put_new(row),
        };
        if row.public && row.status.is_open() {
            self.open.insert(at);
        } else {
            self.open.remove(&at);
        }
    }

    fn put_new(&mut self, row: Row) -> u32 {
        let at = self.rows.len() as u32;
        self.rows.push(row);
        self.by_id.insert(row.id, at);
        self.order.push(at);
        at
    }

    /// Brings those after the first so many into the order of receipt.
    fn arrange(&mut self, arranged: usize) {
        let (rows, new) = (&self.rows, self.order.len() - arranged);
        let key = |at: &u32| rows[*at as usize].key();
        if new > MOST_INSERTED {
            // Runs that are in order already cost next to nothing.
            self.order.sort_by_key(key);
            return;
        }
        for end in arranged..self.order.len() {
            let one = key(&self.order[end]);
            let place = self.order[..end].partition_point(|at| key(at) < one);
            self.order[place..=end].rotate_right(1);
        }
    }

    /// Where one of this moment and number comes in the order of receipt.
    pub(super) fn place(&self, key: (i64, Id)) -> usize {
        self.order.partition_point(|at| self.rows[*at as usize].key() < key)
    }

    fn row(&mut self, brief: &Brief) -> Row {
        let institution = brief.institution.as_deref();
        Row {
            id: brief.id,
            public: brief.visibility == Visibility::Public,
            received: brief.received,
            registered: brief.registered,
            due: brief.due,
            topic: brief.topic,
            status: brief.status,
            verdict: brief.verdict,
            outcome: brief.outcome,
            institution: self.institutions.put(institution),
            district: self.districts.put(brief.district.as_deref()),
            line: self.line(brief.budget_of.as_deref().or(institution), brief.budget.as_ref()),
            questioned: brief.questioned,
            days: brief.reply_days.and_then(|days| u32::try_from(days).ok()),
            service_late_from: brief.service_late_from,
            reopened: brief.reopened,
            at: brief.at,
        }
    }

    fn line(&mut self, institution: Option<&str>, budget: Option<&BudgetLine>) -> u32 {
        let (Some(institution), Some(budget)) = (institution, budget) else { return NONE };
        let line = Line {
            institution: institution.to_owned(),
            year: budget.year.into(),
            group: budget.group.clone(),
            item: budget.item.clone(),
        };
        if let Some(number) = self.line_numbers.get(&line) {
            return *number;
        }
        let number = self.lines.len() as u32;
        self.lines.push(line.clone());
        self.line_numbers.insert(line, number);
        number
    }
}
