//! `/embed`: the map inside a page of another site.
//!
//! It lets a finger or a wheel that only wants to scroll the host's page pass, opens its links outside, and keeps
//! what is chosen within the frame.

use super::map::dropped_notice_with;
use crate::city_map::{Choosing, city_map};
use crate::data::Loading;
use crate::data::fetch::wait;
use crate::dom::{El, button, div, el, heading, key_of, listen, listen_first, p, span};
use crate::format;
use crate::hand_on::copy_field;
use crate::json::Json;
use crate::map::palette::Palette;
use crate::parts::chips::chips;
use crate::parts::institution_panel::institution_panel;
use crate::parts::legend::legend;
use crate::parts::notice::{failed, offline, waiting};
use crate::parts::search_box::search_box;
use crate::parts::sheet::Stop;
use crate::parts::shell::{demonstration_band, language_switch, set_title};
use crate::session::Session;
use crate::words::{say, t};
use adaldyq_domain::accent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};

/// Whether a parameter's value can be used.
type Check = fn(&str) -> bool;

pub fn embed(session: Session) -> Vec<El> {
    set_title("");
    take_accent(session);
    let choosing = Choosing::new(session, RwSignal::new(Stop::Rest));
    let blocked = RwSignal::new(String::new());
    listen(&window(), "keydown", move |event| {
        if key_of(&event) == "Escape" && choosing.row.get_untracked().is_some() {
            choosing.close();
        }
    });
    let map = div("map-place").swap(move || match session.data.catalogue.get() {
        Loading::Ready(catalogue) => city_map(session, &catalogue, choosing),
        Loading::Failed(failure) => failed(session.data, &failure).into(),
        Loading::Waiting => waiting().into(),
    });
    let map = let_scrolling_pass(map);
    let panel =
        div("embed-panel-place").swap(move || match (session.showing.shown.get(), choosing.row.get()) {
            (Loading::Ready(shown), Some(row)) => {
                let panel = institution_panel(session, &shown, row, true, move || choosing.close());
                div("embed-panel").child(panel).into()
            }
            (Loading::Failed(failure), _) => div("embed-panel").child(failed(session.data, &failure)).into(),
            _ => Vec::new(),
        });
    let stage = el("main")
        .class("stage")
        .attr("aria-label", &t("page-map"))
        .child(map)
        .child(legend(session))
        .child(panel)
        .child(cannot_open(blocked));
    let mut head = el("header").child(heading(1, &t("product-name")).class("hidden"));
    // Read once: the page would be made anew at every change of the address.
    if untrack(|| session.view.parameter("controls")).as_deref() != Some("0") {
        let search = search_box(session, move |row| choosing.bring(row));
        let bar = div("bar-row").child(search).child(language_switch(session));
        head = head.child(bar).child(chips(session));
    }
    let notices = [
        demonstration_band(session),
        offline(),
        dropped_notice_with(session, Box::new(move || odd(session))),
    ];
    let frame = div("embed").child(head.children(notices)).child(stage).child(foot(session));
    vec![frame.on("click", move |event| open_outside(&event, blocked))]
}

/// Parameters of the frame's own that were not understood.
fn odd(session: Session) -> Vec<&'static str> {
    let checks: [(&'static str, Check); 4] = [
        ("controls", |value| matches!(value, "0" | "1")),
        ("complaints", |value| matches!(value, "0" | "1")),
        ("theme", |value| matches!(value, "light" | "dark" | "auto")),
        ("accent", accent::is_colour),
    ];
    let broken =
        |name: &str, fits: fn(&str) -> bool| session.view.parameter(name).is_some_and(|value| !fits(&value));
    checks.into_iter().filter(|(name, fits)| broken(name, *fits)).map(|(name, _)| name).collect()
}

/// The host's colour in the place of ours, legible on the map's ground in the theme at hand; anew when the theme
/// changes.
fn take_accent(session: Session) {
    let Some(colour) = untrack(|| session.view.parameter("accent")) else { return };
    let apply = move |_| {
        let Some((bent, on)) = accent::legible(&colour, &Palette::read().halo) else { return };
        let Some(root) = document().document_element() else { return };
        let style = root.unchecked_into::<web_sys::HtmlElement>().style();
        let soft = format!("color-mix(in srgb, {bent} 16%, var(--surface))");
        for (name, value) in [("--accent", bent.as_str()), ("--on-accent", on), ("--accent-soft", &soft)] {
            let _ = style.set_property(name, value);
        }
    };
    apply(JsValue::UNDEFINED.unchecked_into());
    // Before the map reads its colours: listeners are called in the order they came.
    if let Ok(Some(dark)) = window().match_media("(prefers-color-scheme: dark)") {
        listen(&dark, "change", apply);
    }
}

/// One finger and a plain wheel scroll the host's page; two fingers, or a wheel with Ctrl, are for the map. Whoever
/// tries otherwise is told so.
fn let_scrolling_pass(map: El) -> El {
    let hint = RwSignal::new(None::<&'static str>);
    let shown = RwSignal::new(0_u32);
    let tell = move |word: &'static str| {
        hint.set(Some(word));
        shown.update(|count| *count += 1);
        let now = shown.get_untracked();
        spawn_local(async move {
            wait(1400).await;
            if shown.try_get_untracked() == Some(now) {
                hint.set(None);
            }
        });
    };
    let fingers = |event: &web_sys::Event| {
        let touches = Json(event.into()).get("touches").get("length").number();
        touches.unwrap_or(0.0)
    };
    let node = map.node();
    listen_first(node, "wheel", move |event| {
        let event_of = Json((&event).into());
        if !event_of.flag("ctrlKey") && !event_of.flag("metaKey") {
            event.stop_propagation();
            tell("embed-hint-wheel");
        }
    });
    listen_first(node, "touchstart", move |event| {
        if fingers(&event) < 2.0 {
            event.stop_propagation();
        }
    });
    listen_first(node, "touchmove", move |event| {
        if fingers(&event) < 2.0 {
            tell("embed-hint-touch");
        } else {
            hint.set(None);
        }
    });
    let words = div("embed-hint").attr("aria-hidden", "true").class_when("on", move || hint.get().is_some());
    let said = RwSignal::new("embed-hint-touch");
    let words = words.text_fn(move || {
        if let Some(word) = hint.get() {
            said.set(word);
        }
        t(said.get_untracked())
    });
    div("embed-map").child(map).child(words)
}

/// Every link leaves the frame. Where the host forbids that, the address is shown to take along.
fn open_outside(event: &web_sys::Event, blocked: RwSignal<String>) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(link) = target.and_then(|target| target.closest("a[href]").ok().flatten()) else { return };
    let address = Json(link.into()).string("href");
    if !address.starts_with("http") {
        return;
    }
    event.prevent_default();
    match window().open_with_url_and_target(&address, "_blank") {
        Ok(Some(opened)) => {
            // The opened page shall not reach back into the frame.
            let _ = js_sys::Reflect::set(&opened, &"opener".into(), &JsValue::NULL);
        }
        _ => blocked.set(address),
    }
}

fn cannot_open(blocked: RwSignal<String>) -> El {
    div("embed-blocked-place").swap(move || {
        let address = blocked.get();
        if address.is_empty() {
            return Vec::new();
        }
        let close = button("link", &t("close")).on_click(move || blocked.set(String::new()));
        let field = copy_field(&t("embed-address"), "address", move || address.clone());
        div("embed-blocked")
            .attr("role", "status")
            .child(p("", &t("embed-blocked")))
            .child(field)
            .child(close)
            .into()
    })
}

/// Of when the data is, whose the outlines are, and the way to the whole product.
fn foot(session: Session) -> El {
    el("footer").class("embed-foot quiet").swap(move || {
        let Some(catalogue) = session.data.catalogue.with(Loading::ready) else { return Vec::new() };
        let date = say("published-on", &[("date", format::day(&catalogue.index.published).into())]);
        // The map itself credits OpenStreetMap.
        let credit =
            session.data.city(&catalogue).ready().filter(|city| !city.credit.contains("OpenStreetMap"));
        let credit = credit.map(|city| span("", &city.credit));
        let whole = el("a").text(&t("product-name")).attr("href", &format!("/{}", session.view.own_query()));
        let mut parts = vec![whole.attr("target", "_blank").attr("rel", "noopener"), span("", &date)];
        parts.extend(credit);
        parts
    })
}
