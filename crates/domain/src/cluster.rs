//! Clusters on the map: near points gathered by a grid, what would overlap merged.
//!
//! Plain arithmetic on pixels, so that it is tested without a map; linear in the points, so that 100,000 of
//! them are grouped within a frame.

use std::collections::HashMap;

/// A point to draw, in pixels of the world at the zoom at hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub row: u32,
    pub x: f64,
    pub y: f64,
    /// Radius it is drawn with, where it stands alone.
    pub radius: f64,
}

/// One or more points drawn as one mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    pub x: f64,
    pub y: f64,
    pub radius: f64,
    pub rows: Vec<u32>,
}

/// Groups points so that marks neither hide each other nor jump while the map is dragged: the grid stands on
/// the world, not on the screen. `cell` is the grid's width in pixels; 0 leaves every point alone.
pub fn cluster(points: &[Point], cell: f64, radius_of: fn(usize) -> f64) -> Vec<Cluster> {
    if cell <= 0.0 {
        return points.iter().map(alone).collect();
    }
    let mut cells: HashMap<(i64, i64), usize> = HashMap::new();
    let mut marks: Vec<Cluster> = Vec::new();
    for point in points {
        let key = ((point.x / cell).floor() as i64, (point.y / cell).floor() as i64);
        match cells.get(&key) {
            Some(&mark) => absorb(&mut marks[mark], &alone(point)),
            None => {
                cells.insert(key, marks.len());
                marks.push(alone(point));
            }
        }
    }
    size(&mut marks, radius_of);
    while merge_overlaps(&mut marks, cell) {
        size(&mut marks, radius_of);
    }
    marks
}

/// Moves what is gathered off a spot that something else is drawn on, so that no number is hidden: to the distance
/// of `room`, straight away from it. What it then lies on is merged with it.
pub fn clear(
    marks: &mut Vec<Cluster>,
    (x, y): (f64, f64),
    room: f64,
    cell: f64,
    radius_of: fn(usize) -> f64,
) {
    loop {
        for mark in marks.iter_mut().filter(|mark| mark.rows.len() > 1) {
            let (dx, dy) = (mark.x - x, mark.y - y);
            let distance = (dx * dx + dy * dy).sqrt();
            if distance < room {
                let (dx, dy) = if distance > 0.0 { (dx / distance, dy / distance) } else { (0.0, 1.0) };
                (mark.x, mark.y) = (x + dx * room, y + dy * room);
            }
        }
        // What was merged is wider than its parts and stands elsewhere, so it is looked at again, whether it was
        // moved or not. Each round but the last leaves fewer marks.
        if !merge_overlaps(marks, cell) {
            return;
        }
        size(marks, radius_of);
    }
}

fn alone(point: &Point) -> Cluster {
    Cluster { x: point.x, y: point.y, radius: point.radius, rows: vec![point.row] }
}

fn size(marks: &mut [Cluster], radius_of: fn(usize) -> f64) {
    for mark in marks.iter_mut().filter(|mark| mark.rows.len() > 1) {
        mark.radius = radius_of(mark.rows.len());
    }
}

/// The centre moves to the mean of the points.
fn absorb(mark: &mut Cluster, other: &Cluster) {
    let (own, added) = (mark.rows.len() as f64, other.rows.len() as f64);
    mark.x = (mark.x * own + other.x * added) / (own + added);
    mark.y = (mark.y * own + other.y * added) / (own + added);
    mark.rows.extend_from_slice(&other.rows);
}

/// Merges each mark into the first bigger one it overlaps. Says whether anything changed.
fn merge_overlaps(marks: &mut Vec<Cluster>, cell: f64) -> bool {
    marks.sort_by(|a, b| b.rows.len().cmp(&a.rows.len()).then(a.rows[0].cmp(&b.rows[0])));
    // No mark is wider than two cells, so the ones it can touch lie within two cells round it.
    let home = |mark: &Cluster| ((mark.x / cell).floor() as i64, (mark.y / cell).floor() as i64);
    let mut kept: Vec<Cluster> = Vec::with_capacity(marks.len());
    let mut cells: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    let mut changed = false;
    for mark in marks.drain(..) {
        let (column, row) = home(&mark);
        let near = (-2..=2)
            .flat_map(|dx| (-2..=2).map(move |dy| (column + dx, row + dy)))
            .filter_map(|key| cells.get(&key))
            .flatten()
            .copied()
            .filter(|other| overlaps(&kept[*other], &mark))
            .min();
        if let Some(other) = near {
            absorb(&mut kept[other], &mark);
            changed = true;
        } else {
            cells.entry((column, row)).or_default().push(kept.len());
            kept.push(mark);
        }
    }
    *marks = kept;
    changed
}

/// Two lone points may touch by a third, as dots of one street do; a cluster tolerates nothing on its ring.
fn overlaps(a: &Cluster, b: &Cluster) -> bool {
    let distance = ((a.x - b.x).powi(2) + (a.y - b.y).powi(2)).sqrt();
    let both_alone = a.rows.len() == 1 && b.rows.len() == 1;
    let apart =
        (a.radius + b.radius) * if both_alone { 0.66 } else { 1.0 } + if both_alone { 0.0 } else { 2.0 };
    distance < apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn radius(count: usize) -> f64 {
        18.0 + (count as f64).ln() * 4.0
    }

    fn points() -> impl Strategy<Value = Vec<Point>> {
        proptest::collection::vec((0.0..900.0_f64, 0.0..900.0_f64), 0..300).prop_map(|list| {
            let point = |(row, (x, y)): (usize, (f64, f64))| Point { row: row as u32, x, y, radius: 7.0 };
            list.into_iter().enumerate().map(point).collect()
        })
    }

    proptest! {
        #[test]
        fn every_point_is_in_exactly_one_mark(points in points()) {
            let marks = cluster(&points, 60.0, radius);
            let mut rows: Vec<u32> = marks.iter().flat_map(|mark| mark.rows.clone()).collect();
            rows.sort_unstable();
            prop_assert_eq!(rows, (0..points.len() as u32).collect::<Vec<_>>());
        }

        #[test]
        fn no_ring_lies_on_another_mark(points in points()) {
            let marks = cluster(&points, 60.0, radius);
            for (i, a) in marks.iter().enumerate() {
                for b in &marks[i + 1..] {
                    prop_assert!(!overlaps(a, b), "{:?} {:?}", a, b);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_gathered_stays_on_a_cleared_spot(points in points(), x in 0.0..900.0_f64, y in 0.0..900.0_f64) {
            let mut marks = cluster(&points, 60.0, radius);
            clear(&mut marks, (x, y), 36.0, 60.0, radius);
            let mut rows: Vec<u32> = marks.iter().flat_map(|mark| mark.rows.clone()).collect();
            rows.sort_unstable();
            prop_assert_eq!(rows, (0..points.len() as u32).collect::<Vec<_>>());
            for (i, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.rows.len() > 1) {
                prop_assert!(((mark.x - x).powi(2) + (mark.y - y).powi(2)).sqrt() > 35.9, "{:?}", mark);
                prop_assert!(!marks.iter().skip(i + 1).any(|other| overlaps(mark, other)), "{:?}", mark);
            }
        }
    }

    #[test]
    fn without_a_grid_every_point_stands_alone() {
        let points =
            [Point { row: 0, x: 1.0, y: 1.0, radius: 7.0 }, Point { row: 1, x: 1.0, y: 1.0, radius: 7.0 }];
        assert_eq!(cluster(&points, 0.0, radius).len(), 2);
    }
}
