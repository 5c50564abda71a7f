//! The description of the API (OpenAPI 3.1), made from the handlers themselves.

use super::exact::make_exact;
use super::{described, feeds, one};
use crate::problem::{
    Broken, Busy, Faulty, Missing, NotSignedIn, NotYours, OtherKind, Problem, ProblemError, Slow, TooLarge,
    TooMany,
};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use utoipa::openapi::RefOr;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{IntoResponses, Modify, OpenApi, ToSchema};

/// The parts that no handler carries.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Adaldyq Map",
        description = "Complaints about a city, and the dialogue about each. Moments are UTC, days are days in the \
                       city. Refusals are problems (RFC 9457) in the language of Accept-Language: kk, ru or en."
    ),
    paths(feeds::feed, one::calendar),
    components(schemas(Problem, ProblemError)),
    modifiers(&Keys),
    tags(
        (name = "complaints", description = "Sending, reading and answering"),
        (name = "proposals", description = "Preventive proposals"),
        (name = "feeds", description = "What programs read"),
        (name = "endpoint", description = "About the endpoint itself"),
        (name = "desk", description = "The officials' side: a session cookie, and for changes the header X-CSRF")
    )
)]
struct Parts;

struct Keys;

impl Modify for Keys {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let key = HttpBuilder::new().scheme(HttpAuthScheme::Bearer);
        let key = key.description(Some("The complaint's key, from its receipt or its private link")).build();
        let components = api.components.get_or_insert_default();
        components.add_security_scheme("key", SecurityScheme::Http(key));
        let session = ApiKeyValue::with_description("__Host-desk", "The session of an official");
        components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(session)));
    }
}

/// Such a description; what its parts are is said by OpenAPI itself.
#[derive(ToSchema)]
#[allow(dead_code, reason = "only describes what is written here")]
pub struct Description {
    /// The version of OpenAPI.
    openapi: String,
    #[schema(value_type = Object)]
    info: Value,
    #[schema(value_type = Object)]
    paths: Value,
    #[schema(value_type = Object)]
    components: Value,
    #[schema(value_type = Vec<Object>)]
    tags: Vec<Value>,
}

/// `GET /api/openapi.json`: this description.
#[utoipa::path(
    get,
    path = "/openapi.json",
    tag = "endpoint",
    responses((status = 200, description = "OpenAPI 3.1", body = Description))
)]
pub async fn openapi() -> Response {
    ([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-cache")], DESCRIPTION.as_str()).into_response()
}

static DESCRIPTION: LazyLock<String> = LazyLock::new(|| {
    let mut api = Parts::openapi();
    api.merge(utoipa_axum::router::OpenApiRouter::new().nest("/api", described()).into_openapi());
    let mut api = serde_json::to_value(&api).expect("a description is JSON");
    add_common_refusals(&mut api);
    make_exact(&mut api);
    api.to_string()
});

/// What any call may be refused with, whatever it is about.
fn add_common_refusals(api: &mut Value) {
    let Some(paths) = api["paths"].as_object_mut() else { return };
    for (path, operations) in paths {
        let of_desk = path.starts_with("/api/desk/");
        for operation in operations.as_object_mut().into_iter().flat_map(|operations| operations.values_mut())
        {
            for (status, refusal) in refusals(operation, of_desk).into_iter().flatten() {
                let known = operation["responses"].as_object_mut().expect("an operation has responses");
                known.entry(status).or_insert_with(|| json!(refusal));
            }
        }
    }
}

type Refusals = BTreeMap<String, RefOr<utoipa::openapi::Response>>;

fn refusals(operation: &Value, of_desk: bool) -> Vec<Refusals> {
    let parameters = operation["parameters"].as_array();
    let has = |place: &str| parameters.is_some_and(|all| all.iter().any(|one| one["in"] == place));
    let mut refusals = vec![Slow::responses(), Busy::responses()];
    if has("path") {
        refusals.push(Missing::responses());
    }
    if has("query") {
        refusals.extend([Faulty::responses(), Broken::responses()]);
    }
    if operation.get("requestBody").is_some() {
        refusals.extend([TooLarge::responses(), OtherKind::responses(), Broken::responses()]);
        refusals.extend([Faulty::responses(), TooMany::responses()]);
    }
    if of_desk {
        refusals.extend([NotSignedIn::responses(), NotYours::responses(), Missing::responses()]);
    }
    refusals
}
