//! Whether a change is asked for by our own page, and not by another one in the same browser.

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use subtle::ConstantTimeEq;

/// Carries the token that only our page was told.
pub const HEADER: &str = "x-csrf";

/// Whether the method only reads.
pub fn only_reads(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

pub fn is_token(headers: &HeaderMap, expected: &str) -> bool {
    let given = headers.get(HEADER).map(|value| value.as_bytes()).unwrap_or_default();
    given.ct_eq(expected.as_bytes()).into()
}

/// Whether the browser says that the request comes from the site itself. What says neither is no browser of
/// these days, and then there is no cookie that it would send by itself.
pub fn is_from_here(headers: &HeaderMap, public_url: Option<&str>) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let site = text("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    let origin = text(ORIGIN.as_str()).is_none_or(|origin| {
        let host = origin.split_once("://").map(|(_, host)| host);
        public_url == Some(origin) || (host.is_some() && host == text(HOST.as_str()))
    });
    site && origin
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[rstest]
    #[case::our_page(&[("origin", "https://map.kz"), ("host", "map.kz"), ("sec-fetch-site", "same-origin")], true)]
    #[case::behind_a_proxy(&[("origin", "https://public.kz"), ("host", "10.0.0.7")], true)]
    #[case::a_program(&[("host", "map.kz")], true)]
    #[case::another_site(&[("origin", "https://evil.kz"), ("host", "map.kz")], false)]
    #[case::a_sibling(&[("origin", "https://a.map.kz"), ("host", "map.kz"), ("sec-fetch-site", "same-site")], false)]
    #[case::a_sandbox(&[("origin", "null"), ("host", "map.kz")], false)]
    #[case::a_form_without_origin(&[("host", "map.kz"), ("sec-fetch-site", "cross-site")], false)]
    fn only_our_own_page_changes_anything(
        #[case] pairs: &[(&'static str, &'static str)],
        #[case] ours: bool,
    ) {
        assert_eq!(is_from_here(&headers(pairs), Some("https://public.kz")), ours);
    }

    #[test]
    fn the_token_is_compared_whole() {
        assert!(is_token(&headers(&[("x-csrf", "abc")]), "abc"));
        for pairs in [&[][..], &[("x-csrf", "ab")], &[("x-csrf", "abcd")]] {
            assert!(!is_token(&headers(pairs), "abc"));
        }
    }
}
