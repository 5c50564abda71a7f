//! What the map shows of an institution's year.

use crate::catalogue::Figures;
use crate::money::Tenge;

/// What the colour of an institution stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Measure {
    #[default]
    Approved,
    Adjusted,
    Executed,
    /// Executed of what was planned, as a share of 1.
    Execution,
    /// Planned tenge for each client of the year.
    PerClient,
}

impl Measure {
    pub const ALL: [Self; 5] =
        [Self::Approved, Self::Adjusted, Self::Executed, Self::Execution, Self::PerClient];

    /// As it stands in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Adjusted => "adjusted",
            Self::Executed => "executed",
            Self::Execution => "execution",
            Self::PerClient => "per_client",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.code() == code)
    }

    /// The value of one institution and year; nothing where a part of it was not published or would be
    /// divided by zero.
    pub fn value(self, figures: &Figures, clients: Option<u32>) -> Option<f64> {
        match self {
            Self::Approved => figures.approved.map(Tenge::as_f64),
            Self::Adjusted => figures.adjusted.map(Tenge::as_f64),
            Self::Executed => figures.executed.map(Tenge::as_f64),
            Self::Execution => ratio(figures.executed?, plan(figures)?.as_f64()),
            Self::PerClient => ratio(plan(figures)?, f64::from(clients?)),
        }
    }
}

/// What the institution may spend: the adjusted amount, or the approved one where there is no adjusted.
pub fn plan(figures: &Figures) -> Option<Tenge> {
    figures.adjusted.or(figures.approved)
}

fn ratio(amount: Tenge, divisor: f64) -> Option<f64> {
    (divisor > 0.0).then(|| amount.as_f64() / divisor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn tenge(amount: i64) -> Option<Tenge> {
        Tenge::new(amount).ok()
    }

    fn figures(approved: Option<i64>, adjusted: Option<i64>, executed: Option<i64>) -> Figures {
        let of = |amount: Option<i64>| amount.and_then(tenge);
        Figures { approved: of(approved), adjusted: of(adjusted), executed: of(executed) }
    }

    #[test]
    fn every_measure_is_found_by_its_code() {
        for measure in Measure::ALL {
            assert_eq!(Measure::from_code(measure.code()), Some(measure));
        }
        assert_eq!(Measure::from_code("spent"), None);
        assert_eq!(Measure::default(), Measure::Approved);
    }

    #[rstest]
    #[case::of_adjusted(figures(Some(100), Some(200), Some(150)), Some(0.75))]
    #[case::of_approved_where_nothing_was_adjusted(figures(Some(100), None, Some(150)), Some(1.5))]
    #[case::adjusted_to_zero_has_no_share(figures(Some(100), Some(0), Some(0)), None)]
    #[case::nothing_planned(figures(None, None, Some(1)), None)]
    #[case::nothing_published_as_spent(figures(Some(100), Some(100), None), None)]
    #[case::spent_nothing(figures(Some(100), None, Some(0)), Some(0.0))]
    fn execution_is_what_was_spent_of_the_plan(#[case] figures: Figures, #[case] wanted: Option<f64>) {
        assert_eq!(Measure::Execution.value(&figures, None), wanted);
    }

    #[rstest]
    #[case(figures(Some(100), Some(200), None), Some(50), Some(4.0))]
    #[case(figures(Some(100), None, None), Some(50), Some(2.0))]
    #[case(figures(Some(100), None, None), Some(0), None)]
    #[case(figures(Some(100), None, None), None, None)]
    #[case(figures(None, None, Some(5)), Some(50), None)]
    fn money_per_client_is_the_plan_over_clients(
        #[case] figures: Figures,
        #[case] clients: Option<u32>,
        #[case] wanted: Option<f64>,
    ) {
        assert_eq!(Measure::PerClient.value(&figures, clients), wanted);
    }

    #[test]
    fn an_amount_that_was_not_published_is_not_zero() {
        let figures = figures(None, Some(0), None);
        assert_eq!(Measure::Approved.value(&figures, None), None);
        assert_eq!(Measure::Adjusted.value(&figures, None), Some(0.0));
        assert_eq!(Measure::Executed.value(&figures, None), None);
    }
}
