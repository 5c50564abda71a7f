//! The lines of one institution's demonstration budgets.

use super::random::Chance;
use super::recipe::{Norm, Odd, Recipe};
use crate::source::Frame;
use crate::source::city::City;
use crate::source::institutions::Institution;

/// One line, in whole tenge.
pub struct Line {
    pub year: u16,
    pub group: String,
    pub item: String,
    pub approved: u64,
    pub adjusted: u64,
    pub executed: u64,
}

/// Amounts are rounded to thousands, as budgets are written.
const ROUND: f64 = 1000.0;

/// All lines of the institution at that position, by year, group and item.
pub fn of(recipe: &Recipe, frame: &Frame, city: &City, at: usize) -> Vec<Line> {
    let institution = &frame.institutions[at];
    let kind = &frame.lists.kinds[institution.kind].id;
    let Some(norm) = recipe.norm(&institution.id, kind) else { return Vec::new() };
    let usual = Odd::default();
    let odd = recipe.odd.get(&institution.id).unwrap_or(&usual);
    let own = Chance::of(recipe.seed, &institution.id).around_one(norm.spread);
    let newest = city.as_of.keys().next_back().copied().unwrap_or(0);
    let mut lines = Vec::new();
    for year in
        city.as_of.keys().filter(|year| is_there(institution, **year) && !odd.unpublished.contains(year))
    {
        let mut chance = Chance::of(recipe.seed, &format!("{}/{year}", institution.id));
        let grown = norm.growth.powi(i32::from(*year) - i32::from(newest));
        let sum = base(norm, frame, city, at, *year) * grown * own * chance.between(0.98, 1.02);
        let executed = executed_share(odd, *year, &city.as_of(*year), &mut chance);
        year_lines(norm, *year, sum, executed, &mut chance, &mut lines);
    }
    lines
}

fn is_there(institution: &Institution, year: u16) -> bool {
    institution.opened.is_none_or(|opened| opened.number() <= year)
        && institution.closed.is_none_or(|closed| year <= closed.number())
}

/// Clients of the year, or of the nearest year with a count, times the norm.
fn base(norm: &Norm, frame: &Frame, city: &City, at: usize, year: u16) -> f64 {
    let count = |year: u16| frame.clients.get(at, &frame.institutions[at], &frame.lists, year);
    let mut years: Vec<u16> = city.as_of.keys().copied().collect();
    years.sort_by_key(|other| (other.abs_diff(year), *other));
    match (years.into_iter().find_map(count), norm.per_client) {
        (Some(clients), Some(per_client)) => f64::from(clients) * per_client,
        _ => norm.amount.unwrap_or(0.0),
    }
}

/// What of the adjusted amount is executed, and whether each line differs a little.
struct Executed {
    share: f64,
    even: bool,
}

fn executed_share(odd: &Odd, year: u16, as_of: &str, chance: &mut Chance) -> Executed {
    let usual = match elapsed(year, as_of) {
        Some(elapsed) => elapsed * chance.between(0.8, 1.04),
        None => chance.between(0.93, 0.995),
    };
    match odd.overspent.into_iter().chain(odd.spent).find(|spent| spent.year == year) {
        Some(spent) => Executed { share: spent.share, even: true },
        None => Executed { share: usual, even: false },
    }
}

/// The part of a year that is over on that day; nothing where the whole of it is.
fn elapsed(year: u16, as_of: &str) -> Option<f64> {
    let date: jiff::civil::Date = as_of.parse().ok()?;
    (date.year() == year as i16)
        .then(|| (f64::from(date.day_of_year()) - 1.0) / f64::from(date.days_in_year()))
}

fn year_lines(
    norm: &Norm,
    year: u16,
    sum: f64,
    executed: Executed,
    chance: &mut Chance,
    lines: &mut Vec<Line>,
) {
    let moved = chance.between(0.98, 1.06);
    for (group, part) in &norm.groups {
        for (item, share) in &part.items {
            let approved = rounded(sum * part.share * share * chance.between(0.98, 1.02));
            let adjusted = rounded(approved * moved * chance.between(0.995, 1.005));
            let noise = chance.between(0.97, 1.03);
            let spent = adjusted * executed.share * if executed.even { 1.0 } else { noise };
            // Only an odd face may spend more than it has.
            let spent = if executed.even { rounded(spent) } else { rounded(spent).min(adjusted) };
            lines.push(Line {
                year,
                group: group.clone(),
                item: item.clone(),
                approved: approved as u64,
                adjusted: adjusted as u64,
                executed: spent as u64,
            });
        }
    }
}

fn rounded(amount: f64) -> f64 {
    (amount / ROUND).round() * ROUND
}
