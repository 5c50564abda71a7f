//! What the desk answers, as the description of the API shows it. The tests hold every answer that they get against
//! it, so nothing is described that is not so.
#![allow(dead_code, reason = "only describes what the handlers write")]

use crate::routes::view::{Event, Item, One, ShownContact};
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
    receipt: crate::routes::complaints::Receipted,
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

#[derive(ToSchema)]
pub struct DeskKeptTemplates {
    templates: Vec<DeskKeptTemplate>,
}

#[derive(ToSchema)]
pub struct DeskKeptTemplate {
    title: String,
    text: String,
    lang: String,
}

#[derive(ToSchema)]
pub struct DeskProposals {
    proposals: Vec<DeskShownProposal>,
    /// The `cursor` of the next page; null on the last one.
    next: Option<String>,
}

/// A proposal as officials see it.
#[derive(ToSchema)]
pub struct DeskShownProposal {
    id: String,
    institution: String,
    title: String,
    finding: String,
    measure: String,
    #[schema(format = Date)]
    by: String,
    complaints: Vec<String>,
    /// `drafted`, `sent`, `considered`, `settled`.
    status: String,
    outcome: Option<String>,
    outcome_text: Option<String>,
    #[schema(format = Date)]
    outcome_by: Option<String>,
    opinion: Option<DeskProposalOpinion>,
    author: Option<String>,
    created: String,
    #[schema(format = Date)]
    sent: Option<String>,
    #[schema(format = Date)]
    considered: Option<String>,
    #[schema(format = Date)]
    settled: Option<String>,
    /// The version that was seen.
    last: i64,
    waits_for_me: bool,
    can: Vec<String>,
    /// Why an officer cannot consider one that waits: `own-proposal`, `interested`.
    why_not: Option<String>,
    /// To officers: the names of those who can consider it, of a draft those who could once it is sent.
    considerers: Option<Vec<String>>,
}

#[derive(ToSchema)]
pub struct DeskProposalsWaiting {
    waiting: u64,
}

#[derive(ToSchema)]
pub struct DeskProposalOpinion {
    text: String,
    stance: Option<String>,
    by: Option<String>,
    time: String,
}

/// The proposal after a step; or that it is discarded.
#[derive(ToSchema)]
#[serde(untagged)]
pub enum DeskSteppedProposal {
    Shown(Box<DeskShownProposal>),
    Discarded(DeskDiscarded),
}

#[derive(ToSchema)]
pub struct DeskDiscarded {
    discarded: bool,
}

/// Who is signed in.
#[derive(ToSchema)]
pub struct DeskSession {
    account: DeskAccount,
    /// What every change has to carry in the header X-CSRF.
    csrf: String,
    until: String,
}

/// A session; or, with a password that was given once, what the authenticator needs.
#[derive(ToSchema)]
#[serde(untagged)]
pub enum DeskSignedIn {
    In(Box<DeskSession>),
    First(DeskEnrolling),
}

#[derive(ToSchema)]
pub struct DeskEnrolling {
    enrol: DeskAuthenticator,
}

#[derive(ToSchema)]
pub struct DeskAuthenticator {
    /// In base 32.
    secret: String,
    otpauth: String,
}

/// An account as its owner sees it.
#[derive(ToSchema)]
pub struct DeskAccount {
    id: String,
    login: String,
    name: String,
    role: String,
    institution: Option<String>,
    interests: Vec<String>,
    email: Option<String>,
    lang: String,
    deputy: Option<DeskShownDeputy>,
    /// Who is absent today, and has named this account.
    stands_in_for: Vec<DeskAbsent>,
}

#[derive(ToSchema)]
pub struct DeskShownDeputy {
    account: String,
    name: Option<String>,
    #[schema(format = Date)]
    from: String,
    #[schema(format = Date)]
    until: String,
}

#[derive(ToSchema)]
pub struct DeskAbsent {
    account: String,
    name: String,
    role: String,
    institution: Option<String>,
    #[schema(format = Date)]
    until: Option<String>,
}

#[derive(ToSchema)]
pub struct DeskColleagues {
    colleagues: Vec<DeskColleague>,
}

#[derive(ToSchema)]
pub struct DeskColleague {
    account: String,
    name: String,
}

#[derive(ToSchema)]
pub struct DeskUsers {
    users: Vec<DeskUser>,
}

/// An account as administrators see it.
#[derive(ToSchema)]
pub struct DeskUser {
    id: String,
    login: String,
    name: String,
    role: String,
    institution: Option<String>,
    disabled: bool,
    /// Whether its owner has signed in with a password of their own.
    enrolled: bool,
    last_seen: Option<String>,
    interests: Vec<String>,
    email: Option<String>,
    lang: String,
    deputy: Option<DeskShownDeputy>,
    created: String,
}

#[derive(ToSchema)]
pub struct DeskAddedUser {
    user: DeskUser,
    /// What it is first signed in with.
    one_time_password: String,
}

#[derive(ToSchema)]
pub struct DeskChanged {
    user: DeskUser,
    /// Where it was reset.
    #[schema(nullable = false)]
    one_time_password: Option<String>,
}

#[derive(ToSchema)]
pub struct DeskAudit {
    /// The newest first.
    events: Vec<DeskAudited>,
}

#[derive(ToSchema)]
pub struct DeskAudited {
    time: String,
    what: String,
    by: Option<String>,
    about: Option<String>,
    note: Option<String>,
}
