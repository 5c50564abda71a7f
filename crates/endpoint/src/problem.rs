//! Refusals, and the one place where they become answers: `application/problem+json` in the reader's language.

use crate::photos::{PhotoError, ShelfError};
use crate::store::StoreError;
use adaldyq_domain::fault::{Arg, Fault};
use adaldyq_domain::lang::Lang;
use adaldyq_words::Table;
use axum::extract::Request;
use axum::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use std::sync::Arc;
use utoipa::ToSchema;

/// Why a request is not done.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Refusal {
    #[error("some fields are at fault")]
    Invalid(Vec<Fault>),
    #[error("the body is not JSON")]
    NotJson,
    #[error("the parts of the body are broken")]
    BrokenParts,
    #[error("the body is of a media type or coding that is not taken")]
    MediaType,
    #[error("the body is too large")]
    TooLarge,
    #[error("there is nothing here")]
    NotFound,
    #[error("too many posts from this address")]
    TooMany { seconds: u64 },
    #[error("too much is under way just now")]
    Busy,
    /// Something that is not the fault of a field, with the status that says of which kind.
    #[error("refused for {1:?}")]
    Because(StatusCode, Fault),
    #[error("too many attempts to sign in")]
    Locked { seconds: u64 },
    /// Somebody was quicker; the number of the last event now.
    #[error("it has changed meanwhile")]
    Changed { last: i64 },
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Shelf(#[from] ShelfError),
}

impl From<PhotoError> for Refusal {
    fn from(error: PhotoError) -> Self {
        match error {
            PhotoError::Invalid(faults) => Self::Invalid(faults),
            PhotoError::Shelf(error) => Self::Shelf(error),
        }
    }
}

impl Refusal {
    /// One field at fault.
    pub fn of(fault: Fault) -> Self {
        Self::Invalid(vec![fault])
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotJson | Self::BrokenParts => StatusCode::BAD_REQUEST,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TooMany { .. } | Self::Locked { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Because(status, _) => *status,
            Self::Changed { .. } => StatusCode::CONFLICT,
            Self::Busy | Self::Store(_) | Self::Shelf(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

/// What went wrong, in words (RFC 9457).
#[derive(ToSchema)]
#[allow(dead_code, reason = "only describes what `body` writes")]
pub struct Problem {
    /// Always `about:blank`: the status says of which kind it is.
    r#type: String,
    /// A sentence in the reader's language.
    title: String,
    status: u16,
    /// What is at fault, where something of the request is.
    #[schema(nullable = false)]
    errors: Option<Vec<ProblemError>>,
    /// Of somebody who was too late: the number of the last event now.
    #[schema(nullable = false)]
    last: Option<i64>,
}

#[derive(ToSchema)]
#[allow(dead_code, reason = "only describes what `body` writes")]
pub struct ProblemError {
    /// Path of the member, name in the query or of the header; empty where it is the whole.
    field: String,
    code: String,
    /// How to mend it, in the reader's language.
    message: String,
}

macro_rules! problems {
    ($($(#[$note:meta])* $name:ident = $status:literal),+ $(,)?) => {$(
        $(#[$note])*
        #[derive(utoipa::IntoResponses)]
        #[response(status = $status, content_type = "application/problem+json")]
        #[allow(dead_code, reason = "only describes an answer")]
        pub struct $name(Problem);
    )+};
}

problems! {
    /// Nothing is there, it is not public, or the key is wrong.
    Missing = 404,
    /// Fields are at fault, all of them at once.
    Faulty = 422,
    /// The step is not allowed as things stand now.
    Conflict = 409,
    /// There is no session, it is over, or what should begin one is wrong.
    NotSignedIn = 401,
    /// The office does not include this, or the request does not come from the desk's own page.
    NotYours = 403,
    /// The device has to work for it first.
    Unproven = 403,
    /// Too many from one address.
    TooMany = 429,
    /// The body is not what it says.
    Broken = 400,
    /// The body is of a kind that is not taken.
    OtherKind = 415,
    /// The body is too large.
    TooLarge = 413,
    /// The request took too long.
    Slow = 408,
    /// The store cannot be read or written just now.
    Busy = 503,
}

/// Without words yet: [`in_words`] adds them, since it knows the language.
impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match &self {
            Self::Store(error) => tracing::error!(%error, "a request failed"),
            Self::Shelf(error) => tracing::error!(%error, "a request failed"),
            _ => {}
        }
        let mut response = self.status().into_response();
        if let Self::TooMany { seconds } | Self::Locked { seconds } = &self {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*seconds));
        }
        if matches!(self, Self::Busy | Self::Store(_) | Self::Shelf(_)) {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// The reader's language, as the browser states it.
pub fn language(headers: &HeaderMap) -> Lang {
    headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map_or(Lang::Kk, Lang::from_accept)
}

/// Gives every error its body, whoever refused: a handler, the router or a layer.
pub async fn in_words(request: Request, next: Next) -> Response {
    let lang = language(request.headers());
    let mut response = next.run(request).await;
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let refusal = response.extensions_mut().remove::<Arc<Refusal>>();
    worded(response, refusal.as_deref(), lang)
}

/// The same where errors may also be pages for people: only refusals get a body.
pub async fn in_words_where_refused(request: Request, next: Next) -> Response {
    let lang = language(request.headers());
    let mut response = next.run(request).await;
    match response.extensions_mut().remove::<Arc<Refusal>>() {
        Some(refusal) => worded(response, Some(&refusal), lang),
        None => response,
    }
}

/// The response with a body in words, and its other headers kept.
fn worded(response: Response, refusal: Option<&Refusal>, lang: Lang) -> Response {
    let status = response.status();
    let body = body(status, refusal, Table::builtin(lang));
    let mut answer = (status, body.to_string()).into_response();
    let kept = response.headers().iter().filter(|(name, _)| ![CONTENT_TYPE, CONTENT_LENGTH].contains(name));
    for (name, value) in kept {
        answer.headers_mut().append(name, value.clone());
    }
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(lang.code()));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.append(VARY, HeaderValue::from_static("accept-language"));
    answer
}

/// The body of RFC 9457. The type is `about:blank`: the status says all that a program needs, and the codes
/// of the fields the rest.
fn body(status: StatusCode, refusal: Option<&Refusal>, table: &Table) -> serde_json::Value {
    let args = match refusal {
        Some(Refusal::TooMany { seconds }) => vec![("minutes", Arg::Number((*seconds).div_ceil(60) as i64))],
        _ => Vec::new(),
    };
    let title = table.say(title_key(status, refusal), &args);
    let mut body = json!({ "type": "about:blank", "title": title, "status": status.as_u16() });
    let error = |fault: &Fault| json!({ "field": fault.field, "code": fault.code, "message": adaldyq_words::fault(table, fault) });
    match refusal {
        Some(Refusal::Invalid(faults)) => body["errors"] = faults.iter().map(error).collect(),
        Some(Refusal::Because(_, fault)) => body["errors"] = json!([error(fault)]),
        Some(Refusal::Locked { seconds }) => {
            let minutes = (*seconds).div_ceil(60) as i64;
            body["errors"] = json!([error(&Fault::new("", "sign-in-locked").with("minutes", minutes))]);
        }
        Some(Refusal::Changed { last }) => {
            body["errors"] = json!([error(&Fault::new("last", "changed"))]);
            body["last"] = json!(last);
        }
        _ => {}
    }
    body
}

fn title_key(status: StatusCode, refusal: Option<&Refusal>) -> &'static str {
    match refusal {
        Some(Refusal::BrokenParts) => return "endpoint-broken-parts",
        Some(Refusal::Busy) => return "endpoint-busy",
        Some(Refusal::Locked { .. }) => return "endpoint-locked",
        _ => {}
    }
    match status {
        StatusCode::BAD_REQUEST => "endpoint-not-json",
        StatusCode::UNAUTHORIZED => "endpoint-sign-in",
        StatusCode::FORBIDDEN => "endpoint-forbidden",
        StatusCode::CONFLICT => "endpoint-conflict",
        StatusCode::NOT_FOUND => "endpoint-not-found",
        StatusCode::METHOD_NOT_ALLOWED => "endpoint-method",
        StatusCode::REQUEST_TIMEOUT => "endpoint-timeout",
        StatusCode::PAYLOAD_TOO_LARGE => "endpoint-too-large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "endpoint-media-type",
        StatusCode::UNPROCESSABLE_ENTITY => "endpoint-invalid",
        StatusCode::TOO_MANY_REQUESTS => "endpoint-too-many",
        StatusCode::SERVICE_UNAVAILABLE => "endpoint-unavailable",
        other if other.is_client_error() => "endpoint-refused",
        _ => "endpoint-failed",
    }
}
