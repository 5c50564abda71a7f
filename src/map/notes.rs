//! Complaints on the map: a speech bubble each, with a shape and a colour for how it stands. Near ones are gathered
//! in a larger bubble with their number and the shapes of those in it.

use super::mercator::world;
use super::painter::{APART_FROM, Frame, NUMBER, Painter};
use super::palette::Palette;
use super::scene::Scene;
use adaldyq_domain::cluster::{Cluster, Point, cluster};
use web_sys::Path2d;

/// One complaint to draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Note {
    pub row: u32,
    /// On the unit square.
    pub x: f64,
    pub y: f64,
    /// Position in [`SHAPES`].
    pub standing: u8,
}

/// The shape of each way a complaint can stand, round the middle: waiting, with the institution, drafted, overdue,
/// replied, closed. The legend draws the very same.
pub const SHAPES: [&str; 6] = [
    "M6 0A6 6 0 1 1-6 0 6 6 0 1 1 6 0zM3 0A3 3 0 1 0-3 0 3 3 0 1 0 3 0z",
    "M5.5 0A5.5 5.5 0 1 1-5.5 0 5.5 5.5 0 1 1 5.5 0z",
    "M0-7 7 0 0 7-7 0z",
    "M0-6 7 6H-7z",
    "M-5-5H5V5H-5z",
    "M-6-6H6V6H-6zM-3-3V3H3V-3z",
];

/// With its tip where the complaint is.
const BUBBLE: &str =
    "M-11-14H11a3 3 0 0 1 3 3V7a3 3 0 0 1-3 3H4L0 15-4 10H-11a3 3 0 0 1-3-3V-11a3 3 0 0 1 3-3z";
/// A bubble's size, alone and gathered.
const SIZES: [f64; 2] = [1.0, 1.5];
/// Half of its width.
const RADII: [f64; 2] = [14.0, 21.0];
/// From the middle down to the tip.
const TIP: f64 = 15.0;
const RING: f64 = 1.6;

impl Palette {
    fn standing(&self, standing: usize) -> &str {
        [&self.second, &self.accent, &self.warn, &self.bad, &self.good, &self.second][standing]
    }
}

/// The bubbles of a scene, in pixels of the canvas, clear of each other and of the numbers of the institutions'
/// marks that lie under them.
pub fn note_marks(scene: &Scene, frame: &Frame, under: &[Cluster]) -> Vec<Cluster> {
    let scale = world(frame.zoom);
    let point =
        |note: &Note| Point { row: note.row, x: note.x * scale, y: note.y * scale - TIP, radius: RADII[0] };
    let points: Vec<Point> = scene.notes.iter().map(point).collect();
    let cell = if frame.zoom < APART_FROM { 60.0 } else { 6.0 };
    let mut placed: Vec<Cluster> = Vec::new();
    for mut mark in cluster(&points, cell, |_| RADII[1]) {
        mark.x -= frame.left;
        mark.y -= frame.top;
        if !frame.shows(mark.x, mark.y, 90.0) {
            continue;
        }
        if mark.rows.len() > 1 {
            // Drawn with its tip where a smaller one has it.
            grow(&mut mark);
        }
        if let Some(host) = under.iter().find(|host| hides(&mark, host)) {
            beside(&mut mark, host, under);
        }
        match placed.iter_mut().find(|other| touch(other, &mark)) {
            Some(other) => {
                other.rows.extend(mark.rows);
                if other.radius < RADII[1] {
                    grow(other);
                }
            }
            None => placed.push(mark),
        }
    }
    placed
}

/// Makes a bubble one of several complaints, with its tip where it was.
fn grow(mark: &mut Cluster) {
    mark.y -= TIP * (SIZES[1] - 1.0);
    mark.radius = RADII[1];
}

/// Puts the tip of a bubble on the ring of the mark that it would hide the number of: on top, or to a side where
/// it hides no other number.
fn beside(mark: &mut Cluster, host: &Cluster, under: &[Cluster]) {
    for (x, y) in [(0.0, 1.0), (0.8, 0.6), (-0.8, 0.6)] {
        mark.x = host.x + x * host.radius;
        mark.y = host.y - y * host.radius - TIP / RADII[0] * mark.radius;
        if !under.iter().any(|other| hides(mark, other)) {
            return;
        }
    }
}

/// Whether a bubble lies on the number in the middle of an institutions' mark.
fn hides(mark: &Cluster, host: &Cluster) -> bool {
    let numbered = host.rows.len() > 1;
    let size = mark.radius / RADII[0];
    let (x, y) = ((mark.x - host.x).abs(), host.y - mark.y);
    numbered && x < 14.0 * size + NUMBER && (-14.0 * size - 12.0..TIP * size + 12.0).contains(&y)
}

/// Whether two bubbles lie on each other.
fn touch(a: &Cluster, b: &Cluster) -> bool {
    let room = a.radius + b.radius;
    (a.x - b.x).abs() < room && (a.y - b.y).abs() < room * 0.9
}

impl Painter<'_> {
    pub fn notes(&self, marks: &[Cluster]) {
        let Ok(bubble) = Path2d::new_with_path_string(BUBBLE) else { return };
        let shapes = SHAPES.map(Path2d::new_with_path_string);
        let last = self.scene.notes.iter().map(|note| note.row + 1).max().unwrap_or(0);
        let mut standings = vec![0; last as usize];
        self.scene.notes.iter().for_each(|note| standings[note.row as usize] = usize::from(note.standing));
        let palette = &self.scene.palette;
        for mark in marks {
            let mut counts = [0_u32; SHAPES.len()];
            mark.rows.iter().for_each(|row| counts[standings[*row as usize]] += 1);
            let many = mark.rows.len() > 1;
            let at = (mark.x, mark.y);
            self.shape(&bubble, at, SIZES[usize::from(many)], &palette.surface, true);
            // The three commonest. A sort would bring its code along.
            let mut present: Vec<usize> = Vec::new();
            while let Some(most) = (0..SHAPES.len()).rev().max_by_key(|standing| counts[*standing])
                && counts[most] > 0
                && present.len() < 3
            {
                present.push(most);
                counts[most] = 0;
            }
            let (size, down) = if many { (0.7, 5.0) } else { (1.0, -2.0) };
            let left = -6.0 * (present.len() as f64 - 1.0);
            for (place, standing) in present.iter().enumerate() {
                if let Ok(shape) = &shapes[*standing] {
                    let at = (mark.x + left + 12.0 * place as f64, mark.y + down);
                    self.shape(shape, at, size, palette.standing(*standing), false);
                }
            }
            if many {
                self.context.set_font(&format!("700 13px {}", palette.font));
                self.write(&mark.rows.len().to_string(), mark.x, mark.y - 10.0, &palette.ink, None);
            }
        }
    }

    /// Fills a path round a point; `ringed` draws its outline in ink.
    fn shape(&self, path: &Path2d, (x, y): (f64, f64), size: f64, colour: &str, ringed: bool) {
        self.context.save();
        let _ = self.context.translate(x, y);
        let _ = self.context.scale(size, size);
        self.context.set_fill_style_str(colour);
        self.context.fill_with_path_2d(path);
        if ringed {
            self.context.set_stroke_style_str(&self.scene.palette.ink);
            self.context.set_line_width(RING / size);
            self.context.stroke_with_path(path);
        }
        self.context.restore();
    }
}
