//! The colours of the style sheet, as the canvas needs them: the legend and the dots read the same tokens.

use leptos::prelude::{document, window};

/// Colours a class can have, low to high; as many as the style sheet defines.
pub const RAMP: usize = 6;

/// Which colour of the ramp a class gets: few classes are spread over all of it.
pub fn ramp(class: usize, classes: usize) -> usize {
    if classes <= 1 { RAMP / 2 } else { (class * (RAMP - 1) * 2 + classes - 1) / ((classes - 1) * 2) + 1 }
}

/// The token of a class, as in `var(--class-3)`.
pub fn token(class: usize, classes: usize) -> String {
    format!("var(--class-{})", ramp(class, classes))
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Palette {
    pub classes: Vec<String>,
    pub ink: String,
    pub second: String,
    pub surface: String,
    pub halo: String,
    pub accent: String,
    pub warn: String,
    pub bad: String,
    pub good: String,
    pub water: String,
    pub park: String,
    pub road: String,
    pub border: String,
    pub font: String,
}

impl Palette {
    /// Reads the tokens that are in force now.
    pub fn read() -> Self {
        let style =
            document().document_element().and_then(|root| window().get_computed_style(&root).ok().flatten());
        let token = |name: &str| {
            let value = style.as_ref().and_then(|style| style.get_property_value(name).ok());
            value.unwrap_or_default().trim().to_owned()
        };
        Self {
            classes: (1..=RAMP).map(|class| token(&format!("--class-{class}"))).collect(),
            ink: token("--ink"),
            second: token("--ink-2"),
            surface: token("--surface"),
            halo: token("--land"),
            accent: token("--accent"),
            warn: token("--warn"),
            bad: token("--bad"),
            good: token("--good"),
            water: token("--water"),
            park: token("--park"),
            road: token("--road"),
            border: token("--border"),
            font: token("--font"),
        }
    }

    pub fn class(&self, class: usize, classes: usize) -> &str {
        self.classes.get(ramp(class, classes) - 1).map_or("#888", String::as_str)
    }
}
