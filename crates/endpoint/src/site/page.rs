//! A page of the app as it was built, with the language and the street map filled in.

use super::content::Cached;
use super::{Content, SiteError};
use crate::city::Identity;
use crate::config::Tiles;
use adaldyq_domain::lang::Lang;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::Mutex;

pub struct Pages {
    path: PathBuf,
    tiles: Option<Tiles>,
    made: Mutex<Made>,
}

/// The pages of one build.
struct Made {
    identity: Identity,
    /// In the order of [`Lang::ALL`].
    pages: [Arc<Content>; 3],
    styles: String,
}

impl Pages {
    pub fn open(path: &Path, tiles: Option<Tiles>) -> Result<Self, SiteError> {
        let path = path.to_owned();
        let made = make(&path, tiles.as_ref()).map_err(|error| SiteError::Missing(path.clone(), error))?;
        Ok(Self { path, tiles, made: Mutex::new(made) })
    }

    /// The page in a language, of the build that lies there now.
    pub async fn page(&self, lang: Lang) -> io::Result<Arc<Content>> {
        let mut made = self.made.lock().await;
        let identity = Identity::from(&fs::metadata(&self.path)?);
        if identity != made.identity {
            *made = make(&self.path, self.tiles.as_ref())?;
        }
        Ok(made.pages[lang as usize].clone())
    }

    /// The links to the app's stylesheets.
    pub async fn styles(&self) -> String {
        self.made.lock().await.styles.clone()
    }
}

fn make(path: &Path, tiles: Option<&Tiles>) -> io::Result<Made> {
    let identity = Identity::from(&fs::metadata(path)?);
    let built = fs::read_to_string(path)?;
    let with_tiles = fill_tiles(&built, tiles);
    let page = |lang: Lang| {
        let bytes = with_lang(&with_tiles, lang).into_bytes();
        let content = Content::new("text/html; charset=utf-8", Cached::Revalidated, bytes, [None, None]);
        Arc::new(content.by_language())
    };
    Ok(Made { identity, pages: Lang::ALL.map(page), styles: styles(&built) })
}

/// The first tag of a name that has this in it: where it begins and ends.
fn tag(html: &str, name: &str, with: &str) -> Option<(usize, usize)> {
    let opening = format!("<{name}");
    let starts = html.match_indices(&opening).map(|(start, _)| start);
    let ends = starts.filter_map(|start| Some((start, start + html[start..].find('>')? + 1)));
    let mut tags = ends.filter(|(start, end)| html[*start..*end].contains(with));
    tags.next()
}

/// Puts the tiles' address and credit where the page asks for them; an empty address means there are none.
fn fill_tiles(html: &str, tiles: Option<&Tiles>) -> String {
    let Some((start, end)) = tag(html, "meta", "name=\"tiles\"") else { return html.to_owned() };
    let (template, credit) = tiles.map_or(("", ""), |tiles| (&tiles.template, &tiles.credit));
    let metas = format!(
        "<meta name=\"tiles\" content=\"{}\"><meta name=\"tiles-credit\" content=\"{}\">",
        escaped(template),
        escaped(credit)
    );
    format!("{}{metas}{}", &html[..start], &html[end..])
}

fn with_lang(html: &str, lang: Lang) -> String {
    let Some((start, end)) = tag(html, "html", "") else { return html.to_owned() };
    let kept: Vec<&str> =
        html[start + 5..end - 1].split_whitespace().filter(|part| !part.starts_with("lang=")).collect();
    let kept = if kept.is_empty() { String::new() } else { format!(" {}", kept.join(" ")) };
    format!("{}<html lang=\"{}\"{kept}>{}", &html[..start], lang.code(), &html[end..])
}

/// The page's own links to stylesheets, as they stand.
fn styles(html: &str) -> String {
    let links = html.match_indices("<link").filter_map(|(start, _)| {
        let end = start + html[start..].find('>')? + 1;
        Some(&html[start..end]).filter(|link| link.contains("stylesheet"))
    });
    links.collect()
}

/// Text in an attribute or between tags.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_its_language_and_where_tiles_come_from() {
        let built = "<!doctype html><html lang=\"kk\" class=\"no-js\"><head><meta charset=\"utf-8\">\
                     <meta name=\"tiles\" content=\"\"/><link rel=\"stylesheet\" href=\"/a.css\"></head></html>";
        let tiles = Tiles {
            template: "https://t.kz/{z}/{x}/{y}.png?a=1&b=2".into(),
            credit: "© \"Us\"".into(),
            origin: "https://t.kz".into(),
        };
        let page = with_lang(&fill_tiles(built, Some(&tiles)), Lang::Ru);
        assert!(page.contains("<html lang=\"ru\" class=\"no-js\">"), "{page}");
        assert!(
            page.contains("name=\"tiles\" content=\"https://t.kz/{z}/{x}/{y}.png?a=1&amp;b=2\""),
            "{page}"
        );
        assert!(page.contains("name=\"tiles-credit\" content=\"© &quot;Us&quot;\""), "{page}");
        assert_eq!(styles(&page), "<link rel=\"stylesheet\" href=\"/a.css\">");
    }

    #[test]
    fn without_tiles_the_page_names_none() {
        assert!(
            fill_tiles("<meta name=\"tiles\" content=\"\">", None).contains("name=\"tiles\" content=\"\"")
        );
    }
}
