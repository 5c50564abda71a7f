//! Photos in the page: chosen or taken, made smaller before they travel, kept with the draft, sent, looked at.
//!
//! What is made smaller here is written anew by a canvas, so that the place and the time of a photo do not even
//! leave the device.

mod attached;
mod bitmap;
mod field;
mod gallery;
mod shelf;
mod upload;

pub use attached::Attached;
pub use field::{chosen_photos, photo_field};
pub use gallery::gallery;
pub use shelf::{Photo, read as read_photos, write as write_photos};
pub use upload::{Letter, Progress, post, progress_bar};

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Most photos of one event, as the endpoint takes them.
pub const MOST: usize = 5;

/// Waits for what is called back once.
async fn called_back(start: impl FnOnce(&Function)) -> Option<JsValue> {
    let mut start = Some(start);
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(start) = start.take() {
            start(&resolve);
        }
    });
    JsFuture::from(promise).await.ok()
}

fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
