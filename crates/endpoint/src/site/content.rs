//! Something that can be served: its bytes, plain and compressed, and the answer to a request for it.

use super::coding::Coding;
use axum::body::Bytes;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// Fewest bytes that are worth compressing.
const SMALLEST: usize = 512;

pub struct Content {
    pub kind: &'static str,
    pub cached: Cached,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    tag: String,
    vary: &'static str,
}

/// For how long a copy may be used without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cached {
    /// Never changes under its name.
    Forever,
    /// To be asked for each time; the answer is short where nothing changed.
    Revalidated,
}

impl Content {
    /// Compresses what is text and not compressed already.
    pub fn new(kind: &'static str, cached: Cached, plain: Vec<u8>, packed: [Option<Vec<u8>>; 2]) -> Self {
        let worth = compressible(kind) && plain.len() >= SMALLEST;
        let [brotli, gzip] = packed;
        let make = |coding: Coding| if worth { coding.compress(&plain) } else { None };
        let brotli = brotli.or_else(|| make(Coding::Brotli)).map(Bytes::from);
        let gzip = gzip.or_else(|| make(Coding::Gzip)).map(Bytes::from);
        let tag = URL_SAFE_NO_PAD.encode(&Sha256::digest(&plain)[..16]);
        Self { kind, cached, plain: plain.into(), brotli, gzip, tag, vary: "accept-encoding" }
    }

    /// One that also depends on the reader's language.
    pub fn by_language(mut self) -> Self {
        self.vary = "accept-encoding, accept-language";
        self
    }

    /// Bytes of memory it takes.
    pub fn size(&self) -> usize {
        let packed = [&self.brotli, &self.gzip].into_iter().flatten().map(Bytes::len).sum::<usize>();
        self.plain.len() + packed
    }

    fn choose(&self, headers: &HeaderMap) -> (Option<Coding>, &Bytes) {
        let packed = |coding| match coding {
            Coding::Brotli => self.brotli.as_ref(),
            Coding::Gzip => self.gzip.as_ref(),
        };
        let choice = Coding::accepted(headers).into_iter().find_map(|coding| Some((coding, packed(coding)?)));
        choice.map_or((None, &self.plain), |(coding, bytes)| (Some(coding), bytes))
    }
}

pub fn respond(content: &Content, status: StatusCode, headers: &HeaderMap) -> Response {
    let (coding, bytes) = content.choose(headers);
    let tag = format!(
        "\"{}{}\"",
        content.tag,
        coding.map(|coding| format!("-{}", coding.name())).unwrap_or_default()
    );
    let unchanged = status == StatusCode::OK && matches(headers, &tag);
    let mut response = if unchanged {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        (status, bytes.clone()).into_response()
    };
    let mut set = |name: HeaderName, value: &'static str| {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    };
    set(VARY, content.vary);
    set(
        CACHE_CONTROL,
        match content.cached {
            Cached::Forever => "public, max-age=31536000, immutable",
            Cached::Revalidated => "no-cache",
        },
    );
    if !unchanged {
        set(CONTENT_TYPE, content.kind);
        if let Some(coding) = coding {
            set(CONTENT_ENCODING, coding.name());
        }
    }
    let tag = HeaderValue::try_from(tag).expect("base64 fits a header");
    response.headers_mut().insert(ETAG, tag);
    response
}

fn matches(headers: &HeaderMap, tag: &str) -> bool {
    let values = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut tags = values.flat_map(|value| value.split(',')).map(str::trim);
    tags.any(|given| given == "*" || given.strip_prefix("W/").unwrap_or(given) == tag)
}

fn compressible(kind: &str) -> bool {
    let text = [
        "text/",
        "application/json",
        "application/geo+json",
        "application/manifest+json",
        "application/wasm",
    ];
    text.iter().any(|start| kind.starts_with(start)) || kind == "image/svg+xml"
}

/// The media type by a file's ending.
pub fn kind_of(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" | "ftl" | "tsv" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8; header=present",
        "md" => "text/markdown; charset=utf-8",
        "xml" => "text/xml; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "geojson" => "application/geo+json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
