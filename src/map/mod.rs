//! The map: signals in, events out.

pub mod basemap;
mod bindings;
mod canvas;
pub mod mercator;
mod painter;
pub mod palette;
pub mod scene;

use canvas::{Callbacks, MapCanvas};
use leptos::html;
use leptos::prelude::*;
use scene::{Hit, Scene};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Where the map looks at first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start {
    At { lat: f64, lon: f64, zoom: f64 },
    Box { south_west: (f64, f64), north_east: (f64, f64) },
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

#[component]
pub fn BudgetMap(
    scene: Signal<Scene, LocalStorage>,
    start: Start,
    /// Taken once each.
    command: RwSignal<Option<Command>>,
    /// Pixels covered at the top, right, bottom and left.
    clear: Callback<(), [f64; 4]>,
    /// Address template of the street map, while it is wanted.
    #[prop(into)]
    street: Signal<Option<String>>,
    #[prop(into)] on_rest: Callback<Rest>,
    #[prop(into)] on_tap: Callback<(Hit, (f64, f64))>,
    #[prop(into)] on_hover: Callback<Hover>,
) -> impl IntoView {
    let host = NodeRef::<html::Div>::new();
    // The owner drops this with the view, and the map with it.
    let canvas = StoredValue::new_local(None::<MapCanvas>);
    let watch = StoredValue::new_local(None::<SizeWatch>);
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        if canvas.with_value(Option::is_some) {
            return;
        }
        let callbacks = Callbacks {
            // Leaflet calls in the middle of its own work, so what follows waits for the next tick.
            rested: Box::new(move || {
                let moved = move || {
                    let at = canvas.try_with_value(|canvas| canvas.as_ref().map(MapCanvas::at)).flatten();
                    if let Some(at) = at {
                        on_rest.run(at);
                    }
                };
                set_timeout(moved, std::time::Duration::ZERO);
            }),
            tapped: Box::new(move |hit, place| queue_microtask(move || on_tap.run((hit, place)))),
            hovered: Box::new(move |hover| queue_microtask(move || on_hover.run(hover))),
        };
        match MapCanvas::open(host.unchecked_ref(), scene.get_untracked(), callbacks) {
            Ok(opened) => {
                match start {
                    Start::At { lat, lon, zoom } => opened.look_at(lat, lon, zoom, false),
                    Start::Box { south_west, north_east } => {
                        opened.fit(south_west, north_east, clear.run(()), false);
                    }
                }
                canvas.set_value(Some(opened));
                let resized = move || with(canvas, MapCanvas::size_changed);
                watch.set_value(SizeWatch::of(host.unchecked_ref(), resized));
            }
            Err(error) => leptos::logging::error!("the map cannot be opened: {error:?}"),
        }
    });
    Effect::new(move |_| {
        let scene = scene.get();
        with(canvas, |canvas| canvas.show(scene));
    });
    Effect::new(move |_| {
        let street = street.get();
        canvas.update_value(|canvas| {
            if let Some(canvas) = canvas {
                canvas.street_map(street.as_deref());
            }
        });
    });
    Effect::new(move |_| {
        let Some(asked) = command.get() else { return };
        command.set(None);
        let clear = clear.run(());
        with(canvas, |canvas| match asked {
            Command::Zoom(steps) => canvas.zoom_by(steps),
            Command::Fit { south_west, north_east } => canvas.fit(south_west, north_east, clear, true),
            Command::Bring { lat, lon, least_zoom } => {
                canvas.bring(lat, lon, canvas.zoom().max(least_zoom), clear);
            }
        });
    });
    view! { <div class="budget-map" node_ref=host></div> }
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
        let callback = Closure::new(move || changed());
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
