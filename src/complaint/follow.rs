//! Staying informed without an account: a feed, the days as a calendar, and by e-mail where the endpoint sends any.

use super::one::Reading;
use super::sending::{file_of, post};
use super::settings::settings;
use crate::data::Loading;
use crate::dom::{El, button, div, el, heading, p, value_of};
use crate::hand_on::{download, share_button};
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
        row.children(own_calendar(&id, reading.key()))
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

/// The days of one that is not public: fetched with its key, which must not stand in an address. Nothing without it.
fn own_calendar(id: &str, key: &str) -> Vec<El> {
    if key.is_empty() {
        return Vec::new();
    }
    let (id, key) = (id.to_owned(), key.to_owned());
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<&'static str>));
    let fetch = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let (id, key) = (id.clone(), key.clone());
        crate::dom::soon(async move {
            match file_of(&format!("/api/complaints/{id}.ics"), &key).await {
                Ok(text) => download(&format!("{id}.ics"), "text/calendar;charset=utf-8", &text),
                Err(problem) => {
                    failed.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    let button = button("button", "").child(icon("download")).word("follow-calendar");
    let said = p("error", "").attr("role", "status").text_fn(move || failed.get().map(t).unwrap_or_default());
    vec![button.state("aria-busy", move || busy.get()).on_click(fetch), said]
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
