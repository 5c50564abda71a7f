//! The cookie that carries a session's token: for this site alone, and out of every script's reach.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

/// Where the page came over https, the name itself makes browsers refuse it from anywhere else.
const SECURE: &str = "__Host-desk";
/// On one's own machine there is no https.
const LOOPBACK: &str = "desk";

/// Whether this is http on one's own machine: then a browser would not keep a cookie for https.
fn is_loopback(headers: &HeaderMap) -> bool {
    let host = headers.get("host").and_then(|host| host.to_str().ok()).unwrap_or_default();
    let forwarded = ["forwarded", "x-forwarded-for", "x-forwarded-proto", "via"];
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split_once(']').map_or("", |(name, _)| name),
        None => host.split(':').next().unwrap_or_default(),
    };
    matches!(name, "localhost" | "127.0.0.1" | "::1")
        && !forwarded.iter().any(|name| headers.contains_key(*name))
}

/// The token, out of the cookie that fits the way the request came.
pub fn token(headers: &HeaderMap) -> Option<String> {
    let wanted = if is_loopback(headers) { LOOPBACK } else { SECURE };
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find_map(|(name, value)| (name == wanted).then(|| value.to_owned()))
}

/// Keeps the token until the browser is closed, or the session ends before.
pub fn keep(headers: &HeaderMap, token: &str) -> HeaderValue {
    written(headers, token, "")
}

pub fn forget(headers: &HeaderMap) -> HeaderValue {
    written(headers, "", "; Max-Age=0")
}

fn written(headers: &HeaderMap, token: &str, more: &str) -> HeaderValue {
    let (name, secure) = if is_loopback(headers) { (LOOPBACK, "") } else { (SECURE, "; Secure") };
    let cookie = format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict{secure}{more}");
    cookie.parse().expect("a token is letters and digits")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[rstest]
    #[case(&[("host", "map.kz")], "__Host-desk=t; Path=/; HttpOnly; SameSite=Strict; Secure")]
    #[case(&[("host", "127.0.0.1:8080")], "desk=t; Path=/; HttpOnly; SameSite=Strict")]
    #[case(&[("host", "[::1]:8080")], "desk=t; Path=/; HttpOnly; SameSite=Strict")]
    #[case(&[("host", "localhost"), ("x-forwarded-for", "9.9.9.9")], "__Host-desk=t; Path=/; HttpOnly; SameSite=Strict; Secure")]
    #[case(&[("host", "localhost.evil.kz")], "__Host-desk=t; Path=/; HttpOnly; SameSite=Strict; Secure")]
    fn it_is_secure_but_on_ones_own_machine(
        #[case] pairs: &[(&'static str, &'static str)],
        #[case] cookie: &str,
    ) {
        assert_eq!(keep(&headers(pairs), "t"), cookie);
    }

    #[test]
    fn only_the_cookie_of_the_way_it_came_is_read() {
        let both = "a=1; desk=loopback; __Host-desk=secure";
        assert_eq!(token(&headers(&[("host", "map.kz"), ("cookie", both)])).unwrap(), "secure");
        assert_eq!(token(&headers(&[("host", "localhost:1"), ("cookie", both)])).unwrap(), "loopback");
        assert_eq!(token(&headers(&[("host", "map.kz"), ("cookie", "desk=x")])), None);
    }
}
