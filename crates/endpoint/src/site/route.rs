//! What an address of the site means.

use super::headers::Audience;
use crate::city::Published;
use adaldyq_domain::complaint::draft::Places;
use adaldyq_domain::complaint::id::Id;

#[derive(Debug, PartialEq, Eq)]
pub enum Route {
    /// The map.
    Map,
    /// Another page of the app.
    App,
    /// The map for other sites.
    Embed,
    /// A page of the officials' workplace.
    Desk,
    /// A page of the app about something that does not exist; the app says so.
    UnknownOne,
    /// A page of the app with a slash too many: its real address.
    Moved(String),
    /// A published file, below `/data/`.
    Data(String),
    /// A file of the current release.
    Latest { release: String, path: String },
    /// A file of the app.
    File(String),
    /// Nothing, and not the name of a file either.
    Missing,
}

impl Route {
    /// `path` is decoded, and begins with a slash.
    pub fn of(path: &str, published: &Published) -> Self {
        if let Some(path) = path.strip_prefix("/data/latest/") {
            return Self::Latest { release: published.release.clone(), path: path.to_owned() };
        }
        if let Some(path) = path.strip_prefix("/data/") {
            return Self::Data(path.to_owned());
        }
        if let Some(route) = Self::page(path, published) {
            return route;
        }
        match path.strip_suffix('/') {
            // Only what is a page itself: "//example.org/" would lead to another site.
            Some(real) if Self::page(real, published).is_some() && real.is_ascii() => {
                Self::Moved(real.to_owned())
            }
            _ if path.rsplit('/').next().is_some_and(|name| name.contains('.')) => {
                Self::File(path[1..].to_owned())
            }
            _ => Self::Missing,
        }
    }

    /// Files that only the desk needs are named so by the build.
    pub fn audience(&self) -> Audience {
        match self {
            Self::Embed => Audience::Hosts,
            Self::Desk => Audience::Desk,
            Self::File(path) if path.starts_with("desk-") => Audience::Desk,
            _ => Audience::Readers,
        }
    }

    fn page(path: &str, published: &Published) -> Option<Self> {
        let known = |known: bool| if known { Self::App } else { Self::UnknownOne };
        let page = match path {
            "/" => Self::Map,
            "/institutions" | "/complaints" | "/complaints/new" | "/outcomes" | "/about" => Self::App,
            "/embed" => Self::Embed,
            "/desk" | "/desk/users" | "/desk/reports" | "/desk/templates" | "/desk/proposals"
            | "/desk/new" | "/desk/me" => Self::Desk,
            _ => match path.strip_prefix('/')?.split_once('/')? {
                (_, id) if id.is_empty() || id.contains('/') => return None,
                ("institutions", id) => known(published.knows_institution(id)),
                ("complaints", id) => known(Id::parse(id).is_ok()),
                // Which ones there are is nobody's business who is not signed in.
                ("desk", id) if Id::parse(id).is_ok() => Self::Desk,
                _ => return None,
            },
        };
        Some(page)
    }
}
