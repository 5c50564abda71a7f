//! Owns Leaflet: the map, its layers and its listeners. The only file that says `leaflet::`, with its bindings.

use super::Hover;
use super::bindings::{CanvasHost, PointerEvent, ZoomAnimation, set_position, set_transform};
use super::mercator::{project, unproject, world};
use super::notes::note_marks;
use super::painter::{Frame, Painter, marks};
use super::scene::{Hit, Scene};
use crate::dom::px;
use adaldyq_domain::cluster::Cluster;
use leaflet::{
    Evented, EventedHandle, LatLng, LatLngBounds, Layer, Map, MapOptions, Point, TileLayer, TileLayerOptions,
};
use leptos::prelude::{document, window};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

/// How far the canvas reaches past the screen, so that dragging shows no bare edge at once.
const MARGIN: f64 = 96.0;

/// What happens on the map; each only sets signals, since Leaflet calls back in the middle of its own work.
pub struct Callbacks {
    pub rested: Box<dyn Fn()>,
    pub tapped: Box<dyn Fn(Hit, (f64, f64))>,
    pub hovered: Box<dyn Fn(Hover)>,
}

pub struct MapCanvas {
    listeners: Vec<EventedHandle<leaflet::Event>>,
    tiles: Option<(TileLayer, EventedHandle<leaflet::Event>)>,
    inner: Rc<Inner>,
}

/// What is done at an event of Leaflet's.
type Act = Box<dyn Fn(&Inner, leaflet::Event)>;

struct Inner {
    map: Map,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    scene: RefCell<Scene>,
    /// What was drawn last: where, the institutions, the complaints.
    drawn: RefCell<(Frame, Vec<Cluster>, Vec<Cluster>)>,
    /// Whether a tile of the street map has come.
    tiled: Cell<bool>,
}

impl MapCanvas {
    pub fn open(host: &HtmlElement, scene: Scene, callbacks: Callbacks) -> Result<Self, JsValue> {
        let options = MapOptions::default();
        options.set_zoom_control(false);
        options.set_attribution_control(false);
        options.set_zoom_snap(0.5);
        options.set_min_zoom(9.0);
        options.set_max_zoom(18.0);
        let map = Map::new_with_element(host, &options)?;
        let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
        canvas.set_class_name("map-canvas leaflet-zoom-animated");
        let context = canvas.get_context("2d")?.ok_or("no canvas")?.unchecked_into();
        let pane = map.unchecked_ref::<CanvasHost>().get_pane("overlayPane").ok_or("no pane")?;
        pane.append_child(&canvas)?;
        let inner = Rc::new(Inner {
            map,
            canvas,
            context,
            scene: RefCell::new(scene),
            drawn: RefCell::default(),
            tiled: Cell::new(false),
        });
        let listeners = listen(&inner, callbacks);
        Ok(Self { listeners, tiles: None, inner })
    }

    /// Nothing is drawn before the first view.
    pub fn look_at(&self, lat: f64, lon: f64, zoom: f64, gently: bool) {
        let centre = LatLng::new(lat, lon);
        let options = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&options, &"animate".into(), &gently.into());
        self.inner.map.set_view_with_options(&centre, zoom, &options);
    }

    /// Shows all of a box, clear of what floats over the map: top, right, bottom and left pixels.
    pub fn fit(&self, south_west: (f64, f64), north_east: (f64, f64), clear: [f64; 4], gently: bool) {
        let bounds = LatLngBounds::new(
            &LatLng::new(south_west.0, south_west.1),
            &LatLng::new(north_east.0, north_east.1),
        );
        let options = js_sys::Object::new();
        let set = |name: &str, value: &JsValue| js_sys::Reflect::set(&options, &name.into(), value);
        let _ = set("paddingTopLeft", &Point::new(clear[3], clear[0]));
        let _ = set("paddingBottomRight", &Point::new(clear[1], clear[2]));
        let _ = set("maxZoom", &16.into());
        let _ = set("animate", &gently.into());
        self.inner.map.fit_bounds_with_options(&bounds, &options);
    }

    /// Brings a position into the middle of what is not covered.
    pub fn bring(&self, lat: f64, lon: f64, zoom: f64, clear: [f64; 4], gently: bool) {
        let (x, y) = project(lat, lon);
        let scale = world(zoom);
        let shift = ((clear[1] - clear[3]) / 2.0 / scale, (clear[2] - clear[0]) / 2.0 / scale);
        let (lat, lon) = unproject(x + shift.0, y + shift.1);
        self.look_at(lat, lon, zoom, gently);
    }

    pub fn zoom_by(&self, steps: f64) {
        self.inner.map.set_zoom(self.inner.map.get_zoom() + steps);
    }

    pub fn zoom(&self) -> f64 {
        self.inner.map.get_zoom()
    }

    /// Latitude, longitude, zoom.
    pub fn at(&self) -> (f64, f64, f64) {
        let centre = self.inner.map.get_center();
        (centre.lat(), centre.lng(), self.inner.map.get_zoom())
    }

    pub fn size_changed(&self) {
        self.inner.map.invalidate_size(false);
        self.inner.draw();
    }

    pub fn show(&self, scene: Scene) {
        self.inner.scene.replace(scene);
        self.inner.draw();
        // Anybody's tools can read how long a change of the selection takes to be seen.
        if let Some(performance) = window().performance() {
            let measured =
                performance.measure_with_start_mark_and_end_mark("filter", "filter-start", "points-drawn");
            if measured.is_ok() {
                performance.clear_marks_with_mark_name("filter-start");
            }
        }
    }

    /// The street map, asked for only here. Tiles that do not come leave the base map to be seen.
    pub fn street_map(&mut self, template: Option<&str>) {
        match (template, self.tiles.take()) {
            (Some(_), Some(tiles)) => self.tiles = Some(tiles),
            (None, Some((tiles, _))) => {
                tiles.remove();
                self.inner.tiled.set(false);
                self.inner.draw();
            }
            (Some(template), None) => {
                let options = TileLayerOptions::new();
                options.set_max_zoom(18.0);
                options.set_referrer_policy("origin".to_owned());
                let tiles = TileLayer::new_options(template, &options);
                let inner = Rc::clone(&self.inner);
                let layer: &Layer = tiles.unchecked_ref();
                // Until the first tile is there, the built-in map is what there is to see.
                let came = Evented::on_leaflet_event(&layer, "tileload", move |_: leaflet::Event| {
                    if !inner.tiled.replace(true) {
                        inner.draw();
                    }
                });
                tiles.add_to(&self.inner.map);
                self.tiles = Some((tiles, came));
            }
            (None, None) => {}
        }
    }
}

impl Drop for MapCanvas {
    fn drop(&mut self) {
        // First: removing the map fires events of its own.
        self.listeners.clear();
        self.tiles = None;
        // Leaflet ends a zoom that is under way a quarter of a second later, on a map that is gone by then.
        let _ = js_sys::Reflect::set(&self.inner.map, &"_animatingZoom".into(), &false.into());
        self.inner.map.remove();
    }
}

fn listen(inner: &Rc<Inner>, callbacks: Callbacks) -> Vec<EventedHandle<leaflet::Event>> {
    let on = |name: &'static str, act: Act| {
        let inner = Rc::clone(inner);
        Evented::on_leaflet_event(&&inner.map.clone(), name, move |event| act(&inner, event))
    };
    let Callbacks { rested, tapped, hovered } = callbacks;
    let hovered = Rc::new(hovered);
    let left = Rc::clone(&hovered);
    vec![
        on(
            "moveend",
            Box::new(move |inner, _| {
                inner.draw();
                rested();
            }),
        ),
        on("move", Box::new(|inner, _| inner.follow())),
        on("zoom", Box::new(|inner, _| inner.stretch(&inner.map.get_center(), inner.map.get_zoom()))),
        on(
            "zoomanim",
            Box::new(|inner, event| {
                let animation: ZoomAnimation = event.unchecked_into();
                inner.stretch(&animation.center(), animation.zoom());
            }),
        ),
        on(
            "click",
            Box::new(move |inner, event| {
                let event: PointerEvent = event.unchecked_into();
                let point = event.container_point();
                let place = event.latlng();
                tapped(inner.hit(point.x(), point.y(), 10.0), (place.lat(), place.lng()));
            }),
        ),
        on(
            "mousemove",
            Box::new(move |inner, event| {
                let point = event.unchecked_into::<PointerEvent>().container_point();
                let hit = inner.hit(point.x(), point.y(), 2.0);
                hovered((hit != Hit::Ground).then(|| (hit, point.x(), point.y())));
            }),
        ),
        on("mouseout", Box::new(move |_, _| left(None))),
    ]
}

impl Inner {
    /// The frame of the screen as it is now, with its margin.
    fn frame(&self) -> Frame {
        let (zoom, size, centre) = (self.map.get_zoom(), self.map.get_size(), self.map.get_center());
        let (x, y) = project(centre.lat(), centre.lng());
        let scale = world(zoom);
        Frame {
            zoom,
            left: x * scale - size.x() / 2.0 - MARGIN,
            top: y * scale - size.y() / 2.0 - MARGIN,
            width: size.x() + MARGIN * 2.0,
            height: size.y() + MARGIN * 2.0,
        }
    }

    fn draw(&self) {
        let frame = self.frame();
        let density = window().device_pixel_ratio().clamp(1.0, 2.0);
        let (width, height) = ((frame.width * density) as u32, (frame.height * density) as u32);
        if (self.canvas.width(), self.canvas.height()) != (width, height) {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
            let style = self.canvas.style();
            let _ = style.set_property("width", &px(frame.width));
            let _ = style.set_property("height", &px(frame.height));
        }
        let host = self.map.unchecked_ref::<CanvasHost>();
        set_transform(&self.canvas, &Point::new(0.0, 0.0), 1.0);
        set_position(&self.canvas, &host.container_point_to_layer_point(&Point::new(-MARGIN, -MARGIN)));
        let _ = self.context.set_transform(density, 0.0, 0.0, density, 0.0, 0.0);
        let scene = self.scene.borrow();
        let marks = marks(&scene, &frame);
        let notes = note_marks(&scene, &frame, &marks);
        let painter = Painter { context: &self.context, scene: &scene, frame, tiled: self.tiled.get() };
        painter.draw(&marks);
        painter.notes(&notes);
        *self.drawn.borrow_mut() = (frame, marks, notes);
        if let Some(performance) = window().performance() {
            let _ = performance.mark("points-drawn");
        }
    }

    /// While the map is dragged: draws again once the margin is used up.
    fn follow(&self) {
        let frame = self.frame();
        let drawn = self.drawn.borrow().0;
        let moved = (frame.left - drawn.left).abs().max((frame.top - drawn.top).abs());
        if frame.zoom == drawn.zoom && moved > MARGIN * 0.8 {
            self.draw();
        }
    }

    /// While the map is zoomed: stretches what is drawn to where it will be.
    fn stretch(&self, centre: &LatLng, zoom: f64) {
        let drawn = self.drawn.borrow().0;
        if drawn.width == 0.0 {
            return;
        }
        let scale = world(zoom) / world(drawn.zoom);
        let size = self.map.get_size();
        let (x, y) = project(centre.lat(), centre.lng());
        let pane =
            self.map.unchecked_ref::<CanvasHost>().container_point_to_layer_point(&Point::new(0.0, 0.0));
        let origin = |middle: f64, half: f64, pane: f64| (middle * world(zoom) - half - pane).round();
        let offset = Point::new(
            drawn.left * scale - origin(x, size.x() / 2.0, pane.x()),
            drawn.top * scale - origin(y, size.y() / 2.0, pane.y()),
        );
        set_transform(&self.canvas, &offset, scale);
    }

    /// What lies under a point of the screen; the nearest within reach of a finger.
    fn hit(&self, x: f64, y: f64, reach: f64) -> Hit {
        let (drawn, marks, notes) = &*self.drawn.borrow();
        let now = self.frame();
        let (x, y) = (x + MARGIN + now.left - drawn.left, y + MARGIN + now.top - drawn.top);
        let distance = |mark: &Cluster| ((mark.x - x).powi(2) + (mark.y - y).powi(2)).sqrt() - mark.radius;
        let nearest = |marks: &[Cluster]| {
            let nearest = marks.iter().rev().min_by(|a, b| distance(a).total_cmp(&distance(b)));
            nearest.filter(|mark| distance(mark) <= reach).map(|mark| mark.rows.clone())
        };
        // Complaints lie over the institutions.
        if let Some(rows) = nearest(notes) {
            return Hit::Notes(rows);
        }
        match nearest(marks).as_deref() {
            Some([row]) => Hit::Dot(*row),
            Some(rows) => Hit::Cluster(rows.to_vec()),
            None => Hit::Ground,
        }
    }
}
