//! The map of institutions with its controls: what the selection and the address say becomes a scene, what a
//! finger does becomes a change of the address.

use crate::complaint_layer::{Layer, switched_on};
use crate::data::Catalogue;
use crate::data::fetch::{self, wait};
use crate::dom::{El, button, div, el, focus_later, follow, link, listen, p, px, span};
use crate::format;
use crate::map::basemap::BaseMap;
use crate::map::mercator::project;
use crate::map::palette::Palette;
use crate::map::scene::{Dot, Hit, Scene};
use crate::map::{Command, Hover, MapOf, Rest, Start, budget_map};
use crate::parts::icon::icon;
use crate::parts::point_list::{Points, point_list};
use crate::parts::results::value_text;
use crate::parts::sheet::Stop;
use crate::selection::Shown;
use crate::session::Session;
use crate::words::{self, t};
use crate::{device, locate};
use adaldyq_domain::measure::Measure;
use adaldyq_domain::place::Placing;
use adaldyq_domain::selection::Paint;
use adaldyq_domain::view::At;
use leptos::prelude::*;
use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;

/// Which institution is chosen, and how one is chosen.
#[derive(Clone, Copy)]
pub struct Choosing {
    session: Session,
    stop: RwSignal<Stop>,
    pub command: RwSignal<Option<Command>>,
    /// The chosen institution.
    pub row: Memo<Option<u32>>,
    /// Members of a cluster that no zoom can split.
    pub only: RwSignal<Option<Vec<u32>>>,
}

impl Choosing {
    pub fn new(session: Session, stop: RwSignal<Stop>) -> Self {
        let row = Memo::new(move |_| {
            let select = session.view.with(|view| view.select.clone())?;
            session.showing.ready()?.catalogue.row(&select)
        });
        Self { session, stop, command: RwSignal::new(None), row, only: RwSignal::new(None) }
    }

    /// Opens the panel and leaves the map where it is.
    pub fn choose(self, row: u32) {
        let Some(shown) = self.shown() else { return };
        let id = shown.catalogue.id(row).to_owned();
        self.only.set(None);
        self.session.view.push(|view| view.select = Some(id));
        if self.stop.get_untracked() == Stop::Rest {
            self.stop.set(Stop::Half);
        }
    }

    /// Opens the panel and brings the map to the place.
    pub fn bring(self, row: u32) {
        let Some(shown) = self.shown() else { return };
        let id = shown.catalogue.id(row).to_owned();
        self.only.set(None);
        // Found is found: the search has done its work, and the neighbours may be seen again.
        self.session.view.change(|view| view.q.clear());
        self.session.view.push(|view| view.select = Some(id));
        let (lat, lon) = shown.catalogue.position(row);
        self.stop.set(Stop::Half);
        self.command.set(Some(Command::Bring { lat, lon, least_zoom: 14.0 }));
        focus_later("institution-name");
    }

    fn shown(self) -> Option<Arc<Shown>> {
        untrack(|| self.session.showing.ready())
    }

    pub fn close(self) {
        self.session.view.push(|view| view.select = None);
        self.stop.set(Stop::Rest);
    }

    fn tap(self, hit: Hit) {
        match hit {
            Hit::Dot(row) => {
                self.choose(row);
                if let Some(shown) = self.shown() {
                    let (lat, lon) = shown.catalogue.position(row);
                    self.command.set(Some(Command::Bring { lat, lon, least_zoom: 0.0 }));
                }
            }
            Hit::Cluster(rows) => self.split(rows),
            Hit::Notes(_) | Hit::Ground => {
                if self.row.get_untracked().is_some() {
                    self.close();
                }
            }
        }
    }

    /// A cluster splits where its members lie apart, and is listed where they share one spot.
    fn split(self, rows: Vec<u32>) {
        let Some(shown) = self.shown() else { return };
        let (south_west, north_east) = bounds(&shown.catalogue, &rows);
        let apart = (north_east.0 - south_west.0).max((north_east.1 - south_west.1) * 0.6);
        if apart > 0.000_4 {
            self.command.set(Some(Command::Fit { south_west, north_east }));
        } else {
            if self.row.get_untracked().is_some() {
                self.close();
            }
            self.only.set(Some(rows));
            self.stop.set(Stop::Half);
        }
    }
}

/// The corners of the box round some institutions.
pub fn bounds(catalogue: &Catalogue, rows: &[u32]) -> ((f64, f64), (f64, f64)) {
    let mut corners = ((90.0, 180.0), (-90.0, -180.0));
    for row in rows {
        let (lat, lon) = catalogue.position(*row);
        corners.0 = (f64::min(corners.0.0, lat), f64::min(corners.0.1, lon));
        corners.1 = (f64::max(corners.1.0, lat), f64::max(corners.1.1, lon));
    }
    corners
}

/// The map, its controls, and its text twin for keyboards and screen readers.
pub fn city_map(session: Session, catalogue: &Arc<Catalogue>, choosing: Choosing) -> Vec<El> {
    let base = RwSignal::new_local(Rc::new(BaseMap::default()));
    load_base(catalogue, base);
    let palette = palette();
    // The address template of the street map.
    let tiles = meta("tiles");
    let street_on = RwSignal::new(tiles.is_some() && device::stored("street-map").as_deref() == Some("on"));
    let has_tiles = tiles.is_some();
    let hover = RwSignal::new(None::<(Hit, f64, f64)>);
    // Two makings are never the same, so they are not compared.
    let dots = Memo::new_with_compare(
        move |_| {
            let listed = session.showing.listed.get();
            Arc::new(session.showing.ready().map(|shown| dots(&shown, &listed)).unwrap_or_default())
        },
        |_, _| true,
    );
    let layer = Layer::switched(session, choosing.command);
    let complaints = layer.clone();
    let scene = move || {
        let shown = session.showing.ready();
        Scene {
            dots: dots.get(),
            classes: shown.as_ref().map_or(0, |shown| shown.selection.classes.count()),
            selected: choosing.row.get(),
            notes: complaints.notes(),
            pin: None,
            base: base.get(),
            palette: palette.get(),
            lang: words::lang(),
            clustered: true,
            caption: caption(shown.map_or(Measure::Approved, |shown| shown.measure)),
        }
    };
    follow_filters(session, catalogue, choosing.command);
    let tapped = layer.clone();
    let map = budget_map(MapOf {
        scene,
        start: start(catalogue, session),
        command: choosing.command,
        clear: Rc::new(move || clear(choosing)),
        street: Box::new(move || street_on.get().then(|| tiles.clone()).flatten()),
        rested: Box::new(remember_place(session)),
        tapped: Rc::new(move |hit, _| match hit {
            Hit::Notes(rows) => tapped.tap(rows),
            other => choosing.tap(other),
        }),
        hovered: Rc::new(move |over| hover.set(over)),
    });
    vec![
        map,
        institutions(session, choosing),
        layer.twin(),
        tooltip(session, hover),
        controls(session, choosing, street_on, has_tiles),
        layer.card(),
        credit(Some(street_on)),
    ]
}

/// Another kind or district: the map goes to where what is left of them lies.
fn follow_filters(session: Session, catalogue: &Arc<Catalogue>, command: RwSignal<Option<Command>>) {
    let catalogue = Arc::clone(catalogue);
    let mut before = None;
    follow(move || {
        let now = session.view.with(|view| (view.kinds.clone(), view.districts.clone()));
        let rows = untrack(|| session.showing.listed.get());
        if before.as_ref().is_some_and(|before| *before != now) && !rows.is_empty() {
            let (south_west, north_east) = middle(&catalogue, rows.to_vec());
            command.set(Some(Command::Fit { south_west, north_east }));
        }
        before = Some(now);
    });
}

/// Writes the map's place into the address, half a second after it came to rest: the browser allows few writes.
pub fn remember_place(session: Session) -> impl Fn(Rest) + 'static {
    let rested = RwSignal::new(0_u32);
    move |at: Rest| {
        rested.update(|count| *count += 1);
        let now = rested.get_untracked();
        crate::dom::soon(async move {
            wait(500).await;
            // Only the last of a row of moves counts. The map opens before it reports, so every rest is a person's.
            if rested.try_get_untracked() == Some(now) {
                session.view.change(|view| view.at = Some(At { lat: at.0, lon: at.1, zoom: at.2 }.rounded()));
            }
        });
    }
}

/// Where the map looks first: what the address says, the chosen institution, else all institutions.
fn start(catalogue: &Catalogue, session: Session) -> Start {
    let view = session.view.get_untracked();
    if let Some(at) = view.at {
        return Start::At { lat: at.lat, lon: at.lon, zoom: at.zoom };
    }
    if let Some(row) = view.select.as_deref().and_then(|id| catalogue.row(id)) {
        let (lat, lon) = catalogue.position(row);
        return Start::Round { lat, lon, zoom: 14.5 };
    }
    let rows: Vec<u32> = (0..catalogue.count() as u32).collect();
    if rows.is_empty() {
        let [south_west, north_east] = catalogue.index.city.bounds;
        return Start::Box { south_west: south_west.into(), north_east: north_east.into() };
    }
    let (south_west, north_east) = middle(catalogue, rows);
    Start::Box { south_west, north_east }
}

/// The box that holds nearly all institutions: a few far ones shall not make the rest small.
pub fn middle(catalogue: &Catalogue, rows: Vec<u32>) -> ((f64, f64), (f64, f64)) {
    let mut lats: Vec<f64> = rows.iter().map(|row| catalogue.position(*row).0).collect();
    let mut lons: Vec<f64> = rows.iter().map(|row| catalogue.position(*row).1).collect();
    lats.sort_by(f64::total_cmp);
    lons.sort_by(f64::total_cmp);
    let edge = rows.len() / 16;
    let last = rows.len() - 1 - edge;
    ((lats[edge], lons[edge]), (lats[last], lons[last]))
}

fn dots(shown: &Shown, listed: &[u32]) -> Vec<Dot> {
    let listed: HashSet<u32> = listed.iter().copied().collect();
    let rows = 0..shown.catalogue.count() as u32;
    let dot = |row: u32| {
        let (lat, lon) = shown.catalogue.position(row);
        let (x, y) = project(lat, lon);
        Dot {
            row,
            x,
            y,
            paint: shown.selection.paint[row as usize],
            exact: shown.catalogue.placing(row) == Placing::Exact,
            value: shown.value(row),
        }
    };
    rows.filter(|row| listed.contains(row)).map(dot).filter(|dot| dot.paint != Paint::Outside).collect()
}

/// A cluster's second line: the sum of amounts, "≥" where a part is missing; the median of what has no sum.
fn caption(measure: Measure) -> fn(&[Option<f64>]) -> String {
    fn sum(values: &[Option<f64>]) -> String {
        let least = if values.contains(&None) { "≥" } else { "" };
        format!("{least}{}", format::brief(values.iter().flatten().sum()))
    }
    fn median(values: &[Option<f64>]) -> Option<f64> {
        let mut known: Vec<f64> = values.iter().flatten().copied().collect();
        known.sort_by(f64::total_cmp);
        known.get(known.len() / 2).copied()
    }
    fn share(values: &[Option<f64>]) -> String {
        median(values).map_or_else(String::new, format::percent)
    }
    fn each(values: &[Option<f64>]) -> String {
        median(values).map_or_else(String::new, format::brief)
    }
    match measure {
        Measure::Execution => share,
        Measure::PerClient => each,
        _ => sum,
    }
}

/// Pixels of the map that something floats over: top, right, bottom, left.
fn clear(choosing: Choosing) -> [f64; 4] {
    let size = |window: web_sys::Window| {
        let number =
            |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
        (number(window.inner_width()), number(window.inner_height()))
    };
    let (width, height) = size(window());
    if width >= 900.0 {
        return [40.0, 40.0, 40.0, 40.0];
    }
    let bottom = if choosing.stop.get_untracked() == Stop::Rest { 110.0 } else { height * 0.55 };
    [140.0, 24.0, bottom, 24.0]
}

/// Fetches the outlines of the city.
pub fn load_base(catalogue: &Catalogue, base: RwSignal<Rc<BaseMap>, LocalStorage>) {
    let addresses = [catalogue.release_file("basemap.geojson"), catalogue.release_file("districts.geojson")];
    crate::dom::soon(async move {
        let mut loaded = BaseMap::default();
        for (position, address) in addresses.iter().enumerate() {
            // A city without outlines has a map all the same.
            if let Ok(collection) = fetch::value(address).await {
                loaded.add(&collection, position == 1);
            }
        }
        loaded.shorten_district_names();
        base.try_set(Rc::new(loaded));
    });
}

/// The colours in force, read anew when the theme changes.
pub fn palette() -> RwSignal<Rc<Palette>, LocalStorage> {
    let palette = RwSignal::new_local(Rc::new(Palette::read()));
    let read = move |_| palette.set(Rc::new(Palette::read()));
    listen(&window(), "themechange", read);
    if let Ok(Some(dark)) = window().match_media("(prefers-color-scheme: dark)") {
        listen(&dark, "change", read);
    }
    palette
}

/// What the server has written into the page; nothing where it is left empty.
fn meta(name: &str) -> Option<String> {
    let meta = document().query_selector(&format!("meta[name=\"{name}\"]")).ok().flatten()?;
    meta.get_attribute("content").filter(|content| !content.is_empty())
}

fn controls(session: Session, choosing: Choosing, street_on: RwSignal<bool>, has_tiles: bool) -> El {
    let asking = RwSignal::new(false);
    let problem = RwSignal::new(None::<&'static str>);
    let locate_me = move || {
        locate::at_a_press(asking, problem, move |(lat, lon)| {
            choosing.command.try_set(Some(Command::Bring { lat, lon, least_zoom: 15.0 }));
        });
    };
    let street = move || {
        street_on.update(|on| *on = !*on);
        device::store("street-map", if street_on.get_untracked() { "on" } else { "off" });
    };
    let zoom = move |steps: f64| move || choosing.command.set(Some(Command::Zoom(steps)));
    let toast = div("toast-place").swap(move || {
        let Some(word) = problem.get() else { return Vec::new() };
        let close = button("link", "").word("understood").on_click(move || problem.set(None));
        p("toast", &t(word)).attr("role", "alert").text(" ").child(close).into()
    });
    let complaints = control("message", "show-open-complaints")
        .state("aria-pressed", move || switched_on(session))
        .on_click(move || {
            let next = if untrack(|| switched_on(session)) { "" } else { "1" };
            session.view.set_parameter("complaints", next);
        });
    let mut buttons = vec![complaints];
    if has_tiles {
        let layers = control("layers", "street-map").state("aria-pressed", move || street_on.get());
        buttons.push(layers.on_click(street));
    }
    buttons.push(control("plus", "zoom-in").on_click(zoom(1.0)));
    buttons.push(control("minus", "zoom-out").on_click(zoom(-1.0)));
    buttons
        .push(control("locate", "where-i-am").state("aria-busy", move || asking.get()).on_click(locate_me));
    let group = div("controls").attr("role", "group").label("map-controls").children(buttons);
    div("controls-place").child(group).child(toast)
}

/// A button of the map.
pub fn control(picture: &str, word: &str) -> El {
    let word = t(word);
    el("button").attr("type", "button").attr("aria-label", &word).attr("title", &word).child(icon(picture))
}

/// Whose the positions and outlines are, and whose the street map is while it is shown.
pub fn credit(street_on: Option<RwSignal<bool>>) -> El {
    let own = "© OpenStreetMap contributors";
    let street = meta("tiles-credit").filter(|credit| credit != own).unwrap_or_default();
    let link = link("", "https://www.openstreetmap.org/copyright", own);
    let street =
        el("span").text_fn(move || match street_on.is_some_and(|on| on.get()) && !street.is_empty() {
            true => format!(" · {street}"),
            false => String::new(),
        });
    p("credit", "").child(link.attr("target", "_blank").attr("rel", "noopener")).child(street)
}

/// The name and value under the pointer.
fn tooltip(session: Session, hover: RwSignal<Hover>) -> El {
    div("tooltip-place").swap(move || {
        let tip = || {
            let (hit, x, y) = hover.get()?;
            let shown = session.showing.ready()?;
            let (name, value) = match hit {
                Hit::Dot(row) => {
                    (shown.catalogue.name(row, words::lang()).to_owned(), value_text(&shown, row))
                }
                Hit::Cluster(rows) => {
                    let values: Vec<Option<f64>> = rows.iter().map(|row| shown.value(*row)).collect();
                    (words::count("institutions-count", rows.len() as i64), caption(shown.measure)(&values))
                }
                Hit::Notes(_) | Hit::Ground => return None,
            };
            let tip =
                div("tooltip").attr("aria-hidden", "true").child(el("b").text(&value)).child(span("", &name));
            Some(tip.style("left", &px(x)).style("top", &px(y)))
        };
        tip().into_iter().collect()
    })
}

/// The institutions as a list for keyboards and screen readers.
fn institutions(session: Session, choosing: Choosing) -> El {
    let row = move |at: usize| session.showing.listed.with(|listed| listed.get(at).copied());
    point_list(Points {
        label: "points-label",
        id: "point",
        count: Box::new(move || session.showing.ready().map_or(0, |_| session.showing.listed.get().len())),
        text: Box::new(move |at| {
            let Some((shown, row)) = session.showing.ready().zip(row(at)) else { return String::new() };
            format!("{} — {}", shown.catalogue.name(row, words::lang()), value_text(&shown, row))
        }),
        choose: Box::new(move |at| row(at).into_iter().for_each(|row| choosing.bring(row))),
    })
}
