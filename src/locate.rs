//! Where the reader is, asked for once, when they press the button.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// What the press of "where I am" does: says that it is asking, then goes there or says why not.
pub fn at_a_press(
    asking: RwSignal<bool>,
    problem: RwSignal<Option<&'static str>>,
    found: impl Fn((f64, f64)) + Clone + 'static,
) {
    asking.set(true);
    problem.set(None);
    once(move |answer| {
        asking.try_set(false);
        match answer {
            Ok(place) => found(place),
            Err(word) => {
                problem.try_set(Some(word));
            }
        }
    });
}

/// Calls back with latitude and longitude, or with the message that says why not.
fn once(done: impl Fn(Result<(f64, f64), &'static str>) + Clone + 'static) {
    let Ok(geolocation) = window().navigator().geolocation() else {
        done(Err("locate-impossible"));
        return;
    };
    let found = {
        let done = done.clone();
        Closure::once_into_js(move |position: JsValue| {
            let read = || {
                let coords = js_sys::Reflect::get(&position, &"coords".into()).ok()?;
                let number = |name: &str| js_sys::Reflect::get(&coords, &name.into()).ok()?.as_f64();
                Some((number("latitude")?, number("longitude")?))
            };
            done(read().ok_or("locate-impossible"));
        })
    };
    let failed = Closure::once_into_js(move |error: JsValue| {
        let code = js_sys::Reflect::get(&error, &"code".into()).ok().and_then(|code| code.as_f64());
        done(Err(if code == Some(1.0) { "locate-denied" } else { "locate-impossible" }));
    });
    let _ = geolocation
        .get_current_position_with_error_callback(found.unchecked_ref(), Some(failed.unchecked_ref()));
}
