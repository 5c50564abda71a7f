//! Natural breaks: the classes with the least sum of squared distances from their means, found by dynamic
//! programming.

/// Above this many distinct values a histogram stands for them.
const EXACT: usize = 4_000;
const BINS: usize = 2_000;

/// Positions in the sorted values at which a class begins, all but the first.
pub fn cuts(sorted: &[f64], most: usize) -> Vec<usize> {
    let mut points = runs(sorted, |first, value| value == first);
    if points.len() > EXACT {
        let lowest = sorted[0];
        let width = (sorted[sorted.len() - 1] - lowest) / BINS as f64;
        let bin = |value: f64| ((value - lowest) / width).floor();
        points = runs(sorted, |first, value| bin(first) == bin(value));
    }
    // At most MOST classes, and a point of its own in each.
    let classes = most.min(points.len());
    Sums::of(sorted, points).best(classes)
}

/// Where runs of values that belong together begin.
fn runs(sorted: &[f64], together: impl Fn(f64, f64) -> bool) -> Vec<usize> {
    let mut starts = vec![0];
    let mut first = sorted[0];
    for (at, value) in sorted.iter().copied().enumerate() {
        if !together(first, value) {
            starts.push(at);
            first = value;
        }
    }
    starts
}

/// Running sums over points, from which the cost of any class is taken at once.
struct Sums {
    /// Where each point's values begin, and behind them the count of all.
    starts: Vec<usize>,
    sum: Vec<f64>,
    squares: Vec<f64>,
}

impl Sums {
    fn of(sorted: &[f64], mut starts: Vec<usize>) -> Self {
        starts.push(sorted.len());
        // Measured from the middle, so that squares of large amounts lose fewer digits.
        let middle = sorted[sorted.len() / 2];
        let (mut sum, mut squares) = (vec![0.0], vec![0.0]);
        let (mut total, mut total_squares) = (0.0, 0.0);
        for point in starts.windows(2) {
            for value in &sorted[point[0]..point[1]] {
                let distance = value - middle;
                total += distance;
                total_squares += distance * distance;
            }
            sum.push(total);
            squares.push(total_squares);
        }
        Self { starts, sum, squares }
    }

    /// Squared distances from the mean of the points `from..to`.
    fn cost(&self, from: usize, to: usize) -> f64 {
        let count = (self.starts[to] - self.starts[from]) as f64;
        let sum = self.sum[to] - self.sum[from];
        let squares = self.squares[to] - self.squares[from];
        (squares - sum * sum / count).max(0.0)
    }

    fn best(&self, classes: usize) -> Vec<usize> {
        let points = self.starts.len() - 1;
        // costs[to]: the least cost of the points before `to`, in as many classes as there are rows so far.
        let mut costs: Vec<f64> =
            (0..=points).map(|to| if to == 0 { 0.0 } else { self.cost(0, to) }).collect();
        let mut rows = Vec::with_capacity(classes);
        for class in 1..classes {
            let mut row = Row { costs: vec![f64::INFINITY; points + 1], starts: vec![0; points + 1] };
            row.fill(self, &costs, (class + 1, points), (class, points - 1));
            costs = std::mem::take(&mut row.costs);
            rows.push(row.starts);
        }
        let mut cuts = Vec::with_capacity(rows.len());
        let mut end = points;
        for row in rows.iter().rev() {
            end = row[end];
            cuts.push(self.starts[end]);
        }
        cuts.reverse();
        cuts
    }
}

struct Row {
    costs: Vec<f64>,
    /// Where the last class begins.
    starts: Vec<usize>,
}

impl Row {
    /// Fills the ends `first..=last`, whose last classes begin within `from..=to`. The later the end, the later
    /// the best beginning, so the middle end halves the choice for both sides.
    fn fill(
        &mut self,
        sums: &Sums,
        before: &[f64],
        (first, last): (usize, usize),
        (from, to): (usize, usize),
    ) {
        if first > last {
            return;
        }
        let end = first + (last - first) / 2;
        let (mut best, mut best_start) = (f64::INFINITY, from);
        for (start, before) in before.iter().enumerate().take(to.min(end - 1) + 1).skip(from) {
            let cost = before + sums.cost(start, end);
            if cost < best {
                (best, best_start) = (cost, start);
            }
        }
        (self.costs[end], self.starts[end]) = (best, best_start);
        self.fill(sums, before, (first, end - 1), (from, best_start));
        self.fill(sums, before, (end + 1, last), (best_start, to));
    }
}
