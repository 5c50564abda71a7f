//! One setting's text as the value it stands for.

use super::{Database, Rate, Tiles, WrongSetting};
use crate::mail::MailSetting;
use crate::photos::Place;
use adaldyq_domain::complaint::life::REOPEN_DAYS;
use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

pub struct Setting {
    pub name: &'static str,
    pub value: String,
}

impl Setting {
    pub fn wrong(self, allowed: &'static str) -> WrongSetting {
        // What stands before an @ may be a password.
        let value = if self.value.contains('@') { "…".to_owned() } else { self.value };
        WrongSetting { name: self.name, value, allowed }
    }

    pub fn host(self) -> Result<IpAddr, WrongSetting> {
        if self.value == "localhost" {
            return Ok(Ipv4Addr::LOCALHOST.into());
        }
        self.value
            .parse()
            .map_err(|_| self.wrong("an IP address to listen on is needed, as in 127.0.0.1 or ::"))
    }

    pub fn port(self) -> Result<u16, WrongSetting> {
        self.value.parse().map_err(|_| self.wrong("a number from 0 to 65535 is needed; 0 takes a free port"))
    }

    pub fn database(self) -> Result<Database, WrongSetting> {
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

    pub fn photos(self) -> Result<Place, WrongSetting> {
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

    pub fn rate(self) -> Result<Option<Rate>, WrongSetting> {
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

    pub fn networks(self) -> Result<Vec<IpNet>, WrongSetting> {
        let network =
            |text: &str| text.parse::<IpNet>().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from));
        let parts = self.value.split([',', ' ']).filter(|part| !part.is_empty());
        let networks: Option<Vec<IpNet>> = parts.map(network).collect();
        networks.ok_or_else(|| {
            self.wrong("IP addresses or networks with commas between are needed, as in 10.0.0.0/8,::1")
        })
    }

    pub fn ancestors(self) -> Result<Option<String>, WrongSetting> {
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

    pub fn tiles(self) -> Result<Option<Tiles>, WrongSetting> {
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

    pub fn url(self) -> Result<String, WrongSetting> {
        match origin(&self.value) {
            Some(origin) if self.value.trim_end_matches('/') == origin => Ok(origin),
            _ => {
                Err(self.wrong("the site's address without a path is needed, as in https://map.example.org"))
            }
        }
    }

    pub fn switch(self) -> Result<bool, WrongSetting> {
        match self.value.as_str() {
            "on" => Ok(true),
            "off" => Ok(false),
            _ => Err(self.wrong("on or off is needed")),
        }
    }

    /// Longer than a reply can be reopened, so that nobody's contact is gone while somebody may still have to
    /// write to them.
    pub fn kept_days(self) -> Result<u32, WrongSetting> {
        let days = self.value.parse().ok().filter(|days| (REOPEN_DAYS + 1..=3_650).contains(days));
        days.ok_or_else(|| {
            self.wrong("a whole number of days from 31 to 3650 is allowed, since a reply can be reopened for 30 days")
        })
    }

    pub fn moment(self) -> Result<i64, WrongSetting> {
        let moment = self.value.parse::<jiff::Timestamp>();
        moment.map(|moment| moment.as_millisecond()).map_err(|_| {
            self.wrong(
                "a moment with its offset is needed, as in 2026-03-02T10:00:00+05:00; leave it out in earnest",
            )
        })
    }

    pub fn log(self) -> Result<String, WrongSetting> {
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
pub fn read_mail(value: &str, has_public_url: bool) -> Result<MailSetting, WrongSetting> {
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
