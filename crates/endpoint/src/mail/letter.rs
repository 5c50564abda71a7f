//! What a letter says. Keys of private links are made when it is sent and lie in no queue.

use crate::app::Endpoint;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::fault::Arg;
use adaldyq_domain::lang::Lang;
use adaldyq_words::Table;
use serde::{Deserialize, Serialize};

/// A letter as it waits: what it is about, without its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Letter {
    /// Asks whether somebody really wants to follow a complaint.
    Confirm { complaint: Id, follow: String },
    /// Something happened to a complaint that is followed; `event` is the kind of the event.
    News { complaint: Id, follow: String, event: String },
    /// The private links of somebody's complaints, with the generations of their keys.
    Links { complaints: Vec<(Id, i64)> },
    /// Words that were written elsewhere.
    Written { subject: String, text: String },
}

/// A letter in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub subject: String,
    pub text: String,
    /// Where a mail program can take its reader off the list.
    pub unsubscribe: Option<String>,
}

impl Letter {
    pub fn in_words(&self, endpoint: &Endpoint, lang: Lang) -> Words {
        let table = Table::builtin(lang);
        let base = endpoint.settings.public_url.as_deref().unwrap_or_default();
        let code = lang.code();
        let page = |id: &Id| format!("{base}/complaints/{id}?lang={code}");
        let say = |key: &str, args: &[(&str, String)]| {
            let args: Vec<(&str, Arg)> =
                args.iter().map(|(name, text)| (*name, text.as_str().into())).collect();
            table.say(key, &args)
        };
        match self {
            Self::Confirm { complaint, follow } => {
                let number = ("number", complaint.to_string());
                let link = ("link", follow_link(endpoint, follow, lang));
                Words {
                    subject: say("mail-confirm-subject", std::slice::from_ref(&number)),
                    text: say("mail-confirm-text", &[number, link]),
                    unsubscribe: None,
                }
            }
            Self::News { complaint, follow, event } => {
                let number = ("number", complaint.to_string());
                let event = table.say(&format!("news-{}", event.replace('_', "-")), &[]);
                let leave = follow_link(endpoint, follow, lang);
                let parts =
                    [number.clone(), ("event", event), ("link", page(complaint)), ("leave", leave.clone())];
                Words {
                    subject: say("mail-news-subject", &[number]),
                    text: say("mail-news-text", &parts),
                    unsubscribe: Some(leave),
                }
            }
            Self::Links { complaints } => {
                let line = |(id, generation): &(Id, i64)| {
                    let key = endpoint.secret.key(*id, *generation);
                    format!("{id}\n{base}/complaints/{id}?lang={code}#key={key}")
                };
                let links: Vec<String> = complaints.iter().map(line).collect();
                Words {
                    subject: say("mail-links-subject", &[]),
                    text: say("mail-links-text", &[("links", links.join("\n\n"))]),
                    unsubscribe: None,
                }
            }
            Self::Written { subject, text } => {
                Words { subject: subject.clone(), text: text.clone(), unsubscribe: None }
            }
        }
    }
}

/// The page on which following is confirmed or ended: whoever has the link may.
pub fn follow_link(endpoint: &Endpoint, follow: &str, lang: Lang) -> String {
    let base = endpoint.settings.public_url.as_deref().unwrap_or_default();
    let token = endpoint.secret.token("follow", &[follow.as_bytes()]);
    format!("{base}/follow/{follow}.{token}?lang={}", lang.code())
}
