//! A complaint as its officials see it, what a step makes of it, and all of it as one file.

use crate::routes::view::{Event, One, ShownContact};
use utoipa::ToSchema;

/// One complaint with all that its officials need.
#[derive(ToSchema)]
pub struct DeskComplaint {
    #[serde(flatten)]
    case: DeskCase,
    /// The actions that the rules allow now.
    can: Vec<String>,
    /// Whether it was hidden by this official's hand, and whether the reply was drafted by it.
    hidden_by_me: bool,
    drafted_by_me: bool,
    /// Of one's own office.
    notes: Vec<DeskNote>,
    /// Who else looks at it now.
    watching: Vec<String>,
}

/// What belongs to the case, and not to the desk that it lies on.
#[derive(ToSchema)]
pub struct DeskCase {
    #[serde(flatten)]
    one: One,
    /// Null for those who do not answer it.
    contact: Option<ShownContact>,
    /// Whether news goes to the contact's own address.
    follows: bool,
    events: Vec<DeskEvent>,
    /// The number of the last event.
    last: Option<i64>,
    /// Whether it was released to an institution.
    released: bool,
    /// Whether a machine seems to have sent it.
    suspect: bool,
    /// The latest day that the term can be extended to.
    #[schema(format = Date)]
    extend_until: String,
    /// Working days to the due day, negative where it has passed; null once the reply has stopped the clock.
    due_in: Option<i64>,
    /// The numbers of those that are merged into it and get its reply, as far as one may see them.
    merged: Vec<String>,
    /// Who opened it or took it out while it was held; for officers.
    accesses: Vec<DeskAccess>,
}

#[derive(ToSchema)]
pub struct DeskEvent {
    #[serde(flatten)]
    event: Event,
    /// The name of the colleague who did it, and of the one who was stood in for.
    official: Option<String>,
    acting_for: Option<String>,
}

#[derive(ToSchema)]
pub struct DeskNote {
    time: String,
    by: String,
    text: String,
}

#[derive(ToSchema)]
pub struct DeskAccess {
    time: String,
    by: String,
    /// `opened`, `exported`, `receipt`.
    what: String,
}

/// The complaint after a step, or what is left to say of one that the step took out of sight.
#[derive(ToSchema)]
#[serde(untagged)]
pub enum DeskActed {
    Seen(Box<DeskComplaint>),
    Gone(DeskGone),
}

#[derive(ToSchema)]
pub struct DeskGone {
    id: String,
    gone: bool,
    can: Vec<String>,
}

#[derive(ToSchema)]
pub struct DeskWatching {
    /// Who else looks at it now.
    watching: Vec<String>,
    /// The number of its last event.
    last: i64,
}

/// Everything of one complaint as one file.
#[derive(ToSchema)]
pub struct DeskExport {
    /// `adaldyq-case-1`.
    format: String,
    exported: String,
    by: String,
    complaint: DeskCase,
    /// Of the member `complaint`, written without spaces and with its members in this order.
    complaint_sha256: String,
    texts: Vec<DeskExportedText>,
    photos: Vec<DeskExportedPhoto>,
}

#[derive(ToSchema)]
pub struct DeskExportedText {
    /// The number of its event.
    event: i64,
    sha256: String,
}

#[derive(ToSchema)]
pub struct DeskExportedPhoto {
    id: String,
    event: i64,
    r#type: String,
    sha256: String,
    /// Null where the picture is lost.
    base64: Option<String>,
}
