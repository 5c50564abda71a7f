//! A point, on a small map or in figures, where no institution is known.

use super::form::Form;
use crate::city_map::{control, credit, load_base, palette};
use crate::data::Catalogue;
use crate::dom::{El, div, el};
use crate::map::basemap::BaseMap;
use crate::map::mercator::project;
use crate::map::scene::{Hit, Scene};
use crate::map::{Command, MapOf, Start, budget_map};
use crate::view::point::pair;
use crate::words;
use adaldyq_domain::decimal;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// The field `at`, as "51.12830,71.43050".
pub fn place(form: Form) -> El {
    let command = RwSignal::new(None::<Command>);
    let map = div("place-map").swap(move || match form.desk.catalogue() {
        Some(catalogue) => small_map(form, &catalogue, command),
        None => Vec::new(),
    });
    let typed = el("input").attr("type", "text").attr("inputmode", "decimal").attr("autocomplete", "off");
    div("place").child(map).child(form.field("at", "desk-place", Some("desk-place-hint"), typed))
}

/// Latitude and longitude as they are typed.
pub fn position(at: &str) -> Option<(f64, f64)> {
    let (lat, lon) = at.split_once(',')?;
    Some((decimal::parse(lat.trim())?, decimal::parse(lon.trim())?))
}

fn small_map(form: Form, catalogue: &Arc<Catalogue>, command: RwSignal<Option<Command>>) -> Vec<El> {
    let base = RwSignal::new_local(Rc::new(BaseMap::default()));
    load_base(catalogue, base);
    let palette = palette();
    let scene = move || Scene {
        dots: Arc::new(Vec::new()),
        classes: 1,
        selected: None,
        pin: position(&form.get("at")).map(|(lat, lon)| project(lat, lon)),
        base: base.get(),
        palette: palette.get(),
        lang: words::lang(),
        clustered: true,
        caption: |_| String::new(),
        notes: Rc::default(),
    };
    let [lat, lon] = catalogue.index.city.center;
    let start = match position(&form.peek("at")) {
        Some((lat, lon)) => Start::At { lat, lon, zoom: 15.0 },
        None => Start::At { lat, lon, zoom: 11.0 },
    };
    let tapped = move |hit: Hit, point: (f64, f64)| {
        if matches!(hit, Hit::Ground) {
            form.set("at", &pair(point, ","));
        }
    };
    let map = budget_map(MapOf {
        scene,
        start,
        command,
        clear: Rc::new(|| [24.0; 4]),
        street: Box::new(|| None),
        rested: Box::new(|_| ()),
        tapped: Rc::new(tapped),
        hovered: Rc::new(|_| ()),
    });
    let zoom = move |steps: f64| move || command.set(Some(Command::Zoom(steps)));
    let controls = div("controls")
        .attr("role", "group")
        .label("map-controls")
        .child(control("plus", "zoom-in").on_click(zoom(1.0)))
        .child(control("minus", "zoom-out").on_click(zoom(-1.0)));
    vec![map, controls, credit(None)]
}
