//! Text of a file: UTF-8, or a guess at what it is instead.

use crate::report::{Findings, Spot};
use adaldyq_domain::fault::Arg;
use encoding_rs::{Encoding, IBM866, KOI8_R, UTF_16BE, UTF_16LE, WINDOWS_1251};

/// The file's text without its byte-order mark; nothing, and a fault, where it is not UTF-8.
pub fn text<'a>(file: &str, bytes: &'a [u8], findings: &mut Findings) -> Option<&'a str> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(start) {
        Ok(text) => Some(text),
        Err(error) => {
            let spot = spot_of(file, &start[..error.valid_up_to()]);
            findings.fault(spot, "source-encoding", &[("encoding", Arg::from(guess(bytes)))]);
            None
        }
    }
}

/// Where the text that follows `before` begins.
fn spot_of(file: &str, before: &[u8]) -> Spot {
    let row = before.iter().filter(|byte| **byte == b'\n').count() as u32 + 1;
    let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let mut quoted = false;
    let mut column = 1;
    for byte in line {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => column += 1,
            _ => {}
        }
    }
    Spot { file: file.into(), row, column }
}

/// Which encoding the bytes look like.
fn guess(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"\xff\xfe") {
        return UTF_16LE.name();
    }
    if bytes.starts_with(b"\xfe\xff") {
        return UTF_16BE.name();
    }
    let best = [WINDOWS_1251, IBM866, KOI8_R].into_iter().max_by_key(|encoding| likeness(encoding, bytes));
    match best {
        Some(encoding) if encoding == WINDOWS_1251 => "windows-1251",
        Some(encoding) if encoding == IBM866 => "cp866",
        Some(encoding) if encoding == KOI8_R => "KOI8-R",
        _ => "?",
    }
}

/// Small Cyrillic letters are frequent in a text read in its own encoding and rare in any other.
fn likeness(encoding: &'static Encoding, bytes: &[u8]) -> i64 {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    text.chars()
        .filter(|letter| !letter.is_ascii())
        .map(|letter| if matches!(letter, 'а'..='я') { 2 } else { -1 })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encodings_of_old_programs_are_recognised() {
        let line = "Городская поликлиника №1, «Школа-лицей» района Есиль";
        for (encoding, name) in [(WINDOWS_1251, "windows-1251"), (IBM866, "cp866"), (KOI8_R, "KOI8-R")] {
            assert_eq!(guess(&encoding.encode(line).0), name);
        }
        assert_eq!(guess(b"\xff\xfea\0"), "UTF-16LE");
    }

    #[test]
    fn the_first_wrong_byte_is_pointed_at() {
        let spot = spot_of("a.csv", b"id,name\n1,\"a,b\",");
        assert_eq!((spot.row, spot.column), (2, 3));
    }
}
