//! The calls of the endpoint that concern complaints. Where a key is needed it travels in a header, never in
//! an address.

use crate::json::Json;
use crate::words;
use gloo_net::http::{Request, Response};
use leptos::prelude::*;
use std::time::Duration;
use web_sys::AbortController;

/// A network that says nothing for so long has lost the request.
const PATIENCE: Duration = Duration::from_secs(30);

/// What came back; status 0 where nothing did.
#[derive(Clone)]
pub struct Answer {
    pub status: u16,
    /// Seconds to wait before another try.
    pub retry_after: Option<usize>,
    pub json: Json,
}

impl Answer {
    fn none() -> Self {
        Self { status: 0, retry_after: None, json: Json(wasm_bindgen::JsValue::UNDEFINED) }
    }

    /// What the endpoint says is wrong: of a field, else of the whole.
    pub fn said(&self) -> Option<String> {
        let of_field = self.json.get("errors").list().first().map(|error| error.string("message"));
        of_field.or_else(|| self.json.get("title").text()).filter(|sentence| !sentence.is_empty())
    }
}

/// An answer on its way.
pub type Asked = RwSignal<Option<Answer>, LocalStorage>;

/// Asks again and again for the same, each time `again` is called.
#[derive(Clone)]
pub struct Asking {
    pub answer: Asked,
    address: String,
    key: Option<String>,
}

impl Asking {
    pub fn of(address: String, key: Option<String>) -> Self {
        let asking = Self { answer: RwSignal::new_local(None), address, key };
        asking.again();
        asking
    }

    pub fn again(&self) {
        let Self { answer, address, key } = self.clone();
        answer.set(None);
        crate::dom::soon(async move {
            let got = ask(&address, key.as_deref()).await;
            answer.try_set(Some(got));
        });
    }
}

/// Reads, with the complainant's key where there is one.
pub async fn ask(address: &str, key: Option<&str>) -> Answer {
    let waiting = Patience::begin();
    let mut request = Request::get(address).abort_signal(waiting.signal().as_ref());
    if let Some(key) = key {
        request = request.header("Authorization", &format!("Bearer {key}"));
    }
    read(request.send().await).await
}

/// A file that only the complainant's key opens, or the message that says why there is none.
pub async fn file_of(address: &str, key: &str) -> Result<String, &'static str> {
    let waiting = Patience::begin();
    let request = Request::get(address)
        .abort_signal(waiting.signal().as_ref())
        .header("Accept-Language", words::lang().code())
        .header("Authorization", &format!("Bearer {key}"));
    let response = request.send().await.map_err(|_| "failure-no-answer")?;
    if !response.ok() {
        return Err("failure-status");
    }
    response.text().await.map_err(|_| "failure-no-answer")
}

/// Sends a complaint. The same `once` with the same body is the same complaint, however often it is sent.
pub async fn send(body: String, once: &str, proof: Option<&str>) -> Answer {
    let waiting = Patience::begin();
    let mut request = Request::post("/api/complaints")
        .abort_signal(waiting.signal().as_ref())
        .header("Content-Type", "application/json")
        .header("Accept-Language", words::lang().code())
        .header("Idempotency-Key", once);
    if let Some(proof) = proof {
        request = request.header("X-Altcha", proof);
    }
    match request.body(body) {
        Ok(request) => read(request.send().await).await,
        Err(_) => Answer::none(),
    }
}

/// Sends JSON to another address of a complaint. The same `once` makes all tries one.
pub async fn post(address: &str, key: Option<&str>, once: Option<&str>, body: String) -> Answer {
    let waiting = Patience::begin();
    let mut request = Request::post(address)
        .abort_signal(waiting.signal().as_ref())
        .header("Content-Type", "application/json")
        .header("Accept-Language", words::lang().code());
    if let Some(key) = key {
        request = request.header("Authorization", &format!("Bearer {key}"));
    }
    if let Some(once) = once {
        request = request.header("Idempotency-Key", once);
    }
    match request.body(body) {
        Ok(request) => read(request.send().await).await,
        Err(_) => Answer::none(),
    }
}

async fn read(response: Result<Response, gloo_net::Error>) -> Answer {
    let Ok(response) = response else { return Answer::none() };
    let retry_after = response.headers().get("Retry-After").and_then(|seconds| seconds.parse().ok());
    match response.text().await {
        Ok(text) => {
            let json = Json::parse(&text).unwrap_or(Json(wasm_bindgen::JsValue::UNDEFINED));
            Answer { status: response.status(), retry_after, json }
        }
        Err(_) => Answer::none(),
    }
}

/// Gives a request up in the end.
struct Patience(Option<AbortController>);

impl Patience {
    fn begin() -> Self {
        let controller = AbortController::new().ok();
        if let Some(controller) = controller.clone() {
            set_timeout(move || controller.abort(), PATIENCE);
        }
        Self(controller)
    }

    fn signal(&self) -> Option<web_sys::AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}
