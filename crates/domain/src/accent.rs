//! A host's colour, bent until text in it can be read.

/// Least contrast of text, by WCAG 2.2 AA.
const LEAST: f64 = 4.5;

type Rgb = [f64; 3];

/// Reads `#7a3e9d`, `7a3e9d` or `#73d`.
fn parse(hex: &str) -> Option<Rgb> {
    let hex = hex.strip_prefix('#').unwrap_or(hex);
    let digit =
        |at: usize| hex.get(at..=at).and_then(|digit| u8::from_str_radix(digit, 16).ok()).map(f64::from);
    if !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    match hex.len() {
        3 => Some([digit(0)? * 17.0, digit(1)? * 17.0, digit(2)? * 17.0]),
        6 => Some([digit(0)? * 16.0 + digit(1)?, digit(2)? * 16.0 + digit(3)?, digit(4)? * 16.0 + digit(5)?]),
        _ => None,
    }
}

fn luminance(colour: Rgb) -> f64 {
    let linear = |value: f64| {
        let part = value / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

fn text(colour: Rgb) -> String {
    let [red, green, blue] = colour.map(|part| part.round() as u8);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Whether it is a colour at all.
pub fn is_colour(hex: &str) -> bool {
    parse(hex).is_some()
}

/// The colour as text on a ground, moved towards black or white no further than it must be; and what is legible
/// on the colour itself. Nothing where one of the two is no colour.
pub fn legible(hex: &str, ground: &str) -> Option<(String, &'static str)> {
    let (colour, ground) = (parse(hex)?, parse(ground)?);
    let end = if luminance(ground) > 0.18 { 0.0 } else { 255.0 };
    let moved = |step: u32| colour.map(|part| part + (end - part) * f64::from(step) / 32.0);
    let bent = (0..32).map(moved).find(|bent| contrast(*bent, ground) >= LEAST).unwrap_or([end; 3]);
    let on = if contrast(bent, [255.0; 3]) >= LEAST { "#ffffff" } else { "#06262d" };
    Some((text(bent), on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("#ffee00", "#eef0ec")]
    #[case("ffffff", "#ffffff")]
    #[case("#000", "#1b2830")]
    #[case("123456", "#1b2830")]
    #[case("#808080", "#ffffff")]
    fn any_colour_becomes_legible_on_both_grounds(#[case] colour: &str, #[case] ground: &str) {
        let (bent, on) = legible(colour, ground).unwrap();
        let bent = parse(&bent).unwrap();
        // Half a step of rounding to whole numbers.
        assert!(contrast(bent, parse(ground).unwrap()) > LEAST - 0.1);
        assert!(contrast(bent, parse(on).unwrap()) > LEAST - 0.1);
    }

    #[test]
    fn a_colour_that_can_be_read_is_left_alone() {
        assert_eq!(legible("#006f84", "#ffffff"), Some(("#006f84".to_owned(), "#ffffff")));
        assert_eq!(legible("5fd0e3", "#16222a"), Some(("#5fd0e3".to_owned(), "#06262d")));
    }

    #[rstest]
    #[case("")]
    #[case("12345")]
    #[case("red")]
    #[case("#12é45")]
    #[case("+1+2+3")]
    fn what_is_no_colour_is_refused(#[case] text: &str) {
        assert!(!is_colour(text));
    }
}
