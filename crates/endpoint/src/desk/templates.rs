//! An official's own templates of replies.

use super::answers::DeskKeptTemplates;
use super::complaints::ROLES;
use super::described::DeskTemplates;
use super::fields::Fields;
use super::signed::Signed;
use crate::app::Endpoint;
use crate::problem::{NotSignedIn, NotYours, Refusal};
use crate::routes::body::Members;
use crate::store::notes::KeepTemplates;
use adaldyq_domain::fault::Fault;
use adaldyq_domain::lang::Lang;
use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};
use std::sync::Arc;

const MOST: usize = 50;
const LONGEST_TITLE: usize = 100;
const LONGEST_TEXT: usize = 10_000;

/// `GET /api/desk/templates`
#[utoipa::path(
    get,
    path = "/templates",
    operation_id = "desk_templates_list",
    tag = "desk",
    description = "One's own templates of replies.",
    security(("session" = [])),
    responses((status = 200, body = DeskKeptTemplates), NotSignedIn, NotYours)
)]
pub async fn list(State(endpoint): State<Arc<Endpoint>>, signed: Signed) -> Result<Json<Value>, Refusal> {
    signed.must_be(&ROLES)?;
    let kept = endpoint.store.templates(&signed.account.id).await?;
    let templates = kept.and_then(|body| serde_json::from_str::<Value>(&body).ok());
    Ok(Json(json!({ "templates": templates.unwrap_or_else(|| json!([])) })))
}

/// `PUT /api/desk/templates`: the whole list, as it is from now on.
#[utoipa::path(
    put,
    path = "/templates",
    operation_id = "desk_templates_keep",
    tag = "desk",
    description = "The whole list, as it is from now on.",
    security(("session" = [])),
    request_body = DeskTemplates,
    responses((status = 200, body = DeskKeptTemplates), NotSignedIn, NotYours)
)]
pub async fn keep(
    State(endpoint): State<Arc<Endpoint>>,
    signed: Signed,
    Members(members): Members,
) -> Result<Json<Value>, Refusal> {
    signed.must_be(&ROLES)?;
    let templates = read(&members)?;
    let (account, body) = (signed.account.id, Value::from(templates.clone()).to_string());
    endpoint.store.keep_templates(KeepTemplates { account, body }).await?;
    Ok(Json(json!({ "templates": templates })))
}

fn read(members: &serde_json::Map<String, Value>) -> Result<Vec<Value>, Refusal> {
    let wrong = |code: &'static str| Fault::new("templates", code);
    let Some(list) = members.get("templates").and_then(Value::as_array) else {
        return Err(Refusal::of(wrong("wrong-type").with("expected", "array")));
    };
    if list.len() > MOST {
        return Err(Refusal::of(wrong("too-many").with("max", MOST as i64)));
    }
    let mut templates = Vec::new();
    for template in list {
        let Some(template) = template.as_object() else {
            return Err(Refusal::of(wrong("wrong-type").with("expected", "object")));
        };
        let mut fields = Fields::new(template);
        let (title, text) = (fields.line("title", LONGEST_TITLE), fields.text("text", LONGEST_TEXT));
        let (title, text) = (fields.needed("title", title), fields.needed("text", text));
        let lang = fields.coded("lang", "unknown-language", Lang::from_code);
        let lang = fields.needed("lang", lang);
        templates.push(fields.checked(json!({ "title": title, "text": text, "lang": lang }))?);
    }
    Ok(templates)
}
