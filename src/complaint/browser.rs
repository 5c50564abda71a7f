//! The few calls of the browser that only complaints need.

use crate::hand_on::{call, done};
use js_sys::{Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::JsValue;

fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// 32 random hexadecimal digits.
pub fn random() -> String {
    let bytes = Uint8Array::new_with_length(16);
    call(&member(&window(), "crypto"), "getRandomValues", &bytes);
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = |byte: u8| [byte >> 4, byte & 15].map(|digit| char::from(DIGITS[usize::from(digit)]));
    bytes.to_vec().into_iter().flat_map(digits).collect()
}

/// Composed characters, as the endpoint keeps them.
pub fn nfc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

pub fn can_share() -> bool {
    member(&window().navigator(), "share").is_function()
}

/// Opens the system's own sheet.
pub async fn share(title: &str, address: &str) {
    let what = crate::json::object(&[("title", title.into()), ("url", address.into())]);
    done(call(&window().navigator(), "share", &what)).await;
}
