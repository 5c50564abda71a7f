//! The code that puts the map, as it is now, on another site.

use super::icon::icon;
use crate::complaint_layer::switched_on;
use crate::dom::{El, button, div, el, heading, key_of, p};
use crate::hand_on::{call, copy_field, origin};
use crate::session::Session;
use crate::words::{self, t};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// The code and the button that copies it.
pub fn embed_snippet(session: Session) -> El {
    copy_field(&t("embed-code"), "code", move || {
        let query = session.view.own_query();
        let joint = if query.is_empty() { '?' } else { '&' };
        let complaints = if switched_on(session) { "&complaints=1" } else { "" };
        let lang = words::lang().code();
        let address =
            format!("{}/embed{query}{joint}lang={lang}{complaints}", origin()).replace('&', "&amp;");
        format!(
            "<iframe src=\"{address}\" title=\"{}\" width=\"100%\" height=\"600\" style=\"border:0\" \
             loading=\"lazy\" allow=\"geolocation; clipboard-write\"></iframe>",
            t("product-name")
        )
    })
}

/// The same in a window over the map, and the button of the menu that opens it.
pub fn embed_dialog(session: Session) -> [El; 2] {
    let open = RwSignal::new(false);
    let dialog = el("dialog").class("dialog").attr("aria-labelledby", "embed-title");
    let node = dialog.node().clone();
    let content = div("").swap(move || {
        if !open.get() {
            return Vec::new();
        }
        let node = node.clone();
        let close = button("square small", "").attr("aria-label", &t("close")).child(icon("close"));
        let close = close.on_click(move || {
            call(&node, "close", &JsValue::UNDEFINED);
        });
        let head =
            div("dialog-head").child(heading(2, &t("embed-title")).attr("id", "embed-title")).child(close);
        vec![head, p("", &t("embed-about")), embed_snippet(session)]
    });
    let dialog = dialog.child(content).on("close", move |_| open.set(false)).on("keydown", |event| {
        // Escape closes this window only, and not what stands under it.
        if key_of(&event) == "Escape" {
            event.stop_propagation();
        }
    });
    let node = dialog.node().clone();
    let opener = button("menu-action", "").child(icon("code")).text(&t("embed-title")).on_click(move || {
        open.set(true);
        call(&node, "showModal", &JsValue::UNDEFINED);
    });
    [dialog, opener]
}
