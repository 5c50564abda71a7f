//! The few calls of the browser that only complaints need.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn call(of: &JsValue, name: &str, argument: JsValue) -> Option<JsValue> {
    let function: Function = member(of, name).dyn_into().ok()?;
    Reflect::apply(&function, of, &Array::of1(&argument)).ok()
}

async fn succeeds(promise: Option<JsValue>) -> bool {
    match promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// 32 random hexadecimal digits.
pub fn random() -> String {
    let bytes = Uint8Array::new_with_length(16);
    call(&member(&window(), "crypto"), "getRandomValues", bytes.clone().into());
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = |byte: u8| [byte >> 4, byte & 15].map(|digit| char::from(DIGITS[usize::from(digit)]));
    bytes.to_vec().into_iter().flat_map(digits).collect()
}

/// Composed characters, as the endpoint keeps them.
pub fn nfc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// Says whether the clipboard took it.
pub async fn copy(text: &str) -> bool {
    let clipboard = member(&window().navigator(), "clipboard");
    succeeds(call(&clipboard, "writeText", text.into())).await
}

pub fn can_share() -> bool {
    member(&window().navigator(), "share").is_function()
}

/// Opens the system's own sheet.
pub async fn share(title: &str, address: &str) {
    let what = crate::json::object(&[("title", title.into()), ("url", address.into())]);
    succeeds(call(&window().navigator(), "share", what)).await;
}
