//! What is shown: the catalogue seen through a [`View`].
//!
//! Classes are made over kind, district, group, year and measure; the class filter, the search, the map's
//! position and the chosen institution never change them.

use crate::catalogue::{Amounts, Figures};
use crate::classes::Classes;
use crate::measure::Measure;
use crate::view::ClassPick;

/// The colour of one institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Position of its class, 0 the lowest.
    Class(u8),
    /// The figure was not published.
    NoValue,
    /// The body did not exist in the year.
    NotYetFounded,
    /// Outside the selection.
    Outside,
}

/// What the selection reads of each institution; position `i` speaks of the same one everywhere.
pub struct Columns<'a> {
    pub kind: &'a [u16],
    pub district: &'a [u16],
    /// Whether it has money in the chosen group; all of them where no group is chosen.
    pub in_group: &'a dyn Fn(usize) -> bool,
    /// Whether the body existed in the chosen year.
    pub founded: &'a dyn Fn(usize) -> bool,
    pub amounts: &'a Amounts,
    pub clients: &'a [Option<u32>],
}

/// The chosen filters as positions; an empty list lets everything through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filters {
    pub kinds: Vec<u16>,
    pub districts: Vec<u16>,
    pub classes: Vec<ClassPick>,
    pub measure: Measure,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// By institution; empty where there is none. `NaN` never occurs.
    pub values: Vec<Option<f64>>,
    pub paint: Vec<Paint>,
    pub classes: Classes,
    /// Institutions in each class.
    pub counts: Vec<u32>,
    pub no_value: u32,
    pub not_yet_founded: u32,
    /// Institutions that pass every filter, the class filter too, in catalogue order.
    pub rows: Vec<u32>,
    /// Whether a class was asked for that there is not; it is left out.
    pub unknown_class: bool,
}

/// A sum and what it covers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Total {
    /// Whole tenge; of the published amounts only.
    pub amount: i64,
    pub published: u32,
    /// Institutions that existed in the year.
    pub of: u32,
}

impl Total {
    /// An incomplete total reads "at least".
    pub fn is_complete(&self) -> bool {
        self.published == self.of
    }
}

/// Most colour classes the legend shows.
pub const MOST_CLASSES: usize = 6;

impl Selection {
    pub fn of(columns: &Columns, filters: &Filters) -> Self {
        let count = columns.kind.len();
        let mut selection =
            Self { values: vec![None; count], paint: vec![Paint::Outside; count], ..Self::default() };
        let mut values = Vec::new();
        for position in 0..count {
            if !within(columns, filters, position) {
                continue;
            }
            if !(columns.founded)(position) {
                selection.paint[position] = Paint::NotYetFounded;
                selection.not_yet_founded += 1;
                continue;
            }
            let clients = columns.clients.get(position).copied().flatten();
            let value = filters.measure.value(&figures(columns.amounts, position), clients);
            selection.values[position] = value;
            selection.paint[position] = Paint::NoValue;
            values.extend(value);
        }
        selection.classes = Classes::quantiles(&values, MOST_CLASSES);
        selection.counts = vec![0; selection.classes.count()];
        selection.colour();
        let classes = selection.classes.count();
        let is_there = |pick: &&ClassPick| match pick {
            ClassPick::Class(class) => usize::from(*class) <= classes,
            ClassPick::NoValue => true,
        };
        let picks: Vec<ClassPick> = filters.classes.iter().filter(is_there).copied().collect();
        selection.unknown_class = picks.len() < filters.classes.len();
        selection.rows = (0..count as u32).filter(|row| selection.passes(*row, &picks)).collect();
        selection
    }

    fn colour(&mut self) {
        for (paint, value) in self.paint.iter_mut().zip(&self.values) {
            match value {
                Some(value) => {
                    let class = self.classes.class_of(*value);
                    *paint = Paint::Class(class as u8);
                    self.counts[class] += 1;
                }
                None if *paint == Paint::NoValue => self.no_value += 1,
                None => {}
            }
        }
    }

    fn passes(&self, row: u32, picks: &[ClassPick]) -> bool {
        match self.paint[row as usize] {
            Paint::Outside => false,
            _ if picks.is_empty() => true,
            Paint::Class(class) => picks.contains(&ClassPick::Class(class + 1)),
            Paint::NoValue => picks.contains(&ClassPick::NoValue),
            Paint::NotYetFounded => false,
        }
    }

    /// The sum of one stage over the rows, and how many of them published it.
    pub fn total(&self, rows: &[u32], amounts: &Amounts, measure: Measure) -> Total {
        let mut total = Total::default();
        for row in rows {
            let position = *row as usize;
            if self.paint[position] == Paint::NotYetFounded {
                continue;
            }
            total.of += 1;
            let figures = figures(amounts, position);
            let amount = match measure {
                Measure::Approved => figures.approved,
                Measure::Adjusted | Measure::PerClient => figures.adjusted.or(figures.approved),
                Measure::Executed | Measure::Execution => figures.executed,
            };
            if let Some(amount) = amount {
                total.published += 1;
                total.amount += amount.amount();
            }
        }
        total
    }
}

fn within(columns: &Columns, filters: &Filters, position: usize) -> bool {
    let chosen = |list: &[u16], value: u16| list.is_empty() || list.contains(&value);
    chosen(&filters.kinds, columns.kind[position])
        && chosen(&filters.districts, columns.district[position])
        && (columns.in_group)(position)
}

/// One institution's figures out of a year's table.
pub fn figures(amounts: &Amounts, position: usize) -> Figures {
    let cell = |column: &crate::catalogue::Column<Option<crate::money::Tenge>>| {
        column.here().and_then(|values| values.get(position).copied()).flatten()
    };
    Figures {
        approved: cell(&amounts.approved),
        adjusted: cell(&amounts.adjusted),
        executed: cell(&amounts.executed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Column;
    use crate::money::Tenge;

    fn amounts(approved: &[Option<i64>]) -> Amounts {
        let column = approved.iter().map(|a| a.and_then(|a| Tenge::new(a).ok())).collect();
        Amounts { approved: Column::Here(column), ..Amounts::default() }
    }

    fn select(amounts: &Amounts, filters: &Filters, founded: &dyn Fn(usize) -> bool) -> Selection {
        let kind = [0, 0, 0, 1, 1, 1];
        let columns = Columns {
            kind: &kind,
            district: &[0, 1, 0, 1, 0, 1],
            in_group: &|_| true,
            founded,
            amounts,
            clients: &[],
        };
        Selection::of(&columns, filters)
    }

    const SIX: [Option<i64>; 6] = [Some(10), Some(20), Some(30), None, Some(50), Some(60)];

    #[test]
    fn the_legend_counts_what_is_painted() {
        let selection = select(&amounts(&SIX), &Filters::default(), &|_| true);
        for (class, count) in selection.counts.iter().enumerate() {
            let painted = selection.paint.iter().filter(|p| **p == Paint::Class(class as u8)).count();
            assert_eq!(painted, *count as usize);
            assert!(*count > 0, "an empty class in the legend");
        }
        assert_eq!(selection.no_value, 1);
        assert_eq!(selection.rows.len(), 6);
    }

    #[test]
    fn picking_a_class_narrows_the_rows_and_leaves_the_classes() {
        let all = select(&amounts(&SIX), &Filters::default(), &|_| true);
        let filters = Filters { classes: vec![ClassPick::Class(1)], ..Filters::default() };
        let lowest = select(&amounts(&SIX), &filters, &|_| true);
        assert_eq!(lowest.classes, all.classes);
        assert_eq!(lowest.rows.len(), all.counts[0] as usize);
    }

    #[test]
    fn a_class_that_there_is_not_is_left_out() {
        let table = amounts(&SIX);
        let filters = Filters { classes: vec![ClassPick::Class(9)], ..Filters::default() };
        let selection = select(&table, &filters, &|_| true);
        assert!(selection.unknown_class);
        assert_eq!(selection.rows.len(), 6);
    }

    #[test]
    fn a_body_not_yet_founded_is_outside_the_coverage() {
        let table = amounts(&SIX);
        let selection = select(&table, &Filters::default(), &|position| position != 3);
        let total = selection.total(&selection.rows, &table, Measure::Approved);
        assert_eq!(total, Total { amount: 170, published: 5, of: 5 });
        assert!(total.is_complete());
    }

    #[test]
    fn an_unpublished_amount_makes_the_total_incomplete() {
        let table = amounts(&SIX);
        let selection = select(&table, &Filters::default(), &|_| true);
        let total = selection.total(&selection.rows, &table, Measure::Approved);
        assert_eq!((total.published, total.of, total.is_complete()), (5, 6, false));
    }
}
