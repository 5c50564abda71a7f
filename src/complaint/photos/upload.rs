//! Sending with photos: by the one way of the browser's that tells how much has gone out.

use super::member;
use super::shelf::Photo;
use crate::complaint::sending::Answer;
use crate::dom::{El, div, el};
use crate::json::Json;
use crate::words::{self, say};
use js_sys::{Array, Function};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, FormData, XmlHttpRequest};

/// The endpoint gives an upload up after as long.
const PATIENCE: u32 = 300_000;

/// How much has gone out, of a hundred; nothing while nothing goes.
pub type Progress = RwSignal<Option<u32>>;

/// What is to be sent where.
pub struct Letter<'a> {
    pub address: &'a str,
    /// What the JSON's part is called there.
    pub part: &'a str,
    pub json: &'a str,
    pub photos: &'a [Photo],
    /// The same with the same content is the same letter, however often it is sent.
    pub once: &'a str,
    pub key: Option<&'a str>,
    /// What proves that a person took the trouble, where the endpoint wants it.
    pub proof: Option<&'a str>,
}

pub async fn post(letter: &Letter<'_>, progress: Progress) -> Answer {
    let answer = posted(letter, progress).await;
    progress.try_set(None);
    answer.unwrap_or(Answer { status: 0, retry_after: None, json: Json(JsValue::UNDEFINED) })
}

async fn posted(letter: &Letter<'_>, progress: Progress) -> Option<Answer> {
    let request = XmlHttpRequest::new().ok()?;
    request.open("POST", letter.address).ok()?;
    request.set_timeout(PATIENCE);
    let set = |name, value: &str| request.set_request_header(name, value).ok();
    set("Accept-Language", words::lang().code())?;
    set("Idempotency-Key", letter.once)?;
    if let Some(key) = letter.key {
        set("Authorization", &["Bearer ", key].concat())?;
    }
    if let Some(proof) = letter.proof {
        set("X-Altcha", proof)?;
    }
    let form = form(letter)?;
    let told = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        let number = |name| member(&event, name).as_f64().unwrap_or_default();
        let share = number("loaded") / number("total").max(1.0);
        progress.try_set(Some((share * 100.0) as u32));
    });
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(Some(told.as_ref().unchecked_ref()));
    }
    super::called_back(|done: &Function| {
        request.set_onloadend(Some(done));
        let _ = request.send_with_opt_form_data(Some(&form));
    })
    .await?;
    let text = request.response_text().ok()??;
    let retry_after = request.get_response_header("Retry-After").ok().flatten();
    Some(Answer {
        status: request.status().ok()?,
        retry_after: retry_after.and_then(|seconds| seconds.parse().ok()),
        json: Json::parse(&text).unwrap_or(Json(JsValue::UNDEFINED)),
    })
}

fn form(letter: &Letter<'_>) -> Option<FormData> {
    let form = FormData::new().ok()?;
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let json = Blob::new_with_str_sequence_and_options(&Array::of1(&letter.json.into()), &kind).ok()?;
    form.append_with_blob(letter.part, &json).ok()?;
    for photo in letter.photos {
        form.append_with_blob_and_filename("photo", &photo.blob, "photo.jpg").ok()?;
    }
    Some(form)
}

/// How far it is.
pub fn progress_bar(progress: Progress) -> El {
    div("").swap(move || {
        let Some(percent) = progress.get() else { return Vec::new() };
        let words = say("photos-sending", &[("percent", i64::from(percent).into())]);
        let bar =
            el("progress").class("photo-progress").attr("max", "100").attr("value", &percent.to_string());
        vec![el("label").class("quiet").text(&words).child(bar)]
    })
}
