//! Draws a scene on a canvas: the base map, its names, the dots and the clusters.

use super::basemap::{Feature, Shape};
use super::mercator::world;
use super::scene::{Dot, Scene};
use adaldyq_domain::cluster::{Cluster, Point, clear, cluster};
use adaldyq_domain::selection::Paint;
use js_sys::Array;
use std::collections::HashMap;
use std::f64::consts::{PI, TAU};
use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d as Context;

/// The part of the world on the canvas: its upper left corner in pixels of the world, and the zoom.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frame {
    pub zoom: f64,
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

impl Frame {
    /// From the unit square to the canvas.
    pub fn place(&self, x: f64, y: f64) -> (f64, f64) {
        let scale = world(self.zoom);
        (x * scale - self.left, y * scale - self.top)
    }

    pub fn shows(&self, x: f64, y: f64, margin: f64) -> bool {
        (-margin..self.width + margin).contains(&x) && (-margin..self.height + margin).contains(&y)
    }
}

/// From this zoom on nothing is gathered but what lies on one spot.
pub const APART_FROM: f64 = 15.5;

/// From a gathered mark's middle to where its number and caption end.
pub const NUMBER: f64 = 19.0;
/// The ring round the chosen dot.
const CHOSEN_RING: f64 = 7.0;
const PIN_HEIGHT: f64 = 38.0;

/// Radius of a lone dot; size is the second cue beside colour.
pub fn dot_radius(paint: Paint) -> f64 {
    match paint {
        Paint::Class(class) => 6.5 + f64::from(class) * 0.8,
        _ => 6.0,
    }
}

fn cluster_radius(count: usize) -> f64 {
    26.0 + js_sys::Math::log(count as f64) * 2.6
}

/// The marks of a scene, in pixels of the canvas; the chosen one always stands alone, and last.
pub fn marks(scene: &Scene, frame: &Frame) -> Vec<Cluster> {
    let point = |dot: &Dot| {
        let scale = world(frame.zoom);
        Point { row: dot.row, x: dot.x * scale, y: dot.y * scale, radius: dot_radius(dot.paint) }
    };
    let others = scene.dots.iter().filter(|dot| Some(dot.row) != scene.selected);
    let points: Vec<Point> = others.map(point).collect();
    let cell = match (scene.clustered, frame.zoom < APART_FROM) {
        (false, _) => 0.0,
        (true, true) => 74.0,
        (true, false) => 6.0,
    };
    let mut marks = cluster(&points, cell, cluster_radius);
    let chosen: Vec<Point> =
        scene.dots.iter().filter(|dot| Some(dot.row) == scene.selected).map(point).collect();
    let scale = world(frame.zoom);
    let pin = scene.pin.map(|(x, y)| (x * scale, y * scale - PIN_HEIGHT / 2.0, PIN_HEIGHT / 2.0));
    for (x, y, radius) in chosen.iter().map(|p| (p.x, p.y, p.radius + CHOSEN_RING)).chain(pin) {
        clear(&mut marks, (x, y), radius + NUMBER, cell, cluster_radius);
    }
    marks.extend(chosen.iter().map(|p| Cluster { x: p.x, y: p.y, radius: p.radius, rows: vec![p.row] }));
    for mark in &mut marks {
        mark.x -= frame.left;
        mark.y -= frame.top;
    }
    marks.retain(|mark| frame.shows(mark.x, mark.y, mark.radius + 8.0));
    marks
}

pub struct Painter<'a> {
    pub context: &'a Context,
    pub scene: &'a Scene,
    pub frame: Frame,
    /// The street map shows the land, so that the built-in one would only cover it.
    pub tiled: bool,
}

impl Painter<'_> {
    pub fn draw(&self, marks: &[Cluster]) {
        self.context.clear_rect(0.0, 0.0, self.frame.width, self.frame.height);
        self.base();
        self.names(marks);
        let dots: HashMap<u32, &Dot> = self.scene.dots.iter().map(|dot| (dot.row, dot)).collect();
        for mark in marks {
            match mark.rows.as_slice() {
                [row] => self.dot(mark, dots.get(row).copied()),
                rows => self.cluster(mark, rows, &dots),
            }
        }
        if let Some((x, y)) = self.scene.pin {
            let (x, y) = self.frame.place(x, y);
            self.pin(x, y);
        }
    }

    fn base(&self) {
        let palette = &self.scene.palette;
        let road = if self.frame.zoom < 12.0 { 2.0 } else { 2.0 + (self.frame.zoom - 12.0) * 1.6 };
        for feature in &self.scene.base.features {
            match feature.shape {
                Shape::District => self.outline(feature),
                _ if self.tiled => {}
                Shape::Lake | Shape::River if feature.area => self.fill(feature, &palette.water),
                Shape::Lake | Shape::River => self.stroke(feature, &palette.water, 5.0),
                Shape::Stream => self.stroke(feature, &palette.water, 2.5),
                Shape::Park => self.fill(feature, &palette.park),
                Shape::Road if feature.rank > 1 && self.frame.zoom < 11.5 => {}
                Shape::Road => {
                    let width = if feature.rank > 1 { road * 0.7 } else { road };
                    self.stroke(feature, &palette.road, width);
                }
            }
        }
    }

    fn trace(&self, feature: &Feature) {
        self.context.begin_path();
        for path in &feature.paths {
            for (position, (x, y)) in path.iter().enumerate() {
                let (x, y) = self.frame.place(*x, *y);
                if position == 0 { self.context.move_to(x, y) } else { self.context.line_to(x, y) }
            }
        }
    }

    fn fill(&self, feature: &Feature, colour: &str) {
        self.trace(feature);
        self.context.set_fill_style_str(colour);
        self.context.fill_with_canvas_winding_rule(web_sys::CanvasWindingRule::Evenodd);
    }

    fn stroke(&self, feature: &Feature, colour: &str, width: f64) {
        self.trace(feature);
        self.context.set_stroke_style_str(colour);
        self.context.set_line_width(width);
        self.context.set_line_join("round");
        self.context.set_line_cap("round");
        self.context.stroke();
    }

    fn outline(&self, feature: &Feature) {
        self.dashes(&[2.0, 4.0]);
        self.stroke(feature, &self.scene.palette.border, 1.5);
        self.dashes(&[]);
    }

    fn dashes(&self, lengths: &[f64]) {
        let list: Array = lengths.iter().map(|length| JsValue::from(*length)).collect();
        let _ = self.context.set_line_dash(&list);
    }

    /// Names of districts first, then of water, parks and avenues where there is room.
    fn names(&self, marks: &[Cluster]) {
        let mut taken: Vec<[f64; 4]> = marks
            .iter()
            .map(|mark| {
                [mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius]
            })
            .collect();
        let features = &self.scene.base.features;
        let of = |shapes: &'static [Shape]| features.iter().filter(move |f| shapes.contains(&f.shape));
        for district in of(&[Shape::District]) {
            self.name(district, &mut taken, 12.0, true);
        }
        if self.frame.zoom >= 12.0 && !self.tiled {
            for feature in of(&[Shape::Lake, Shape::River, Shape::Park]) {
                self.name(feature, &mut taken, 11.0, false);
            }
        }
        if self.frame.zoom >= 13.0 && !self.tiled {
            for road in of(&[Shape::Road]).filter(|road| road.rank < 2 || self.frame.zoom >= 14.0) {
                self.name(road, &mut taken, 11.0, false);
            }
        }
    }

    fn name(&self, feature: &Feature, taken: &mut Vec<[f64; 4]>, size: f64, district: bool) {
        let name = feature.name.get(self.scene.lang);
        if name.is_empty() {
            return;
        }
        let text = if district { spaced(&capitals(name)) } else { name.clone() };
        let palette = &self.scene.palette;
        let weight = if district { "700 12px" } else { "500 11px" };
        self.context.set_font(&format!("{weight} {}", palette.font));
        let width = self.context.measure_text(&text).map_or(80.0, |measure| measure.width());
        let spots = if feature.area { vec![feature.label] } else { along(feature) };
        for (x, y) in spots {
            let (x, y) = self.frame.place(x, y);
            let offsets: &[f64] = if district { &[0.0, -28.0, 28.0, -56.0, 56.0] } else { &[0.0] };
            for offset in offsets {
                let y = y + offset;
                let room = [x - width / 2.0 - 4.0, y - size, x + width / 2.0 + 4.0, y + size];
                let free = taken.iter().all(|other| !meets(other, &room));
                if free && self.frame.shows(x, y, 0.0) {
                    taken.push(room);
                    self.write(&text, x, y, &palette.second, Some(&palette.halo));
                    return;
                }
            }
        }
    }

    pub fn write(&self, text: &str, x: f64, y: f64, colour: &str, halo: Option<&str>) {
        self.context.set_text_align("center");
        self.context.set_text_baseline("middle");
        if let Some(halo) = halo {
            self.context.set_stroke_style_str(halo);
            self.context.set_line_width(3.0);
            self.context.set_line_join("round");
            let _ = self.context.stroke_text(text, x, y);
        }
        self.context.set_fill_style_str(colour);
        let _ = self.context.fill_text(text, x, y);
    }

    fn circle(&self, x: f64, y: f64, radius: f64) {
        self.context.begin_path();
        let _ = self.context.arc(x, y, radius, 0.0, TAU);
    }

    fn ring(&self, x: f64, y: f64, radius: f64, colour: &str, width: f64) {
        self.circle(x, y, radius);
        self.context.set_stroke_style_str(colour);
        self.context.set_line_width(width);
        self.context.stroke();
    }

    fn dot(&self, mark: &Cluster, dot: Option<&Dot>) {
        let Some(dot) = dot else { return };
        let palette = &self.scene.palette;
        self.circle(mark.x, mark.y, mark.radius);
        let colour = match dot.paint {
            Paint::Class(class) => palette.class(class.into(), self.scene.classes),
            _ => palette.surface.as_str(),
        };
        self.context.set_fill_style_str(colour);
        self.context.fill();
        if !dot.exact {
            self.dashes(&[2.5, 2.0]);
        }
        match dot.paint {
            Paint::Class(_) => self.ring(mark.x, mark.y, mark.radius, &palette.ink, 1.5),
            Paint::NotYetFounded => self.ring(mark.x, mark.y, mark.radius - 1.0, &palette.border, 1.5),
            _ => self.ring(mark.x, mark.y, mark.radius - 1.0, &palette.second, 3.0),
        }
        self.dashes(&[]);
        if Some(dot.row) == self.scene.selected {
            self.ring(mark.x, mark.y, mark.radius + 5.0, &palette.surface, 5.0);
            self.ring(mark.x, mark.y, mark.radius + 5.0, &palette.accent, 3.0);
        }
    }

    fn cluster(&self, mark: &Cluster, rows: &[u32], dots: &HashMap<u32, &Dot>) {
        let palette = &self.scene.palette;
        let width = 6.0;
        self.circle(mark.x, mark.y, mark.radius);
        self.context.set_fill_style_str(&palette.surface);
        self.context.fill();
        let mut shares = vec![0_usize; self.scene.classes + 1];
        let mut values = Vec::with_capacity(rows.len());
        for dot in rows.iter().filter_map(|row| dots.get(row)) {
            match dot.paint {
                Paint::Class(class) => shares[usize::from(class).min(self.scene.classes)] += 1,
                _ => shares[self.scene.classes] += 1,
            }
            values.push(dot.value);
        }
        let mut from = -PI / 2.0;
        for (class, share) in shares.iter().enumerate().filter(|(_, share)| **share > 0) {
            let to = from + TAU * *share as f64 / rows.len() as f64;
            self.context.begin_path();
            let _ = self.context.arc(mark.x, mark.y, mark.radius - width / 2.0, from, to);
            let colour = if class == self.scene.classes {
                &palette.surface
            } else {
                palette.class(class, self.scene.classes)
            };
            self.context.set_stroke_style_str(colour);
            self.context.set_line_width(width);
            self.context.set_line_cap("butt");
            self.context.stroke();
            from = to;
        }
        self.ring(mark.x, mark.y, mark.radius, &palette.ink, 1.5);
        self.ring(mark.x, mark.y, mark.radius - width, &palette.ink, 1.0);
        self.context.set_font(&format!("700 13px {}", palette.font));
        let caption = (self.scene.caption)(&values);
        let up = if caption.is_empty() { 0.0 } else { 5.0 };
        self.write(&rows.len().to_string(), mark.x, mark.y - up, &palette.ink, None);
        self.context.set_font(&format!("500 8px {}", palette.font));
        self.write(&caption, mark.x, mark.y + 7.0, &palette.second, None);
    }

    fn pin(&self, x: f64, y: f64) {
        let palette = &self.scene.palette;
        self.context.begin_path();
        self.context.move_to(x, y);
        self.context.bezier_curve_to(x - 3.0, y - 10.0, x - 13.0, y - 15.0, x - 13.0, y - 25.0);
        let _ = self.context.arc(x, y - 25.0, 13.0, PI, TAU);
        self.context.bezier_curve_to(x + 13.0, y - 15.0, x + 3.0, y - 10.0, x, y);
        self.context.set_fill_style_str(&palette.accent);
        self.context.fill();
        self.context.set_stroke_style_str(&palette.surface);
        self.context.set_line_width(2.0);
        self.context.stroke();
        self.circle(x, y - 25.0, 5.0);
        self.context.set_fill_style_str(&palette.surface);
        self.context.fill();
    }
}

/// Points on a line where its name could stand.
fn along(feature: &Feature) -> Vec<(f64, f64)> {
    feature.paths.iter().flat_map(|path| path.iter().step_by(2).copied()).collect()
}

fn meets(a: &[f64; 4], b: &[f64; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// Hair spaces between the letters, as maps write areas.
fn spaced(text: &str) -> String {
    let mut spaced = String::new();
    for letter in text.chars() {
        if !spaced.is_empty() {
            spaced.push('\u{200A}');
        }
        spaced.push(letter);
    }
    spaced
}

/// By the browser's tables: the standard library's weigh 6 kB.
fn capitals(text: &str) -> String {
    js_sys::JsString::from(text).to_upper_case().into()
}
