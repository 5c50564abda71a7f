//! The page that a letter's link leads to: to agree to letters about a complaint, or to end them. Opening it
//! does nothing, since mail programs open links by themselves; its one button does.

use super::page::escaped;
use crate::app::Endpoint;
use crate::problem::Refusal;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::lang::Lang;
use adaldyq_words::Table;
use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use std::sync::Arc;
use subtle::ConstantTimeEq;

type Token = Result<Path<String>, PathRejection>;

/// `GET /follow/{token}`: asks.
pub async fn ask(
    State(endpoint): State<Arc<Endpoint>>,
    token: Token,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let lang = super::language(&uri, &headers);
    let follow = follow_of(&endpoint, token);
    let known = match &follow {
        Some(follow) => endpoint.store.following(follow).await?,
        None => None,
    };
    let (status, key, button, complaint) = match known {
        None => (StatusCode::NOT_FOUND, "follow-gone", None, None),
        Some(one) if one.confirmed => {
            (StatusCode::OK, "follow-leave", Some(("follow-leave-do", "leave")), Some(one.complaint))
        }
        Some(one) => {
            (StatusCode::OK, "follow-confirm", Some(("follow-confirm-do", AGREE)), Some(one.complaint))
        }
    };
    Ok(page(&endpoint, lang, status, key, button, complaint).await)
}

/// What the button that agrees sends: pressed twice, or sent again by a reload, it ends nothing.
const AGREE: &str = "agree";

/// `POST /follow/{token}`: agrees where nobody has yet, and else ends it; so does a mail program's own button.
pub async fn act(
    State(endpoint): State<Arc<Endpoint>>,
    token: Token,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let lang = super::language(&uri, &headers);
    let follow = follow_of(&endpoint, token);
    let known = match &follow {
        Some(follow) => endpoint.store.following(follow).await?,
        None => None,
    };
    let (Some(follow), Some(known)) = (follow, known) else {
        return Ok(page(&endpoint, lang, StatusCode::NOT_FOUND, "follow-gone", None, None).await);
    };
    let agrees = body.strip_prefix(b"do=").is_some_and(|pressed| pressed == AGREE.as_bytes());
    let key = if known.confirmed && !agrees {
        endpoint.store.leave(&follow).await?;
        "follow-left"
    } else {
        endpoint.store.confirm_follow(&follow, endpoint.clock.now()).await?;
        "follow-confirmed"
    };
    Ok(page(&endpoint, lang, StatusCode::OK, key, None, Some(known.complaint)).await)
}

/// The follower whose link this is; nothing where nobody could have got it from us.
fn follow_of(endpoint: &Endpoint, token: Token) -> Option<String> {
    let Path(token) = token.ok()?;
    let (follow, mac) = token.split_once('.')?;
    let right = endpoint.secret.token("follow", &[follow.as_bytes()]);
    bool::from(right.as_bytes().ct_eq(mac.as_bytes())).then(|| follow.to_owned())
}

async fn page(
    endpoint: &Endpoint,
    lang: Lang,
    status: StatusCode,
    key: &str,
    button: Option<(&str, &str)>,
    complaint: Option<Id>,
) -> Response {
    let number = complaint.map(|id| id.to_string()).unwrap_or_default();
    let say = |key: &str| escaped(&Table::builtin(lang).say(key, &[("number", number.as_str().into())]));
    let mut main = format!("<h1>{}</h1>\n", say(key));
    if let Some((words, does)) = button {
        main.push_str(&format!(
            "<form method=\"post\"><button class=\"button strong\" type=\"submit\" name=\"do\" value=\"{does}\">{}</button></form>\n",
            say(words)
        ));
    }
    if !number.is_empty() {
        let code = lang.code();
        let link =
            format!("<p><a href=\"/complaints/{number}?lang={code}\">{}</a></p>\n", say("follow-look"));
        main.push_str(&link);
    }
    endpoint.site.plain(lang, status, &say(key), &main).await
}
