//! Officials at their desks.

use crate::city::{TUESDAY, TestCity};
use adaldyq_domain::complaint::official::{AccountId, Role};
use adaldyq_domain::id::InstitutionId;
use adaldyq_endpoint::desk::password::hashed;
use adaldyq_endpoint::desk::users::{new_account, ready};
use adaldyq_endpoint::store::accounts::AddAccount;
use reqwest::{Method, RequestBuilder, Response};
use serde_json::{Value, json};
use std::sync::LazyLock;
use totp_rs::{Algorithm, Builder, Secret};

pub const PASSWORD: &str = "көк тау үстінде бұлт";
const TOTP: &[u8] = b"12345678901234567890";

/// Hashing is slow on purpose: once is enough.
static HASH: LazyLock<String> = LazyLock::new(|| hashed(PASSWORD));

/// The six figures of that half minute.
pub fn code(secret: &[u8], milliseconds: i64) -> String {
    let builder = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6);
    let generator = builder.with_secret(Secret::from(secret.to_vec())).build().unwrap();
    generator.generate(u64::try_from(milliseconds / 1_000).unwrap()).to_string()
}

/// An official who has signed in.
pub struct Desk<'a> {
    pub city: &'a TestCity,
    pub account: AccountId,
    pub login: String,
    pub cookie: String,
    pub csrf: String,
    stand_in: Option<AccountId>,
}

impl TestCity {
    /// An account that can sign in.
    pub async fn account(&self, login: &str, role: Role, institution: Option<&str>) -> AccountId {
        let institution = institution.map(|id| InstitutionId::new(id).unwrap());
        let secret = &self.endpoint.secret;
        let (login, hash) = (login.to_owned(), HASH.clone());
        let account = new_account(secret, login.clone(), login, role, institution, hash, TUESDAY);
        let account = ready(secret, account, TOTP);
        let id = account.id.clone();
        assert!(self.endpoint.store.add_account(AddAccount { account, by: None }).await.unwrap());
        id
    }

    pub async fn sign_in(&self, login: &str, password: &str, code: &str) -> Response {
        let body = json!({ "login": login, "password": password, "code": code });
        self.post("/api/desk/session").json(&body).send().await.unwrap()
    }

    /// Somebody with an account signs in.
    pub async fn at_desk(&self, account: AccountId, login: &str) -> Desk<'_> {
        let response = self.sign_in(login, PASSWORD, &code(TOTP, self.now())).await;
        assert_eq!(response.status(), 200);
        let cookie = response.headers()["set-cookie"].to_str().unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        let body: Value = response.json().await.unwrap();
        self.is_as_described("POST", "/api/desk/session", 200, &body).await;
        let csrf = body["csrf"].as_str().unwrap().to_owned();
        Desk { city: self, account, login: login.to_owned(), cookie, csrf, stand_in: None }
    }

    pub async fn desk(&self, login: &str, role: Role, institution: Option<&str>) -> Desk<'_> {
        let account = self.account(login, role, institution).await;
        self.at_desk(account, login).await
    }

    pub async fn operator(&self) -> Desk<'_> {
        self.desk("operator", Role::Operator, None).await
    }

    pub async fn officer(&self) -> Desk<'_> {
        self.desk("officer", Role::Officer, None).await
    }

    pub async fn school(&self) -> Desk<'_> {
        self.desk("school", Role::Institution, Some("school-027")).await
    }

    pub async fn administrator(&self) -> Desk<'_> {
        self.desk("admin", Role::Administrator, None).await
    }
}

impl<'a> Desk<'a> {
    /// The same person in the office of an absent one.
    pub fn for_absent(&self, absent: &AccountId) -> Desk<'a> {
        Desk {
            city: self.city,
            account: self.account.clone(),
            login: self.login.clone(),
            cookie: self.cookie.clone(),
            csrf: self.csrf.clone(),
            stand_in: Some(absent.clone()),
        }
    }

    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        let request = self.city.request(method, &format!("/api/desk{path}")).header("cookie", &self.cookie);
        let request = match &self.stand_in {
            Some(absent) => request.header("x-stand-in", absent.as_str()),
            None => request,
        };
        let reads = matches!(method.parse().unwrap(), Method::GET | Method::HEAD);
        if reads { request } else { request.header("x-csrf", &self.csrf) }
    }

    pub async fn get(&self, path: &str) -> Response {
        self.request("GET", path).send().await.unwrap()
    }

    pub async fn json(&self, path: &str) -> Value {
        let response = self.get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        let answer = response.json().await.unwrap();
        self.city.is_as_described("GET", &format!("/api/desk{path}"), 200, &answer).await;
        answer
    }

    pub async fn send(&self, method: &str, path: &str, body: &Value) -> Response {
        self.request(method, path).json(body).send().await.unwrap()
    }

    /// Sends what has to succeed; the answer.
    pub async fn done(&self, method: &str, path: &str, body: &Value) -> Value {
        let response = self.send(method, path, body).await;
        let (status, text) = (response.status(), response.text().await.unwrap());
        assert!(status.is_success(), "{method} {path} {body}: {status} {text}");
        let answer = serde_json::from_str(&text).unwrap_or_default();
        let path = format!("/api/desk{path}");
        self.city.is_as_described(method, &path, status.as_u16(), &answer).await;
        answer
    }
}

/// The code of the first fault of a refusal, with its status.
pub async fn refusal(response: Response) -> (u16, String) {
    let status = response.status().as_u16();
    let body: Value = response.json().await.unwrap_or_default();
    (status, body["errors"][0]["code"].as_str().unwrap_or_default().to_owned())
}
