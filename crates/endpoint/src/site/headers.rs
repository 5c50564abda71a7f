//! What every answer of the site allows and forbids the browser.

use crate::config::Settings;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName};
use axum::response::Response;

/// Whom an answer is for; each has its own borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Readers,
    /// Other sites, which show it in a frame.
    Hosts,
    /// Officials: never framed, and no answer for another site.
    Desk,
}

pub struct Policies {
    page: HeaderValue,
    embed: HeaderValue,
    desk: HeaderValue,
}

impl Policies {
    pub fn new(settings: &Settings) -> Self {
        let tiles = settings.tiles.as_ref().map(|tiles| format!(" {}", tiles.origin)).unwrap_or_default();
        let common = |images: &str| {
            format!(
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:{images}; \
                 connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
            )
        };
        let public = common(&tiles);
        // A literal * would refuse hosts that are sandboxed themselves, so it is left out.
        let embed = match &settings.frame_ancestors {
            Some(ancestors) => format!("{public}; frame-ancestors {ancestors}"),
            None => public.clone(),
        };
        let header =
            |policy: String| HeaderValue::try_from(policy).expect("settings are checked to fit a header");
        Self {
            page: header(format!("{public}; frame-ancestors 'none'")),
            embed: header(embed),
            // The street map's servers learn nothing of the desk.
            desk: header(format!("{}; frame-ancestors 'none'", common(""))),
        }
    }

    pub fn apply(&self, response: &mut Response, audience: Audience) {
        let html = response
            .headers()
            .get(CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        let headers = response.headers_mut();
        let mut set = |name: &'static str, value: &'static str| {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        };
        set("x-content-type-options", "nosniff");
        if audience == Audience::Desk {
            set("cross-origin-resource-policy", "same-origin");
            set("referrer-policy", "no-referrer");
            set("x-robots-tag", "noindex");
        } else {
            // A sandboxed frame has no origin of its own and asks for everything as a stranger.
            set("access-control-allow-origin", "*");
            // The street map's servers want to know the site that shows their tiles.
            set("referrer-policy", "strict-origin-when-cross-origin");
        }
        if html {
            set(
                "permissions-policy",
                match audience {
                    Audience::Desk => "geolocation=(), camera=(), microphone=(), payment=(), usb=()",
                    _ => "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
                },
            );
            if audience != Audience::Hosts {
                set("cross-origin-opener-policy", "same-origin");
                set("x-frame-options", "DENY");
            }
        }
        let policy = match audience {
            Audience::Readers => &self.page,
            Audience::Hosts => &self.embed,
            Audience::Desk => &self.desk,
        };
        headers.insert(CONTENT_SECURITY_POLICY, policy.clone());
    }
}
