//! What waits at a desk, and the receipt of what is entered there.

use crate::routes::complaints::Receipted;
use crate::routes::view::Item;
use utoipa::ToSchema;

/// What waits, the first due first.
#[derive(ToSchema)]
pub struct DeskQueue {
    complaints: Vec<DeskQueued>,
    counts: DeskQueueCounts,
    /// The `cursor` of the next page; null on the last one.
    next: Option<String>,
}

#[derive(ToSchema)]
pub struct DeskQueued {
    #[serde(flatten)]
    item: Item,
    /// Null where it is held: what is held is read where it is opened.
    text: Option<String>,
    due_in: Option<i64>,
    /// `accept`, `draft`, `participation`, `objection`, `final`, `countersign`.
    waiting_for: Option<String>,
    suspect: bool,
    /// The number of its last event.
    last: i64,
    released: bool,
    held: bool,
    /// Who else looks at it now.
    seen_by: Vec<String>,
}

/// How many wait, and for what.
#[derive(ToSchema)]
pub struct DeskQueueCounts {
    all: i64,
    overdue: i64,
    soon: i64,
    suspect: i64,
    accept: i64,
    draft: i64,
    participation: i64,
    objection: i64,
    r#final: i64,
    countersign: i64,
}

/// What was entered, with the key for printing.
#[derive(ToSchema)]
pub struct DeskReceipt {
    #[serde(flatten)]
    receipt: Receipted,
    /// Null where it was given before.
    key: Option<String>,
    complaint: DeskWritten,
}

/// What the printed receipt names of the complaint.
#[derive(ToSchema)]
pub struct DeskWritten {
    lang: String,
    topic: String,
    institution: Option<String>,
    district: Option<String>,
    /// Latitude, longitude.
    at: Option<[f64; 2]>,
    confidential: bool,
    /// The name of the one who wrote it down.
    by: String,
}
