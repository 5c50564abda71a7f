// The parts of Leaflet that the map uses; all of it would weigh 17 kB more.
import { LatLng } from "leaflet/src/geo/LatLng.js";
import { LatLngBounds } from "leaflet/src/geo/LatLngBounds.js";
import { Point } from "leaflet/src/geometry/Point.js";
import * as DomUtil from "leaflet/src/dom/DomUtil.js";
import "leaflet/src/layer/Layer.js";
import { TileLayer } from "leaflet/src/layer/tile/TileLayer.js";
import { Map } from "leaflet/src/map/Map.js";
import "leaflet/src/map/handler/Map.DoubleClickZoom.js";
import "leaflet/src/map/handler/Map.Drag.js";
import "leaflet/src/map/handler/Map.Keyboard.js";
import "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import "leaflet/src/map/handler/Map.TouchZoom.js";

globalThis.L = { DomUtil, LatLng, LatLngBounds, Map, Point, TileLayer };
