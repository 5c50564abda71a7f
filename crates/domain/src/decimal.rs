//! Decimal numbers as text, in and out.
//!
//! The standard library's are exact for every double, with tables that weigh 14 kB on a phone's first visit.
//! These are exact for what they are used for: numbers of few digits.

/// Reads `-51.1283`: digits with at most one point, at most 15 digits in all. No exponent, no infinities.
pub fn parse(text: &str) -> Option<f64> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let mut whole = 0_u64;
    let mut scale = 1.0_f64;
    let mut point = false;
    let mut count = 0;
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' if count < 15 => {
                whole = whole * 10 + u64::from(byte - b'0');
                count += 1;
                if point {
                    scale *= 10.0;
                }
            }
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    // Both are exact below 2^53, so their quotient is the nearest double.
    let value = whole as f64 / scale;
    (count > 0).then_some(if negative { -value } else { value })
}

/// Writes with at most so many places, without idle zeros: `fixed(51.1, 5)` is `51.1`.
pub fn fixed(value: f64, places: u32) -> String {
    let scale = 10_i64.pow(places);
    let scaled = (value * scale as f64).round() as i64;
    let (whole, mut part) = (scaled.unsigned_abs() / scale as u64, scaled.unsigned_abs() % scale as u64);
    let mut text = if scaled < 0 { String::from("-") } else { String::new() };
    text.push_str(&whole.to_string());
    if part > 0 {
        let mut width = places as usize;
        while part.is_multiple_of(10) {
            part /= 10;
            width -= 1;
        }
        let digits = part.to_string();
        text.push('.');
        for _ in digits.len()..width {
            text.push('0');
        }
        text.push_str(&digits);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_plain_decimal_is_refused() {
        for bad in ["", "-", ".", "1.2.3", "1e5", "inf", "NaN", "+1", " 1", "1,5", "1234567890123456"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn idle_zeros_are_left_out() {
        assert_eq!(fixed(51.1, 5), "51.1");
        assert_eq!(fixed(-0.05, 2), "-0.05");
        assert_eq!(fixed(12.0, 3), "12");
        assert_eq!(fixed(1.0001, 4), "1.0001");
    }

    proptest! {
        #[test]
        fn reading_agrees_with_the_standard_library(whole in -999_999_i64..999_999, part in 0_u32..99_999) {
            let text = format!("{whole}.{part:05}");
            prop_assert_eq!(parse(&text), text.parse::<f64>().ok());
        }

        #[test]
        fn what_is_written_is_read_again(value in -180.0..180.0_f64) {
            let near = parse(&fixed(value, 5)).unwrap();
            prop_assert!((near - value).abs() <= 0.000_005_1);
        }
    }
}
