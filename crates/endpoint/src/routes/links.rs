//! Addresses of pages, for those who read them elsewhere than in a page.

use crate::app::Endpoint;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::lang::Lang;
use axum::http::HeaderMap;
use axum::http::header::HOST;

/// Where this endpoint's pages are: at `PUBLIC_URL`, or where it was asked.
pub struct Links {
    base: String,
}

impl Links {
    pub fn of(endpoint: &Endpoint, headers: &HeaderMap) -> Self {
        let asked = || {
            let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
            let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:[]".contains(&byte);
            let host = if host.bytes().all(fits) { host } else { "localhost" };
            format!("http://{host}")
        };
        Self { base: endpoint.settings.public_url.clone().unwrap_or_else(asked) }
    }

    pub fn host(&self) -> &str {
        self.base.split_once("://").map_or(&self.base, |(_, host)| host)
    }

    pub fn complaint(&self, id: Id, lang: Lang) -> String {
        format!("{}/complaints/{id}?lang={}", self.base, lang.code())
    }

    /// A path of this site, in a language.
    pub fn page(&self, path: &str, lang: Lang) -> String {
        let joint = if path.contains('?') { '&' } else { '?' };
        format!("{}{path}{joint}lang={}", self.base, lang.code())
    }

    /// A path of this site as it is.
    pub fn path(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}
