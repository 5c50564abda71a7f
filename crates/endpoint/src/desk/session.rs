//! Signing in and out.

use super::answers::{DeskSession, DeskSignedIn};
use super::described::{DeskEnrolment, DeskSignIn};
use super::fields::Fields;
use super::signed::{Signed, digest, refused};
use super::{account, cookie, csrf, password, totp};
use crate::app::Endpoint;
use crate::client_ip::Sender;
use crate::clock;
use crate::problem::{NotSignedIn, NotYours, Refusal};
use crate::routes::body::Members;
use crate::store::account_changes::{Change, ChangeAccount};
use crate::store::accounts::Account;
use crate::store::attempts::{Attempt, Failed, Forgive};
use crate::store::sessions::{Begin, End, LONGEST};
use adaldyq_domain::fault::Fault;
use axum::Json;
use axum::extract::{ConnectInfo, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::TryRngCore;
use serde_json::json;
use std::net::SocketAddr;
use std::sync::Arc;

/// Longest login and password that are looked at.
const LONGEST_GIVEN: usize = 1_000;

/// `GET /api/desk/session`: who is signed in.
#[utoipa::path(
    get,
    path = "/session",
    operation_id = "desk_session_current",
    tag = "desk",
    description = "Who is signed in, what changes have to carry, and when the session ends.",
    security(("session" = [])),
    responses((status = 200, body = DeskSession), NotSignedIn, NotYours)
)]
pub async fn current(State(endpoint): State<Arc<Endpoint>>, signed: Signed) -> Result<Response, Refusal> {
    let body = body(&endpoint, &signed.account, &signed.token, signed.since).await?;
    Ok(Json(body).into_response())
}

/// `DELETE /api/desk/session`: the session ends here and in the store.
#[utoipa::path(
    delete,
    path = "/session",
    operation_id = "desk_session_sign_out",
    tag = "desk",
    description = "The session ends here and in the store.",
    security(("session" = [])),
    responses((status = 204, description = "Signed out"), NotSignedIn, NotYours)
)]
pub async fn sign_out(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let digest = digest(&signed.token);
    endpoint.store.end(End { digest, account: signed.account.id, now: endpoint.clock.now() }).await?;
    Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, cookie::forget(&headers))]).into_response())
}

/// `POST /api/desk/session`: a session, or with a password that is given once, what the authenticator needs.
#[utoipa::path(
    post,
    path = "/session",
    operation_id = "desk_session_sign_in",
    tag = "desk",
    description = "A session, or with a password that is given once, what the authenticator needs.",
    request_body = DeskSignIn,
    responses((status = 200, body = DeskSignedIn), NotSignedIn, NotYours)
)]
pub async fn sign_in(
    State(endpoint): State<Arc<Endpoint>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Members(members): Members,
) -> Result<Response, Refusal> {
    let door = Door::new(&endpoint, peer, &headers)?;
    let mut fields = Fields::new(&members);
    let given = (fields.plain("login"), fields.plain("password"), fields.plain("code"));
    let given = fields.checked(given)?;
    let (login, password) = (given.0.unwrap_or_default(), given.1.unwrap_or_default());
    let (account, subjects) = door.knock(login, password).await?;
    let generator = door.generator(&account)?;
    if !account.is_enrolled() {
        endpoint.store.forgive(Forgive(subjects)).await?;
        let (secret, otpauth) = (door.secret(&account)?, generator.address().map_err(|_| broken())?);
        let enrol = json!({ "secret": totp::base32(&secret), "otpauth": otpauth });
        return Ok(Json(json!({ "enrol": enrol })).into_response());
    }
    match generator.step_of(given.2.unwrap_or_default(), door.now) {
        Some(step) => door.open(&account, Some(step), subjects).await,
        None => Err(door.fail(Some(&account)).await?),
    }
}

/// `POST /api/desk/enrol`: a password of one's own and the first code, in exchange for the one given once.
#[utoipa::path(
    post,
    path = "/enrol",
    operation_id = "desk_session_enrol",
    tag = "desk",
    description = "A password of one's own and the first code, in exchange for the one given once.",
    request_body = DeskEnrolment,
    responses((status = 200, body = DeskSession), NotSignedIn, NotYours)
)]
pub async fn enrol(
    State(endpoint): State<Arc<Endpoint>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Members(members): Members,
) -> Result<Response, Refusal> {
    let door = Door::new(&endpoint, peer, &headers)?;
    let mut fields = Fields::new(&members);
    let login = fields.plain("login").unwrap_or_default();
    let (old, new) = (fields.plain("password").unwrap_or_default(), fields.plain("new_password"));
    let new = fields.needed("new_password", new).unwrap_or_default();
    let code = fields.plain("code");
    let code = fields.needed("code", code).unwrap_or_default();
    fields.checked(())?;
    let (account, subjects) = door.knock(login, old).await?;
    if account.is_enrolled() {
        return Err(door.fail(Some(&account)).await?);
    }
    // Whoever has the first password is who it was given to: choosing a weak one next is no attack.
    endpoint.store.forgive(Forgive(subjects.clone())).await?;
    let step = door.generator(&account)?.step_of(code, door.now);
    let mut fields = Fields::new(&members);
    let weak = password::fault("new_password", new, login)
        .or_else(|| (new == old).then(|| Fault::new("new_password", "password-common")));
    weak.into_iter().for_each(|fault| fields.fault(fault));
    if step.is_none() {
        fields.fault(Fault::new("code", "code-wrong"));
    }
    let step = fields.checked(step)?.unwrap_or_default();
    let password = password::hash(new.to_owned()).await.map_err(|_| broken())?;
    let change = Change::Enrolled { password, step };
    let id = account.id.clone();
    let change = ChangeAccount { id: id.clone(), changes: vec![change], by: Some(id), time: door.now };
    let account = endpoint.store.change_account(change).await?.map_err(|_| wrong())?;
    door.open(&account, None, subjects).await
}

fn wrong() -> Refusal {
    refused(StatusCode::UNAUTHORIZED, "sign-in-wrong")
}

fn broken() -> Refusal {
    refused(StatusCode::INTERNAL_SERVER_ERROR, "broken")
}

/// One attempt to come in.
struct Door<'a> {
    endpoint: &'a Endpoint,
    headers: &'a HeaderMap,
    address: String,
    now: i64,
}

impl<'a> Door<'a> {
    fn new(endpoint: &'a Endpoint, peer: SocketAddr, headers: &'a HeaderMap) -> Result<Self, Refusal> {
        if !csrf::is_from_here(headers, endpoint.settings.public_url.as_deref()) {
            return Err(refused(StatusCode::FORBIDDEN, "csrf"));
        }
        let sender = Sender::of(peer.ip(), headers, &endpoint.settings.trusted_proxies);
        let address = endpoint.secret.digest(format!("address {sender:?}").as_bytes());
        Ok(Self { endpoint, headers, address, now: endpoint.clock.now() })
    }

    /// The account that the login and the password open, with whose failures were counted. An unknown login
    /// is counted, locked and compared like any other.
    async fn knock(&self, login: &str, password: &str) -> Result<(Account, Vec<String>), Refusal> {
        let login: String = login.trim().to_lowercase().chars().take(LONGEST_GIVEN).collect();
        let of_login = self.endpoint.secret.digest(format!("login {login}").as_bytes());
        // The address first: where it is locked, nothing is kept of the logins it tries.
        let subjects = vec![self.address.clone(), of_login];
        let attempt = Attempt { subjects: subjects.clone(), now: self.now };
        let wait = self.endpoint.store.attempt(attempt).await?;
        let account = self.endpoint.store.account_of(&login).await?;
        if let Some(seconds) = wait {
            let account = account.map(|account| account.id);
            self.endpoint.store.failed(Failed { account, now: self.now, locked: true }).await?;
            return Err(Refusal::Locked { seconds });
        }
        let kept = account.as_ref().map(|account| account.password.clone());
        let password: String = password.chars().take(LONGEST_GIVEN).collect();
        let fits = password::verify(password, kept).await.map_err(|_| broken())?;
        let in_time = |account: &Account| account.one_time_until.is_none_or(|until| self.now < until);
        match account {
            Some(account) if fits && !account.disabled && in_time(&account) => Ok((account, subjects)),
            other => Err(self.fail(other.as_ref()).await?),
        }
    }

    /// Writes the failure down.
    async fn fail(&self, account: Option<&Account>) -> Result<Refusal, Refusal> {
        let account = account.map(|account| account.id.clone());
        self.endpoint.store.failed(Failed { account, now: self.now, locked: false }).await?;
        Ok(wrong())
    }

    fn secret(&self, account: &Account) -> Result<Vec<u8>, Refusal> {
        open_secret(self.endpoint, account)
    }

    fn generator(&self, account: &Account) -> Result<totp::Generator, Refusal> {
        generator(self.endpoint, account)
    }

    /// Begins a session and tells the browser its token.
    async fn open(
        &self,
        account: &Account,
        step: Option<i64>,
        subjects: Vec<String>,
    ) -> Result<Response, Refusal> {
        let token = new_token();
        let begin =
            Begin { digest: digest(&token), account: account.id.clone(), step, subjects, now: self.now };
        if !self.endpoint.store.begin(begin).await? {
            return Err(self.fail(Some(account)).await?);
        }
        let body = body(self.endpoint, account, &token, self.now).await?;
        Ok(([(SET_COOKIE, cookie::keep(self.headers, &token))], Json(body)).into_response())
    }
}

/// The authenticator's secret of an account.
fn open_secret(endpoint: &Endpoint, account: &Account) -> Result<Vec<u8>, Refusal> {
    let sealed = URL_SAFE_NO_PAD.decode(&account.totp).ok();
    sealed.and_then(|sealed| endpoint.secret.open_sealed(account.id.as_str(), &sealed)).ok_or_else(broken)
}

pub fn generator(endpoint: &Endpoint, account: &Account) -> Result<totp::Generator, Refusal> {
    totp::Generator::new(&open_secret(endpoint, account)?, &account.login).map_err(|_| broken())
}

/// 256 random bits.
fn new_token() -> String {
    let mut bytes = [0; 32];
    rand::rngs::OsRng.try_fill_bytes(&mut bytes).expect("the system gives random bytes");
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Who is signed in, and what their page has to send back with every change.
async fn body(
    endpoint: &Endpoint,
    account: &Account,
    token: &str,
    since: i64,
) -> Result<serde_json::Value, Refusal> {
    Ok(json!({
        "account": account::own(endpoint, account).await?,
        "csrf": endpoint.secret.csrf(token),
        "until": clock::iso(since + LONGEST),
    }))
}
