//! The app's page, its files, and the published data.

mod coding;
mod content;
mod files;
pub mod follow;
mod headers;
mod missing;
mod page;
mod route;

use crate::app::Endpoint;
use crate::config::Settings;
use crate::problem::Refusal;
use adaldyq_domain::lang::Lang;
use axum::extract::{Request, State};
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, LOCATION, REFERRER_POLICY, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use content::Content;
use files::Files;
use headers::Audience;
use page::Pages;
use percent_encoding::percent_decode_str;
use route::Route;
use std::path::PathBuf;
use std::sync::Arc;

/// What is served beside the API.
pub struct Site {
    files: Files,
    /// `/` and `/embed`.
    map: Pages,
    /// The other pages of the app, a program of their own.
    pages: Pages,
    /// The officials' workplace.
    desk: Pages,
    policies: headers::Policies,
}

#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    #[error(
        "APP_DIR: {0} could not be read ({1}); build the app, or name the folder that holds index.html, pages.html and desk.html"
    )]
    Missing(PathBuf, std::io::Error),
}

impl Site {
    pub fn open(settings: &Settings) -> Result<Self, SiteError> {
        Ok(Self {
            files: Files::new(&settings.app_dir, &settings.data_dir),
            map: Pages::open(&settings.app_dir.join("index.html"), settings.tiles.clone())?,
            pages: Pages::open(&settings.app_dir.join("pages.html"), settings.tiles.clone())?,
            desk: Pages::open(&settings.app_dir.join("desk.html"), None)?,
            policies: headers::Policies::new(settings),
        })
    }

    /// A page of a few words without the app's program.
    async fn plain(&self, lang: Lang, status: StatusCode, title: &str, main: &str) -> Response {
        let html = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
             <link rel=\"icon\" href=\"/icon.svg\">\n<meta name=\"robots\" content=\"noindex\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{}\n</head>\n\
             <body class=\"missing\">\n<main>\n{main}</main>\n</body>\n</html>\n",
            lang.code(),
            self.pages.styles().await
        );
        let about = [
            (CONTENT_TYPE, "text/html; charset=utf-8"),
            (CONTENT_LANGUAGE, lang.code()),
            (CACHE_CONTROL, "no-store"),
            (VARY, "accept-language"),
        ];
        let mut response = (status, about, html).into_response();
        self.policies.apply(&mut response, Audience::Readers);
        // The address is what lets its reader in.
        response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        response
    }
}

/// Everything that is not under `/api`.
pub async fn serve(State(endpoint): State<Arc<Endpoint>>, request: Request) -> Response {
    let (method, uri, headers) = (request.method(), request.uri(), request.headers());
    let site = &endpoint.site;
    let (mut response, audience) = match *method {
        Method::GET | Method::HEAD => {
            let path = percent_decode_str(uri.path()).decode_utf8_lossy().into_owned();
            let route = Route::of(&path, &endpoint.city.current());
            let audience = route.audience();
            (answer(site, route, uri, headers).await, audience)
        }
        Method::OPTIONS => (StatusCode::NO_CONTENT.into_response(), Audience::Readers),
        _ => (StatusCode::METHOD_NOT_ALLOWED.into_response(), Audience::Readers),
    };
    if !matches!(*method, Method::GET | Method::HEAD) {
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS"));
    }
    site.policies.apply(&mut response, audience);
    response
}

async fn answer(site: &Site, route: Route, uri: &Uri, headers: &HeaderMap) -> Response {
    let lang = language(uri, headers);
    match route {
        Route::Map | Route::Embed => page(&site.map, StatusCode::OK, lang, headers).await,
        Route::App => page(&site.pages, StatusCode::OK, lang, headers).await,
        Route::Desk => page(&site.desk, StatusCode::OK, lang, headers).await,
        Route::UnknownOne => page(&site.pages, StatusCode::NOT_FOUND, lang, headers).await,
        Route::Moved(path) => moved(StatusCode::PERMANENT_REDIRECT, &path, uri),
        Route::Latest { release, path } => {
            let target = format!("/data/r/{release}/{path}");
            match site.files.data(&target["/data/".len()..]).await {
                Some(_) => moved(StatusCode::TEMPORARY_REDIRECT, &target, uri),
                None => Refusal::NotFound.into_response(),
            }
        }
        Route::Data(path) => match site.files.data(&path).await {
            Some(content) => content::respond(&content, StatusCode::OK, headers),
            // In words, like the API's: programs ask here.
            None => Refusal::NotFound.into_response(),
        },
        Route::File(path) => match site.files.app(&path).await {
            Some(content) => content::respond(&content, StatusCode::OK, headers),
            None => missing::file(),
        },
        Route::Missing => missing::page(lang, site.pages.styles().await),
    }
}

async fn page(pages: &Pages, status: StatusCode, lang: Lang, headers: &HeaderMap) -> Response {
    match pages.page(lang).await {
        Ok(page) => content::respond(&page, status, headers),
        Err(error) => {
            tracing::error!(%error, "the app's page could not be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// The language of a page: of the address, or else of the browser.
fn language(uri: &Uri, headers: &HeaderMap) -> Lang {
    let members = uri.query().unwrap_or_default().split('&');
    let named = members.filter_map(|member| member.strip_prefix("lang=")).find_map(Lang::from_code);
    named.unwrap_or_else(|| crate::problem::language(headers))
}

fn moved(status: StatusCode, path: &str, uri: &Uri) -> Response {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let Ok(location) = HeaderValue::try_from(format!("{path}{query}")) else { return missing::file() };
    (status, [(LOCATION, location), (CACHE_CONTROL, HeaderValue::from_static("no-cache"))]).into_response()
}
