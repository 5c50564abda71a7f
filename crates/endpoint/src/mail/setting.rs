//! The setting `MAIL`: through which server mail goes out, and from whom.

use lettre::message::Mailbox;
use percent_encoding::percent_decode_str;
use std::fmt;

/// How the way to the server is kept private.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// TLS from the first byte.
    Tls,
    /// TLS by STARTTLS, and nothing without it.
    StartTls,
    /// None; for a relay on the same machine.
    Plain,
}

/// `smtp://user:password@host:port?from=Name <name@example.kz>`; `smtps://` for TLS from the first byte;
/// `&tls=off` for a relay on the same machine.
#[derive(Clone, PartialEq, Eq)]
pub struct MailSetting {
    pub host: String,
    pub port: u16,
    pub login: Option<(String, String)>,
    pub from: Mailbox,
    pub privacy: Privacy,
}

/// Without the password.
impl fmt::Debug for MailSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} from {}", self.host, self.port, self.from)
    }
}

impl MailSetting {
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let (server, query) = rest.split_once('?')?;
        let (login, address) =
            server.rsplit_once('@').map_or((None, server), |(login, address)| (Some(login), address));
        let member = |name: &str| {
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            let (_, value) = pairs.into_iter().find(|(given, _)| *given == name)?;
            decoded(value)
        };
        let privacy = match (scheme, member("tls").as_deref()) {
            ("smtps", None) => Privacy::Tls,
            ("smtp", None) => Privacy::StartTls,
            ("smtp", Some("off")) => Privacy::Plain,
            _ => return None,
        };
        let usual = match privacy {
            Privacy::Tls => 465,
            Privacy::StartTls => 587,
            Privacy::Plain => 25,
        };
        let (host, port) = match address.trim_end_matches('/').rsplit_once(':') {
            Some((host, port)) => (host, port.parse().ok()?),
            None => (address.trim_end_matches('/'), usual),
        };
        let login = match login {
            Some(login) => {
                let (user, password) = login.split_once(':')?;
                Some((decoded(user)?, decoded(password)?))
            }
            None => None,
        };
        let from = member("from")?.parse().ok()?;
        (!host.is_empty()).then(|| Self { host: host.to_owned(), port, login, from, privacy })
    }
}

fn decoded(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn a_server_is_named_with_its_login_and_the_sender() {
        let setting = MailSetting::parse(
            "smtp://map%40mysal.kz:p%3Aw@mail.mysal.kz?from=Adaldyq%20Map%20%3Cmap%40mysal.kz%3E",
        )
        .unwrap();
        assert_eq!((setting.host.as_str(), setting.port), ("mail.mysal.kz", 587));
        assert_eq!(setting.login.clone().unwrap(), ("map@mysal.kz".to_owned(), "p:w".to_owned()));
        assert_eq!(setting.from.to_string(), "Adaldyq Map <map@mysal.kz>");
        assert_eq!(setting.privacy, Privacy::StartTls);
        assert!(!format!("{setting:?}").contains("p:w"));
    }

    #[rstest]
    #[case("smtps://mail.mysal.kz?from=a@b.kz", 465, Privacy::Tls)]
    #[case("smtp://127.0.0.1:2525?from=a@b.kz&tls=off", 2525, Privacy::Plain)]
    fn the_way_is_private_unless_it_is_said_to_be_open(
        #[case] text: &str,
        #[case] port: u16,
        #[case] privacy: Privacy,
    ) {
        let setting = MailSetting::parse(text).unwrap();
        assert_eq!((setting.port, setting.privacy, setting.login), (port, privacy, None));
    }

    #[rstest]
    #[case("mail.mysal.kz")]
    #[case("smtp://mail.mysal.kz")]
    #[case("smtp://mail.mysal.kz?from=nobody")]
    #[case("smtp://mail.mysal.kz:x?from=a@b.kz")]
    #[case("smtp://user@mail.mysal.kz?from=a@b.kz")]
    #[case("smtp://?from=a@b.kz")]
    #[case("smtps://mail.mysal.kz?from=a@b.kz&tls=off")]
    #[case("http://mail.mysal.kz?from=a@b.kz")]
    fn what_names_no_server_or_no_sender_is_refused(#[case] text: &str) {
        assert_eq!(MailSetting::parse(text), None);
    }
}
