//! The map: signals in, events out.

pub mod basemap;
mod bindings;
mod canvas;
pub mod mercator;
pub mod notes;
mod painter;
pub mod palette;
pub mod scene;

use crate::dom::{El, div, keep};
use canvas::{Callbacks, MapCanvas};
use leptos::prelude::*;
use scene::{Hit, Scene};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Where the map looks at first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start {
    At {
        lat: f64,
        lon: f64,
        zoom: f64,
    },
    /// With the position in the middle of what is not covered.
    Round {
        lat: f64,
        lon: f64,
        zoom: f64,
    },
    Box {
        south_west: (f64, f64),
        north_east: (f64, f64),
    },
}

/// What a page asks of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Command {
    Zoom(f64),
    Fit { south_west: (f64, f64), north_east: (f64, f64) },
    Bring { lat: f64, lon: f64, least_zoom: f64 },
}

/// Where the map came to rest: latitude, longitude, zoom; and whether a person moved it.
pub type Rest = (f64, f64, f64);

/// What is under the pointer, and where on the map that is.
pub type Hover = Option<(Hit, f64, f64)>;

pub struct MapOf<S> {
    /// Followed: the map draws whatever it gives.
    pub scene: S,
    pub start: Start,
    /// Taken once each.
    pub command: RwSignal<Option<Command>>,
    /// Pixels covered at the top, right, bottom and left.
    pub clear: Rc<dyn Fn() -> [f64; 4]>,
    /// Address template of the street map, while it is wanted.
    pub street: Box<dyn Fn() -> Option<String>>,
    pub rested: Box<dyn Fn(Rest)>,
    pub tapped: Rc<dyn Fn(Hit, (f64, f64))>,
    pub hovered: Rc<dyn Fn(Hover)>,
}

/// A map as an element. It opens once it stands in the page, and goes with the owner it was made under.
pub fn budget_map<S: Fn() -> Scene + 'static>(of: MapOf<S>) -> El {
    let host = div("budget-map");
    let canvas = StoredValue::new_local(None::<MapCanvas>);
    let opened = RwSignal::new(false);
    let MapOf { scene, start, command, clear, street, rested, tapped, hovered } = of;
    let callbacks = Callbacks {
        // Leaflet calls in the middle of its own work, so what follows waits for the next tick.
        rested: Box::new(move || {
            let at = canvas.try_with_value(|canvas| canvas.as_ref().map(MapCanvas::at)).flatten();
            if let Some(at) = at {
                rested(at);
            }
        }),
        tapped: Box::new(move |hit, place| {
            let tapped = Rc::clone(&tapped);
            queue_microtask(move || tapped(hit, place));
        }),
        hovered: Box::new(move |hover| {
            let hovered = Rc::clone(&hovered);
            queue_microtask(move || hovered(hover));
        }),
    };
    let size = SizeWatch::of(host.node(), move || with(canvas, MapCanvas::size_changed));
    keep(size);
    let element = host.html().clone();
    let callbacks = Cell::new(Some(callbacks));
    let scene = Rc::new(scene);
    let clear_later = Rc::clone(&clear);
    // Effects run a tick later: by then the element stands in the page and has a size.
    crate::dom::later({
        let scene = Rc::clone(&scene);
        move || {
            let Some(callbacks) = callbacks.take() else { return };
            match MapCanvas::open(&element, untrack(|| scene()), callbacks) {
                Ok(map) => {
                    match start {
                        Start::At { lat, lon, zoom } => map.look_at(lat, lon, zoom, false),
                        Start::Round { lat, lon, zoom } => {
                            map.bring(lat, lon, zoom, untrack(|| clear()), false)
                        }
                        Start::Box { south_west, north_east } => {
                            map.fit(south_west, north_east, untrack(|| clear()), false);
                        }
                    }
                    canvas.set_value(Some(map));
                    opened.set(true);
                }
                Err(error) => leptos::logging::error!("the map cannot be opened: {error:?}"),
            }
        }
    });
    crate::dom::later(move || {
        let Some(asked) = command.get() else { return };
        command.set(None);
        let clear = untrack(|| clear_later());
        with(canvas, |canvas| match asked {
            Command::Zoom(steps) => canvas.zoom_by(steps),
            Command::Fit { south_west, north_east } => canvas.fit(south_west, north_east, clear, true),
            Command::Bring { lat, lon, least_zoom } => {
                canvas.bring(lat, lon, canvas.zoom().max(least_zoom), clear, true)
            }
        });
    });
    crate::dom::later(move || {
        let scene = scene();
        if opened.get() {
            with(canvas, |canvas| canvas.show(scene));
        }
    });
    crate::dom::later(move || {
        let street = street();
        if opened.get() {
            canvas.update_value(|canvas| {
                canvas.iter_mut().for_each(|canvas| canvas.street_map(street.as_deref()))
            });
        }
    });
    host
}

fn with(canvas: StoredValue<Option<MapCanvas>, LocalStorage>, act: impl FnOnce(&MapCanvas)) {
    canvas.try_with_value(|canvas| {
        if let Some(canvas) = canvas {
            act(canvas);
        }
    });
}

/// Leaflet never notices by itself that its box has another size.
struct SizeWatch {
    observer: web_sys::ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl SizeWatch {
    fn of(element: &web_sys::Element, changed: impl Fn() + 'static) -> Option<Self> {
        let callback = Closure::new(changed);
        let observer = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
