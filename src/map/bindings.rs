//! The few Leaflet calls that the bindings we use lack.

use leaflet::{Map, Point};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["L", "DomUtil"], js_name = setPosition)]
    pub fn set_position(element: &HtmlElement, point: &Point);

    #[wasm_bindgen(js_namespace = ["L", "DomUtil"], js_name = setTransform)]
    pub fn set_transform(element: &HtmlElement, offset: &Point, scale: f64);

    /// A map seen as what our canvas needs of it.
    #[wasm_bindgen(extends = Map)]
    pub type CanvasHost;

    #[wasm_bindgen(method, js_name = getPane)]
    pub fn get_pane(this: &CanvasHost, name: &str) -> Option<HtmlElement>;

    #[wasm_bindgen(method, js_name = containerPointToLayerPoint)]
    pub fn container_point_to_layer_point(this: &CanvasHost, point: &Point) -> Point;

    /// A `zoomanim` event.
    pub type ZoomAnimation;

    #[wasm_bindgen(method, getter)]
    pub fn center(this: &ZoomAnimation) -> leaflet::LatLng;

    #[wasm_bindgen(method, getter)]
    pub fn zoom(this: &ZoomAnimation) -> f64;

    /// A mouse event of Leaflet's.
    pub type PointerEvent;

    #[wasm_bindgen(method, getter, js_name = containerPoint)]
    pub fn container_point(this: &PointerEvent) -> Point;

    #[wasm_bindgen(method, getter)]
    pub fn latlng(this: &PointerEvent) -> leaflet::LatLng;
}
