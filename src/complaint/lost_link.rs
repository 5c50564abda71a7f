//! "I lost my link": sent again where an e-mail was given and the endpoint sends any; else said plainly that
//! nobody can bring it back.

use super::follow::mail_form;
use super::settings::settings;
use crate::data::Loading;
use crate::dom::{El, el, p};
use crate::session::Session;

pub fn lost_link(session: Session) -> El {
    el("details").class("lost-link").child(el("summary").word("lost-link")).child(el("div").swap(move || {
        match settings(session) {
            Loading::Ready(settings) if settings.mail => {
                let address = "/api/links".to_owned();
                let form = mail_form("lost-link-mail", "lost-link-sent", address, None);
                vec![p("", "").word("lost-link-about"), form, p("quiet", "").word("lost-link-no-mail")]
            }
            _ => vec![p("", "").word("lost-link-about"), p("", "").word("lost-link-none")],
        }
    }))
}
