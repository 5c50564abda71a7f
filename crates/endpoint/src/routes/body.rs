//! The body of a post as an object of JSON, and as a draft: read leniently, so that a wrong type is a fault of
//! its field.

use crate::problem::Refusal;
use adaldyq_domain::complaint::draft::{Draft, DraftBudget, DraftContact, Given};
use adaldyq_domain::fault::Fault;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Map, Value};

/// The members of a body of JSON.
pub struct Members(pub Map<String, Value>);

impl<S: Send + Sync> FromRequest<S> for Members {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        if !is_json(request.headers()) {
            return Err(Refusal::MediaType);
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            let too_large = rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE;
            if too_large { Refusal::TooLarge } else { Refusal::NotJson }
        })?;
        Self::parse(&bytes)
    }
}

impl Members {
    pub fn parse(bytes: &[u8]) -> Result<Self, Refusal> {
        let json = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        match serde_json::from_slice(json) {
            Ok(Value::Object(members)) => Ok(Self(members)),
            Ok(_) => Err(Refusal::of(Fault::new("", "wrong-type").with("expected", "object"))),
            Err(_) => Err(Refusal::NotJson),
        }
    }
}

/// JSON in UTF-8 and not compressed.
fn is_json(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?").to_ascii_lowercase());
    let plain = text(CONTENT_ENCODING).is_none_or(|coding| coding == "identity");
    let content_type = text(CONTENT_TYPE).unwrap_or_default();
    let mut parts = content_type.split(';').map(str::trim);
    let media = parts.next() == Some("application/json");
    let charset = parts.find_map(|part| part.strip_prefix("charset="));
    plain && media && charset.is_none_or(|charset| matches!(charset.trim_matches('"'), "utf-8" | "utf8"))
}

pub fn draft(members: &Map<String, Value>) -> Draft {
    Draft {
        institution: text(members, "institution"),
        at: position(members),
        topic: text(members, "topic"),
        text: text(members, "text"),
        lang: text(members, "lang"),
        contact: object(members, "contact", |contact| DraftContact {
            name: text(contact, "name"),
            phone: text(contact, "phone"),
            email: text(contact, "email"),
            show_name: flag(contact, "show_name"),
        }),
        budget: object(members, "budget", |budget| DraftBudget {
            year: given(budget.get("year"), "integer", whole),
            group: text(budget, "group"),
            item: text(budget, "item"),
            contract: text(budget, "contract"),
        }),
        confidential: flag(members, "confidential"),
    }
}

/// A member of one type; absent also where it is null.
fn given<'a, T>(
    member: Option<&'a Value>,
    expected: &'static str,
    read: impl FnOnce(&'a Value) -> Option<T>,
) -> Given<T> {
    match member {
        None | Some(Value::Null) => Given::Absent,
        Some(value) => read(value).map_or(Given::Wrong(expected), Given::Value),
    }
}

fn text(members: &Map<String, Value>, name: &str) -> Given<String> {
    given(members.get(name), "string", |value| value.as_str().map(str::to_owned))
}

fn flag(members: &Map<String, Value>, name: &str) -> Given<bool> {
    given(members.get(name), "boolean", Value::as_bool)
}

/// A whole number, also where it is written as 2026.0.
fn whole(value: &Value) -> Option<i64> {
    value
        .as_i64()
        .or_else(|| value.as_f64().filter(|number| number.fract() == 0.0).map(|number| number as i64))
}

fn object<T>(
    members: &Map<String, Value>,
    name: &str,
    read: impl FnOnce(&Map<String, Value>) -> T,
) -> Given<T> {
    given(members.get(name), "object", |value| value.as_object().map(read))
}

fn position(members: &Map<String, Value>) -> Given<(Given<f64>, Given<f64>)> {
    // A null in the list is not an absent member but a wrong number.
    let number = |value: &Value| value.as_f64().map_or(Given::Wrong("number"), Given::Value);
    given(members.get("at"), "array [latitude, longitude]", |value| match value.as_array()?.as_slice() {
        [lat, lon] => Some((number(lat), number(lon))),
        _ => None,
    })
}
