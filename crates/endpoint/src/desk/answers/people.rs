//! Who works at the desks: who is signed in, with the templates they keep, and what administrators see of all.

use utoipa::ToSchema;

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
