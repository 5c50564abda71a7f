//! The settings: from the environment, or from one file, the environment winning.

use crate::mail::MailSetting;
use crate::photos::Place;
use ipnet::IpNet;
use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
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
            contact_kept_days: setting("CONTACT_KEPT_DAYS", "90").days()?,
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

struct Setting {
    name: &'static str,
    value: String,
}

impl Setting {
    fn wrong(self, allowed: &'static str) -> WrongSetting {
        WrongSetting { name: self.name, value: self.value, allowed }
    }

    fn host(self) -> Result<IpAddr, WrongSetting> {
        if self.value == "localhost" {
            return Ok(Ipv4Addr::LOCALHOST.into());
        }
        self.value
            .parse()
            .map_err(|_| self.wrong("an IP address to listen on is needed, as in 127.0.0.1 or ::"))
    }

    fn port(self) -> Result<u16, WrongSetting> {
        self.value.parse().map_err(|_| self.wrong("a number from 0 to 65535 is needed; 0 takes a free port"))
    }

    fn database(self) -> Result<Database, WrongSetting> {
        if let Some(("postgres" | "postgresql", server)) = self.value.split_once("://")
            && !server.is_empty()
        {
            return Ok(Database::Postgres(self.value));
        }
        let path = self.value.strip_prefix("sqlite:").map(|rest| rest.strip_prefix("//").unwrap_or(rest));
        match path.map(|path| path.split_once('?').map_or(path, |(path, _)| path)) {
            Some(path) if !path.is_empty() && path != ":memory:" => Ok(Database::Sqlite(path.into())),
            _ => Err(self.wrong("the address of an SQLite file is needed, as in sqlite://var/adaldyq.db, or of a PostgreSQL database, as in postgres://adaldyq@db.example.org/adaldyq")),
        }
    }

    fn photos(self) -> Result<Place, WrongSetting> {
        let Some(bucket) = self.value.strip_prefix("s3://") else {
            return match self.value.contains("://") {
                true => Err(self.wrong(
                    "a folder or an S3 bucket with a prefix is needed, as in var/photos or s3://bucket/photos",
                )),
                false => Ok(Place::Folder(self.value.into())),
            };
        };
        let (bucket, prefix) = bucket.split_once('/').unwrap_or((bucket, ""));
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-.".contains(&byte);
        if bucket.is_empty() || !bucket.bytes().all(fits) {
            return Err(self.wrong("the name of a bucket and a prefix are needed, as in s3://bucket/photos"));
        }
        Ok(Place::Bucket { bucket: bucket.to_owned(), prefix: prefix.trim_matches('/').to_owned() })
    }

    fn rate(self) -> Result<Option<Rate>, WrongSetting> {
        if self.value == "off" {
            return Ok(None);
        }
        let rate = self.value.split_once('/').and_then(|(count, unit)| {
            let seconds = match unit {
                "s" => 1,
                "m" => 60,
                "h" => 3_600,
                "d" => 86_400,
                _ => return None,
            };
            let count = count.parse().ok().filter(|count| (1..=1_000_000).contains(count))?;
            Some(Rate { count, period: Duration::from_secs(seconds) })
        });
        rate.map(Some).ok_or_else(|| {
            self.wrong("a count of posts from 1 to 1000000 per s, m, h or d is needed, as in 120/h, or off")
        })
    }

    fn networks(self) -> Result<Vec<IpNet>, WrongSetting> {
        let network =
            |text: &str| text.parse::<IpNet>().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from));
        let parts = self.value.split([',', ' ']).filter(|part| !part.is_empty());
        let networks: Option<Vec<IpNet>> = parts.map(network).collect();
        networks.ok_or_else(|| {
            self.wrong("IP addresses or networks with commas between are needed, as in 10.0.0.0/8,::1")
        })
    }

    fn ancestors(self) -> Result<Option<String>, WrongSetting> {
        if self.value.trim() == "*" {
            return Ok(None);
        }
        let sources: Vec<&str> = self.value.split_whitespace().collect();
        let fits = |source: &&str| {
            let host = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:*/".contains(&byte);
            matches!(*source, "'self'" | "'none'") || (source.bytes().all(host) && *source != "*")
        };
        if sources.is_empty() || !sources.iter().all(fits) {
            return Err(self
                .wrong("* or a list of sites with spaces between is needed, as in 'self' https://egov.kz"));
        }
        Ok(Some(sources.join(" ")))
    }

    fn tiles(self) -> Result<Option<Tiles>, WrongSetting> {
        if self.value == "none" {
            return Ok(None);
        }
        let (template, credit) = self.value.split_once(' ').unwrap_or((&self.value, ""));
        let origin = tile_origin(template)
            .filter(|_| ["{z}", "{x}", "{y}"].iter().all(|part| template.contains(part)));
        let Some(origin) = origin else {
            return Err(self.wrong(
                "an address with {z}, {x} and {y} is needed, then a space and whom to credit, as in https://tiles.example.org/{z}/{x}/{y}.png © Example; or none",
            ));
        };
        Ok(Some(Tiles { template: template.to_owned(), credit: credit.trim().to_owned(), origin }))
    }

    fn url(self) -> Result<String, WrongSetting> {
        match origin(&self.value) {
            Some(origin) if self.value.trim_end_matches('/') == origin => Ok(origin),
            _ => {
                Err(self.wrong("the site's address without a path is needed, as in https://map.example.org"))
            }
        }
    }

    fn switch(self) -> Result<bool, WrongSetting> {
        match self.value.as_str() {
            "on" => Ok(true),
            "off" => Ok(false),
            _ => Err(self.wrong("on or off is needed")),
        }
    }

    fn days(self) -> Result<u32, WrongSetting> {
        let days = self.value.parse().ok().filter(|days| (1..=3_650).contains(days));
        days.ok_or_else(|| self.wrong("a whole number of days from 1 to 3650 is allowed"))
    }

    fn moment(self) -> Result<i64, WrongSetting> {
        let moment = self.value.parse::<jiff::Timestamp>();
        moment.map(|moment| moment.as_millisecond()).map_err(|_| {
            self.wrong(
                "a moment with its offset is needed, as in 2026-03-02T10:00:00+05:00; leave it out in earnest",
            )
        })
    }

    fn log(self) -> Result<String, WrongSetting> {
        match self.value.parse::<tracing_subscriber::EnvFilter>() {
            Ok(_) => Ok(self.value),
            Err(_) => {
                Err(self
                    .wrong("error, warn, info, debug or trace is needed, or a list as in info,sqlx=debug"))
            }
        }
    }
}

/// The value is not repeated where it is wrong, since a password may be in it.
fn read_mail(value: &str, has_public_url: bool) -> Result<MailSetting, WrongSetting> {
    let wrong = |allowed| Setting { name: "MAIL", value: "…".to_owned() }.wrong(allowed);
    let setting = MailSetting::parse(value).ok_or_else(|| {
        wrong("a mail server and a sender are needed, as in smtp://user:password@mail.example.kz:587?from=map@example.kz")
    })?;
    if has_public_url { Ok(setting) } else { Err(wrong("mails carry links, so PUBLIC_URL is needed too")) }
}

/// Scheme and host of an address, in letters that a header and an attribute can hold as they are.
fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"))?;
    let host = rest.split('/').next().unwrap_or_default();
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:[]*".contains(&byte);
    (!host.is_empty() && host.bytes().all(fits)).then(|| format!("{scheme}://{host}"))
}

fn tile_origin(template: &str) -> Option<String> {
    let quoted = |byte: u8| byte.is_ascii_graphic() && !b"\"'<>;,".contains(&byte);
    template.bytes().all(quoted).then(|| origin(&template.replace("{s}.", "*."))).flatten()
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
    #[case("CLOCK", "2026-03-02")]
    #[case("LOG", "loud=very=much")]
    fn a_wrong_value_is_refused_by_name(#[case] name: &'static str, #[case] value: &str) {
        let sentence = with(name, value).unwrap_err().to_string();
        assert!(sentence.starts_with(&format!("{name} is \"{value}\": ")), "{sentence}");
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
        assert_eq!(with("TRUSTED_PROXIES", "10.0.0.0/8, ::1").unwrap().trusted_proxies.len(), 2);
        let database = |url| with("DATABASE_URL", url).unwrap().database;
        assert_eq!(database("sqlite:///tmp/a.db"), Database::Sqlite("/tmp/a.db".into()));
        let server = database("postgres://adaldyq:secret@db.kz/adaldyq?sslmode=verify-full");
        assert!(matches!(server, Database::Postgres(_)));
        assert!(!format!("{server:?}").contains("secret"));
        assert_eq!(with("PUBLIC_URL", "https://map.kz/").unwrap().public_url.unwrap(), "https://map.kz");
    }
}
