//! The field somebody is typing into while an answer that was long on its way makes the page anew: they get it back
//! as it was, and nothing takes the keyboard from them.

use crate::dom::El;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Element;

pub struct InUse {
    id: String,
    value: JsValue,
    selection: [JsValue; 2],
    /// Where it stood on the page.
    top: i32,
}

impl InUse {
    /// Nothing where the keyboard is elsewhere, or in a field whose id begins with `but_of`.
    pub fn now(but_of: &str) -> Option<Self> {
        let field = document().active_element()?;
        let is_field = field.matches(".complaint :is(input, textarea, select)").unwrap_or_default();
        let id = field.id();
        if !is_field || id.is_empty() || id.starts_with(but_of) {
            return None;
        }
        let selection = ["selectionStart", "selectionEnd"].map(|end| member(&field, end));
        let top = El::of(field.clone()).html().offset_top();
        Some(Self { id, value: member(&field, "value"), selection, top })
    }

    /// Nothing where there is no such field any more.
    pub fn give_back(&self) {
        let Some(field) = document().get_element_by_id(&self.id) else { return };
        if let Ok(Some(details)) = field.closest("details") {
            let _ = details.set_attribute("open", "");
        }
        if member(&field, "value") != self.value {
            let _ = Reflect::set(&field, &"value".into(), &self.value);
            if let Ok(typed) = web_sys::Event::new("input") {
                let _ = field.dispatch_event(&typed);
            }
        }
        let field = El::of(field);
        field.focus();
        // An address of mail has no selection to set.
        if let [start, end] = &self.selection
            && start.as_f64().is_some()
        {
            let _ = Reflect::set(field.node(), &"selectionStart".into(), start);
            let _ = Reflect::set(field.node(), &"selectionEnd".into(), end);
        }
        // What came above it moves the page along, and not the field from under the eyes.
        window().scroll_by_with_x_and_y(0.0, f64::from(field.html().offset_top() - self.top));
    }
}

fn member(of: &Element, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
