//! Photos that were sent: small ones in a row, and each large over the whole screen.

use super::bitmap::{bitmap, draw, draw_square};
use crate::dom::{El, button, div, el, key_of, listen, p};
use crate::hand_on::call;
use crate::json::Json;
use crate::parts::icon::icon;
use crate::words::{say, t};
use adaldyq_domain::fault::Arg;
use gloo_net::http::Request;
use js_sys::Promise;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Element, HtmlCanvasElement};

const EDGE: u32 = 208;

/// One photo as the endpoint describes it.
struct Shown {
    url: String,
    thumb: String,
    width: u32,
    height: u32,
}

/// The photos of an event (its member `photos`). What is not public is fetched with the complaint's key and
/// drawn, since a picture's address can carry no key.
pub fn gallery(photos: &Json, key: Option<&str>) -> Option<El> {
    let shown = |photo: &Json| Shown {
        url: photo.string("url"),
        thumb: photo.string("thumb"),
        width: photo.get("width").number().unwrap_or_default() as u32,
        height: photo.get("height").number().unwrap_or_default() as u32,
    };
    let all: Rc<Vec<Shown>> = Rc::new(photos.list().iter().map(shown).collect());
    if all.is_empty() {
        return None;
    }
    let key = key.map(str::to_owned);
    let at = RwSignal::new(None::<usize>);
    let step = Step::default();
    let dialog = lightbox(Rc::clone(&all), key.clone(), at, &step);
    let node = dialog.node().clone();
    let small = (0..all.len()).map(|position| {
        let (node, step) = (node.clone(), step.clone());
        let open = button("look", "")
            .attr("aria-label", &say("photos-open", &numbers(position, all.len())))
            .child(picture(&all[position], key.as_deref(), true, ""))
            .on_click(move || {
                at.set(Some(position));
                step.take();
                call(&node, "showModal", &JsValue::UNDEFINED);
            });
        el("li").child(open)
    });
    let list = el("ul").class("photos").label("photos-of-complaint").children(small);
    Some(div("").child(list).child(dialog))
}

fn numbers(position: usize, count: usize) -> [(&'static str, Arg); 2] {
    [("n", Arg::Number(position as i64 + 1)), ("count", Arg::Number(count as i64))]
}

/// The step in the history that the open window has, so that a phone's Back closes it and leaves the page.
#[derive(Clone, Default)]
struct Step(Rc<Cell<bool>>);

impl Step {
    fn take(&self) {
        let taken = window().history().is_ok_and(|all| all.push_state(&JsValue::NULL, "").is_ok());
        self.0.set(taken);
    }

    /// After it was closed in another way than by Back.
    fn give_back(&self) {
        if self.0.take()
            && let Ok(history) = window().history()
        {
            let _ = history.back();
        }
    }
}

/// The window with the large one. The browser closes it at Escape and keeps the keyboard inside.
fn lightbox(all: Rc<Vec<Shown>>, key: Option<String>, at: RwSignal<Option<usize>>, step: &Step) -> El {
    let dialog = el("dialog").class("lightbox").label("photos-of-complaint");
    let node = dialog.node().clone();
    let (open, back) = (step.clone(), node.clone());
    listen(&window(), "popstate", move |_| {
        if open.0.take() {
            shut(&back);
        }
    });
    let step = step.clone();
    let count = all.len();
    let turn = move |by: usize| at.update(|at| *at = at.map(|at| (at + by) % count));
    let close =
        button("", "").child(icon("close")).attr("aria-label", &t("close")).on_click(move || shut(&node));
    let other = |key: &str, sign: &str, by: usize| {
        button("", sign).attr("aria-label", &t(key)).on_click(move || turn(by))
    };
    let others = (count > 1).then(|| [other("photos-before", "←", count - 1), other("photos-after", "→", 1)]);
    let title = move || at.get().map(|at| say("photos-at", &numbers(at, count))).unwrap_or_default();
    let head = div("lightbox-head")
        .child(p("", "").attr("aria-live", "polite").text_fn(title))
        .children(others.into_iter().flatten())
        .child(close);
    let large = div("lightbox-picture").swap(move || match at.get() {
        Some(at) => vec![picture(&all[at], key.as_deref(), false, &say("photos-at", &numbers(at, count)))],
        None => Vec::new(),
    });
    let closed = move |_| {
        at.set(None);
        step.give_back();
    };
    let keys = move |event| match key_of(&event).as_str() {
        "ArrowRight" => turn(1),
        "ArrowLeft" => turn(count - 1),
        // Closes this window only, and not what stands under it.
        "Escape" => event.stop_propagation(),
        _ => {}
    };
    dialog.child(div("").child(head).child(large)).on("close", closed).on("keydown", keys)
}

fn shut(dialog: &Element) {
    call(dialog, "close", &JsValue::UNDEFINED);
}

/// An image where everyone may see it, else a canvas that it is drawn on.
fn picture(photo: &Shown, key: Option<&str>, small: bool, words: &str) -> El {
    let address = if small { &photo.thumb } else { &photo.url };
    let Some(key) = key else {
        let image = el("img").attr("src", address).attr("alt", words);
        return if small {
            image.attr("loading", "lazy").attr("width", "104").attr("height", "104")
        } else {
            image.attr("width", &photo.width.to_string()).attr("height", &photo.height.to_string())
        };
    };
    let canvas = el("canvas");
    let canvas = if words.is_empty() {
        canvas.attr("aria-hidden", "true")
    } else {
        canvas.attr("role", "img").attr("aria-label", words)
    };
    let node: HtmlCanvasElement = canvas.node().clone().unchecked_into();
    let (address, key) = (address.clone(), key.to_owned());
    crate::dom::soon(async move {
        let Some(bitmap) = fetched(&address, &key).await else { return };
        let Some(bitmap) = self::bitmap(&bitmap).await else { return };
        if small {
            draw_square(&node, &bitmap, EDGE);
        } else {
            draw(&node, &bitmap);
        }
        bitmap.close();
    });
    canvas
}

async fn fetched(address: &str, key: &str) -> Option<Blob> {
    let request = Request::get(address).header("Authorization", &["Bearer ", key].concat());
    let response = request.send().await.ok().filter(gloo_net::http::Response::ok)?;
    let blob: Promise = web_sys::Response::from(response).blob().ok()?;
    JsFuture::from(blob).await.ok()?.dyn_into().ok()
}
