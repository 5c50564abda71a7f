//! The complaints that fit the filters, as a list and on a map: the very same rows in both.

use super::download::downloads;
use super::filters::Asked;
use super::marks::marks;
use crate::city_map::{control, credit, load_base, palette, remember_place};
use crate::complaint::{line, shape_line};
use crate::complaint_layer::Layer;
use crate::data::Catalogue;
use crate::data::complaints::Complaints;
use crate::dom::{El, button, div, el, link, p};
use crate::map::basemap::BaseMap;
use crate::map::notes::SHAPES;
use crate::map::scene::{Hit, Scene};
use crate::map::{Command, MapOf, Start, budget_map};
use crate::parts::notice::waiting;
use crate::session::Session;
use crate::words::{self, count, t};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// Rows of the list that are added at a tap.
const MORE: usize = 20;
pub fn found(session: Session, catalogue: &Arc<Catalogue>, asked: &Asked) -> Vec<El> {
    let found = Complaints::of(asked.query.clone());
    found.load(1);
    let empty = if asked.query.is_empty() { "complaint-none" } else { "complaint-none-filtered" };
    let list = list(&found, catalogue, empty);
    let map = div("found-map").children(map(session, catalogue, &found)).child(legend());
    let both = div("found").child(map).child(list);
    vec![both, downloads(session, catalogue, &found).children(feed(&asked.query))]
}

fn list(found: &Rc<Complaints>, catalogue: &Arc<Catalogue>, empty: &'static str) -> El {
    let (found, catalogue) = (Rc::clone(found), Arc::clone(catalogue));
    let room = RwSignal::new(MORE);
    div("complaint-pages").swap(move || {
        let rows = found.rows();
        let pages = found.pages.get();
        let mut parts = Vec::new();
        if pages > 0 && rows.is_empty() {
            return vec![p("quiet", &t(empty))];
        }
        let shown = rows.iter().take(room.get());
        let lines = shown
            .map(|complaint| el("li").child(line(complaint, Some(&catalogue)).children(marks(complaint))));
        parts.push(el("ul").class("complaint-list").children(lines));
        if found.failed.get() {
            let again = Rc::clone(&found);
            let again = button("button", "").word("try-again").on_click(move || again.load(pages + 1));
            let notice = div("notice").attr("role", "alert").child(p("", &t("failure-no-answer")));
            parts.push(notice.child(again));
        } else if pages == 0 {
            parts.push(waiting());
        } else if rows.len() > room.get() || found.has_more() {
            if found.has_more() {
                parts.push(p("quiet", &count("complaints-loaded", rows.len() as i64)));
            }
            let next = Rc::clone(&found);
            let more = button("button", "").word("complaint-more").on_click(move || {
                room.update(|room| *room += MORE);
                if room.get_untracked() > next.rows().len() {
                    next.load(pages + 1);
                }
            });
            parts.push(more);
        }
        parts
    })
}

/// The map with its controls, its list for keyboards and the card of what was chosen.
fn map(session: Session, catalogue: &Arc<Catalogue>, found: &Rc<Complaints>) -> Vec<El> {
    let base = RwSignal::new_local(Rc::new(BaseMap::default()));
    load_base(catalogue, base);
    let palette = palette();
    let command = RwSignal::new(None::<Command>);
    let layer = Layer::of(session, Rc::clone(found), command);
    let (drawn, tapped) = (layer.clone(), layer.clone());
    let scene = move || Scene {
        dots: Arc::default(),
        classes: 0,
        selected: None,
        notes: drawn.notes(),
        pin: None,
        base: base.get(),
        palette: palette.get(),
        lang: words::lang(),
        clustered: true,
        caption: |_| String::new(),
    };
    let map = budget_map(MapOf {
        scene,
        start: start(session, catalogue),
        command,
        clear: Rc::new(|| [40.0, 40.0, 40.0, 40.0]),
        street: Box::new(|| None),
        rested: Box::new(remember_place(session)),
        tapped: Rc::new(move |hit, _| {
            if let Hit::Notes(rows) = hit {
                tapped.tap(rows);
            }
        }),
        hovered: Rc::new(|_| {}),
    });
    let zoom = move |steps: f64| move || command.set(Some(Command::Zoom(steps)));
    let controls = div("controls").attr("role", "group").label("map-controls").children([
        control("plus", "zoom-in").on_click(zoom(1.0)),
        control("minus", "zoom-out").on_click(zoom(-1.0)),
    ]);
    vec![map, layer.twin(), controls, layer.card(), credit(None)]
}

/// Where the address says, else all of the city.
fn start(session: Session, catalogue: &Catalogue) -> Start {
    if let Some(at) = untrack(|| session.view.with(|view| view.at)) {
        return Start::At { lat: at.lat, lon: at.lon, zoom: at.zoom };
    }
    let rows: Vec<u32> = (0..catalogue.count() as u32).collect();
    let [south_west, north_east] = catalogue.index.city.bounds;
    let (south_west, north_east) = if rows.is_empty() {
        (south_west.into(), north_east.into())
    } else {
        crate::city_map::middle(catalogue, rows)
    };
    Start::Box { south_west, north_east }
}

/// The feed of what is chosen, where one thing is: a topic, a district or an institution.
fn feed(query: &str) -> Option<El> {
    let (name, value) = query.trim_start_matches('&').split_once('=')?;
    let has_feed = ["topic", "district", "institution"].contains(&name) && !value.contains(['&', ',']);
    // A feed is a file and no page of ours: the router leaves it to the browser.
    let feed =
        || link("", &format!("/feeds/{name}/{value}.atom"), &t("complaints-feed")).attr("rel", "external");
    has_feed.then(|| p("", "").child(feed()))
}

/// What the shapes mean.
fn legend() -> El {
    el("ul").class("note-legend").label("complaints-shapes").children((0..SHAPES.len()).map(shape_line))
}
