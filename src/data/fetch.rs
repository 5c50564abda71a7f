//! GET with retries and a typed failure.

use gloo_net::http::Request;
use leptos::prelude::set_timeout;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No answer: no network, or it was cut.
    NoAnswer,
    /// The answer was a refusal.
    Status(u16),
    /// The answer could not be read.
    Unreadable(String),
}

impl Failure {
    /// The message that tells a reader.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NoAnswer => "failure-no-answer",
            Self::Status(404) => "failure-not-found",
            Self::Status(_) => "failure-status",
            Self::Unreadable(_) => "failure-unreadable",
        }
    }
}

/// Aborts the request when it is dropped.
struct Abort(Option<AbortController>);

impl Drop for Abort {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// An answer whose body is still to come, so that it can still be aborted.
struct Answer {
    response: web_sys::Response,
    _abort: Abort,
}

async fn once(address: &str) -> Result<Answer, Failure> {
    let abort = Abort(AbortController::new().ok());
    let signal = abort.0.as_ref().map(AbortController::signal);
    let answer = Request::get(address).abort_signal(signal.as_ref()).send().await;
    let answer = answer.map_err(|_| Failure::NoAnswer)?;
    let status = answer.status();
    if answer.ok() {
        Ok(Answer { response: answer.into(), _abort: abort })
    } else {
        Err(Failure::Status(status))
    }
}

/// A few tries; a refusal that will not change by asking again is final.
async fn patiently(address: &str) -> Result<Answer, Failure> {
    let mut pause = 400;
    loop {
        match once(address).await {
            Err(Failure::NoAnswer | Failure::Status(500..)) if pause < 4000 => wait(pause).await,
            answer => return answer,
        }
        pause *= 3;
    }
}

/// Waits for so many milliseconds.
pub async fn wait(milliseconds: u32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        set_timeout(
            move || {
                let _ = resolve.call0(&JsValue::NULL);
            },
            Duration::from_millis(u64::from(milliseconds)),
        );
    });
    let _ = JsFuture::from(promise).await;
}

pub async fn text(address: &str) -> Result<String, Failure> {
    let answer = patiently(address).await?;
    let promise = answer.response.text().map_err(unreadable)?;
    let text = JsFuture::from(promise).await.map_err(|_| Failure::NoAnswer)?;
    text.as_string().ok_or_else(|| Failure::Unreadable(address.to_owned()))
}

/// JSON as a value of the browser's, which parses it without code of ours.
pub async fn value(address: &str) -> Result<JsValue, Failure> {
    let answer = patiently(address).await?;
    let promise = answer.response.json().map_err(unreadable)?;
    JsFuture::from(promise).await.map_err(unreadable)
}

fn unreadable(error: JsValue) -> Failure {
    let reason = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    Failure::Unreadable(reason.unwrap_or_default())
}
