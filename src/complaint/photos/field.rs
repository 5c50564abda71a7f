//! The field for photos: a way to the camera, a way to the pictures there are, and what was chosen.

use super::attached::Attached;
use super::bitmap::{bitmap, draw_square};
use super::shelf::Photo;
use super::{MOST, member};
use crate::dom::{El, button, div, el, heading, p};
use crate::words::{self, say, t};
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlCanvasElement};

/// Edge of a preview, for screens of twice the density.
const EDGE: u32 = 208;

/// `hint`: the key of the words that say who will see them. `wrong`: what the endpoint says of them. The input that
/// chooses has the id `photos`.
pub fn photo_field(
    photos: Attached,
    hint: impl Fn() -> &'static str + 'static,
    wrong: impl Fn() -> Option<String> + 'static,
) -> El {
    let take = input(photos, "photos-take").attr("capture", "environment");
    let choose = input(photos, "photos").attr("multiple", "");
    // Where something else than a finger points there is no camera to hold; the style sheet knows.
    let ways = div("photo-ways")
        .child(take)
        .child(way("photos-take", "photos-take"))
        .child(choose)
        .child(way("photos", "photos-add"));
    let state = p("quiet", "").attr("role", "status").text_fn(move || {
        let (count, at_work) = (photos.get().len() as i64, photos.at_work.get());
        if at_work > 0 {
            t("photos-at-work")
        } else if count > 0 {
            words::count("photos-count", count)
        } else {
            String::new()
        }
    });
    let hint = p("quiet", "")
        .attr("id", "photos-hint")
        .text_fn(move || say(hint(), &[("max", (MOST as i64).into())]));
    let errors = div("photo-errors").attr("id", "photos-error").attr("role", "alert").swap(move || {
        let sentences = wrong().into_iter().chain(photos.said.get());
        sentences.map(|sentence| p("error", &sentence)).collect()
    });
    div("field")
        .attr("role", "group")
        .attr("aria-labelledby", "photos-label")
        .child(heading(2, "").word("photos-title").attr("id", "photos-label"))
        .child(hint)
        .child(ways)
        .child(list(photos, true))
        .child(state)
        .child(errors)
}

/// One of the two: Chrome on Android offers its camera only where it alone is asked for, and what asks for it alone
/// offers no pictures.
fn input(photos: Attached, id: &str) -> El {
    el("input")
        .attr("type", "file")
        .attr("accept", "image/*")
        .attr("id", id)
        .class("photo-input")
        .attr("aria-describedby", "photos-hint photos-error")
        .attr_fn("disabled", move || (photos.get().len() >= MOST).then(String::new))
        .on("change", move |event| {
            let Some(input) = event.target() else { return };
            let files = Array::from(&member(&input, "files"));
            let files = files.iter().filter_map(|file| file.dyn_into::<File>().ok());
            photos.add(files.collect());
            // So that the same file can be chosen again after it was removed.
            let _ = js_sys::Reflect::set(&input, &"value".into(), &"".into());
        })
}

fn way(input: &str, word: &str) -> El {
    el("label").attr("for", input).class("button").word(word)
}

/// The same photos where they are only looked at again before they are sent.
pub fn chosen_photos(photos: Attached) -> El {
    list(photos, false)
}

fn list(photos: Attached, can_change: bool) -> El {
    el("ul").class("photos").label("photos-title").swap(move || {
        let all = photos.get();
        let number = |(position, photo): (usize, Photo)| one(photos, position, &photo, can_change);
        all.into_iter().enumerate().map(number).collect()
    })
}

fn one(photos: Attached, position: usize, photo: &Photo, can_change: bool) -> El {
    let number = [("n", (position as i64 + 1).into())];
    let canvas = el("canvas").attr("role", "img").attr("aria-label", &say("photos-one", &number));
    let node: HtmlCanvasElement = canvas.node().clone().unchecked_into();
    let blob = photo.blob.clone();
    crate::dom::soon(async move {
        if let Some(bitmap) = bitmap(&blob).await {
            draw_square(&node, &bitmap, EDGE);
            bitmap.close();
        }
    });
    let id = photo.id.clone();
    let remove = can_change.then(|| {
        button("link", &t("complaint-remove"))
            .attr("aria-label", &say("photos-remove-one", &number))
            .on_click(move || {
                photos.remove(&id);
                crate::dom::focus_later("photos");
            })
    });
    el("li").child(canvas).children(remove)
}
