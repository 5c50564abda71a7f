//! Content codings: which one the reader takes, and the making of them.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;
use std::io::{Read, Write};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    Brotli,
    Gzip,
}

impl Coding {
    /// The name in headers.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// How a file that is compressed already is called.
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    /// The codings that the reader takes, the ones wanted most first; brotli first at equal weights.
    pub fn accepted(headers: &HeaderMap) -> Vec<Self> {
        let values = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let ranges: Vec<(String, f32)> = values.flat_map(|value| value.split(',')).map(weighted).collect();
        let weight = |name: &str| {
            let named =
                |wanted: &str| ranges.iter().find(|(range, _)| range == wanted).map(|(_, weight)| *weight);
            named(name).or_else(|| named("*")).unwrap_or(0.0)
        };
        let mut codings: Vec<(Self, f32)> =
            [Self::Brotli, Self::Gzip].map(|coding| (coding, weight(coding.name()))).to_vec();
        codings.retain(|(_, weight)| *weight > 0.0);
        codings.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        codings.into_iter().map(|(coding, _)| coding).collect()
    }

    /// Compresses; nothing where that gains nothing.
    pub fn compress(self, bytes: &[u8]) -> Option<Vec<u8>> {
        let packed = match self {
            Self::Brotli => brotli(bytes),
            Self::Gzip => gzip(bytes),
        };
        packed.ok().filter(|packed| packed.len() < bytes.len())
    }

    /// Whether the packed bytes are these plain ones.
    pub fn unpacks_to(self, packed: &[u8], plain: &[u8]) -> bool {
        // One byte more than expected shows that there is more.
        let most = plain.len() as u64 + 1;
        let mut unpacked = Vec::with_capacity(plain.len() + 1);
        let read = match self {
            Self::Brotli => brotli::Decompressor::new(packed, 1 << 16).take(most).read_to_end(&mut unpacked),
            Self::Gzip => flate2::read::MultiGzDecoder::new(packed).take(most).read_to_end(&mut unpacked),
        };
        read.is_ok() && unpacked == plain
    }
}

fn weighted(range: &str) -> (String, f32) {
    let mut parts = range.split(';');
    let name = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let weight = parts
        .find_map(|part| part.trim().strip_prefix("q="))
        .map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
    (name, weight)
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    // What takes a second at 9 takes a tenth of that at 5; a large file is compressed while somebody waits.
    let quality = match bytes.len() {
        0..0x8000 => 11,
        0x8000..0x10_0000 => 9,
        _ => 5,
    };
    let mut packed = Vec::with_capacity(bytes.len() / 3);
    {
        let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, quality, 22);
        writer.write_all(bytes)?;
        writer.flush()?;
    }
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer =
        flate2::write::GzEncoder::new(Vec::with_capacity(bytes.len() / 3), flate2::Compression::new(6));
    writer.write_all(bytes)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("gzip, deflate, br", &[Coding::Brotli, Coding::Gzip])]
    #[case("br;q=0.5, gzip", &[Coding::Gzip, Coding::Brotli])]
    #[case("br;q=0, gzip;q=0.1", &[Coding::Gzip])]
    #[case("*", &[Coding::Brotli, Coding::Gzip])]
    #[case("*;q=0", &[])]
    #[case("identity", &[])]
    #[case("", &[])]
    fn the_reader_chooses_the_coding(#[case] header: &str, #[case] codings: &[Coding]) {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, header.parse().unwrap());
        assert_eq!(Coding::accepted(&headers), codings);
    }
}
