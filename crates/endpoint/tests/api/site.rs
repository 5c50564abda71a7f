//! The app, its files and the published data are served.

use crate::city::TestCity;
use crate::fixture::{self, RELEASE, SCRIPT};
use reqwest::Response;
use reqwest::header::HeaderMap;
use std::fs;
use std::io::Write;

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    text(response.headers(), name)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn the_app_s_page_answers_its_own_routes_and_no_others() {
    let city = TestCity::start().await;
    for (path, status) in [
        ("/", 200),
        ("/institutions", 200),
        ("/institutions/school-027", 200),
        ("/institutions/school-028", 404),
        ("/complaints", 200),
        ("/complaints/new?institution=school-027", 200),
        ("/complaints/0000-0000", 200),
        ("/complaints/0000-0001", 404),
        ("/outcomes", 200),
        ("/about?lang=en", 200),
        ("/embed?year=2025", 200),
    ] {
        let response = city.get(path).send().await.unwrap();
        assert_eq!(response.status(), status, "{path}");
        assert_eq!(header(&response, "content-type"), "text/html; charset=utf-8", "{path}");
        assert_eq!(header(&response, "cache-control"), "no-cache", "{path}");
        assert!(response.text().await.unwrap().contains("the app's page"), "{path}");
    }
    for path in ["/city", "/desk/nothing", "/nothing", "/institutions/a/b", "/index", "//a", "/apix"] {
        let response = city.get(path).send().await.unwrap();
        assert_eq!(response.status(), 404, "{path}");
        assert!(!response.text().await.unwrap().contains("the app's page"), "{path}");
    }
}

#[tokio::test]
async fn a_missing_page_says_so_in_three_languages_and_leads_to_the_map() {
    let city = TestCity::start().await;
    let response = city.get("/nothing").header("accept-language", "ru").send().await.unwrap();
    assert_eq!(response.status(), 404);
    assert_eq!(header(&response, "content-type"), "text/html; charset=utf-8");
    let page = response.text().await.unwrap();
    assert!(page.contains("<html lang=\"ru\">"));
    for part in [
        "Бет табылмады",
        "Страница не найдена",
        "Page not found",
        "href=\"/?lang=kk\"",
        "/style-0123456789abcdef.css",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[tokio::test]
async fn a_missing_file_is_never_a_page() {
    let city = TestCity::start().await;
    for path in [
        "/app-fedcba9876543210.wasm",
        "/favicon.ico",
        "/data/nothing.json",
        "/data/r/nothing/city.json",
        "/data/",
    ] {
        let response = city.get(path).send().await.unwrap();
        assert_eq!(response.status(), 404, "{path}");
        assert!(!header(&response, "content-type").contains("html"), "{path}");
        assert_eq!(header(&response, "access-control-allow-origin"), "*", "{path}");
    }
}

#[tokio::test]
async fn no_address_leads_out_of_the_folders() {
    let city = TestCity::start().await;
    let paths = [
        "/..%2fvar%2fsecret.x",
        "/data/..%2f..%2fvar%2fsecret",
        "/data/r/..%2f..%2f..%2fvar/test.db",
        "/data/%2e%2e/%2e%2e/var/test.db",
        "/.hidden.txt",
        "/data/latest/..%2f..%2findex.json",
        "/%00.js",
        "/data//etc/passwd",
    ];
    for path in paths {
        assert_eq!(city.get(path).send().await.unwrap().status(), 404, "{path}");
    }
    // Slashes at the end lead to the page without, and never to another site.
    let response = city.get("/institutions/?year=2025").send().await.unwrap();
    assert_eq!((response.status().as_u16(), header(&response, "location")), (308, "/institutions?year=2025"));
    assert_eq!(city.get("//example.org/").send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn files_named_by_their_content_are_kept_forever_and_the_rest_is_asked_for() {
    let city = TestCity::start().await;
    let cached = async |path: &str| {
        let response = city.get(path).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        header(&response, "cache-control").to_owned()
    };
    let forever = "public, max-age=31536000, immutable";
    assert_eq!(cached(&format!("/{SCRIPT}")).await, forever);
    assert_eq!(cached(&format!("/data/r/{RELEASE}/city.json")).await, forever);
    assert_eq!(cached("/data/index.json").await, "no-cache");
    assert_eq!(cached("/icon.svg").await, "no-cache");
    assert_eq!(cached("/").await, "no-cache");
}

#[tokio::test]
async fn the_latest_release_is_one_redirect_away() {
    let city = TestCity::start().await;
    let response = city.get("/data/latest/city.json").send().await.unwrap();
    assert_eq!(response.status(), 307);
    assert_eq!(header(&response, "location"), format!("/data/r/{RELEASE}/city.json"));
    assert_eq!(city.get("/data/latest/nothing.json").send().await.unwrap().status(), 404);
    fixture::publish(&city.data(), "2026-12-20-00000000");
    let response = city.get("/data/latest/city.json").send().await.unwrap();
    assert_eq!(header(&response, "location"), "/data/r/2026-12-20-00000000/city.json");
    assert_eq!(city.json("/data/index.json").await["release"], "2026-12-20-00000000");
    // The old release stays.
    assert_eq!(city.get(&format!("/data/r/{RELEASE}/city.json")).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_release_that_cannot_be_read_leaves_the_last_one_in_use() {
    let city = TestCity::start().await;
    fs::write(city.data().join("index.json"), "{").unwrap();
    let response = city.get("/data/latest/city.json").send().await.unwrap();
    assert_eq!(header(&response, "location"), format!("/data/r/{RELEASE}/city.json"));
    assert_eq!(city.json("/api/health").await["status"], "ok");
}

#[tokio::test]
async fn a_page_is_compressed_as_the_reader_likes_it() {
    let city = TestCity::start().await;
    for path in [format!("/{SCRIPT}"), "/data/index.json".to_owned()] {
        let mut tags = Vec::new();
        for (accepted, coding) in
            [("br, gzip", "br"), ("gzip", "gzip"), ("br;q=0.1, gzip;q=1", "gzip"), ("identity", "")]
        {
            let response = city.get(&path).header("accept-encoding", accepted).send().await.unwrap();
            assert_eq!(header(&response, "content-encoding"), coding, "{path} {accepted}");
            assert_eq!(header(&response, "vary"), "accept-encoding");
            tags.push(header(&response, "etag").to_owned());
        }
        assert_eq!(tags[1], tags[2]);
        assert!(tags[0] != tags[1] && tags[1] != tags[3], "{tags:?}");
        assert!(tags.iter().all(|tag| tag.starts_with('"')), "{tags:?}");
    }
}

#[tokio::test]
async fn a_compressed_file_of_another_content_is_not_trusted() {
    let city = TestCity::start().await;
    let pack = |text: &[u8]| {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
        writer.write_all(text).unwrap();
        writer.finish().unwrap()
    };
    let index = fs::read(city.data().join("index.json")).unwrap();
    let get = async || {
        let response = city.get("/data/index.json").header("accept-encoding", "gzip").send().await.unwrap();
        response.bytes().await.unwrap().to_vec()
    };
    fs::write(city.data().join("index.json.gz"), pack(b"{\"release\": \"an older one\"}")).unwrap();
    assert_ne!(get().await, pack(b"{\"release\": \"an older one\"}"));
    fs::write(city.data().join("index.json.gz"), pack(&index)).unwrap();
    fixture::publish(&city.data(), RELEASE);
    assert_eq!(get().await, pack(&index));
}

#[tokio::test]
async fn an_unchanged_file_is_not_sent_again() {
    let city = TestCity::start().await;
    for path in ["/", "/data/index.json", "/icon.svg"] {
        let first = city.get(path).send().await.unwrap();
        let tag = header(&first, "etag").to_owned();
        let again = city.get(path).header("if-none-match", format!("\"x\", W/{tag}")).send().await.unwrap();
        assert_eq!(again.status(), 304, "{path}");
        assert_eq!(header(&again, "etag"), tag);
        assert_eq!(header(&again, "access-control-allow-origin"), "*");
        assert!(again.bytes().await.unwrap().is_empty());
        let head = city.head(path).send().await.unwrap();
        assert_eq!((head.status().as_u16(), header(&head, "etag")), (200, tag.as_str()));
        assert_eq!(header(&head, "content-length"), header(&first, "content-length"));
    }
    assert_eq!(city.request("POST", "/about").send().await.unwrap().status(), 405);
}

#[tokio::test]
async fn a_page_says_its_language_and_its_street_map() {
    let city = TestCity::with(&[("TILES", "https://{s}.tiles.kz/{z}/{x}/{y}.png © Tiles & Co")]).await;
    for (path, accepted, lang) in
        [("/", "ru", "ru"), ("/?lang=en", "ru", "en"), ("/?lang=xx", "ru", "ru"), ("/?year=2025", "de", "kk")]
    {
        let response = city.get(path).header("accept-language", accepted).send().await.unwrap();
        assert_eq!(header(&response, "vary"), "accept-encoding, accept-language");
        assert!(
            header(&response, "content-security-policy").contains("img-src 'self' data: https://*.tiles.kz;")
        );
        let page = response.text().await.unwrap();
        assert!(page.contains(&format!("<html lang=\"{lang}\">")), "{path}");
        assert!(
            page.contains("<meta name=\"tiles\" content=\"https://{s}.tiles.kz/{z}/{x}/{y}.png\">"),
            "{page}"
        );
        assert!(page.contains("<meta name=\"tiles-credit\" content=\"© Tiles &amp; Co\">"), "{page}");
    }
}

#[tokio::test]
async fn a_new_build_is_served_without_a_restart() {
    let city = TestCity::start().await;
    let draft = city.app().join("index.new");
    fs::write(&draft, "<html><body>a new build</body></html>").unwrap();
    fs::rename(draft, city.app().join("index.html")).unwrap();
    assert_eq!(
        city.get("/").send().await.unwrap().text().await.unwrap(),
        "<html lang=\"kk\"><body>a new build</body></html>"
    );
}

#[tokio::test]
async fn the_map_and_the_other_pages_are_two_programs() {
    let city = TestCity::start().await;
    fs::write(city.app().join("pages.html"), "<html><body>pages</body></html>").unwrap();
    for (path, is_map) in
        [("/", true), ("/embed", true), ("/institutions", false), ("/complaints/new", false)]
    {
        let page = city.get(path).send().await.unwrap().text().await.unwrap();
        assert_eq!(page.contains("the app's page"), is_map, "{path}");
    }
}

#[tokio::test]
async fn pages_allow_the_browser_only_what_they_need() {
    let city = TestCity::start().await;
    let page = city.get("/about").send().await.unwrap();
    assert_eq!(
        header(&page, "content-security-policy"),
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: \
         https://tile.openstreetmap.org; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'"
    );
    assert_eq!(header(&page, "x-content-type-options"), "nosniff");
    assert_eq!(header(&page, "referrer-policy"), "strict-origin-when-cross-origin");
    assert_eq!(header(&page, "cross-origin-opener-policy"), "same-origin");
    assert!(header(&page, "permissions-policy").contains("geolocation=(self)"));
    assert_eq!(header(&page, "cross-origin-resource-policy"), "");
    let none = TestCity::with(&[("TILES", "none")]).await;
    let page = none.get("/").send().await.unwrap();
    assert!(header(&page, "content-security-policy").contains("img-src 'self' data:;"));
}

#[tokio::test]
async fn only_the_embedded_map_may_stand_in_a_frame() {
    let city = TestCity::start().await;
    let embed = city.get("/embed").send().await.unwrap();
    assert!(!header(&embed, "content-security-policy").contains("frame-ancestors"));
    assert_eq!(header(&embed, "x-frame-options"), "");
    let chosen = TestCity::with(&[("FRAME_ANCESTORS", "'self' https://egov.kz")]).await;
    let embed = chosen.get("/embed?controls=0").send().await.unwrap();
    assert!(header(&embed, "content-security-policy").ends_with("; frame-ancestors 'self' https://egov.kz"));
    let page = chosen.get("/").send().await.unwrap();
    assert!(header(&page, "content-security-policy").ends_with("; frame-ancestors 'none'"));
    assert_eq!(header(&page, "x-frame-options"), "DENY");
}

#[tokio::test]
async fn other_sites_may_read_what_is_public_and_may_not_post() {
    let city = TestCity::start().await;
    for path in
        ["/", "/icon.svg", "/data/index.json", "/data/latest/city.json", "/api/complaints", "/api/nothing"]
    {
        let response = city.get(path).header("origin", "null").send().await.unwrap();
        assert_eq!(header(&response, "access-control-allow-origin"), "*", "{path}");
    }
    let asked = city.request("OPTIONS", "/api/complaints/0000-0000").send().await.unwrap();
    assert_eq!(asked.status(), 204);
    assert_eq!(header(&asked, "access-control-allow-methods"), "GET, HEAD");
    assert!(header(&asked, "access-control-allow-headers").contains("authorization"));
}

#[tokio::test]
async fn the_desk_is_never_framed_and_answers_no_other_site() {
    let city = TestCity::start().await;
    let script = "desk-0123456789abcdef.js";
    fs::write(city.app().join(script), "console.log('desk');").unwrap();
    for path in ["/desk", "/desk/users", "/desk/0000-0000", &format!("/{script}")] {
        let response = city.get(path).header("origin", "https://example.org").send().await.unwrap();
        assert!(response.headers().get("access-control-allow-origin").is_none(), "{path}");
        assert_eq!(header(&response, "cross-origin-resource-policy"), "same-origin", "{path}");
        assert_eq!(header(&response, "referrer-policy"), "no-referrer", "{path}");
        let policy = header(&response, "content-security-policy");
        for part in
            ["frame-ancestors 'none'", "form-action 'self'", "connect-src 'self'", "img-src 'self' data:;"]
        {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        let is_page = header(&response, "content-type").starts_with("text/html");
        assert_eq!(is_page, !path.ends_with(".js"), "{path}");
        if is_page {
            assert_eq!(response.status(), 200, "{path}");
            assert_eq!(header(&response, "cache-control"), "no-cache", "{path}");
            assert_eq!(header(&response, "x-frame-options"), "DENY", "{path}");
            assert!(header(&response, "permissions-policy").contains("geolocation=()"), "{path}");
        }
    }
}
