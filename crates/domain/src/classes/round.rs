//! Borders at numbers people can read.

/// For each cut (a position in the sorted values at which a class begins) the roundest border that moves at
/// most a `leeway`-th of either neighbouring class across it. Two borders of a class never take all of it.
pub fn breaks(sorted: &[f64], cuts: &[usize], leeway: usize) -> Vec<f64> {
    let mut breaks = Vec::with_capacity(cuts.len());
    for (place, cut) in cuts.iter().copied().enumerate() {
        let before = place.checked_sub(1).map_or(0, |previous| cuts[previous]);
        let after = cuts.get(place + 1).copied().unwrap_or(sorted.len());
        let above = sorted[cut - 1 - (cut - before) / leeway];
        let up_to = sorted[cut + (after - cut) / leeway];
        let middle = sorted[cut - 1] + (sorted[cut] - sorted[cut - 1]) / 2.0;
        breaks.push(roundest(above, middle, up_to).unwrap_or(sorted[cut]));
    }
    breaks
}

/// The multiple of the coarsest step (5, 2 or 1 times a power of ten) that is above `above` and not above
/// `up_to`; of several, the one nearest to `middle`.
fn roundest(above: f64, middle: f64, up_to: f64) -> Option<f64> {
    let largest = above.abs().max(up_to.abs());
    let mut power = Power::at_least(largest);
    // A double has 15 to 17 digits; beyond them no rounder number is left to find.
    for _ in 0..18 {
        for step in [5.0, 2.0, 1.0] {
            let first = (power.over(above) / step).floor() + 1.0;
            let last = (power.over(up_to) / step).floor();
            let nearest = (power.over(middle) / step).round().max(first).min(last);
            let border = power.times(nearest * step);
            if border > above && border <= up_to {
                return Some(border);
            }
        }
        power = power.down();
    }
    None
}

/// A power of ten kept as a whole number above or below the line, so that 68 hundredths are exactly what
/// `0.68` is.
#[derive(Clone, Copy)]
struct Power {
    above: f64,
    below: f64,
}

impl Power {
    fn at_least(value: f64) -> Self {
        let mut power = Self { above: 1.0, below: 1.0 };
        while power.above < value && power.above < 1e22 {
            power.above *= 10.0;
        }
        power
    }

    fn down(self) -> Self {
        if self.above > 1.0 {
            // Exact: powers up to 10^22 are doubles.
            Self { above: self.above / 10.0, below: 1.0 }
        } else {
            Self { above: 1.0, below: self.below * 10.0 }
        }
    }

    fn times(self, value: f64) -> f64 {
        value * self.above / self.below
    }

    fn over(self, value: f64) -> f64 {
        value * self.below / self.above
    }
}
