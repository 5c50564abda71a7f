//! Handing something on: to the clipboard, to the device's own way of sharing, into a file.

use crate::dom::{El, button, div, el, p, span};
use crate::parts::icon::icon;
use crate::words::t;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Calls what not every browser has; nothing where it is missing or refuses.
pub fn call(target: &JsValue, name: &str, argument: &JsValue) -> Option<JsValue> {
    let function = Reflect::get(target, &name.into()).ok()?.dyn_into::<Function>().ok()?;
    function.call1(target, argument).ok()
}

/// Waits for what was called; nothing to wait for is no success.
pub async fn done(promise: Option<JsValue>) -> bool {
    match promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// Copies a text. A frame may be forbidden the clipboard; then the older way is tried with what is selected.
async fn copied(text: &str) -> bool {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).unwrap_or_default();
    if !clipboard.is_undefined() && done(call(&clipboard, "writeText", &text.into())).await {
        return true;
    }
    call(&document(), "execCommand", &"copy".into()).is_some_and(|copied| copied.is_truthy())
}

/// The button that copies what a field shows, and the line that says what became of it. The field is selected
/// first: for the older way of copying, and for the reader's own hand where both are forbidden.
pub fn copier(field: &El, text: impl Fn() -> String + 'static) -> [El; 2] {
    let node = field.node().clone();
    let word = RwSignal::new(None::<&'static str>);
    let copy = move || {
        call(&node, "select", &JsValue::UNDEFINED);
        let text = untrack(&text);
        crate::dom::soon(async move {
            let word_now = if copied(&text).await { "copied" } else { "copy-by-hand" };
            word.try_set(Some(word_now));
        });
    };
    let said = p("quiet", "").attr("role", "status").text_fn(move || word.get().map(t).unwrap_or_default());
    [button("button", "").child(icon("copy")).word("copy").on_click(copy), said]
}

/// A text to take along, and the button that copies it. The text stays selectable where copying is forbidden.
pub fn copy_field(label: &str, class: &'static str, text: impl Fn() -> String + 'static) -> El {
    let text = std::rc::Rc::new(text);
    let shown = std::rc::Rc::clone(&text);
    let field = el("textarea")
        .class(class)
        .attr("readonly", "")
        .attr("spellcheck", "false")
        .attr("aria-label", label)
        .prop_fn("value", move || shown().into());
    let copier = copier(&field, move || text());
    div("copy-field").child(field).children(copier)
}

/// Shares an address of ours by the device's own means, else copies it; where both are forbidden, as in a frame, it
/// is shown for the reader's own hand.
pub fn share_button(title: String, address: impl Fn() -> String + 'static) -> El {
    let word = RwSignal::new("share");
    let by_hand = RwSignal::new(None::<String>);
    let act = move || {
        let address = format!("{}{}", origin(), untrack(&address));
        let what = crate::json::object(&[("title", title.as_str().into()), ("url", address.as_str().into())]);
        let shared = call(&window().navigator(), "share", &what);
        crate::dom::soon(async move {
            if shared.is_some() {
                done(shared).await;
                return;
            }
            if copied(&address).await {
                word.try_set("link-copied");
            } else {
                by_hand.try_set(Some(address));
            }
        });
    };
    let button = button("button", "")
        .child(icon("share"))
        .child(span("", "").text_fn(move || t(word.get())))
        .on_click(act);
    let shown =
        div("").attr("role", "status").swap(move || by_hand.get().map(address_field).unwrap_or_default());
    div("share").child(button).child(shown)
}

fn address_field(address: String) -> Vec<El> {
    let field = el("input").attr("readonly", "").label("copy-by-hand").prop("value", address.as_str());
    vec![p("quiet", "").word("copy-by-hand"), field]
}

/// Scheme, host and port of this site.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Gives the reader a file that was made here.
pub fn download(name: &str, kind: &str, text: &str) {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&text.into());
    let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(address) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    let link = el("a").attr("href", &address).attr("download", name);
    link.html().click();
    // The browser has taken the address by the time the click returns, but some read it a little later.
    set_timeout(
        move || {
            let _ = web_sys::Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(20),
    );
}
