//! The rules that complaints follow, as the city's data has them: the law's own words, and what the programme and
//! this map promise. What was only heard of the law is for officials to be warned by, and not for readers.

use super::rules::{Rule, Standing, line, load, source};
use crate::data::Loading;
use crate::dom::{El, div, el, heading, p};
use crate::session::Session;
use crate::words::t;
use leptos::prelude::*;
use std::cell::Cell;
use std::time::Duration;

const GROUPS: [(Standing, &str); 2] =
    [(Standing::Law, "about-rules-law"), (Standing::Programme, "about-rules-programme")];

/// Nothing until they are there. `place`: the id of what the list stands under, where a link may lead.
pub fn rule_list(session: Session, place: &'static str) -> El {
    let sought = Cell::new(window().location().hash().is_ok_and(|hash| hash == format!("#{place}")));
    div("rules").swap(move || {
        let catalogue = session.data.catalogue.with(Loading::ready);
        let Some(rules) = catalogue.and_then(|catalogue| load(session, &catalogue).ready()) else {
            return Vec::new();
        };
        if sought.take() {
            // The browser looked for the place before it was on the page.
            set_timeout(move || bring(place), Duration::ZERO);
        }
        GROUPS.iter().flat_map(|(standing, word)| group(&rules, *standing, word)).collect()
    })
}

fn bring(place: &str) {
    if let Some(element) = document().get_element_by_id(place) {
        element.scroll_into_view();
    }
}

fn group(rules: &[Rule], standing: Standing, word: &str) -> Vec<El> {
    let of_group: Vec<&Rule> = rules.iter().filter(|rule| rule.standing == standing).collect();
    if of_group.is_empty() {
        return Vec::new();
    }
    let head = [heading(3, &t(word)), p("", &t(&format!("{word}-about")))];
    let bunches = of_group.chunk_by(|one, next| one.is_from_where(next));
    head.into_iter().chain(bunches.flat_map(bunch)).collect()
}

/// Rules that stand together in one place, and the place once below them.
fn bunch(rules: &[&Rule]) -> Vec<El> {
    let list = el("ul").class("points").children(rules.iter().map(|rule| line(rule)));
    let from = rules.first().map(|rule| source(rule));
    [list].into_iter().chain(from).collect()
}
