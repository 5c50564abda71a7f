//! Staying informed without an account: a feed, the days as a calendar, and by e-mail where the endpoint sends any.

use super::one::Reading;
use super::sending::post;
use super::settings::settings;
use crate::data::Loading;
use crate::dom::{El, div, el, heading, p, value_of};
use crate::hand_on::share_button;
use crate::json::{Json, object, write};
use crate::parts::icon::icon;
use crate::words::{say, t};
use leptos::prelude::*;

pub fn follow(reading: &Reading, complaint: &Json) -> El {
    let id = reading.id.clone();
    let is_public = complaint.string("visibility") == "public";
    let section = el("section").class("card follow").child(heading(2, "").word("follow"));
    let row = div("page-actions");
    let row = if is_public {
        let feed = file(&format!("/feeds/complaint/{id}.atom"), "follow-feed");
        let calendar = file(&format!("/api/complaints/{id}.ics"), "follow-calendar")
            .attr("download", &format!("{id}.ics"));
        let title = say("complaint-titled", &[("id", id.as_str().into())]);
        let address = id.clone();
        let share = share_button(title, move || format!("/complaints/{address}"));
        row.children([calendar, feed, share])
    } else {
        row
    };
    let about = p(
        "quiet",
        &t(match complaint.string("visibility").as_str() {
            "public" => "follow-about",
            "held" => "follow-held",
            "hidden" => "follow-hidden",
            _ => "follow-later",
        }),
    );
    let follows = complaint.flag("follows");
    let reading = reading.clone();
    let mail = div("").swap(move || match settings(reading.session) {
        Loading::Ready(settings) if settings.mail && follows => vec![p("good", "").word("follow-mail-on")],
        Loading::Ready(settings) if settings.mail => by_mail(&reading),
        _ => Vec::new(),
    });
    section.child(about).child(row).child(mail)
}

fn file(address: &str, word: &str) -> El {
    el("a").class("button").attr("href", address).attr("rel", "external").child(icon("download")).word(word)
}

fn by_mail(reading: &Reading) -> Vec<El> {
    let address = format!("/api/complaints/{}/follow", reading.id);
    let key = Some(reading.key().to_owned()).filter(|key| !key.is_empty());
    vec![mail_form("follow-mail", "follow-mail-sent", address, key)]
}

/// One e-mail address to send somewhere, and what is said when it was taken. `name` begins the messages' keys.
pub fn mail_form(name: &'static str, sent: &'static str, address: String, key: Option<String>) -> El {
    let email = RwSignal::new(String::new());
    let said = RwSignal::new(None::<Result<(), String>>);
    let busy = RwSignal::new(false);
    let send = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let (address, key) = (address.clone(), key.clone());
        let body = write(&object(&[("email", email.get_untracked().trim().into())]));
        crate::dom::soon(async move {
            let answer = post(&address, key.as_deref(), None, body).await;
            busy.try_set(false);
            let result = match answer.status {
                200..300 => Ok(()),
                0 => Err(t("failure-no-answer")),
                _ => Err(answer.said().unwrap_or_else(|| t("failure-status"))),
            };
            said.try_set(Some(result));
        });
    };
    let input = el("input")
        .attr("id", name)
        .attr("type", "email")
        .attr("autocomplete", "email")
        .attr("aria-describedby", &format!("{name}-said"))
        .attr_fn("aria-invalid", move || {
            said.with(|said| matches!(said, Some(Err(_)))).then(|| "true".to_owned())
        })
        .on("input", move |event| email.set(value_of(&event)));
    let answer = div("").attr("id", &format!("{name}-said")).attr("role", "status").swap(move || {
        said.get().map_or_else(Vec::new, |said| match said {
            Ok(()) => vec![p("good", &t(sent))],
            Err(problem) => vec![p("error", &problem)],
        })
    });
    let press = el("button").attr("type", "submit").class("button").word(&format!("{name}-do"));
    el("form")
        .class("mail-form")
        .attr("novalidate", "")
        .child(el("label").attr("for", name).text(&t(name)))
        .child(p("quiet", &t(&format!("{name}-about"))))
        .child(div("one-line").child(input).child(press))
        .child(answer)
        .on("submit", move |event| {
            event.prevent_default();
            send();
        })
}
