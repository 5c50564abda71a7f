//! The answer where nothing is.

use super::page::escaped;
use adaldyq_domain::lang::Lang;
use adaldyq_words::Table;
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// For a name of a file: whoever asks is a program, and must not get a page for it.
pub fn file() -> Response {
    (
        StatusCode::NOT_FOUND,
        [(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "no-cache")],
        "404\n",
    )
        .into_response()
}

/// For people: what happened, and the way to the map, in the three languages, the reader's first.
pub fn page(lang: Lang, styles: String) -> Response {
    let mut langs = Lang::ALL;
    langs.sort_by_key(|other| *other != lang);
    let sections: String = langs.into_iter().map(section).collect();
    let title = escaped(&Table::builtin(lang).say("endpoint-page-title", &[]));
    let html = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<link rel=\"icon\" href=\"/icon.svg\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{styles}\n</head>\n\
         <body class=\"missing\">\n<main>\n{sections}</main>\n</body>\n</html>\n",
        lang.code()
    );
    let mut response = (StatusCode::NOT_FOUND, html).into_response();
    let mut set = |name, value| response.headers_mut().insert(name, HeaderValue::from_static(value));
    set(CONTENT_TYPE, "text/html; charset=utf-8");
    set(CONTENT_LANGUAGE, lang.code());
    set(CACHE_CONTROL, "no-cache");
    set(VARY, "accept-language");
    response
}

fn section(lang: Lang) -> String {
    let say = |key| escaped(&Table::builtin(lang).say(key, &[]));
    let (title, text, map) =
        (say("endpoint-page-title"), say("endpoint-page-text"), say("endpoint-page-map"));
    let code = lang.code();
    let heading = format!("<h1>{title}</h1>\n<p>{text}</p>");
    format!("<section lang=\"{code}\">\n{heading}\n<p><a href=\"/?lang={code}\">{map}</a></p>\n</section>\n")
}
