//! The administrators manage accounts.

use super::account::managed;
use super::answers::{DeskAddedUser, DeskAudit, DeskChanged, DeskUsers};
use super::described::{DeskChangedUser, DeskNewUser};
use super::fields::Fields;
use super::me::{read_deputy, read_mail};
use super::signed::{Signed, refused};
use super::{password, totp};
use crate::app::Endpoint;
use crate::city::Published;
use crate::clock;
use crate::problem::{Conflict, NotSignedIn, NotYours, Refusal};
use crate::routes::body::Members;
use crate::secret::Secret;
use crate::store::account_changes::{Change, ChangeAccount, ChangeError};
use crate::store::accounts::{Account, AddAccount};
use adaldyq_domain::complaint::draft::Places;
use adaldyq_domain::complaint::official::{AccountId, Role};
use adaldyq_domain::fault::Fault;
use adaldyq_domain::id::InstitutionId;
use adaldyq_domain::lang::Lang;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use std::sync::Arc;

/// How long a password that is given once may wait to be used: seven days.
const ONE_TIME: i64 = 7 * 24 * 60 * 60 * 1_000;
/// Most characters of a person's name.
pub const LONGEST_NAME: usize = 200;

/// `GET /api/desk/users`.
#[utoipa::path(
    get,
    path = "/users",
    operation_id = "desk_users_list",
    tag = "desk",
    description = "All accounts.",
    security(("session" = [])),
    responses((status = 200, body = DeskUsers), NotSignedIn, NotYours)
)]
pub async fn list(State(endpoint): State<Arc<Endpoint>>, signed: Signed) -> Result<Json<Value>, Refusal> {
    signed.must_be(&[Role::Administrator])?;
    let everybody = endpoint.store.accounts().await?;
    let users: Vec<Value> = everybody.iter().map(|account| managed(account, &everybody)).collect();
    Ok(Json(json!({ "users": users })))
}

/// `GET /api/desk/users/audit`: what happened to accounts, newest first.
#[utoipa::path(
    get,
    path = "/users/audit",
    operation_id = "desk_users_audit",
    tag = "desk",
    description = "What happened to accounts, newest first.",
    security(("session" = [])),
    responses((status = 200, body = DeskAudit), NotSignedIn, NotYours)
)]
pub async fn audit(State(endpoint): State<Arc<Endpoint>>, signed: Signed) -> Result<Json<Value>, Refusal> {
    signed.must_be(&[Role::Administrator])?;
    let entries = endpoint.store.audit().await?;
    let events: Vec<Value> = entries
        .into_iter()
        .map(|entry| {
            json!({
                "time": clock::iso(entry.time), "what": entry.what, "by": entry.by, "about": entry.about,
                "note": entry.note,
            })
        })
        .collect();
    Ok(Json(json!({ "events": events })))
}

/// `POST /api/desk/users`: a new account, and the password that it is first signed in with.
#[utoipa::path(
    post,
    path = "/users",
    operation_id = "desk_users_add",
    tag = "desk",
    description = "A new account, and the password it is first signed in with.",
    security(("session" = [])),
    request_body = DeskNewUser,
    responses((status = 201, body = DeskAddedUser), NotSignedIn, NotYours)
)]
pub async fn add(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    Members(members): Members,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    signed.must_be(&[Role::Administrator])?;
    let mut fields = Fields::new(&members);
    let login = fields.coded("login", "bad-login", read_login);
    let login = fields.needed("login", login);
    let name = fields.line("name", LONGEST_NAME);
    let name = fields.needed("name", name);
    let role = fields.coded("role", "unknown-role", Role::from_code);
    let role = fields.needed("role", role);
    let institution = read_institution(&mut fields, &endpoint.city.current(), role);
    let given = fields.checked(login.zip(name).zip(role))?;
    let ((login, name), role) = given.ok_or(Refusal::NotFound)?;
    let one_time = password::one_time();
    let hash = password::hash(one_time.clone()).await.map_err(|_| Refusal::NotFound)?;
    let account = new_account(&endpoint.secret, login, name, role, institution, hash, endpoint.clock.now());
    let add = AddAccount { account: account.clone(), by: Some(signed.account.id) };
    if !endpoint.store.add_account(add).await? {
        return Err(Refusal::of(Fault::new("login", "login-taken")));
    }
    let user = managed(&account, &[]);
    Ok((StatusCode::CREATED, Json(json!({ "user": user, "one_time_password": one_time }))))
}

/// An account that waits for its owner, with this password for once.
pub fn new_account(
    secret: &Secret,
    login: String,
    name: String,
    role: Role,
    institution: Option<InstitutionId>,
    password_hash: String,
    now: i64,
) -> Account {
    let id = AccountId::from_random(rand::random());
    Account {
        totp: seal(secret, &id, &totp::new_secret()),
        id,
        login,
        name,
        role,
        institution,
        password: password_hash.into(),
        one_time_until: Some(now + ONE_TIME),
        interests: Vec::new(),
        deputy: None,
        email: None,
        lang: Lang::Kk,
        disabled: false,
        created: now,
        seen: None,
    }
}

/// The same, with a password and an authenticator that its owner has already.
pub fn ready(secret: &Secret, mut account: Account, totp: &[u8]) -> Account {
    account.one_time_until = None;
    account.totp = seal(secret, &account.id, totp);
    account
}

/// The authenticator's secret as it is kept.
fn seal(secret: &Secret, id: &AccountId, totp: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(secret.seal(id.as_str(), totp))
}

/// Two to forty small letters, digits and signs that need no escaping.
pub fn read_login(text: &str) -> Option<String> {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-_".contains(&byte);
    let first = text.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
    (first && (2..=40).contains(&text.len()) && text.bytes().all(fits)).then(|| text.to_owned())
}

/// Given where, and only where, the role is that of an institution.
fn read_institution(fields: &mut Fields, published: &Published, role: Option<Role>) -> Option<InstitutionId> {
    let institution = fields.institution("institution", |id| published.knows_institution(id));
    match (role, &institution) {
        (Some(Role::Institution), None) => fields.fault(Fault::new("institution", "institution-needed")),
        (Some(Role::Institution) | None, _) | (_, None) => {}
        (Some(_), Some(_)) => fields.fault(Fault::new("institution", "institution-not-wanted")),
    }
    institution
}

/// `PATCH /api/desk/users/{id}`.
#[utoipa::path(
    patch,
    path = "/users/{id}",
    operation_id = "desk_users_change",
    tag = "desk",
    description = "Another name, role, institution, deputy or address for letters; disabled or not; reset.",
    security(("session" = [])),
    params(("id" = String, Path)),
    request_body = DeskChangedUser,
    responses((status = 200, body = DeskChanged), Conflict, NotSignedIn, NotYours)
)]
pub async fn change(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    Path(id): Path<String>,
    Members(members): Members,
) -> Result<Json<Value>, Refusal> {
    signed.must_be(&[Role::Administrator])?;
    let id = AccountId::new(&id).map_err(|_| Refusal::NotFound)?;
    let everybody = endpoint.store.accounts().await?;
    let account = everybody.iter().find(|account| account.id == id).ok_or(Refusal::NotFound)?;
    let (mut fields, mut changes) = (Fields::new(&members), Vec::new());
    if fields.has("name") {
        let name = fields.line("name", LONGEST_NAME);
        changes.extend(fields.needed("name", name).map(Change::Name));
    }
    if fields.has("role") || fields.has("institution") {
        let role = fields.coded("role", "unknown-role", Role::from_code).unwrap_or(account.role);
        let institution = read_institution(&mut fields, &endpoint.city.current(), Some(role));
        changes.push(Change::Office(role, institution));
    }
    changes.extend(fields.flag("disabled").map(Change::Disabled));
    if fields.has("deputy") {
        changes.extend(read_deputy(&mut fields, account, &everybody).map(Change::Deputy));
    }
    if fields.has("email") {
        changes.push(read_mail(&mut fields, account));
    }
    let mut one_time = None;
    if fields.flag("reset") == Some(true) {
        let (password, change) = reset(&endpoint, &id).await?;
        one_time = Some(password);
        changes.push(change);
    }
    fields.checked(())?;
    let change = ChangeAccount { id, changes, by: Some(signed.account.id), time: endpoint.clock.now() };
    let changed = endpoint.store.change_account(change).await?.map_err(|error| match error {
        ChangeError::Unknown => Refusal::NotFound,
        ChangeError::LastAdministrator => refused(StatusCode::CONFLICT, "last-administrator"),
    })?;
    let mut body = json!({ "user": managed(&changed, &everybody) });
    if let Some(one_time) = one_time {
        body["one_time_password"] = json!(one_time);
    }
    Ok(Json(body))
}

/// A new password for once, and a new secret for the authenticator.
async fn reset(endpoint: &Endpoint, id: &AccountId) -> Result<(String, Change), Refusal> {
    let one_time = password::one_time();
    let hash = password::hash(one_time.clone()).await.map_err(|_| Refusal::NotFound)?;
    Ok((one_time, reset_to(&endpoint.secret, id, hash, endpoint.clock.now())))
}

pub fn reset_to(secret: &Secret, id: &AccountId, password: String, now: i64) -> Change {
    Change::Reset { password, until: now + ONE_TIME, totp: seal(secret, id, &totp::new_secret()) }
}
