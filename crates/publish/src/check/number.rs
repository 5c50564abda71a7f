//! A number is written so that a machine reads it: digits, and a full stop where there are decimals.

use crate::report::Findings;
use crate::source::table::Cell;
use adaldyq_domain::fault::Arg;

/// A decimal number, as 51.1283.
pub fn decimal(cell: Cell, findings: &mut Findings) -> Option<f64> {
    if cell.is_empty() {
        cell.fault(findings, "source-empty", &[]);
        return None;
    }
    let plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-');
    match cell.text.parse::<f64>() {
        Ok(number) if cell.text.bytes().all(plain) => return Some(number),
        _ => {}
    }
    let better = cleaned(cell.text).replace(',', ".");
    if better.bytes().all(plain) && better.parse::<f64>().is_ok() {
        cell.fault(findings, "source-number-written", &[("better", Arg::from(better))]);
    } else {
        cell.fault(findings, "source-number", &[]);
    }
    None
}

/// A whole number from 0, or a fault that says how to write it. The caller has seen to empty cells.
pub fn whole(cell: Cell, findings: &mut Findings) -> Option<u64> {
    if !cell.text.is_empty() && cell.text.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = cell.text.parse().ok();
        if number.is_none() {
            cell.fault(findings, "source-number-large", &[]);
        }
        return number;
    }
    let better = cleaned(cell.text);
    let (sign, digits) =
        better.strip_prefix(['-', '−']).map_or(("", better.as_str()), |digits| ("-", digits));
    match rounded(digits) {
        Some(_) if sign == "-" => cell.fault(findings, "source-number-negative", &[]),
        Some(whole) if digits == whole => {
            cell.fault(findings, "source-number-written", &[("better", Arg::from(whole))]);
        }
        Some(whole) => cell.fault(findings, "source-number-whole", &[("better", Arg::from(whole))]),
        None => cell.fault(findings, "source-number", &[]),
    }
    None
}

/// Without the separators of thousands and the signs of the tenge.
fn cleaned(text: &str) -> String {
    let text = text.trim_end_matches("тг").trim_end_matches(['₸', '.']);
    text.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '\'' | '’' | '_')).collect()
}

/// The whole number nearest to a decimal one, as digits.
fn rounded(text: &str) -> Option<String> {
    let commas = text.matches(',').count();
    // 1,234,567: grouped by commas. A single comma is a decimal one.
    let grouped = commas > 1 || (commas == 1 && text.contains('.'));
    let text = if grouped { text.replace(',', "") } else { text.replace(',', ".") };
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !text.is_empty();
    let number = if digits { text.parse::<f64>().ok()? } else { return None };
    Some(format!("{number:.0}"))
}
