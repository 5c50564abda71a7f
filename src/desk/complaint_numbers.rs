//! The numbers of the complaints that a proposal grew from, as its form holds them.

use super::form::Form;
use wasm_bindgen::JsValue;

/// The field of the numbers that were chosen, with commas between them.
pub const CHOSEN: &str = "complaints";
/// The field of what is typed and not chosen yet.
pub const TYPED: &str = "complaint";

/// All numbers to send: those that were chosen, and what is still in the box, be it a number or not.
pub fn numbers(form: Form) -> js_sys::Array {
    let all = format!("{},{}", form.peek(CHOSEN), form.peek(TYPED));
    parts(&all).map(JsValue::from).collect()
}

/// Adds a number to those that were chosen.
pub fn add(form: Form, id: &str) {
    let mut all: Vec<String> = parts(&form.peek(CHOSEN)).map(str::to_owned).collect();
    if !all.iter().any(|known| known == id) {
        all.push(id.to_owned());
    }
    form.set(CHOSEN, &all.join(", "));
}

/// The numbers in a text, whatever stands between them.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'));
    parts.filter(|part| !part.is_empty())
}
