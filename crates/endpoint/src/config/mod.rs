//! The settings: from the environment, or from one file, the environment winning.

mod setting;

use self::setting::{Setting, read_mail};
use crate::mail::MailSetting;
use crate::photos::Place;
use ipnet::IpNet;
use std::collections::BTreeMap;
use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Every setting there is, checked.
#[derive(Clone, Debug)]
pub struct Settings {
    pub host: IpAddr,
    pub port: u16,
    pub database: Database,
    pub data_dir: PathBuf,
    pub app_dir: PathBuf,
    pub secret_file: PathBuf,
    pub photos: Place,
    /// Nothing where a gateway limits.
    pub rate_limit: Option<Rate>,
    pub trusted_proxies: Vec<IpNet>,
    /// Sources for `frame-ancestors` of the embedded map; nothing where every site may embed it.
    pub frame_ancestors: Option<String>,
    /// Nothing where there is no street map.
    pub tiles: Option<Tiles>,
    pub public_url: Option<String>,
    /// Whether a device has to work for a moment before it can send.
    pub proof_of_work: bool,
    /// Nothing where no mail is sent.
    pub mail: Option<MailSetting>,
    /// How long the contact of a closed complaint is kept.
    pub contact_kept_days: u32,
    /// The moment that is taken for now at the start, for rehearsals; nothing for the system's own.
    pub clock: Option<i64>,
    pub log: String,
}

/// Where complaints are kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// A file.
    Sqlite(PathBuf),
    /// The address of a server, which may hold a password.
    Postgres(String),
}

impl fmt::Debug for Database {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(to, "Sqlite({})", path.display()),
            Self::Postgres(_) => to.write_str("Postgres(…)"),
        }
    }
}

/// So many posts of one address in so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub count: u32,
    pub period: Duration,
}

/// The raster layer "street map".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tiles {
    /// Address with `{z}`, `{x}`, `{y}` and perhaps `{s}`.
    pub template: String,
    pub credit: String,
    /// The source that the page's policy allows images from.
    pub origin: String,
}

/// A setting that cannot be used: which, and what is allowed.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name} is \"{value}\": {allowed}")]
pub struct WrongSetting {
    name: &'static str,
    value: String,
    allowed: &'static str,
}

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("the settings file {0} could not be read: {1}")]
    Unreadable(PathBuf, std::io::Error),
    #[error("the settings file {0} is not TOML with one `NAME = value` a line: {1}")]
    NotToml(PathBuf, String),
    #[error(transparent)]
    Wrong(#[from] WrongSetting),
}

impl Settings {
    /// From this process's environment and the file, where one is named.
    pub fn read(file: Option<&Path>) -> Result<Self, ConfigError> {
        let filed = file.map(read_file).transpose()?.unwrap_or_default();
        let named = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        Ok(Self::from(|name| named(name).or_else(|| filed.get(name).cloned()))?)
    }

    /// From anything that knows settings by name.
    pub fn from(value: impl Fn(&str) -> Option<String>) -> Result<Self, WrongSetting> {
        let setting =
            |name, default: &str| Setting { name, value: value(name).unwrap_or(default.to_owned()) };
        Ok(Self {
            host: setting("HOST", "127.0.0.1").host()?,
            port: setting("PORT", "8080").port()?,
            database: setting("DATABASE_URL", "sqlite://var/adaldyq.db").database()?,
            data_dir: setting("DATA_DIR", "var/data").value.into(),
            app_dir: setting("APP_DIR", "dist").value.into(),
            secret_file: setting("SECRET_FILE", "var/secret").value.into(),
            photos: setting("PHOTOS", "var/photos").photos()?,
            rate_limit: setting("RATE_LIMIT", "120/h").rate()?,
            trusted_proxies: setting("TRUSTED_PROXIES", "").networks()?,
            frame_ancestors: setting("FRAME_ANCESTORS", "*").ancestors()?,
            tiles: setting(
                "TILES",
                "https://tile.openstreetmap.org/{z}/{x}/{y}.png © OpenStreetMap contributors",
            )
            .tiles()?,
            public_url: value("PUBLIC_URL")
                .map(|value| Setting { name: "PUBLIC_URL", value }.url())
                .transpose()?,
            proof_of_work: setting("PROOF_OF_WORK", "on").switch()?,
            mail: value("MAIL").map(|mail| read_mail(&mail, value("PUBLIC_URL").is_some())).transpose()?,
            contact_kept_days: setting("CONTACT_KEPT_DAYS", "90").kept_days()?,
            clock: value("CLOCK").map(|value| Setting { name: "CLOCK", value }.moment()).transpose()?,
            log: setting("LOG", "info").log()?,
        })
    }
}

fn read_file(path: &Path) -> Result<BTreeMap<String, String>, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|error| ConfigError::Unreadable(path.into(), error))?;
    let not_toml = |reason: String| ConfigError::NotToml(path.into(), reason);
    let table: BTreeMap<String, toml::Value> =
        toml::from_str(&text).map_err(|error| not_toml(error.to_string()))?;
    let written = |(name, value): (String, toml::Value)| match value {
        toml::Value::String(text) => Ok((name.to_ascii_uppercase(), text)),
        toml::Value::Integer(number) => Ok((name.to_ascii_uppercase(), number.to_string())),
        _ => Err(not_toml(format!("{name} is neither a text nor a whole number"))),
    };
    table.into_iter().map(written).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn with(name: &str, value: &str) -> Result<Settings, WrongSetting> {
        Settings::from(|asked| (asked == name).then(|| value.to_owned()))
    }

    #[test]
    fn everything_has_a_default() {
        let settings = with("", "").unwrap();
        assert_eq!(settings.database, Database::Sqlite("var/adaldyq.db".into()));
        assert_eq!(settings.rate_limit, Some(Rate { count: 120, period: Duration::from_secs(3_600) }));
        assert_eq!(settings.frame_ancestors, None);
        assert_eq!(settings.tiles.unwrap().origin, "https://tile.openstreetmap.org");
    }

    #[rstest]
    #[case("PORT", "65536")]
    #[case("PORT", "http")]
    #[case("HOST", "example.org")]
    #[case("DATABASE_URL", "mysql://localhost/adaldyq")]
    #[case("DATABASE_URL", "postgres://")]
    #[case("DATABASE_URL", "sqlite://")]
    #[case("PHOTOS", "https://example.org/photos")]
    #[case("PHOTOS", "s3://")]
    #[case("RATE_LIMIT", "120")]
    #[case("RATE_LIMIT", "0/h")]
    #[case("RATE_LIMIT", "120/week")]
    #[case("TRUSTED_PROXIES", "10.0.0.0/40")]
    #[case("FRAME_ANCESTORS", "https://a.kz; script-src *")]
    #[case("TILES", "https://tiles.example.org/")]
    #[case("TILES", "https://a.kz/{z}/{x}/{y}.png;script-src")]
    #[case("PUBLIC_URL", "https://example.org/map")]
    #[case("PUBLIC_URL", "example.org")]
    #[case("CONTACT_KEPT_DAYS", "30")]
    #[case("CLOCK", "2026-03-02")]
    #[case("LOG", "loud=very=much")]
    fn a_wrong_value_is_refused_by_name(#[case] name: &'static str, #[case] value: &str) {
        let sentence = with(name, value).unwrap_err().to_string();
        assert!(sentence.starts_with(&format!("{name} is \"{value}\": ")), "{sentence}");
    }

    #[test]
    fn a_password_in_a_wrong_value_is_not_repeated() {
        let sentence = with("DATABASE_URL", "mysql://map:hush@db.kz/map").unwrap_err().to_string();
        assert!(sentence.starts_with("DATABASE_URL is \"…\": "), "{sentence}");
    }

    #[test]
    fn what_may_be_set_can_be_set() {
        let tiles = with("TILES", "https://{s}.tiles.kz/{z}/{x}/{y}.png © Tiles").unwrap().tiles.unwrap();
        assert_eq!((tiles.origin.as_str(), tiles.credit.as_str()), ("https://*.tiles.kz", "© Tiles"));
        assert_eq!(with("TILES", "none").unwrap().tiles, None);
        assert_eq!(with("PHOTOS", "/srv/photos").unwrap().photos, Place::Folder("/srv/photos".into()));
        let bucket = Place::Bucket { bucket: "city".to_owned(), prefix: "map/photos".to_owned() };
        assert_eq!(with("PHOTOS", "s3://city/map/photos/").unwrap().photos, bucket);
        assert_eq!(with("RATE_LIMIT", "off").unwrap().rate_limit, None);
        assert_eq!(with("CONTACT_KEPT_DAYS", "31").unwrap().contact_kept_days, 31);
        assert_eq!(with("TRUSTED_PROXIES", "10.0.0.0/8, ::1").unwrap().trusted_proxies.len(), 2);
        let database = |url| with("DATABASE_URL", url).unwrap().database;
        assert_eq!(database("sqlite:///tmp/a.db"), Database::Sqlite("/tmp/a.db".into()));
        let server = database("postgres://adaldyq:secret@db.kz/adaldyq?sslmode=verify-full");
        assert!(matches!(server, Database::Postgres(_)));
        assert!(!format!("{server:?}").contains("secret"));
        assert_eq!(with("PUBLIC_URL", "https://map.kz/").unwrap().public_url.unwrap(), "https://map.kz");
    }
}
