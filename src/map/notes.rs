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
    let mut marks = cluster(&points, cell, |_| RADII[1]);
    for mark in &mut marks {
        mark.x -= frame.left;
        mark.y -= frame.top;
    }
    marks.retain(|mark| frame.shows(mark.x, mark.y, 90.0));
    // The larger ones are drawn with their tip where the smaller ones have it.
    marks.iter_mut().filter(|mark| mark.rows.len() > 1).for_each(grow);
    let mut placed = beside_numbers(&mut marks, under);
    for mark in marks {
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

/// Takes the bubbles that would hide a number of an institutions' mark out of all, and gives one bubble for each
/// such mark, with its tip on the mark's ring, at a side where it hides no other number.
fn beside_numbers(marks: &mut Vec<Cluster>, under: &[Cluster]) -> Vec<Cluster> {
    /// Up, and then to the sides, as steps of the ring's radius.
    const SIDES: [(f64, f64); 3] = [(0.0, -1.0), (0.8, -0.6), (-0.8, -0.6)];
    let mut placed: Vec<Cluster> = Vec::new();
    for host in under.iter().filter(|host| host.rows.len() > 1) {
        let mut rows = Vec::new();
        marks.retain(|mark| {
            let hides = hides(mark, host);
            if hides {
                rows.extend_from_slice(&mark.rows);
            }
            !hides
        });
        if rows.is_empty() {
            continue;
        }
        let many = usize::from(rows.len() > 1);
        let mut at = SIDES.map(|(x, y)| Cluster {
            x: host.x + x * host.radius,
            y: host.y + y * host.radius - TIP * SIZES[many],
            radius: RADII[many],
            rows: Vec::new(),
        });
        let free = |mark: &Cluster| {
            !under.iter().any(|other| other.rows.len() > 1 && hides(mark, other))
                && !placed.iter().any(|other| touch(other, mark))
        };
        let side = at.iter().position(free).unwrap_or(0);
        at[side].rows = rows;
        placed.extend(at.into_iter().nth(side));
    }
    placed
}

/// Whether a bubble lies on the number in the middle of an institutions' mark.
fn hides(mark: &Cluster, host: &Cluster) -> bool {
    let size = mark.radius / RADII[0];
    let (x, y) = ((mark.x - host.x).abs(), host.y - mark.y);
    x < 14.0 * size + NUMBER && (-14.0 * size - 12.0..TIP * size + 12.0).contains(&y)
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
            let mut present: Vec<usize> =
                (0..SHAPES.len()).filter(|standing| counts[*standing] > 0).collect();
            present.sort_by_key(|standing| std::cmp::Reverse(counts[*standing]));
            present.truncate(3);
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
