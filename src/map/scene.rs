//! What the map is given to draw, without a word of how.

use super::basemap::BaseMap;
use super::notes::Note;
use super::palette::Palette;
use adaldyq_domain::lang::Lang;
use adaldyq_domain::selection::Paint;
use std::rc::Rc;
use std::sync::Arc;

/// One institution to draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    pub row: u32,
    /// On the unit square.
    pub x: f64,
    pub y: f64,
    pub paint: Paint,
    /// Whether the position is known exactly.
    pub exact: bool,
    /// For the sum of a cluster; nothing where it was not published.
    pub value: Option<f64>,
}

#[derive(Clone)]
pub struct Scene {
    pub dots: Arc<Vec<Dot>>,
    /// Classes of the legend.
    pub classes: usize,
    pub selected: Option<u32>,
    /// Complaints, drawn over the institutions.
    pub notes: Rc<Vec<Note>>,
    /// Where a resident has put the pin, on the unit square.
    pub pin: Option<(f64, f64)>,
    pub base: Rc<BaseMap>,
    pub palette: Rc<Palette>,
    pub lang: Lang,
    /// Whether near dots are gathered.
    pub clustered: bool,
    /// A cluster's second line, from the values in it.
    pub caption: fn(&[Option<f64>]) -> String,
}

/// What a tap hit.
#[derive(Clone, Debug, PartialEq)]
pub enum Hit {
    Dot(u32),
    Cluster(Vec<u32>),
    /// Complaints.
    Notes(Vec<u32>),
    Ground,
}
