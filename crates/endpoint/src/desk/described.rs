//! The bodies that the desk takes, as the description of the API shows them. They are read member by member, so
//! that a wrong type is a fault of its field; null is the same as absent.
#![allow(dead_code, reason = "only describes what the handlers read")]

use crate::routes::complaints::SentComplaint;
use adaldyq_domain::complaint::event::Channel;
use adaldyq_domain::complaint::life::{HideReason, Outcome, Stance};
use adaldyq_domain::complaint::official::Role;
use adaldyq_domain::complaint::proposal::ProposalOutcome;
use adaldyq_domain::lang::Lang;
use utoipa::ToSchema;

#[derive(ToSchema)]
pub struct DeskSignIn {
    login: String,
    password: String,
    /// Six digits of the authenticator; none with a password that is given once.
    code: Option<String>,
}

#[derive(ToSchema)]
pub struct DeskEnrolment {
    login: String,
    /// The one that was given once.
    password: String,
    new_password: String,
    code: String,
}

#[derive(ToSchema)]
pub struct DeskPassword {
    password: String,
    new_password: String,
    code: String,
}

#[derive(ToSchema)]
#[schema(example = json!({ "interests": ["school-027"] }))]
pub struct DeskInterests {
    interests: Vec<String>,
}

#[derive(ToSchema)]
#[schema(example = json!({ "account": null }))]
pub struct DeskDeputy {
    /// Of the same office; nobody stands in where it is null.
    account: Option<String>,
    #[schema(format = Date)]
    from: Option<String>,
    #[schema(format = Date)]
    until: Option<String>,
}

#[derive(ToSchema)]
#[schema(example = json!({ "email": "aya@example.kz", "lang": "kk" }))]
pub struct DeskMail {
    /// No letters where it is null.
    email: Option<String>,
    #[schema(value_type = Option<String>)]
    lang: Option<Lang>,
}

#[derive(ToSchema)]
#[schema(example = json!({ "login": "aya", "name": "Aya", "role": "operator" }))]
pub struct DeskNewUser {
    /// 2 to 40 small Latin letters, digits, dots, hyphens or underscores, a letter first.
    #[schema(pattern = "^[a-z][a-z0-9._-]{1,39}$")]
    login: String,
    name: String,
    /// `operator`, `institution`, `officer`, `administrator`.
    #[schema(value_type = String)]
    role: Role,
    /// Of the role `institution` alone.
    institution: Option<String>,
}

#[derive(ToSchema)]
#[schema(example = json!({ "name": "Aya", "email": "aya@example.kz", "lang": "ru", "deputy": null }))]
pub struct DeskChangedUser {
    name: Option<String>,
    #[schema(value_type = Option<String>)]
    role: Option<Role>,
    institution: Option<String>,
    disabled: Option<bool>,
    /// Gives a new password for once, and a new secret for the authenticator.
    reset: Option<bool>,
    deputy: Option<DeskDeputy>,
    email: Option<String>,
    #[schema(value_type = Option<String>)]
    lang: Option<Lang>,
}

#[derive(ToSchema)]
pub struct DeskAction {
    /// `accept`, `redirect`, `hide`, `countersign`, `show`, `release`, `draft`, `participate`, `finalise`, `extend`,
    /// `ask`, `message`, `register_with_state`, `merge`, `unmerge`, `note`.
    action: String,
    /// The number of the last event that was seen; a note needs none.
    last: Option<i64>,
    text: Option<String>,
    institution: Option<String>,
    /// `spam`, `abuse`, `personal_data`, `unlawful`.
    #[schema(value_type = Option<String>)]
    reason: Option<HideReason>,
    /// `done`, `planned`, `explained`, `declined`, `duplicate`.
    #[schema(value_type = Option<String>)]
    outcome: Option<Outcome>,
    /// `agrees`, `disagrees`.
    #[schema(value_type = Option<String>)]
    stance: Option<Stance>,
    #[schema(format = Date)]
    due: Option<String>,
    signed_by: Option<String>,
    /// In the state's register.
    number: Option<String>,
    #[schema(format = Date)]
    date: Option<String>,
    /// The number of the main complaint.
    into: Option<String>,
}

#[derive(ToSchema)]
#[schema(example = json!({ "channel": "counter", "institution": "school-027", "topic": "roads",
    "text": "A deep hole before the gate", "lang": "en" }))]
pub struct DeskEntered {
    /// `counter`, `telephone`.
    #[schema(value_type = String)]
    channel: Channel,
    #[serde(flatten)]
    complaint: SentComplaint,
}

#[derive(ToSchema)]
#[schema(example = json!({ "templates": [{ "title": "Planned", "lang": "en", "text": "It is planned." }] }))]
pub struct DeskTemplates {
    templates: Vec<DeskTemplate>,
}

#[derive(ToSchema)]
pub struct DeskTemplate {
    title: String,
    #[schema(value_type = String)]
    lang: Lang,
    text: String,
}

#[derive(ToSchema)]
#[schema(example = json!({ "institution": "school-027", "title": "An open contest", "finding": "One supplier",
    "measure": "A contest each year", "by": "2027-01-29", "complaints": [] }))]
pub struct DeskProposal {
    institution: String,
    title: String,
    finding: String,
    measure: String,
    #[schema(format = Date)]
    by: String,
    complaints: Option<Vec<String>>,
    /// Of one that is edited: the version that was seen.
    last: Option<i64>,
}

#[derive(ToSchema)]
#[schema(example = json!({ "action": "settle", "last": 2, "outcome": "accepted", "text": "It is announced." }))]
pub struct DeskProposalAction {
    /// `send`, `consider`, `settle`, `discard`.
    action: String,
    last: i64,
    #[schema(value_type = Option<String>)]
    stance: Option<Stance>,
    text: Option<String>,
    /// `accepted`, `partly`, `declined`.
    #[schema(value_type = Option<String>)]
    outcome: Option<ProposalOutcome>,
    #[schema(format = Date)]
    by: Option<String>,
}
