//! `/about`: the programme, what it asks of whom, the data, and how to use them elsewhere.

use crate::complaint::{rule_list, settings};
use crate::data::Loading;
use crate::dom::{El, div, el, heading, link, p};
use crate::format;
use crate::parts::embed_snippet::embed_snippet;
use crate::parts::long_texts::long_texts;
use crate::parts::shell::page;
use crate::session::Session;
use crate::words::{self, say, t};
use adaldyq_domain::published::{CityFile, Contact};
use leptos::prelude::*;

pub fn about(session: Session) -> Vec<El> {
    let content = long_texts(Box::new(move || content(session)));
    page(session, &t("page-about"), false, vec![content])
}

fn content(session: Session) -> Vec<El> {
    let mut parts = vec![p("lead", &t("about-lead"))];
    parts.extend(section("programme", 2));
    parts.push(p("", "").child(link("", "/outcomes", &t("page-outcomes"))));
    parts.extend([title("resident"), points("ol", "resident", 6), title("contacts"), contacts(session)]);
    parts.extend(handling());
    parts.extend(rules(session));
    parts.extend([title("official"), p("", &t("about-official-lead")), points("ul", "official", 6)]);
    parts.extend([title("business"), points("ul", "business", 4)]);
    if session.is_demonstration() {
        parts.extend(section("demonstration", 3));
    }
    parts.extend([title("data"), p("", &t("about-data-1")), data(session), p("", &t("about-data-2"))]);
    parts.extend([title("embed"), p("", &t("about-embed-1")), embed_snippet(session)]);
    parts.extend([p("", &t("about-embed-2")), parameters()]);
    parts.extend(section("accessibility", 1));
    parts.extend([title("keyboard"), keys()]);
    parts.extend(section("privacy", 5));
    parts.push(contact_kept(session));
    parts
}

fn title(name: &str) -> El {
    heading(2, &t(&format!("about-{name}"))).attr("id", name)
}

/// A heading and its paragraphs.
fn section(name: &str, paragraphs: usize) -> Vec<El> {
    let paragraph = |number| p("", &t(&format!("about-{name}-{number}")));
    std::iter::once(title(name)).chain((1..=paragraphs).map(paragraph)).collect()
}

/// What a resident may expect of whoever deals with a complaint.
fn handling() -> [El; 2] {
    let word = |name: &str| t(&format!("about-handling-{name}"));
    let way = |address: &str, name: &str| link("", address, &word(name));
    let line = |name: &str| {
        let about = el("dd").text(&word(name));
        let about = match name {
            // Parts of this very page: the browser scrolls there.
            "secure" => about
                .text(" ")
                .child(way("#contacts", "contacts"))
                .text(". ")
                .child(way("#resident", "bribe"))
                .text("."),
            "moderation" => about.text(" ").child(way("/complaints#moderation", "ledger")).text("."),
            _ => about,
        };
        div("").child(el("dt").text(&word(&format!("{name}-title")))).child(about)
    };
    let names = ["participation", "confirmation", "draft", "clock", "public", "confidential"];
    let names = names.into_iter().chain(["secure", "moderation", "support"]);
    [title("handling"), el("dl").class("handling").children(names.map(line))]
}

/// What the clock and the steps of a complaint follow, with its file.
fn rules(session: Session) -> [El; 4] {
    let file = file("/data/latest/rules.json", "about-rules-file");
    [title("rules"), p("", &t("about-rules-lead")), rule_list(session, "rules"), p("", "").child(file)]
}

/// A file and no page of ours: the router leaves it to the browser.
fn file(address: &str, word: &str) -> El {
    link("", address, &t(word)).attr("rel", "external").attr("download", "")
}

/// How long contacts are kept, where there is an endpoint that keeps them.
fn contact_kept(session: Session) -> El {
    p("", "").text_fn(move || {
        let days = settings(session).ready().and_then(|known| known.contact_kept_days);
        days.map(|days| words::count("about-privacy-contact", days)).unwrap_or_default()
    })
}

fn points(tag: &str, name: &str, count: usize) -> El {
    let point = |number| el("li").text(&t(&format!("about-{name}-{number}")));
    el(tag).class("points").children((1..=count).map(point))
}

/// What follows the city's own file; nothing until it is there.
fn of_city(session: Session, make: fn(&CityFile) -> Vec<El>) -> El {
    div("").swap(move || {
        let catalogue = session.data.catalogue.with(Loading::ready);
        let city = catalogue.and_then(|catalogue| session.data.city(&catalogue).ready());
        city.map(|city| make(&city)).unwrap_or_default()
    })
}

/// Whom to turn to, as the data says.
fn contacts(session: Session) -> El {
    of_city(session, |city| vec![el("ul").class("contacts").children(city.contacts.iter().map(contact))])
}

fn contact(contact: &Contact) -> El {
    let lang = words::lang();
    let phone = contact.phone.as_ref().map(|phone| {
        let dialled: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        link("", &format!("tel:{dialled}"), phone)
    });
    let site = contact.url.as_ref().filter(|url| url.starts_with("http"));
    let site = site.map(|url| link("", url, url.trim_start_matches("https://")).attr("rel", "noopener"));
    el("li")
        .child(el("b").text(contact.name.get(lang)))
        .text(" ")
        .children(phone)
        .children(site)
        .child(p("quiet", contact.about.get(lang)))
}

/// Licence, credit, day, and the files.
fn data(session: Session) -> El {
    of_city(session, |city| {
        let licence = link("", &city.licence.url, &city.licence.name).attr("rel", "noopener");
        let date = say("published-on", &[("date", format::day(&city.published).into())]);
        let file = |(address, word): (&str, &str)| el("li").child(file(address, word));
        let files = [
            ("/data/latest/institutions.csv", "about-data-institutions"),
            ("/data/latest/budgets.csv", "about-data-budgets"),
            ("/data/index.json", "about-data-index"),
            ("/data/datapackage.json", "about-data-package"),
        ];
        vec![
            p("", &t("about-data-licence"))
                .text(" ")
                .child(licence)
                .text(&format!(". {}. {date}", city.credit)),
            el("ul").class("points").children(files.map(file)),
        ]
    })
}

/// A list of short terms with what each means.
fn terms(tag: &str, lines: &[(&str, &str)]) -> El {
    let line = |(term, word): &(&str, &str)| {
        let term = el("dt").child(el(tag).text(term));
        div("").child(term).child(el("dd").text(&t(word)))
    };
    el("dl").class("terms").children(lines.iter().map(line))
}

fn parameters() -> El {
    terms(
        "code",
        &[
            ("year measure group kind district class q at select", "about-embed-view"),
            ("controls", "about-embed-controls"),
            ("complaints", "about-embed-complaints"),
            ("theme", "about-embed-theme"),
            ("accent", "about-embed-accent"),
            ("lang", "about-embed-lang"),
        ],
    )
}

fn keys() -> El {
    terms(
        "kbd",
        &[
            ("Tab", "about-keyboard-tab"),
            ("↑ ↓ ← →", "about-keyboard-arrows"),
            ("+ −", "about-keyboard-zoom"),
            ("Enter", "about-keyboard-enter"),
            ("Esc", "about-keyboard-escape"),
        ],
    )
}
