//! What officials say of themselves: where they have an interest, and who stands in for them.

use super::account;
use super::answers::{DeskAccount, DeskColleagues};
use super::described::{DeskDeputy, DeskInterests, DeskMail, DeskPassword};
use super::fields::Fields;
use super::session::generator;
use super::signed::{Signed, may_stand_in};
use super::{password, signed};
use crate::app::Endpoint;
use crate::problem::{NotSignedIn, NotYours, Refusal};
use crate::routes::body::Members;
use crate::store::account_changes::{Change, ChangeAccount};
use crate::store::accounts::{Account, Deputy};
use crate::store::attempts::Attempt;
use crate::store::sessions::UseCode;
use adaldyq_domain::complaint::contact::is_email;
use adaldyq_domain::complaint::draft::Places;
use adaldyq_domain::complaint::official::AccountId;
use adaldyq_domain::fault::Fault;
use adaldyq_domain::id::InstitutionId;
use adaldyq_domain::lang::Lang;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::sync::Arc;

const LONGEST_EMAIL: usize = 254;

/// `GET /api/desk/colleagues`: whom one may name as a deputy.
#[utoipa::path(
    get,
    path = "/colleagues",
    operation_id = "desk_me_colleagues",
    tag = "desk",
    description = "Whom one may name as a deputy.",
    security(("session" = [])),
    responses((status = 200, body = DeskColleagues), NotSignedIn, NotYours)
)]
pub async fn colleagues(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
) -> Result<Json<Value>, Refusal> {
    let everybody = endpoint.store.accounts().await?;
    let colleagues: Vec<Value> = everybody
        .iter()
        .filter(|other| may_stand_in(other, &signed.account))
        .map(|other| json!({ "account": other.id, "name": other.name }))
        .collect();
    Ok(Json(json!({ "colleagues": colleagues })))
}

/// `PUT /api/desk/me/interests`: the whole list, as it is from now on.
#[utoipa::path(
    put,
    path = "/me/interests",
    operation_id = "desk_me_interests",
    tag = "desk",
    description = "Institutions in which one has an interest: the whole list.",
    security(("session" = [])),
    request_body = DeskInterests,
    responses((status = 200, body = DeskAccount), NotSignedIn, NotYours)
)]
pub async fn interests(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    Members(members): Members,
) -> Result<Json<Value>, Refusal> {
    let published = endpoint.city.current();
    let mut fields = Fields::new(&members);
    let known = |id: &str| InstitutionId::new(id).ok().filter(|id| published.knows_institution(id.as_str()));
    let interests = fields.list("interests", "unknown-institution", known);
    let interests = fields.needed("interests", interests);
    let mut interests = fields.checked(interests)?.unwrap_or_default();
    interests.sort();
    interests.dedup();
    change(&endpoint, signed, Change::Interests(interests)).await
}

/// `PUT /api/desk/me/deputy`.
#[utoipa::path(
    put,
    path = "/me/deputy",
    operation_id = "desk_me_deputy",
    tag = "desk",
    description = "Who stands in, and on which days; nobody where `account` is null.",
    security(("session" = [])),
    request_body = DeskDeputy,
    responses((status = 200, body = DeskAccount), NotSignedIn, NotYours)
)]
pub async fn deputy(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    Members(members): Members,
) -> Result<Json<Value>, Refusal> {
    let everybody = endpoint.store.accounts().await?;
    let mut fields = Fields::new(&members);
    let deputy = deputy_of(&mut fields, &signed.account, &everybody);
    let deputy = fields.checked(deputy)?;
    change(&endpoint, signed, Change::Deputy(deputy.flatten())).await
}

/// `PUT /api/desk/me/mail`: where to be told what is due; null for nowhere.
#[utoipa::path(
    put,
    path = "/me/mail",
    operation_id = "desk_me_mail",
    tag = "desk",
    description = "Where to be told what is due.",
    security(("session" = [])),
    request_body = DeskMail,
    responses((status = 200, body = DeskAccount), NotSignedIn, NotYours)
)]
pub async fn mail(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    Members(members): Members,
) -> Result<Json<Value>, Refusal> {
    let mut fields = Fields::new(&members);
    let mail = read_mail(&mut fields, &signed.account);
    let mail = fields.checked(mail)?;
    change(&endpoint, signed, mail).await
}

/// The members `email` and `lang`: where somebody is told what is due, and in which language.
pub fn read_mail(fields: &mut Fields, account: &Account) -> Change {
    let email = fields.line("email", LONGEST_EMAIL);
    if email.as_deref().is_some_and(|email| !is_email(email)) {
        fields.fault(Fault::new("email", "bad-email"));
    }
    let lang = fields.coded("lang", "unknown-language", Lang::from_code).unwrap_or(account.lang);
    Change::Mail(email, lang)
}

/// The member `deputy` of an administrator's change: null takes the deputy away.
pub fn read_deputy(fields: &mut Fields, absent: &Account, everybody: &[Account]) -> Option<Option<Deputy>> {
    let Some(members) = fields.object("deputy") else { return Some(None) };
    let mut inner = Fields::new(members);
    let deputy = deputy_of(&mut inner, absent, everybody);
    match inner.checked(deputy) {
        Ok(deputy) => deputy,
        Err(Refusal::Invalid(faults)) => {
            faults.into_iter().for_each(|fault| fields.fault(fault));
            None
        }
        Err(_) => None,
    }
}

fn deputy_of(fields: &mut Fields, absent: &Account, everybody: &[Account]) -> Option<Option<Deputy>> {
    if fields.plain("account").is_none() {
        return Some(None);
    }
    let find = |id: &str| everybody.iter().find(|other| AccountId::new(id).is_ok_and(|id| other.id == id));
    let account = fields.coded("account", "unknown-account", find);
    if account.is_some_and(|deputy| !may_stand_in(deputy, absent)) {
        fields.fault(Fault::new("account", "bad-deputy"));
    }
    let from = fields.date("from");
    let from = fields.needed("from", from);
    let until = fields.date("until");
    let until = fields.needed("until", until);
    let (from, until) = from.zip(until)?;
    if until < from {
        fields.fault(Fault::new("until", "bad-absence"));
    }
    Some(Some(Deputy { account: account?.id.clone(), from, until }))
}

/// `PUT /api/desk/me/password`: with the old one and a code, since a session alone may be somebody else's.
#[utoipa::path(
    put,
    path = "/me/password",
    operation_id = "desk_me_password",
    tag = "desk",
    description = "Another password; every session of the account ends.",
    security(("session" = [])),
    request_body = DeskPassword,
    responses((status = 200, body = DeskAccount), NotSignedIn, NotYours)
)]
pub async fn password(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    Members(members): Members,
) -> Result<Json<Value>, Refusal> {
    let mut fields = Fields::new(&members);
    let (old, new) = (fields.plain("password"), fields.plain("new_password"));
    let (old, new) = (fields.needed("password", old), fields.needed("new_password", new));
    let code = fields.plain("code");
    let code = fields.needed("code", code);
    if let Some(fault) = new.and_then(|new| password::fault("new_password", new, &signed.account.login)) {
        fields.fault(fault);
    }
    fields.checked(())?;
    let broken = |_| signed::refused(StatusCode::INTERNAL_SERVER_ERROR, "broken");
    let (id, now) = (signed.account.id.clone(), endpoint.clock.now());
    let subjects = vec![endpoint.secret.digest(format!("password {id}").as_bytes())];
    if let Some(seconds) = endpoint.store.attempt(Attempt { subjects, now }).await? {
        return Err(Refusal::Locked { seconds });
    }
    let kept = Some(signed.account.password.clone());
    if !password::verify(old.unwrap_or_default().to_owned(), kept).await.map_err(broken)? {
        return Err(Refusal::of(Fault::new("password", "password-wrong")));
    }
    let code_wrong = || Refusal::of(Fault::new("code", "code-wrong"));
    let step = generator(&endpoint, &signed.account)?.step_of(code.unwrap_or_default(), now);
    let step = step.ok_or_else(code_wrong)?;
    if !endpoint.store.use_code(UseCode { account: id, step }).await? {
        return Err(code_wrong());
    }
    let hash = password::hash(new.unwrap_or_default().to_owned()).await.map_err(broken)?;
    change(&endpoint, signed, Change::Password(hash)).await
}

async fn change(endpoint: &Endpoint, signed: Signed, change: Change) -> Result<Json<Value>, Refusal> {
    let id = signed.account.id.clone();
    let change =
        ChangeAccount { id: id.clone(), changes: vec![change], by: Some(id), time: endpoint.clock.now() };
    let changed = endpoint.store.change_account(change).await?.map_err(|_| Refusal::NotFound)?;
    Ok(Json(account::own(endpoint, &changed).await?))
}
