//! The figures of a month.

use utoipa::ToSchema;

/// The figures of a month.
#[derive(ToSchema)]
pub struct DeskReport {
    /// As 2026-11.
    month: String,
    institutions: Vec<DeskInstitutionFigures>,
    topics: Vec<DeskTopicFigures>,
    total: DeskFigures,
}

#[derive(ToSchema)]
pub struct DeskInstitutionFigures {
    /// Null stands for those that name only a place and that nobody holds yet.
    institution: Option<String>,
    #[serde(flatten)]
    figures: DeskFigures,
}

#[derive(ToSchema)]
pub struct DeskTopicFigures {
    topic: String,
    #[serde(flatten)]
    figures: DeskFigures,
}

#[derive(ToSchema)]
pub struct DeskFigures {
    received: u64,
    answered: u64,
    in_time: u64,
    overdue: u64,
    /// Working days; the lower one of two in the middle. Null where nothing was answered.
    median_days: Option<i64>,
    confirmed: u64,
    disputed: u64,
    unconfirmed: u64,
    reopened: u64,
}
