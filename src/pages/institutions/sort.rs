//! The order of the table, kept in the address.

use crate::parts::chips::measure_word;
use crate::selection::Shown;
use crate::session::Session;
use crate::words::{self, t};
use adaldyq_domain::measure::Measure;
use adaldyq_words::order;

/// As they stand in the address; from the fourth on they are measures.
pub const COLUMNS: [&str; 8] =
    ["name", "kind", "district", "approved", "adjusted", "executed", "execution", "per_client"];

/// The first column of figures.
const FIGURES: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Order {
    pub column: usize,
    pub down: bool,
}

impl Order {
    /// Of the address; the measure downwards where it says nothing.
    pub fn of(session: Session) -> Self {
        let asked = session.view.parameter("sort").and_then(|text| Self::parse(&text));
        asked.unwrap_or_else(|| {
            let measure = session.view.with(|view| view.measure).code();
            let column = COLUMNS.iter().position(|column| *column == measure).unwrap_or(FIGURES);
            Self { column, down: true }
        })
    }

    /// "name" upwards, "-name" downwards.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, down) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
        let column = COLUMNS.iter().position(|column| *column == name)?;
        Some(Self { column, down })
    }

    pub fn text(self) -> String {
        format!("{}{}", if self.down { "-" } else { "" }, COLUMNS[self.column])
    }

    /// What a press on a heading makes of it.
    pub fn pressed(self, column: usize) -> Self {
        let down = if self.column == column { !self.down } else { column >= FIGURES };
        Self { column, down }
    }
}

/// Rows in that order; those without a figure come last either way.
pub fn sorted(shown: &Shown, rows: &[u32], order: Order) -> Vec<u32> {
    let mut rows = rows.to_vec();
    if let Some(measure) = COLUMNS.get(order.column).and_then(|code| Measure::from_code(code)) {
        let value = |row: &u32| value(shown, *row, measure);
        rows.sort_by(|one, other| match (value(one), value(other)) {
            (Some(one), Some(other)) if order.down => other.total_cmp(&one),
            (Some(one), Some(other)) => one.total_cmp(&other),
            (one, other) => other.is_some().cmp(&one.is_some()),
        });
        return rows;
    }
    let lang = words::lang();
    rows.sort_by_cached_key(|row| {
        order::key(match order.column {
            0 => shown.catalogue.name(*row, lang),
            1 => shown.catalogue.kind_name(*row, lang),
            _ => shown.catalogue.district_name(*row, lang),
        })
    });
    if order.down {
        rows.reverse();
    }
    rows
}

/// A measure of one institution, whichever the map is coloured by.
pub fn value(shown: &Shown, row: u32, measure: Measure) -> Option<f64> {
    let clients = shown.clients.get(row as usize).copied().flatten();
    measure.value(&shown.figures(row), clients)
}

pub fn heading_word(session: Session, column: &str) -> String {
    match column {
        "name" => t("institution"),
        "kind" => t("filter-kind"),
        "district" => t("filter-district"),
        "per_client" => {
            let unit = session.showing.ready().and_then(|shown| shown.unit.clone());
            unit.map_or_else(|| t("measure-per-client"), |unit| t(&format!("per-{unit}")).replace(", ₸", ""))
        }
        measure => t(measure_word(Measure::from_code(measure).unwrap_or_default())),
    }
}

/// The unit under a heading.
pub fn unit(session: Session, column: &str) -> String {
    match column {
        "approved" | "adjusted" | "executed" => t("table-millions"),
        "per_client" => "₸".to_owned(),
        "execution" => session.showing.ready().map_or_else(String::new, |shown| {
            if shown.year_is_over() {
                shown.year.to_string()
            } else {
                crate::format::as_of(shown.catalogue.as_of(shown.year))
            }
        }),
        _ => String::new(),
    }
}
