//! What is about bribery, or about the people of the institution: who sees it, and the other ways to tell.

use super::draft::{Field, Form};
use super::fields::tick;
use super::settings::{Way, settings};
use crate::data::Loading;
use crate::dom::{El, div, el, link, p, span};
use crate::words;
use adaldyq_domain::published::Contact;
use leptos::prelude::*;

pub fn confidential(form: Form) -> El {
    let about = div("").attr("role", "status").swap(move || {
        if !form.is(Field::Confidential) {
            return Vec::new();
        }
        let ways = ways(form);
        let mut parts = vec![p("", "").word("confidential-about")];
        if !ways.is_empty() {
            parts.push(p("", "").word("confidential-ways"));
            parts.push(el("ul").children(ways.iter().map(line)));
        }
        vec![div("notice").children(parts)]
    });
    div("field confidential").child(tick(form, Field::Confidential, "confidential")).child(about)
}

/// Those of the endpoint's settings, else the service's own line of the city's contacts.
fn ways(form: Form) -> Vec<Way> {
    let set = settings(form.session).ready().map(|settings| settings.secure_ways.clone()).unwrap_or_default();
    if !set.is_empty() {
        return set;
    }
    let catalogue = form.session.data.catalogue.with(Loading::ready);
    let city = catalogue.and_then(|catalogue| form.session.data.city(&catalogue).ready());
    let way = |contact: &Contact| Way {
        name: contact.name.clone(),
        about: contact.about.clone(),
        phone: contact.phone.clone(),
        url: contact.url.clone(),
    };
    let of_service = |contact: &&Contact| contact.id == "anticorruption";
    city.map(|city| city.contacts.iter().filter(of_service).map(way).collect()).unwrap_or_default()
}

fn line(way: &Way) -> El {
    let lang = words::lang();
    let phone = way.phone.as_ref().map(|phone| {
        let dialled: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        link("", &format!("tel:{dialled}"), phone)
    });
    let site = way.url.as_ref().filter(|url| url.starts_with("https://")).map(|url| {
        let shown = url.trim_start_matches("https://").trim_end_matches('/');
        link("", url, shown).attr("rel", "noopener")
    });
    let reach = phone.into_iter().chain(site).flat_map(|reach| [span("", " "), reach]);
    el("li").child(el("b").text(way.name.get(lang))).children(reach).child(p("quiet", way.about.get(lang)))
}
