//! Colour classes: where the borders between them lie, at numbers people can read.

mod natural;
mod round;

/// Classes of values from the lowest up. A border belongs to the class above it.
///
/// Made from values, no class is empty over them, and borders ascend strictly; fewer distinct values give
/// fewer classes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Classes {
    breaks: Vec<f64>,
    count: usize,
}

/// How many classes there are unless asked otherwise.
pub const USUAL: usize = 6;
/// More than this, and neighbouring colours cannot be told apart.
pub const MOST: usize = 7;

/// How borders are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// About as many institutions in each class.
    #[default]
    Quantiles,
    /// Values of a class lie close together (least squares).
    Natural,
}

impl Classes {
    /// Up to `most` classes of the finite ones among the values.
    pub fn new(method: Method, values: &[f64], most: usize) -> Self {
        let mut sorted: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        if sorted.is_empty() || most == 0 {
            return Self::default();
        }
        let most = most.min(MOST);
        // Natural breaks stand in gaps, and are moved less for the sake of a round number.
        let (cuts, leeway) = match method {
            Method::Quantiles => (quantiles(&sorted, most), 5),
            Method::Natural => (natural::cuts(&sorted, most), 10),
        };
        let breaks = round::breaks(&sorted, &cuts, leeway);
        Self { count: breaks.len() + 1, breaks }
    }

    pub fn quantiles(values: &[f64], most: usize) -> Self {
        Self::new(Method::Quantiles, values, most)
    }

    pub fn natural(values: &[f64], most: usize) -> Self {
        Self::new(Method::Natural, values, most)
    }

    /// How many classes there are; zero where there was no value.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The borders between classes, ascending: one fewer than classes.
    pub fn breaks(&self) -> &[f64] {
        &self.breaks
    }

    /// The class of a value, from 0, the lowest.
    pub fn class_of(&self, value: f64) -> usize {
        self.breaks.partition_point(|border| *border <= value)
    }

    /// Where a class begins and where it ends: from the first (included) to the second (not included). The
    /// lowest has no beginning and the highest no end.
    pub fn bounds(&self, class: usize) -> (Option<f64>, Option<f64>) {
        let from = class.checked_sub(1).and_then(|below| self.breaks.get(below));
        (from.copied(), self.breaks.get(class).copied())
    }
}

/// Positions in the sorted values at which a class begins, all but the first: each as near to an equal share
/// of what is left as equal values allow, for they stay together.
fn quantiles(sorted: &[f64], most: usize) -> Vec<usize> {
    let starts: Vec<usize> = (1..sorted.len()).filter(|at| sorted[at - 1] < sorted[*at]).collect();
    let classes = most.min(starts.len() + 1);
    let mut cuts = Vec::with_capacity(MOST);
    let (mut last, mut next) = (0, 0);
    for left in (2..=classes).rev() {
        let ideal = last + (sorted.len() - last) / left;
        // Enough starts stay for the classes after this one.
        let latest = starts.len() - (left - 1);
        while next < latest && starts[next + 1].abs_diff(ideal) <= starts[next].abs_diff(ideal) {
            next += 1;
        }
        last = starts[next];
        cuts.push(last);
        next += 1;
    }
    cuts
}

#[cfg(test)]
mod tests;
