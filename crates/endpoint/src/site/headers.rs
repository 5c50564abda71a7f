//! What every answer of the site allows and forbids the browser.

use crate::config::Settings;
use axum::http::HeaderValue;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::response::Response;

/// Whether other sites may show a page in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    None,
    Embedded,
}

pub struct Policies {
    page: HeaderValue,
    embed: HeaderValue,
}

impl Policies {
    pub fn new(settings: &Settings) -> Self {
        let tiles = settings.tiles.as_ref().map(|tiles| format!(" {}", tiles.origin)).unwrap_or_default();
        let common = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:{tiles}; \
             connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
        );
        // A literal * would refuse hosts that are sandboxed themselves, so it is left out.
        let embed = match &settings.frame_ancestors {
            Some(ancestors) => format!("{common}; frame-ancestors {ancestors}"),
            None => common.clone(),
        };
        let header =
            |policy: String| HeaderValue::try_from(policy).expect("settings are checked to fit a header");
        Self { page: header(format!("{common}; frame-ancestors 'none'")), embed: header(embed) }
    }

    pub fn apply(&self, response: &mut Response, frame: Frame) {
        let html = response
            .headers()
            .get(CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        let headers = response.headers_mut();
        let mut set = |name: HeaderName, value: &'static str| {
            headers.insert(name, HeaderValue::from_static(value));
        };
        // A sandboxed frame has no origin of its own and asks for everything as a stranger.
        set(ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        set(X_CONTENT_TYPE_OPTIONS, "nosniff");
        // The street map's servers want to know the site that shows their tiles.
        set(REFERRER_POLICY, "strict-origin-when-cross-origin");
        if html {
            set(
                HeaderName::from_static("permissions-policy"),
                "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
            );
            if frame == Frame::None {
                set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
                set(X_FRAME_OPTIONS, "DENY");
            }
        }
        let policy = if frame == Frame::Embedded { &self.embed } else { &self.page };
        headers.insert(CONTENT_SECURITY_POLICY, policy.clone());
    }
}
