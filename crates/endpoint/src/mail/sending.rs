//! Letters go out: one at a time, tried again until a server takes them or it is too late.

use super::letter::{Letter, Words};
use super::setting::{MailSetting, Privacy};
use crate::app::Endpoint;
use crate::store::{Mail, StoreError};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::sync::Arc;
use std::time::Duration;

/// How long one attempt may take; who sends a letter has it for so long, in milliseconds.
const ATTEMPT: i64 = 120_000;
const SMTP_TIME: Duration = Duration::from_secs(60);
/// A letter is given up after this many attempts, about three days.
const ATTEMPTS: i64 = 40;
/// Between looks at the queue.
const PAUSE: Duration = Duration::from_secs(5);

/// The way to the mail server.
pub struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

#[derive(Debug, thiserror::Error)]
pub enum PostError {
    #[error("MAIL: the server's name cannot be used for TLS: {0}")]
    Tls(lettre::transport::smtp::Error),
    #[error("the server did not take it: {0}")]
    Smtp(#[from] lettre::transport::smtp::Error),
    #[error("its recipient is no address: {0}")]
    Address(#[from] lettre::address::AddressError),
    #[error("it could not be written: {0}")]
    Message(#[from] lettre::error::Error),
    #[error("it is not of a kind that is known: {0}")]
    Kind(#[from] serde_json::Error),
}

impl PostError {
    /// For the log: what a server says may name the recipient.
    fn without_words(&self) -> String {
        match self {
            Self::Smtp(error) => match error.status() {
                Some(code) => format!("the server did not take it: {code}"),
                None if error.is_timeout() => "the server did not answer in time".to_owned(),
                None => "the server could not be spoken with".to_owned(),
            },
            other => other.to_string(),
        }
    }

    /// Whether another attempt may end better.
    fn may_pass(&self) -> bool {
        matches!(self, Self::Smtp(error) if !error.is_permanent())
    }
}

impl Post {
    pub fn open(setting: &MailSetting) -> Result<Self, PostError> {
        let parameters = || TlsParameters::new(setting.host.clone()).map_err(PostError::Tls);
        let tls = match setting.privacy {
            Privacy::Tls => Tls::Wrapper(parameters()?),
            Privacy::StartTls => Tls::Required(parameters()?),
            Privacy::Plain => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&setting.host)
            .port(setting.port)
            .timeout(Some(SMTP_TIME))
            .tls(tls);
        if let Some((user, password)) = &setting.login {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Self { transport: builder.build(), from: setting.from.clone() })
    }

    async fn send(&self, mail: &Mail, words: Words) -> Result<(), PostError> {
        let domain = self.from.email.domain();
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, mail.recipient.parse()?))
            // The same at every attempt, so that a copy can be known as one.
            .message_id(Some(format!("<{}@{domain}>", mail.id)))
            .subject(words.subject)
            .header(ContentType::TEXT_PLAIN);
        if let Some(link) = words.unsubscribe {
            message = raw(message, HeaderName::new_from_ascii_str("List-Unsubscribe"), format!("<{link}>"));
            let one_click = HeaderName::new_from_ascii_str("List-Unsubscribe-Post");
            message = raw(message, one_click, "List-Unsubscribe=One-Click".to_owned());
        }
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let message = raw(message, automatic, "auto-generated".to_owned()).body(words.text)?;
        self.transport.send(message).await?;
        Ok(())
    }
}

fn raw(
    message: lettre::message::MessageBuilder,
    name: HeaderName,
    value: String,
) -> lettre::message::MessageBuilder {
    message.raw_header(HeaderValue::new(name, value))
}

/// Sends what is due; how many letters went out. A letter that fails waits for its next attempt.
pub async fn deliver(endpoint: &Endpoint) -> Result<usize, StoreError> {
    let Some(post) = &endpoint.post else { return Ok(0) };
    let mut sent = 0;
    while let Some(mail) = endpoint.store.claim_mail(endpoint.clock.now(), ATTEMPT).await? {
        let outcome = match serde_json::from_str::<Letter>(&mail.letter) {
            Ok(letter) => match endpoint.store.as_of_now(letter, &mail.recipient).await? {
                Some(letter) => post.send(&mail, letter.in_words(endpoint, mail.lang)).await,
                None => {
                    endpoint.store.forget_mail(&mail.id, endpoint.clock.now()).await?;
                    continue;
                }
            },
            Err(error) => Err(error.into()),
        };
        match outcome {
            Ok(()) => {
                endpoint.store.forget_mail(&mail.id, endpoint.clock.now()).await?;
                sent += 1;
            }
            Err(error) if error.may_pass() && mail.attempts < ATTEMPTS => {
                let error = error.without_words();
                tracing::warn!(error, attempts = mail.attempts, "a letter waits");
                let due = endpoint.clock.now() + wait(mail.attempts);
                endpoint.store.put_off_mail(&mail.id, due).await?;
            }
            Err(error) => {
                tracing::error!(error = error.without_words(), "a letter was given up");
                endpoint.store.forget_mail(&mail.id, endpoint.clock.now()).await?;
            }
        }
    }
    Ok(sent)
}

/// Milliseconds to the next attempt: one minute, doubled up to two hours.
fn wait(attempts: i64) -> i64 {
    (60_000 << attempts.clamp(1, 8).saturating_sub(1)).min(7_200_000)
}

/// Sends what is due for as long as the endpoint runs.
pub async fn keep_delivering(endpoint: Arc<Endpoint>) {
    loop {
        if let Err(error) = deliver(&endpoint).await {
            tracing::error!(%error, "the letters that wait could not be looked at");
        }
        tokio::time::sleep(PAUSE).await;
    }
}
