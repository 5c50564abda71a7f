//! Pictures and canvases. The page's policy shows no picture that has no address of ours, so what lies on the
//! device is drawn.

use super::{called_back, member};
use js_sys::{Function, Promise};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

/// Longest edge that is sent, and how well it is kept.
const LARGEST: f64 = 2_048.0;
const QUALITY: f64 = 0.85;

/// Upright, as the camera was held; nothing where the browser cannot read it.
pub async fn bitmap(picture: &Blob) -> Option<ImageBitmap> {
    let options = crate::json::object(&[("imageOrientation", "from-image".into())]);
    let make: Function = member(&window(), "createImageBitmap").dyn_into().ok()?;
    let made = make.call2(&window(), picture, &options).ok()?.dyn_into::<Promise>().ok()?;
    JsFuture::from(made).await.ok()?.dyn_into().ok()
}

/// The picture as a JPEG of a size that travels well.
pub async fn smaller(picture: &Blob) -> Option<Blob> {
    let bitmap = bitmap(picture).await?;
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let scale = (LARGEST / width.max(height)).min(1.0);
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    canvas.set_width((width * scale).max(1.0) as u32);
    canvas.set_height((height * scale).max(1.0) as u32);
    let context = context(&canvas)?;
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    // JPEG knows no transparency, and would make it black.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width, height).ok()?;
    bitmap.close();
    let encode = |done: &Function| {
        let _ = canvas.to_blob_with_type_and_encoder_options(done, "image/jpeg", &QUALITY.into());
    };
    let blob = called_back(encode).await?.dyn_into().ok()?;
    // Gives the memory back at once: phones have little.
    canvas.set_width(0);
    Some(blob)
}

/// Draws a picture over all of a square canvas, as much of it as fits.
pub fn draw_square(canvas: &HtmlCanvasElement, bitmap: &ImageBitmap, edge: u32) {
    canvas.set_width(edge);
    canvas.set_height(edge);
    let Some(context) = context(canvas) else { return };
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let (part, edge) = (width.min(height), f64::from(edge));
    let _ = context.draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
        bitmap,
        (width - part) / 2.0,
        (height - part) / 2.0,
        part,
        part,
        0.0,
        0.0,
        edge,
        edge,
    );
}

/// Draws all of a picture.
pub fn draw(canvas: &HtmlCanvasElement, bitmap: &ImageBitmap) {
    canvas.set_width(bitmap.width());
    canvas.set_height(bitmap.height());
    if let Some(context) = context(canvas) {
        let _ = context.draw_image_with_image_bitmap(bitmap, 0.0, 0.0);
    }
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()?.map(JsValue::from).map(JsCast::unchecked_into)
}
